package eval

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Message is a text with the intent that it has, as a model is measured by it.
type Message struct {
	Text     string
	Intent   string
	Language string
	Platform string // empty: written for the project
	Words    int
}

// Texts are those of messages.
func Texts(messages []Message) []string {
	out := make([]string, len(messages))
	for i, m := range messages {
		out[i] = m.Text
	}
	return out
}

// Opinion is what a model says of a message.
type Opinion struct {
	Intent     string
	Confidence float64 // 0 to 1
	Took       time.Duration
}

// Rate is how an intent is understood.
type Rate struct {
	Right int     `json:"right"`
	Of    int     `json:"of"`
	F1    float64 `json:"f1"`
}

// Percent is the share of its messages that were understood (recall); 100 of none.
func (r Rate) Percent() float64 { return Share{r.Right, r.Of}.Percent() }

// Confusion is how often one intent was taken for another.
type Confusion struct {
	Wanted string `json:"wanted"`
	Told   string `json:"told"`
	Times  int    `json:"times"`
}

// Bin is what was told with a confidence between two tenths.
type Bin struct {
	Messages   int     `json:"messages"`
	Confidence float64 `json:"confidence"` // mean
	Right      float64 `json:"right"`      // share
}

// Metrics is how a model does on some messages.
type Metrics struct {
	Messages   int              `json:"messages"`
	Accuracy   float64          `json:"accuracy"` // 0 to 1
	MacroF1    float64          `json:"macro_f1"`
	ECE        float64          `json:"ece"` // expected calibration error, 0 to 1, ten bins
	P99        time.Duration    `json:"p99_ns"`
	Intents    map[string]Rate  `json:"intents"`
	Languages  map[string]Share `json:"languages"`
	Platforms  map[string]Share `json:"platforms"`
	Lengths    map[string]Share `json:"lengths"`
	Confusions []Confusion      `json:"confusions"` // the most frequent first
	Bins       [10]Bin          `json:"bins"`

	marks []mark // of each message, in their order; not kept
}

// mark is whether a message was understood.
type mark struct {
	intent string
	right  bool
}

// change is how many messages of an intent only one of two models understands, the earlier one
// (lost) or the later one (won).
type change struct{ lost, won, of int }

func (c *change) count(is, was bool) {
	c.of++
	switch {
	case was && !is:
		c.lost++
	case is && !was:
		c.won++
	}
}

// changesOf compares two models on the same messages, by intent and in all.
func changesOf(is, was Metrics) (by map[string]change, all change) {
	by = map[string]change{}
	for i, a := range was.marks[:min(len(was.marks), len(is.marks))] {
		c := by[a.intent]
		c.count(is.marks[i].right, a.right)
		all.count(is.marks[i].right, a.right)
		by[a.intent] = c
	}
	return by, all
}

// Measure asks for an opinion on every message and sums up.
func Measure(messages []Message, ask func(i int) Opinion) Metrics {
	cases, told := make([]Case, len(messages)), make([]Told, len(messages))
	took := make([]time.Duration, len(messages))
	m := Metrics{Messages: len(messages), Intents: map[string]Rate{}, Platforms: map[string]Share{}, Lengths: map[string]Share{}}
	for i, msg := range messages {
		o := ask(i)
		took[i] = o.Took
		cases[i] = Case{Text: msg.Text, Language: msg.Language, Meaning: Meaning{Intent: msg.Intent}}
		told[i] = Told{Meaning{Intent: o.Intent}, o.Confidence}
		right := o.Intent == msg.Intent
		m.marks = append(m.marks, mark{msg.Intent, right})
		rate := m.Intents[msg.Intent]
		rate.Of++
		if right {
			rate.Right++
		}
		m.Intents[msg.Intent] = rate
		add(m.Platforms, cmp.Or(msg.Platform, "project"), right)
		add(m.Lengths, lengthOf(msg.Words), right)
		m.Bins[min(9, int(o.Confidence*10))].count(o.Confidence, right)
	}
	m.summarise(Score(cases, told), took)
	return m
}

func (m *Metrics) summarise(r Report, took []time.Duration) {
	m.MacroF1, m.ECE, m.Languages = r.MacroF1, r.Calibration, r.Languages
	m.Accuracy = r.Intent.Percent() / 100
	for intent, f1 := range r.F1 {
		rate := m.Intents[intent]
		rate.F1 = f1
		m.Intents[intent] = rate
	}
	for pair, n := range r.Confusions {
		m.Confusions = append(m.Confusions, Confusion{pair[0], pair[1], n})
	}
	slices.SortFunc(m.Confusions, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.Wanted, b.Wanted), cmp.Compare(a.Told, b.Told))
	})
	for i := range m.Bins {
		m.Bins[i].mean()
	}
	if len(took) > 0 {
		slices.Sort(took)
		m.P99 = took[(len(took)*99+99)/100-1] // nearest rank
	}
}

func (b *Bin) count(confidence float64, right bool) {
	b.Messages++
	b.Confidence += confidence
	if right {
		b.Right++
	}
}

func (b *Bin) mean() {
	if b.Messages > 0 {
		b.Confidence /= float64(b.Messages)
		b.Right /= float64(b.Messages)
	}
}

// lengthOf is the slice of a message of so many words.
func lengthOf(words int) string {
	switch {
	case words <= 1:
		return "1 word"
	case words <= 3:
		return "2-3 words"
	case words <= 7:
		return "4-7 words"
	case words <= 15:
		return "8-15 words"
	}
	return "16 words or more"
}

// Labels are all intents that were wanted or told, in alphabetical order.
func (m Metrics) Labels() []string {
	all := map[string]bool{}
	for intent := range m.Intents {
		all[intent] = true
	}
	for _, c := range m.Confusions {
		all[c.Told] = true
	}
	return slices.Sorted(maps.Keys(all))
}
