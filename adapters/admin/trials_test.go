package admin_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/adapters/admin"
)

// laboratory has one experiment, or none.
type laboratory struct {
	all []admin.Trial
	err error
}

func (l laboratory) Trials(context.Context) ([]admin.Trial, error) { return l.all, l.err }

func (l laboratory) Second(_ context.Context, model string) (admin.Second, error) {
	return admin.Second{Model: model, Read: 10, Differ: 2, Pairs: []admin.Pair{{Was: "price", Would: "chart", Times: 2}}}, l.err
}

func cards() []admin.Trial {
	rates := func(difference, low, high, p float64) []admin.Rate {
		return []admin.Rate{{Rate: "displeased", P: 1, Low: -1, High: 1}, {Rate: "not understood", Answers: 1200, Share: .125, Difference: difference, Low: low, High: high, P: p}}
	}
	return []admin.Trial{{Name: "cards", Kind: "layout", Arms: []admin.Arm{
		{Name: "full", Share: .5, Value: "full", Answers: 1200, People: 80, Rates: rates(0, 0, 0, 1)},
		{Name: "<b>short", Share: .5, Value: "compact", Answers: 1100, People: 70, Rates: rates(.0321, .0011, .0652, .0123)},
	}}}
}

func TestExperimentsAreShownOnAPageAndToldOnTheSocket(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Laboratory = laboratory{all: cards()} })
	defer o.stop()
	c := admin.Client(o.socket)
	got, err := c.Trials(t.Context())
	if diff := cmp.Diff(cards(), got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if s, err := c.Second(t.Context(), "m0a1b2c3d"); err != nil || s.Model != "m0a1b2c3d" || s.Differ != 2 || len(s.Pairs) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	code, page := o.get("/experiments")
	for _, want := range []string{"<h2>cards</h2>", "1200 answers to 80", "12.5 %", "&#43;3.2", "&#43;0.1 to &#43;6.5", "0.012", `class="negative"`, "&lt;b&gt;short", "50 % of the people", "<td>–</td>"} {
		if code != 200 || !strings.Contains(page, want) {
			t.Errorf("%d, lacks %q:\n%s", code, want, page)
		}
	}
	if strings.Count(page, `class="negative"`) != 1 {
		t.Error("what was not observed is coloured")
	}
	for _, path := range []string{"/trials", "/models/m0a1b2c3d/second"} {
		if code, _ := o.get(path); code != 404 {
			t.Errorf("%s over TCP: status %d", path, code)
		}
	}
	if code, _ := o.get("/review/assets/review.css"); code != 200 {
		t.Errorf("its looks: status %d", code)
	}
}

func TestExperimentsThatCannotBeCountedAreAnErrorWithoutDetails(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Laboratory = laboratory{err: errors.New("secret detail of the store")} })
	defer o.stop()
	if code, page := o.get("/experiments"); code != 500 || strings.Contains(page, "secret") {
		t.Errorf("%d: %s", code, page)
	}
	c := admin.Client(o.socket)
	if _, err := c.Trials(t.Context()); err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	if _, err := c.Second(t.Context(), "m"); err == nil {
		t.Error("no error")
	}
}

func TestDifferencesAndChancesAreWrittenForPeople(t *testing.T) {
	for d, want := range map[float64]string{0: "0.0", .0321: "+3.2", -.0152: "−1.5", -.0001: "0.0", .0004: "0.0", 1: "+100.0"} {
		if got := (admin.Rate{}).Points(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
	for p, want := range map[float64]string{1: "1", .0123: "0.012", .00011: "0.00011", 3.9e-22: "< 0.0001"} {
		if got := (admin.Rate{P: p}).Chance(); got != want {
			t.Errorf("%v is %q, want %q", p, got, want)
		}
	}
}

func TestNoExperimentIsSaid(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Laboratory = laboratory{} })
	defer o.stop()
	if code, page := o.get("/experiments"); code != 200 || !strings.Contains(page, "No experiment runs") {
		t.Errorf("%d: %s", code, page)
	}
}
