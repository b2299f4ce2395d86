package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// oracle answers what it is told to answer, and knows the beginnings of names.
type oracle struct {
	mu    sync.Mutex
	asked []chat.Message
	err   error
	think time.Duration
}

func (o *oracle) Answer(ctx context.Context, m chat.Message) (chat.Card, error) {
	o.mu.Lock()
	o.asked = append(o.asked, m)
	err, think := o.err, o.think
	o.mu.Unlock()
	select {
	case <-time.After(think):
	case <-ctx.Done():
		return chat.Card{}, ctx.Err()
	}
	if err != nil {
		return chat.Card{}, err
	}
	what, known := map[string]string{
		"btc": "Bitcoin", "price BTC": "Bitcoin", "price bitcoin": "Bitcoin", "price BCH": "Bitcoin Cash", "price ethereum": "Ether <ETH>", "market global": "The market",
	}[m.Text]
	if !known {
		return chat.Card{Text: "I don't know “" + m.Text + "”."}, nil
	}
	return chat.Card{
		Title: what, Text: what + " is at $1.00, @everyone.", Source: "CoinGecko", AsOf: time.Unix(1_800_000_000, 0),
		Fields: []chat.Field{{Name: "24 hours", Value: "▲ +2.41 %"}}, Simulated: m.Text == "simulated",
	}, nil
}

func (o *oracle) Complete(_ context.Context, d chat.Draft) (list []chat.Choice) {
	for _, symbol := range []string{"BTC", "BCH", "BTT", "BIT", "BTG"} {
		if d.Of == "asset" && d.Author.ID != "" && strings.HasPrefix("BITCOIN", strings.ToUpper(d.Text)) {
			list = append(list, chat.Choice{Value: symbol})
		}
	}
	return list
}

func (o *oracle) texts() (list []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, m := range o.asked {
		list = append(list, m.Text)
	}
	slices.Sort(list)
	return list
}

// choices waits for the answer to an inline query.
func (s *stage) choices(query string) telegramtest.InlineAnswer {
	s.t.Helper()
	time.Sleep(answerWithin + typingPause)
	s.settle()
	got, ok := s.Choices(query)
	if !ok {
		s.t.Fatalf("%s is not answered:\n%s", query, s.log)
	}
	return got
}

func titles(a telegramtest.InlineAnswer) (list []string) {
	for _, r := range a.Articles {
		list = append(list, r.Title)
	}
	return list
}

func TestWhatIsTypedInlineIsAnsweredWithCards(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		got := s.choices(s.TypeInline("1001", " btc "))
		if len(got.Articles) != 1 || !got.Personal || got.Cache != freshFor || got.Button != "" {
			t.Fatalf("choices %+v", got)
		}
		a := got.Articles[0]
		if a.Title != "Bitcoin" || !strings.HasPrefix(a.Description, "Bitcoin is at $1.00") || !strings.HasSuffix(a.Description, "24 hours ▲ +2.41 %") {
			t.Errorf("offered %+v", a)
		}
		if want := "<b>Bitcoin</b>\nBitcoin is at $1.00"; !strings.HasPrefix(a.Text, want) || !strings.Contains(a.Visible, "CoinGecko · ") || len(a.Mentions) != 0 {
			t.Errorf("it would send %q, mentioning %v", a.Text, a.Mentions)
		}
		m := s.oracle.asked[0]
		if m.Author.ID == "" || m.Author.Locale != "en" || m.Ref.Platform != chat.Telegram || m.Ref.Channel != "" || m.Text != "btc" {
			t.Errorf("asked %+v", m)
		}
		s.wantTexts() // nothing is kept
	})
}

func TestBeginningOfANameOffersWhatItMayBecome(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		got := s.choices(s.TypeInline("1001", "bit"))
		if want := []string{"Bitcoin", "Bitcoin Cash"}; !slices.Equal(titles(got), want) {
			t.Errorf("offered %v, want %v", titles(got), want)
		}
		if want := []string{"bit", "price BCH", "price BTC", "price BTT"}; !slices.Equal(s.oracle.texts(), want) {
			t.Errorf("asked %v, want %v", s.oracle.texts(), want)
		}
		if got := titles(s.choices(s.TypeInline("1001", ""))); !slices.Equal(got, []string{"Bitcoin", "Ether <ETH>", "The market"}) {
			t.Errorf("nothing typed: %v", got)
		}
	})
}

func TestInlineAnswerWithoutDataIsNotKeptForLong(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		got := s.choices(s.TypeInline("1001", "3 foobars"))
		if len(got.Articles) != 1 || got.Articles[0].Title != "I don't know “3 foobars”." || got.Articles[0].Description != "" || got.Cache != vagueFor {
			t.Errorf("choices %+v", got)
		}
	})
}

func TestOnlyTheNewestOfQuickTypingIsAnswered(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		var queries []string
		for _, text := range []string{"x1", "x12", "x123", "x1234"} {
			queries = append(queries, s.TypeInline("1001", text))
			time.Sleep(20 * time.Millisecond)
		}
		other := s.TypeInline("1002", "btc")
		s.choices(queries[3])
		s.choices(other)
		for _, q := range queries[:3] {
			if _, answered := s.Choices(q); answered {
				t.Errorf("%s is answered", q)
			}
		}
		if got := s.oracle.texts(); !slices.Equal(got, []string{"btc", "x1234"}) {
			t.Errorf("asked %v", got)
		}
	})
}

func TestInlineQueryThatCantBeAnsweredStopsNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.oracle.err = errors.New("too fast")
		failed := s.TypeInline("1001", "btc")
		time.Sleep(time.Second)
		s.oracle.mu.Lock()
		s.oracle.err, s.oracle.think = nil, time.Hour
		s.oracle.mu.Unlock()
		slow := s.TypeInline("1001", "btc")
		time.Sleep(answerWithin + time.Second)
		s.oracle.mu.Lock()
		s.oracle.think = 0
		s.oracle.mu.Unlock()
		s.Refuse("answerInlineQuery", 1, http.StatusBadRequest, "Bad Request: query is too old")
		refused := s.TypeInline("1001", "btc")
		time.Sleep(time.Second)
		s.choices(s.TypeInline("1001", "btc"))
		for _, q := range []string{failed, slow, refused} {
			if got, answered := s.Choices(q); answered {
				t.Errorf("%s is answered with %+v", q, got)
			}
		}
		s.wantHealth(true, "")
	})
}

func TestPeopleWhoTypeInlineAreBounded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		now := time.Now()
		for n := range 2 * maxTyped {
			u, err := decodeUpdate(fmt.Appendf(nil, `{"update_id":1,"inline_query":{"id":"q","from":{"id":%d},"query":"btc"}}`, 1+n))
			if err != nil {
				t.Fatal(err)
			}
			s.typed.take(u.InlineQuery, now)
		}
		if n := len(s.typed.newest); n != maxTyped {
			t.Errorf("%d wait", n)
		}
		time.Sleep(typedLives + time.Second) // Telegram has forgotten them
		run(t, s.Adapter)
		time.Sleep(time.Minute)
		if got := s.oracle.texts(); len(got) != 0 {
			t.Errorf("answered though it is too late: %v", got)
		}
	})
}

func TestWithoutAnswersNothingIsSaidInline(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.typed.answers = nil
		s.stop = run(t, s.Adapter)
		q := s.TypeInline("1001", "btc")
		time.Sleep(time.Minute)
		if _, answered := s.Choices(q); answered {
			t.Error("answered")
		}
	})
}

// Every card that there is can be offered, as the Bot API wants it.
func TestEveryCardCanBeOfferedInline(t *testing.T) {
	s := loadSpec(t)
	for _, c := range adaptertest.Cards() {
		list := articles([]chat.Card{c.Card})
		if len(list) != 1 || list[0].Title == "" || units(list[0].Title) > maxArticleTitle || units(list[0].Description) > maxArticleWords {
			t.Errorf("%s: %+v", c.Name, list)
			continue
		}
		if _, _, err := telegramtest.Parse(list[0].Content.Text, list[0].Content.Mode); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		raw, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		r := telegramtest.Request{Method: "answerInlineQuery", Params: map[string][]string{"inline_query_id": {"1"}, "results": {string(raw)}}}
		if err := s.request(r); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
}
