package letters

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"tickertape/core/market"
)

// box is a store in memory.
type box struct {
	all    []market.Letter
	broken bool
}

func (b *box) PutLetter(_ context.Context, l market.Letter) error {
	if b.broken {
		return errors.New("disk on fire")
	}
	for i, old := range b.all {
		if old.ID == l.ID {
			b.all[i].Attempts += l.Attempts
			return nil
		}
	}
	b.all = append(b.all, l)
	return nil
}

func (b *box) Letters(context.Context) ([]market.Letter, error) { return slices.Clone(b.all), nil }

func (b *box) DropLetter(_ context.Context, id string) error {
	b.all = slices.DeleteFunc(b.all, func(l market.Letter) bool { return l.ID == id })
	return nil
}

func price(id string) market.Request {
	return market.Request{Kind: market.Price, Assets: []market.Asset{{Class: market.Crypto, ID: id}}}
}

// outage is an office before providers that fail as told.
func outage(b *box) (o *Office, fetch market.Fetch, fails *error, lanes *[]market.Lane) {
	var err error
	var seen []market.Lane
	o = New(b, nil)
	fetch = o.Stage(func(ctx context.Context, _ market.Request) (market.Answer, error) {
		seen = append(seen, market.LaneOf(ctx))
		return market.Answer{}, err
	})
	return o, fetch, &err, &seen
}

func TestWhatNobodyAnswersIsKeptOnceAndAskedAgain(t *testing.T) {
	b := &box{}
	o, fetch, fails, lanes := outage(b)
	*fails = &market.Error{Fault: market.ErrExhausted}
	for _, id := range []string{"bitcoin", "bitcoin", "ethereum"} {
		_, _ = fetch(t.Context(), price(id))
	}
	if len(b.all) != 2 || b.all[0].Attempts != 2 || b.all[0].Fault != market.ErrExhausted {
		t.Fatalf("%+v", b.all)
	}
	before := len(*lanes)
	if answered, left, err := o.Replay(t.Context(), 10); answered != 0 || left != 2 || err != nil || len(*lanes) != before+1 {
		t.Errorf("while they are down: %d answered, %d left, %v, %d calls", answered, left, err, len(*lanes)-before)
	}
	*fails = nil
	if answered, left, err := o.Replay(t.Context(), 1); answered != 1 || left != 1 || err != nil {
		t.Errorf("one of them: %d answered, %d left, %v", answered, left, err)
	}
	if answered, left, err := o.Replay(t.Context(), 10); answered != 1 || left != 0 || err != nil || len(b.all) != 0 {
		t.Errorf("the rest: %d answered, %d left, %v", answered, left, err)
	}
	if (*lanes)[len(*lanes)-1] != market.Batch {
		t.Error("it went before people")
	}
}

func TestWhatIsNoFailureIsNotKept(t *testing.T) {
	b := &box{}
	_, fetch, fails, _ := outage(b)
	for _, err := range []error{
		nil, context.Canceled, &market.Error{Fault: market.ErrNotFound}, &market.Error{Fault: market.ErrBadRequest}, &market.Error{Fault: market.ErrOverloaded}, fmt.Errorf("else"),
	} {
		*fails = err
		if _, got := fetch(t.Context(), price("bitcoin")); !errors.Is(got, err) {
			t.Errorf("%v became %v", err, got)
		}
	}
	if len(b.all) != 0 {
		t.Errorf("%+v", b.all)
	}
}

func TestLetterThatIsNotFoundAfterAllIsDropped(t *testing.T) {
	b := &box{}
	o, fetch, fails, _ := outage(b)
	*fails = &market.Error{Fault: market.ErrTimeout}
	_, _ = fetch(t.Context(), price("bitcoin"))
	*fails = &market.Error{Fault: market.ErrNotFound}
	if answered, left, err := o.Replay(t.Context(), 10); answered != 1 || left != 0 || err != nil {
		t.Errorf("%d answered, %d left, %v", answered, left, err)
	}
}

func TestStoreThatFailsCostsNoAnswer(t *testing.T) {
	_, fetch, fails, _ := outage(&box{broken: true})
	*fails = &market.Error{Fault: market.ErrExhausted}
	if _, err := fetch(t.Context(), price("bitcoin")); !errors.Is(err, market.ErrExhausted) {
		t.Error(err)
	}
	o := New(nil, nil)
	o.Stage(func(context.Context, market.Request) (market.Answer, error) { return market.Answer{}, nil })
	if answered, left, err := o.Replay(t.Context(), 10); answered+left != 0 || err != nil {
		t.Errorf("without a store: %d, %d, %v", answered, left, err)
	}
}
