package skills_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestTalkCards(t *testing.T) {
	strange := ask.Query{Intent: ask.OutOfScope, Text: "foobarcoin", Unknown: []string{"foobarcoin"}}
	var scenes []scene
	for _, i := range ask.Intents() {
		switch i {
		case ask.Price, ask.Convert, ask.Market, ask.Economic, ask.Movers, ask.Sentiment, ask.Profile, ask.History, ask.Compare, ask.Chart:
			continue
		}
		scenes = append(scenes, scene{string(i), nil, ask.Query{Intent: i, Text: "x"}}, scene{string(i) + ", about eth", nil, ask.Query{Intent: i, Assets: []market.Asset{eth}}})
	}
	scenes = append(scenes,
		scene{"advice about btc and gold", nil, ask.Query{Intent: ask.Advice, Assets: []market.Asset{btc, gold}}},
		scene{"portfolio about the s&p 500", nil, ask.Query{Intent: ask.Portfolio, Assets: []market.Asset{spx}}},
		scene{"an unknown word", nil, strange},
		scene{"an intent that nobody has heard of", nil, ask.Query{Intent: "juggle"}},
		scene{"nothing at all", nil, ask.Query{}},
	)
	golden(t, "talk", scenes)
}

func TestEveryIntentHasAnAnswerAndThoseWithoutDataNeverAskForIt(t *testing.T) {
	b := open()
	for _, i := range ask.Intents() {
		c := b.answer(t, ask.Query{Intent: i})
		wellFormed(t, string(i), c)
		if len(c.Values) > 0 && i != ask.Market {
			t.Errorf("%s: numbers without a question: %+v", i, c.Values)
		}
	}
	for _, r := range b.asked {
		if r.Kind != market.Global && r.Kind != market.Listing && r.Kind != market.Sentiment {
			t.Errorf("asked for %+v", r)
		}
	}
}

func TestWhatCantBeDoneIsSaidWithThreeExamples(t *testing.T) {
	for _, i := range []ask.Intent{
		ask.History, ask.Chart, ask.Compare, ask.Profile, ask.Education, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Settings, ask.OutOfScope, ask.Advice,
	} {
		c := open().answer(t, ask.Query{Intent: i, Text: "x"})
		if n := strings.Count(c.Text, "“"); n != 3 {
			t.Errorf("%s: %d examples: %s", i, n, c.Text)
		}
	}
}

func TestUnknownWordsAreNamedButNotAtAnyLength(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.String(), 1, 30).Draw(r, "words")
		intent := rapid.SampledFrom(ask.Intents()).Draw(r, "intent")
		c := open().answer(t, ask.Query{Intent: intent, Unknown: words})
		s := c.Plain()
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > 1500 || strings.ContainsAny(c.Text, "\n\x00\x1b") {
			r.Fatalf("%q", s)
		}
	})
	c := open().answer(t, ask.Query{Intent: ask.Price, Unknown: []string{"foobarcoin", "bazcoin"}})
	if !strings.HasPrefix(c.Text, "I don't know “foobarcoin” and “bazcoin”.") {
		t.Error(c.Text)
	}
}

func TestAdviceIsRefusedAndTheDataGiven(t *testing.T) {
	c := open().answer(t, ask.Query{Intent: ask.Advice, Assets: []market.Asset{btc}})
	if c.Title != "Bitcoin (BTC)" || len(c.Values) == 0 || !strings.Contains(c.Notice, "not advice") {
		t.Error(c.Plain())
	}
}

func TestOnlyWhatIsSurelyAJudgementIsThankedFor(t *testing.T) {
	for confidence, want := range map[float64]string{0.33: "I didn't understand that.", 0.99: "Thank you for telling me."} {
		c := open().answer(t, ask.Query{Intent: ask.Feedback, Text: "the second one", By: ask.ByModel, Confidence: confidence})
		if !strings.HasPrefix(c.Text, want) {
			t.Errorf("%v: %s", confidence, c.Text)
		}
	}
}
