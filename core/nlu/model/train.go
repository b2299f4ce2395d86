package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Example is a text with its label.
type Example struct {
	Text  Text
	Label string
	Group string // near-copies share one, so that none of them is held back while others train

	Weight float64 // how much it counts beside others; 0: 1
}

// weight is what it counts.
func (e Example) weight() float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// Options are how training goes; the zero value is usable.
type Options struct {
	Version string
	L2      float64 // strength of the pull towards zero; 0: 1e-5
	Rounds  int     // at most; 0: 60

	// Progress is told after each round, so many done of so many at most; an error ends the
	// training, and is returned. May be nil.
	Progress func(done, of int) error
}

// Train learns from examples. The result does not depend on their order.
func Train(examples []Example, o Options) (*Model, error) {
	m, _, err := TrainAside(examples, nil, o)
	return m, err
}

// TrainAside is Train where some examples are put aside to measure by. All of them are learned in
// the end; measured is the model before that, which has seen none of those aside. Without any, it
// is the same.
func TrainAside(examples, aside []Example, o Options) (all, measured *Model, err error) {
	if o.L2 == 0 {
		o.L2 = 1e-5
	}
	if o.Rounds == 0 {
		o.Rounds = 60
	}
	examples = sorted(examples)
	everything := sorted(append(slices.Clip(examples), aside...))
	labels := labelsOf(everything)
	if len(labels) < 2 {
		return nil, nil, errors.New("training needs examples of two labels at least")
	}
	learn, held := split(examples)
	told := progress{of: o.Rounds, tell: o.Progress}
	if len(learn) < len(everything) {
		told.of += o.Rounds / 3
	}
	x, err := newProblem(learn, labels, o.L2).solve(nil, o.Rounds, &told)
	if err != nil {
		return nil, nil, err
	}
	temperature := 1.0
	if len(held) > 0 {
		temperature = calibrate(quantised(x, labels), held)
	}
	measured = made(x, labels, learn, temperature, o.Version)
	if len(learn) < len(everything) {
		// What was held back has told how sure to be; now it is learned from, too.
		if x, err = newProblem(everything, labels, o.L2).solve(x, o.Rounds/3, &told); err != nil {
			return nil, nil, err
		}
	}
	all = made(x, labels, everything, temperature, o.Version)
	if len(aside) == 0 {
		measured = all
	}
	return all, measured, nil
}

func made(x []float64, labels []string, of []Example, temperature float64, version string) *Model {
	m := quantised(x, labels)
	m.Version, m.Examples, m.Digest, m.Temperature = version, len(of), digest(of), temperature
	return m
}

// sorted are examples by label, key and weight.
func sorted(examples []Example) []Example {
	type keyed struct {
		key   string
		which int
	}
	keys := make([]keyed, len(examples))
	for i, e := range examples {
		keys[i] = keyed{e.Label + "\x00" + e.key(), i}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(examples[a.which].weight(), examples[b.which].weight()))
	})
	out := make([]Example, len(examples))
	for i, k := range keys {
		out[i] = examples[k.which]
	}
	return out
}

func (e Example) key() string {
	return strings.Join(e.Text.Words, " ") + "\x00" + strings.Join(e.Text.Marks, " ") + "\x00" + strings.Join(e.Text.Signs, " ")
}

func labelsOf(examples []Example) []string {
	var out []string
	for _, e := range examples {
		if !slices.Contains(out, e.Label) {
			out = append(out, e.Label)
		}
	}
	slices.Sort(out)
	return out
}

// Digest is the SHA-256 of examples, in whatever order: what a model of them says of itself.
func Digest(examples []Example) string { return digest(sorted(examples)) }

func digest(examples []Example) string {
	h := sha256.New()
	for _, e := range examples {
		_, _ = fmt.Fprintf(h, "%s\x01%s\x02", e.Label, e.key())
		if w := e.weight(); w != 1 {
			_, _ = fmt.Fprintf(h, "%g\x03", w)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// heldEvery is which share of the groups is held back for the calibration: one of so many.
const heldEvery = 8

// split holds back some groups of examples.
func split(examples []Example) (learn, held []Example) {
	for _, e := range examples {
		group := e.Group
		if group == "" {
			group = e.key()
		}
		sum := sha256.Sum256([]byte(group))
		if int(sum[0])%heldEvery == 0 {
			held = append(held, e)
		} else {
			learn = append(learn, e)
		}
	}
	if len(labelsOf(learn)) < len(labelsOf(examples)) { // too few to hold any back
		return examples, nil
	}
	return learn, held
}

// quantised makes a model of weights, each a whole number of 127ths of its label's largest.
func quantised(x []float64, labels []string) *Model {
	n := len(labels)
	m := &Model{Labels: labels, Temperature: 1, bias: make([]float32, n), scale: make([]float32, n), pool: newPool()}
	raw := make([]byte, n<<bits)
	for i := range n {
		top := 0.0
		for r := range 1 << bits {
			top = max(top, math.Abs(x[r*n+i]))
		}
		m.scale[i] = float32(top / 127)
		m.bias[i] = float32(x[n<<bits+i])
		if top == 0 {
			continue
		}
		for r := range 1 << bits {
			raw[r*n+i] = byte(int8(math.Round(x[r*n+i] / top * 127)))
		}
	}
	m.weights = newTable(n, raw)
	return m
}

// calibrate finds the temperature at which the model is as sure as it is right on examples
// that it has not seen.
func calibrate(m *Model, held []Example) float64 {
	m.Temperature = 1
	told, truth := make([][]float64, len(held)), make([]int, len(held)) // logarithms: dividing them is what a temperature does
	w := &work{}
	for i, e := range held {
		m.score(w, e.Text)
		for _, p := range w.scores {
			told[i] = append(told[i], math.Log(max(p, 1e-300)))
		}
		truth[i] = slices.Index(m.Labels, e.Label)
	}
	loss := func(t float64) (sum float64) {
		for i, logs := range told {
			w.scores = w.scores[:0]
			for _, v := range logs {
				w.scores = append(w.scores, v/t)
			}
			softmax(w.scores)
			sum -= math.Log(max(w.scores[truth[i]], 1e-12))
		}
		return sum
	}
	return 1 / lowest(func(inverse float64) float64 { return loss(1 / inverse) }, 1/hottest, 1/coldest)
}

// Between these a temperature is looked for.
const (
	coldest = 0.3
	hottest = 3.3
)

// lowest is where a convex function is lowest between two places (Kiefer's golden section).
func lowest(f func(float64) float64, from, to float64) float64 {
	const golden = 1 / math.Phi
	a, b := to-golden*(to-from), from+golden*(to-from)
	fa, fb := f(a), f(b)
	for to-from > 1e-4 {
		if fa <= fb {
			to, b, fb = b, a, fa
			a = to - golden*(to-from)
			fa = f(a)
		} else {
			from, a, fa = a, b, fb
			b = from + golden*(to-from)
			fb = f(b)
		}
	}
	return (from + to) / 2
}
