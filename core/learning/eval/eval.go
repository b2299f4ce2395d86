// Package eval measures how well messages are understood: against labels, by language and by
// slice. It knows labels and predictions, and not how they came about.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Meaning is what a message wants, in the form of `tickertape understand`.
type Meaning struct {
	Intent    string   `json:"intent"`
	Assets    []string `json:"assets"`
	VS        *string  `json:"vs"`
	Amount    *float64 `json:"amount"`
	Range     *string  `json:"range"`
	Indicator *string  `json:"indicator"`
	Country   *string  `json:"country"`
}

// Case is a message with what it wants.
type Case struct {
	Text     string   `json:"text"`
	Context  []string `json:"context"`
	Language string   `json:"lang"`
	Slice    string   `json:"slice"`
	Meaning
}

// Read reads cases, one JSON object a line; lines that begin with # say something else.
func Read(name string, in io.Reader) ([]Case, error) {
	var out []Case
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		var c Case
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, c)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Told is what was understood of a case.
type Told struct {
	Meaning
	Confidence float64
}

// Share is how many of how many were right.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Percent is the share in percent; 100 of nothing.
func (s Share) Percent() float64 {
	if s.Of == 0 {
		return 100
	}
	return 100 * float64(s.Right) / float64(s.Of)
}

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Mistake is a case that was not understood.
type Mistake struct {
	Case
	Told Told
}

// Report sums up.
type Report struct {
	Intent, Entities, Both Share
	MacroF1                float64            // 0 to 1
	Calibration            float64            // expected calibration error, 0 to 1, in ten bins
	OutOfScope             Share              // recall
	FalseAlarms            Share              // of what is in scope, taken for out of scope
	FalseAssets            Share              // of what names none, given some
	Slices                 map[string]Share   // intent and entities together, by slice
	Languages              map[string]Share   // the same by language
	Confusions             map[[2]string]int  // wanted, told
	Fields                 map[string]Share   // each entity by itself
	F1                     map[string]float64 // by intent
	Mistakes               []Mistake
}

const outside = "out_of_scope"

// Score compares what was told with what is right.
func Score(cases []Case, told []Told) Report {
	r := Report{Slices: map[string]Share{}, Languages: map[string]Share{}, Confusions: map[[2]string]int{}, Fields: map[string]Share{}, F1: map[string]float64{}}
	for i, c := range cases {
		t := told[i]
		intent := t.Intent == c.Intent
		entities := r.fields(c.Meaning, t.Meaning)
		r.Intent.count(intent)
		r.Entities.count(entities)
		r.Both.count(intent && entities)
		add(r.Slices, c.Slice, intent && entities)
		add(r.Languages, c.Language, intent && entities)
		if !intent {
			r.Confusions[[2]string{c.Intent, t.Intent}]++
		}
		if !intent || !entities {
			r.Mistakes = append(r.Mistakes, Mistake{c, t})
		}
		if c.Intent == outside {
			r.OutOfScope.count(t.Intent == outside)
		} else {
			r.FalseAlarms.count(t.Intent == outside)
		}
		if len(c.Assets) == 0 {
			r.FalseAssets.count(len(t.Assets) > 0)
		}
	}
	r.MacroF1 = r.f1(cases, told)
	r.Calibration = calibration(cases, told)
	return r
}

func add(m map[string]Share, key string, right bool) {
	s := m[key]
	s.count(right)
	m[key] = s
}

// fields compares the entities one by one; the order of assets does not matter.
func (r *Report) fields(want, got Meaning) bool {
	a, b := slices.Sorted(slices.Values(want.Assets)), slices.Sorted(slices.Values(got.Assets))
	all := true
	for name, right := range map[string]bool{
		"assets": slices.Equal(a, b), "vs": equal(want.VS, got.VS), "amount": near(want.Amount, got.Amount), "range": sameTime(want, got),
		"indicator": equal(want.Indicator, got.Indicator), "country": equal(want.Country, got.Country),
	} {
		add(r.Fields, name, right)
		all = all && right
	}
	return all
}

func equal(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-9*math.Max(math.Abs(*a), math.Abs(*b))
}

// f1 is the mean over the intents that occur.
func (r *Report) f1(cases []Case, told []Told) float64 {
	hit, want, got := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for i, c := range cases {
		want[c.Intent]++
		got[told[i].Intent]++
		if told[i].Intent == c.Intent {
			hit[c.Intent]++
		}
	}
	sum := 0.0
	for intent, n := range want {
		r.F1[intent] = 2 * hit[intent] / (n + got[intent])
		sum += r.F1[intent]
	}
	return sum / float64(max(1, len(want)))
}

// calibration is how far confidence is from being right, over ten bins of confidence
// (Naeini et al. 2015).
func calibration(cases []Case, told []Told) float64 {
	var sure, right, n [10]float64
	for i, c := range cases {
		bin := min(9, int(told[i].Confidence*10))
		n[bin]++
		sure[bin] += told[i].Confidence
		if told[i].Intent == c.Intent {
			right[bin]++
		}
	}
	sum := 0.0
	for b := range n {
		sum += math.Abs(sure[b] - right[b])
	}
	return sum / float64(max(1, len(cases)))
}
