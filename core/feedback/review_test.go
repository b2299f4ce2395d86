package feedback_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/feedback"
	"tickertape/core/market"
	"tickertape/core/record"
)

func TestReviewShowsTheMostUrgentFirst(t *testing.T) {
	p := newPlay(t)
	for n, confidence := range []float64{0.9, 0.3, 0.6} {
		i := answer()
		i.Query.Confidence = confidence
		id := record.ID(fmt.Sprintf("i%d", n+1))
		p.book.add(id, "ana", i)
		p.presses("ana", feedback.Buttons(id)[1].Value)
	}
	p.presses("bo", feedback.Buttons("i1")[1].Value)
	p.presses("cy", feedback.Buttons("i1")[1].Value)
	r := feedback.Review{Cases: p.book, Now: p.book.now}
	items, err := r.List(t.Context(), 2)
	if err != nil || len(items) != 2 || items[0].Interaction.ID != "i1" || items[1].Interaction.ID != "i2" || len(items[0].Feedback) != 3 {
		t.Errorf("%+v, %v", items, err)
	}
	if err := r.Dismiss(t.Context(), "i1", "spam", "rae"); err != nil {
		t.Fatal(err)
	}
	if items, _ := r.List(t.Context(), 9); len(items) != 2 || items[0].Interaction.ID != "i2" {
		t.Errorf("after a decision: %+v", items)
	}
}

func TestReviewersLabelSaysWhoAndWhenAndStays(t *testing.T) {
	p := newPlay(t)
	p.reacts("ana", "👎")
	r := feedback.Review{Cases: p.book, Now: p.book.now}
	l := feedback.Label{Intent: ask.Chart, Assets: []string{"bitcoin"}, Note: "n", By: "rae"}
	if err := r.Label(t.Context(), "i1", l); err != nil {
		t.Fatal(err)
	}
	p.takesBack("ana", "👎")
	p.reacts("ana", "👍")
	item, err := r.Show(t.Context(), "i1")
	c := item.Case
	if err != nil || c.State != record.CaseLabelled || c.Intent != ask.Chart || c.By != "rae" || !c.Decided.Equal(noon) || c.Assets[0] != "bitcoin" || c.Note != "n" {
		t.Errorf("%+v, %v", c, err)
	}
	if err := r.Label(t.Context(), "i1", feedback.Label{Intent: "nonsense"}); !errors.Is(err, record.ErrInvalid) || !strings.Contains(err.Error(), "out_of_scope") {
		t.Errorf("nonsense: %v", err)
	}
	if err := r.Label(t.Context(), "i7", l); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("nothing: %v", err)
	}
}

func TestWhatIsLearnedFrom(t *testing.T) {
	up := func(p *play) { p.reacts("bo", "👍") }
	down := func(p *play) { p.reacts("bo", "👎") }
	label := func(i ask.Intent) func(p *play) {
		return func(p *play) {
			_ = feedback.Review{Cases: p.book, Now: p.book.now}.Label(t.Context(), "i1", feedback.Label{Intent: i, By: "rae"})
		}
	}
	with := func(alter func(*record.Interaction)) func(p *play) {
		return func(p *play) {
			i := answer()
			alter(&i)
			p.book.add("i1", "ana", i)
		}
	}
	corrects := func(who string) func(p *play) {
		return func(p *play) { _ = p.says(who, "m1", "no, the chart", ask.Query{Intent: ask.Chart, Corrects: true}) }
	}
	state := func(s record.CaseState, c record.Cause) func(p *play) {
		return func(p *play) { p.book.cases["i1"] = record.Case{Interaction: "i1", State: s, Cause: c} }
	}
	for name, c := range map[string]struct {
		steps []func(*play)
		want  string
	}{
		"nothing said":                  {nil, ""},
		"confirmed":                     {[]func(*play){up}, "price feedback 1"},
		"disliked":                      {[]func(*play){down}, ""},
		"as many for as against":        {[]func(*play){up, func(p *play) { p.reacts("cy", "👎") }}, ""},
		"more for than against":         {[]func(*play){up, func(p *play) { p.reacts("cy", "👎"); p.reacts("di", "👍"); p.reacts("em", "👍") }}, "price feedback 1"},
		"changed their mind":            {[]func(*play){up, down}, ""},
		"corrected by who asked":        {[]func(*play){corrects("ana")}, "chart feedback 1"},
		"corrected by somebody else":    {[]func(*play){corrects("bo")}, ""},
		"labelled":                      {[]func(*play){label(ask.Chart)}, "chart review rae 1"},
		"label beats feedback":          {[]func(*play){up, corrects("ana"), label(ask.Market)}, "market review rae 1"},
		"dismissed":                     {[]func(*play){up, state(record.CaseDismissed, record.Misread)}, ""},
		"held":                          {[]func(*play){up, state(record.CaseHeld, record.Burst)}, ""},
		"an outage":                     {[]func(*play){up, state(record.CaseOpen, record.ProviderError)}, ""},
		"an outage with the same label": {[]func(*play){down, state(record.CaseOpen, record.Slow), label(ask.Price)}, "price review rae 1"},
		"answered with an apology":      {[]func(*play){state(record.CaseOpen, record.ProviderError), label(ask.Price)}, "price review rae 1"},
		"what somebody called other":    {[]func(*play){down, state(record.CaseOpen, record.Other), label(ask.Price)}, "price review rae 1"},
		"an outage that was misread":    {[]func(*play){state(record.CaseOpen, record.Slow), label(ask.Chart)}, "chart review rae 1"},
		"held and then labelled":        {[]func(*play){state(record.CaseHeld, record.Burst), label(ask.Chart)}, "chart review rae 1"},
		"goes on with another":          {[]func(*play){with(func(i *record.Interaction) { i.Query.By = ask.ByContext }), up}, ""},
		"two questions":                 {[]func(*play){with(func(i *record.Interaction) { i.Query.Also = []ask.Query{{}} }), up}, ""},
		"turned away":                   {[]func(*play){with(func(i *record.Interaction) { i.Query.Model = "admission" }), up}, ""},
		"nobody's":                      {[]func(*play){func(p *play) { p.book.add("i1", "", answer()) }, up}, ""},
		"not agreed":                    {[]func(*play){func(p *play) { p.book.consents["ana"] = record.Refused }, up}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			p.book.consents["ana"] = record.Agreed
			for _, step := range c.steps {
				step(p)
			}
			h := feedback.Harvest{Store: p.book, Scrub: strings.ToUpper, Allowed: func(c record.Consent) bool { return c.State == record.Agreed }}
			got := ""
			err := h.Examples(t.Context(), func(e record.Example) error {
				if e.ID != "i1" {
					return nil // the correction itself
				}
				got = strings.Join(strings.Fields(fmt.Sprintln(e.Intent, e.Origin, e.By, e.Weight)), " ")
				if e.Text != "PRICE OF BITCOIN" || e.User != "ana" || e.Language != "en" || e.Platform != "test" || !e.At.Equal(noon) {
					t.Errorf("%+v", e)
				}
				return nil
			})
			if err != nil || got != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestStatsCountVoicesByWhatTheyAreAbout(t *testing.T) {
	p := newPlay(t)
	i := answer()
	i.Query.Intent, i.Provider = ask.Chart, "Yahoo"
	p.book.add("i2", "ana", i)
	p.presses("ana", feedback.Buttons("i1")[0].Value)
	p.reacts("ana", "🎉")
	p.reacts("bo", "👎")
	p.presses("bo", feedback.Buttons("i2")[1].Value)
	got, err := feedback.Stats(t.Context(), p.book)
	want := []feedback.Count{
		{Intent: "chart", Model: "seed-1", Provider: "Yahoo", Platform: "test", Negative: 1},
		{Intent: "price", Model: "seed-1", Provider: "CoinGecko", Platform: "test", Positive: 1, Negative: 1},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestReviewShowsFirstWhatCanTeachSomething(t *testing.T) {
	p := newPlay(t)
	for n, text := range []string{"wen moon", "Wen  MOON", "hodl?", "wen lambo", "wen lambo"} {
		i := answer()
		i.Message.Text, i.Query.Confidence = text, float64(n+1)/10
		id, who := record.ID(fmt.Sprintf("i%d", n+1)), record.ID([]string{"ana", "bo", "cy", "ana", "bo"}[n])
		p.book.add(id, who, i)
		p.presses("di", feedback.Buttons(id)[1].Value)
	}
	r := feedback.Review{Cases: p.book, Now: p.book.now, Allowed: func(_ context.Context, user record.ID) (bool, error) { return user != "cy", nil }}
	shows := func(most int, want string) {
		t.Helper()
		items, err := r.List(t.Context(), most)
		var got []string
		for _, i := range items {
			got = append(got, string(i.Interaction.ID))
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	shows(9, "i1 i4 i2 i3 i5") // then what says the same as those before, and what may not be learned from
	shows(2, "i1 i4")
	if err := r.Label(t.Context(), "i4", feedback.Label{Intent: ask.Advice, By: "rae"}); err != nil {
		t.Fatal(err)
	}
	shows(9, "i1 i2 i3 i5")
	r.Allowed = func(context.Context, record.ID) (bool, error) { return false, errors.New("the store is closed") }
	if _, err := r.List(t.Context(), 9); err == nil {
		t.Error("no error")
	}
}

// Questions about other names, or that share most of their words, are shown behind those that ask
// in another way, though they are as urgent or more.
func TestReviewShowsVariedQuestions(t *testing.T) {
	p := newPlay(t)
	for n, c := range []struct {
		text, symbol string
		confidence   float64
	}{
		{"dammi la quotazione di btc", "BTC", 0.10},
		{"dammi la quotazione di eth", "ETH", 0.11},
		{"dammi il grafico di sol", "SOL", 0.12},
		{"come va il mercato", "", 0.3},
		{"怎么卖掉比特币", "", 0.31},
		{"怎么卖掉以太坊", "", 0.32},
		{"12 345", "", 0.33},
		{"77", "", 0.34},
	} {
		i := answer()
		i.Message.Text, i.Query.Text, i.Query.Confidence, i.Query.Assets = c.text, c.text, c.confidence, nil
		if c.symbol != "" {
			i.Query.Assets = []market.Asset{{Class: market.Crypto, ID: c.symbol, Symbol: c.symbol}}
		}
		id := record.ID(fmt.Sprintf("i%d", n+1))
		p.book.add(id, "ana", i)
		p.presses("di", feedback.Buttons(id)[1].Value)
	}
	r := feedback.Review{Cases: p.book, Now: p.book.now}
	shows := func(want string) {
		t.Helper()
		items, err := r.List(t.Context(), 8)
		var got []string
		for _, i := range items {
			got = append(got, string(i.Interaction.ID))
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	shows("i1 i4 i5 i7 i3 i6 i2 i8")
	if err := r.Label(t.Context(), "i3", feedback.Label{Intent: ask.Chart, By: "rae"}); err != nil {
		t.Fatal(err)
	}
	shows("i5 i7 i4 i1 i6 i2 i8")
}
