package feedback_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/market"
	"tickertape/core/record"
)

func TestNegativeVerdictOpensACaseWithItsProbableCause(t *testing.T) {
	bitcoin := market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}
	for want, alter := range map[record.Cause]func(*record.Interaction){
		record.LowConfidence: func(i *record.Interaction) { i.Query.Confidence = 0.59 },
		record.Ambiguous:     func(i *record.Interaction) { i.Query.Other = bitcoin },
		record.StaleData:     func(i *record.Interaction) { i.Card.Stale, i.Query.Confidence = time.Minute, 0.1 },
		record.Slow:          func(i *record.Interaction) { i.Took = 3001 * time.Millisecond },
		record.Misread:       func(*record.Interaction) {},
		record.ProviderError: func(i *record.Interaction) {
			i.Query.Assets, i.Card = []market.Asset{bitcoin}, chat.Card{Text: "The price can't be had right now."}
		},
	} {
		t.Run(string(want), func(t *testing.T) {
			p := newPlay(t)
			i := answer()
			alter(&i)
			p.book.add("i1", "ana", i)
			p.presses("bo", feedback.Buttons("i1")[1].Value)
			c := p.book.cases["i1"]
			if c.Cause != want || c.State != record.CaseOpen || c.Urgency <= 0 || c.Urgency >= 1 || !c.Opened.Equal(noon) {
				t.Errorf("%+v", c)
			}
		})
	}
}

func TestUnknownNameIsNoProvidersFault(t *testing.T) {
	p := newPlay(t)
	i := answer()
	i.Query.Unknown, i.Card, i.Query.Confidence = []string{"foocoin"}, chat.Card{Text: "I don't know foocoin."}, 0.4
	p.book.add("i1", "ana", i)
	p.reacts("ana", "👎")
	if c := p.book.cases["i1"]; c.Cause != record.LowConfidence {
		t.Errorf("%+v", c)
	}
}

func TestCaseGoesWhenNobodyComplainsAnyMore(t *testing.T) {
	p := newPlay(t)
	p.reacts("ana", "👎")
	p.reacts("bo", "👎")
	urgent := p.book.cases["i1"].Urgency
	p.takesBack("bo", "👎")
	if c, ok := p.book.cases["i1"]; !ok || c.Urgency >= urgent {
		t.Errorf("one less: %+v, was %v", c, urgent)
	}
	p.presses("ana", feedback.Buttons("i1")[0].Value) // the latest counts, though the emoji is still there
	if c, ok := p.book.cases["i1"]; ok {
		t.Errorf("still there: %+v", c)
	}
}

func TestEmojiAndButtonOfOnePersonAreOneVoice(t *testing.T) {
	p := newPlay(t)
	up, down := feedback.Buttons("i1")[0].Value, feedback.Buttons("i1")[1].Value
	p.reacts("ana", "👍")
	p.presses("ana", up)
	p.reacts("ana", "🎉")
	p.reacts("bo", "👍")
	p.presses("cy", up)
	p.presses("cy", down)
	all, _ := p.book.FeedbackOn(t.Context(), "i1")
	got := map[record.ID]record.Verdict{}
	for _, f := range feedback.Voices(all) {
		if _, twice := got[f.User]; twice {
			t.Errorf("%s speaks twice", f.User)
		}
		got[f.User] = f.Verdict
	}
	if len(got) != 3 || got["ana"] != record.Positive || got["cy"] != record.Negative {
		t.Errorf("%v", got)
	}
}

func TestVotesOfOnePersonWeighLessTheMoreThereAre(t *testing.T) {
	p := newPlay(t)
	for n := range 11 {
		id := record.ID(fmt.Sprintf("i%d", n+10))
		p.book.add(id, "ana", answer())
		p.presses("bo", feedback.Buttons(id)[0].Value)
	}
	if first, last := p.book.rows[0].Weight, p.book.rows[10].Weight; first != 1 || last < 0.577 || last > 0.578 { // 1/√3
		t.Errorf("first %v, eleventh %v", first, last)
	}
	p.book.at = noon.Add(25 * time.Hour)
	p.reacts("bo", "👍")
	if w := p.book.rows[11].Weight; w != 1 {
		t.Errorf("a day later: %v", w)
	}
}

func TestWeightFallsAndTheSayOfOnePersonGrowsAsASquareRoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 10_000).Draw(t, "n")
		sum := 0.0
		for k := range n {
			if feedback.Weight(k+1) >= feedback.Weight(k) || feedback.Weight(k) > 1 {
				t.Fatalf("weight %d", k)
			}
			sum += feedback.Weight(k)
		}
		if sum > 1+10*(math.Sqrt(1+float64(n)/5)-1) { // the integral
			t.Fatalf("%d votes weigh %v", n, sum)
		}
	})
}

// crowd lets people vote against answers of an intent, one each.
func (p *play) crowd(intent ask.Intent, people, votes int, apart time.Duration) {
	p.t.Helper()
	p.voters(intent, record.Negative, people, votes, apart)
}

func (p *play) voters(intent ask.Intent, v record.Verdict, people, votes int, apart time.Duration) {
	p.t.Helper()
	button := map[record.Verdict]int{record.Positive: 0, record.Negative: 1}[v]
	for n := range votes {
		id := record.ID(fmt.Sprintf("i-%s-%d-%d", intent, n, p.book.at.UnixNano()))
		i := answer()
		i.Query.Intent = intent
		p.book.add(id, "asker", i)
		p.presses(fmt.Sprintf("person-%d", n%people), feedback.Buttons(id)[button].Value)
		p.book.at = p.book.at.Add(apart)
	}
}

func (p *play) held() (held, open int) {
	for _, c := range p.book.cases {
		switch {
		case c.State == record.CaseHeld && c.Cause == record.Burst:
			held++
		case c.State == record.CaseOpen:
			open++
		}
	}
	return held, open
}

func TestBurstAgainstOneLabelIsHeld(t *testing.T) {
	for name, c := range map[string]struct {
		people, votes int
		apart         time.Duration
		held          bool
	}{
		"two people vote six times":                  {2, 6, time.Minute, true},
		"three people vote six times":                {3, 6, time.Minute, false},
		"two people vote six times in a day":         {2, 6, 4 * time.Hour, false},
		"ten people at once where nobody ever did":   {10, 10, time.Minute, true},
		"nine people at once":                        {9, 9, time.Minute, false},
		"twelve people within a day":                 {12, 12, 2 * time.Hour, false},
		"one person who votes five times":            {1, 5, time.Minute, false},
		"a hundred people, a vote every ten minutes": {100, 100, 10 * time.Minute, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			p.crowd(ask.Chart, c.people, c.votes, c.apart)
			held, open := p.held()
			if want := map[bool]int{true: c.votes}[c.held]; held != want || held+open != c.votes {
				t.Errorf("%d held, %d open, want %d held", held, open, want)
			}
		})
	}
}

func TestBurstOfPraiseIsHeldAsOneOfComplaintsIs(t *testing.T) {
	for name, c := range map[string]struct {
		people, votes int
		apart         time.Duration
		held          bool
	}{
		"two people like six answers":              {2, 6, time.Minute, true},
		"three people like six answers":            {3, 6, time.Minute, false},
		"ten people at once where nobody ever did": {10, 10, time.Minute, true},
		"nine people at once":                      {9, 9, time.Minute, false},
		"a hundred people, one every ten minutes":  {100, 100, 10 * time.Minute, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			p.voters(ask.Advice, record.Positive, c.people, c.votes, c.apart)
			held, open := p.held()
			if want := map[bool]int{true: c.votes}[c.held]; held != want || open != 0 {
				t.Errorf("%d held, %d open, want %d held", held, open, want)
			}
		})
	}
}

func TestBurstOfManyPutsEachOnHoldOnce(t *testing.T) {
	for _, v := range []record.Verdict{record.Positive, record.Negative} {
		p := newPlay(t)
		p.voters(ask.Price, v, 300, 300, time.Second)
		if held, _ := p.held(); held != 300 || p.book.changed > 2*300 { // settled, and held
			t.Errorf("%s: %d held, %d changes", v, held, p.book.changed)
		}
	}
}

func TestComplaintsAndPraiseAreCountedApart(t *testing.T) {
	p := newPlay(t)
	p.voters(ask.Chart, record.Positive, 5, 5, time.Minute)
	p.voters(ask.Chart, record.Negative, 5, 5, time.Minute)
	if held, open := p.held(); held != 0 || open != 5 {
		t.Errorf("%d held, %d open", held, open)
	}
}

func TestHeldPraiseStaysHeldWhenItIsTakenBack(t *testing.T) {
	p := newPlay(t)
	p.voters(ask.Advice, record.Positive, 2, 6, time.Minute)
	for id, c := range p.book.cases {
		if c.State != record.CaseHeld {
			t.Fatalf("%+v", c)
		}
		p.desk = feedback.New(feedback.Parts{Store: p.book, Voters: p.book, Cases: p.book, Now: p.book.now})
		p.presses("person-0", feedback.Buttons(id)[0].Value) // taken back, which decides nothing
		if p.book.cases[id].State != record.CaseHeld {
			t.Errorf("%+v", p.book.cases[id])
		}
	}
}

func TestUsualRateOfALabelIsKnownAfterARestart(t *testing.T) {
	p := newPlay(t)
	p.crowd(ask.Chart, 1000, 7*24*6, 10*time.Minute) // six an hour, all week
	p.book.cases = map[record.ID]record.Case{}
	again := &play{t: t, book: p.book, n: p.n, desk: feedback.New(feedback.Parts{Store: p.book, Voters: p.book, Cases: p.book, Now: p.book.now})}
	again.crowd(ask.Chart, 500, 14, time.Minute) // with what is left of the hour before: 20
	if held, _ := again.held(); held != 0 {
		t.Errorf("%d held where twenty an hour are not far from six", held)
	}
	again.crowd(ask.Price, 500, 14, time.Minute)
	if held, _ := again.held(); held != 14 {
		t.Errorf("%d held of a label that is never voted against", held)
	}
}

// Nobody makes votes of many usual by voting and taking it back, nor by judging again what was judged long ago.
func TestNobodyMakesABurstUsual(t *testing.T) {
	for name, prepare := range map[string]func(p *play){
		"a vote on and off": func(p *play) {
			for range 600 { // on and off
				p.presses("troll", feedback.Buttons("i0")[1].Value)
			}
		},
		"an old vote looked at again": func(p *play) {
			p.presses("bob", feedback.Buttons("i0")[1].Value)
			p.book.at = p.book.at.Add(2 * time.Hour)
			for range 600 {
				p.presses("troll", feedback.Buttons("i0")[0].Value)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			i := answer()
			i.Query.Intent = ask.Chart
			p.book.add("i0", "ana", i)
			prepare(p)
			p.crowd(ask.Chart, 12, 12, time.Minute)
			if held, _ := p.held(); held != 12 {
				t.Errorf("%d of 12 held", held)
			}
		})
	}
}

func TestBurstOfCorrectionsTowardOneLabelIsHeld(t *testing.T) {
	p := newPlay(t)
	intents := ask.Intents()
	for n := range 6 {
		i := answer()
		i.Query.Intent = intents[n%5]
		id := record.ID(fmt.Sprintf("i2%d", n))
		p.book.add(id, "troll", i)
		if err := p.says("troll", "m"+string(id[1:]), "no, I meant advice", ask.Query{Intent: ask.Advice, Corrects: true}); err != nil {
			t.Fatal(err)
		}
	}
	if held, open := p.held(); held != 6 || open != 0 {
		t.Errorf("%d held, %d open", held, open)
	}
}

// says writes a message in answer to a reply, or after the last question.
func (p *play) says(who, replyTo, text string, q ask.Query) error {
	p.n++
	q.Text = text
	m := chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: "test", Channel: "c"}, ID: "q"}, Author: chat.Author{ID: who}, Text: text}
	if replyTo != "" {
		m.ReplyTo = on(replyTo)
	}
	i := record.Interaction{ID: record.ID(fmt.Sprintf("i9%03d", p.n)), Message: m, Query: q, At: p.book.at}
	if err := p.desk.Beside(p.t.Context(), i); err != nil {
		return err
	}
	p.book.add(i.ID, record.ID(who), i)
	return p.desk.Stored(p.t.Context(), i)
}

func TestMessageJudgesTheAnswerBefore(t *testing.T) {
	p := newPlay(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(p.says("ana", "", "price of eth", ask.Query{Intent: ask.Price, By: ask.ByCommand, Confidence: 1}))
	first := record.ID(fmt.Sprintf("i9%03d", p.n))
	must(p.says("bo", "", "that is wrong", ask.Query{Intent: ask.Feedback})) // has asked nothing
	p.wants(0, 0)
	must(p.says("ana", "", "that's great, thanks", ask.Query{Intent: ask.Feedback}))
	p.wants(1, 0)
	must(p.says("ana", "", "no, that is wrong", ask.Query{Intent: ask.Feedback}))
	p.wants(1, 1)
	if c := p.book.cases[first]; c.Cause != record.Misread {
		t.Errorf("%+v", c)
	}
	must(p.says("ana", "", "no, I meant the chart", ask.Query{Intent: ask.Chart, Corrects: true}))
	if f := p.book.rows[2]; f.Interaction != first || f.Meant != ask.Chart || f.Correction != "no, I meant the chart" || f.Emoji != record.Words {
		t.Errorf("%+v", f)
	}
	if c := p.book.cases[first]; c.Cause != record.Corrected {
		t.Errorf("%+v", c)
	}
	p.book.at = noon.Add(16 * time.Minute)
	must(p.says("ana", "", "wrong", ask.Query{Intent: ask.Feedback}))
	if len(p.book.rows) != 3 {
		t.Error("it judged what was asked long ago")
	}
	must(p.says("ana", "m1", "wrong", ask.Query{Intent: ask.Feedback}))
	if f := p.book.rows[3]; f.Interaction != "i1" || f.Verdict != record.Negative {
		t.Errorf("in answer to a reply: %+v", f)
	}
}

func TestToneOfMessages(t *testing.T) {
	for text, want := range map[string]record.Verdict{
		"wrong": record.Negative, "Not good!": record.Negative, "thanks, but that's wrong": record.Negative, "you are useless": record.Negative,
		"Great, thank you": record.Positive, "正确": record.Positive, "不对": record.Negative, "不错": record.Positive, "das ist falsch": record.Negative,
		"спасибо!": record.Positive, "это неправильно": record.Negative, "harika": record.Positive, "hmm": "", "copyright": "",
	} {
		p := newPlay(t)
		if err := p.says("ana", "m1", text, ask.Query{Intent: ask.Feedback}); err != nil {
			t.Fatal(err)
		}
		got := record.Verdict("")
		if len(p.book.rows) > 0 {
			got = p.book.rows[0].Verdict
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestMessageThatNamesAnIntentCorrectsTheAnswerBefore(t *testing.T) {
	for text, want := range map[string]ask.Intent{
		"no, I meant movers": ask.Movers, "No I meant: the chart!": ask.Chart, "i meant convert": ask.Convert, "nope, meant a comparison": ask.Compare,
		"nein, ich meinte den Verlauf": ask.History, "die Stimmung meinte ich": ask.Sentiment, "no, quise decir el perfil": ask.Profile, "não, eu quis dizer histórico": ask.History,
		"non, je voulais dire la conversion": ask.Convert, "hayır, grafik demek istedim": ask.Chart, "нет, я имел в виду историю": ask.History, "不，我是说换算": ask.Convert,
		"no, I meant it": "", "no, that is wrong": "", "I mean well": "", "i meant what i said": "",
	} {
		p := newPlay(t)
		if err := p.says("ana", "m1", text, ask.Query{Intent: ask.Feedback}); err != nil {
			t.Fatal(err)
		}
		var got ask.Intent
		if len(p.book.rows) > 0 {
			got = p.book.rows[0].Meant
			if f := p.book.rows[0]; f.Verdict != record.Negative || (f.Correction == text) != (want != "") {
				t.Errorf("%q: %+v", text, f)
			}
		}
		if c := p.book.cases["i1"]; got != want || (c.Cause == record.Corrected) != (want != "") {
			t.Errorf("%q means %q, want %q; %+v", text, got, want, c)
		}
	}
}

func TestUnsureAnswersAreWatched(t *testing.T) {
	known := feedback.Vocabulary([]string{"Price of Bitcoin", "what is going on"})
	for name, c := range map[string]struct {
		q    ask.Query
		want record.Cause
	}{
		"sure":                {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByModel, Confidence: 0.9}, ""},
		"unsure":              {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByModel, Confidence: 0.5}, record.LowConfidence},
		"a command":           {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByCommand, Confidence: 0.5}, ""},
		"a second opinion":    {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByLLM, Confidence: 0.9}, record.Disagreement},
		"another model":       {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByModel, Confidence: 0.9, Second: ask.Opinion{Model: "m2", Intent: ask.Chart, Confidence: 0.4}}, record.Disagreement},
		"a model that agrees": {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByModel, Confidence: 0.9, Second: ask.Opinion{Model: "m2", Intent: ask.Price, Confidence: 0.4}}, ""},
		"a model that broke":  {ask.Query{Text: "price of bitcoin", Intent: ask.Price, By: ask.ByModel, Confidence: 0.9, Second: ask.Opinion{Model: "m2"}}, ""},
		"a new word":          {ask.Query{Text: "price of moonbux", Intent: ask.Price, By: ask.ByModel, Confidence: 0.9, Unknown: []string{"moonbux"}}, record.NewWords},
		"a new word of talk":  {ask.Query{Text: "what is vibing", Intent: ask.OutOfScope, By: ask.ByModel, Confidence: 0.9}, record.NewWords},
		"the name of a coin":  {ask.Query{Text: "price of pepe", Intent: ask.OutOfScope, By: ask.ByModel, Confidence: 0.9, Assets: []market.Asset{{ID: "pepe", Symbol: "PEPE", Name: "Pepe"}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			p := &play{t: t, book: b, desk: feedback.New(feedback.Parts{Store: b, Voters: b, Cases: b, Known: known, Now: b.now})}
			if err := p.says("ana", "", c.q.Text, c.q); err != nil {
				t.Fatal(err)
			}
			var got record.Cause
			for _, c := range b.cases {
				got = c.Cause
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestNoMoreIsWatchedThanAReviewerCanLookAt(t *testing.T) {
	p := newPlay(t)
	for range 250 {
		if err := p.says("ana", "", "eh", ask.Query{Intent: ask.Price, By: ask.ByModel, Confidence: 0.1}); err != nil {
			t.Fatal(err)
		}
	}
	if len(p.book.cases) != 200 {
		t.Errorf("%d cases", len(p.book.cases))
	}
}

func TestWhoPressesThumbsDownIsAskedWhy(t *testing.T) {
	p := newPlay(t)
	ask := func(who, value string) (chat.Card, bool) {
		p.presses(who, value)
		return p.desk.After(t.Context(), record.Entry{ID: record.ID(rune('0' + p.n)), Event: chat.Event{Body: chat.Press{On: on("m1"), Author: chat.Author{ID: who}, Value: value}}})
	}
	up, down := feedback.Buttons("i1")[0].Value, feedback.Buttons("i1")[1].Value
	if c, asks := ask("ana", up); asks {
		t.Errorf("asked after praise: %+v", c)
	}
	c, asks := ask("ana", down)
	if !asks || len(c.Buttons) != 5 || c.Text == "" {
		t.Fatalf("asked %v: %+v", asks, c)
	}
	if c, asks := ask("ana", down); asks { // taken back
		t.Errorf("asked: %+v", c)
	}
	ask("ana", down)
	want := map[string]record.Cause{"Wrong coin": record.Ambiguous, "Wrong question": record.Misread, "Old data": record.StaleData, "Too slow": record.Slow, "Something else": record.Other}
	for _, b := range c.Buttons {
		if len(b.Value)-len("i1")+36 > 64 {
			t.Errorf("%q is too long for Telegram", b.Value)
		}
		p.presses("ana", b.Value)
		got := p.book.cases["i1"]
		if got.Cause != want[b.Label] || !got.Told {
			t.Errorf("%s: %+v", b.Label, got)
		}
	}
	p.presses("mallory", c.Buttons[0].Value) // has not complained
	if got := p.book.cases["i1"].Cause; got != record.Other {
		t.Errorf("a stranger made it %s", got)
	}
	p.reacts("bo", "👎") // another voice does not undo what was said
	if got := p.book.cases["i1"].Cause; got != record.Other {
		t.Errorf("now it is %s", got)
	}
}

func TestWhatWentWrongIsAskedInTheLanguageOfTheAnswer(t *testing.T) {
	questions, labels, thanked := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, language := range ask.Languages() {
		p := newPlay(t)
		i := answer()
		i.Query.Language = language
		p.book.add("i1", "ana", i)
		after := func(value string) chat.Card {
			p.presses("bo", value)
			c, _ := p.desk.After(t.Context(), record.Entry{ID: record.ID(rune('0' + p.n)), Event: chat.Event{Body: chat.Press{On: on("m1"), Author: chat.Author{ID: "bo", Locale: "en"}, Value: value}}})
			if c.Language != language {
				t.Errorf("%s: %+v", language, c)
			}
			return c
		}
		c := after(feedback.Buttons("i1")[1].Value)
		questions[c.Text] = true
		for _, b := range c.Buttons {
			labels[b.Label] = true
			if n := len([]rune(b.Label)); n == 0 || n > 16 {
				t.Errorf("%s: %q does not stand beside others", language, b.Label)
			}
		}
		thanked[after(c.Buttons[0].Value).Text] = true
	}
	if len(questions) != 8 || len(labels) != 40 || len(thanked) != 8 {
		t.Errorf("%d questions, %d labels, %d thanks", len(questions), len(labels), len(thanked))
	}
}

func TestReactionOfSomebodyIsAnsweredInTheLanguageOfTheAnswerToo(t *testing.T) {
	p := newPlay(t)
	i := answer()
	i.Card.Language = "zh"
	p.book.add("i1", "ana", i)
	p.reacts("ana", "👎")
	c, asks := p.desk.After(t.Context(), record.Entry{ID: record.ID(rune('0' + p.n)), Event: chat.Event{Body: chat.Reaction{On: on("m1"), Author: chat.Author{ID: "ana"}, Emoji: "👎"}}})
	if !asks || c.Language != "zh" {
		t.Errorf("%v, %+v", asks, c)
	}
}
