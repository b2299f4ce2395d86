package model

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
)

// Example is a text with its label.
type Example struct {
	Text  Text
	Label string
	Group string // near-copies share one, so that none of them is held back while others train
}

// Options are how training goes; the zero value is usable.
type Options struct {
	Version string
	L2      float64 // strength of the pull towards zero; 0: 1e-5
	Rounds  int     // at most; 0: 120
}

// Train learns from examples. The result does not depend on their order.
func Train(examples []Example, o Options) (*Model, error) {
	if o.L2 == 0 {
		o.L2 = 1e-5
	}
	if o.Rounds == 0 {
		o.Rounds = 120
	}
	examples = sorted(examples)
	labels := labelsOf(examples)
	if len(labels) < 2 {
		return nil, errors.New("training needs examples of two labels at least")
	}
	learn, held := split(examples)
	sparse := newProblem(learn, labels, o.L2)
	x, err := sparse.solve(o.Rounds)
	if err != nil {
		return nil, err
	}
	m := quantised(x, labels)
	m.Version, m.Examples, m.Digest, m.Temperature = o.Version, len(examples), digest(examples), 1
	if len(held) > 0 {
		m.Temperature = calibrate(m, held)
	}
	// What was held back has told how sure to be; now it is learned from, too.
	whole := newProblem(examples, labels, o.L2)
	if x, err = whole.solve(o.Rounds); err != nil {
		return nil, err
	}
	out := quantised(x, labels)
	out.Version, out.Examples, out.Digest, out.Temperature = m.Version, m.Examples, m.Digest, m.Temperature
	return out, nil
}

func sorted(examples []Example) []Example {
	out := slices.Clone(examples)
	slices.SortStableFunc(out, func(a, b Example) int {
		return strings.Compare(a.Label+"\x00"+a.key(), b.Label+"\x00"+b.key())
	})
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

// problem is the loss to be minimised: mean cross-entropy and the pull towards zero.
type problem struct {
	rows  [][]feature
	truth []int
	n     int // labels
	l2    float64
}

func newProblem(examples []Example, labels []string, l2 float64) *problem {
	p := &problem{n: len(labels), l2: l2}
	var s sketch
	for _, e := range examples {
		p.rows = append(p.rows, slices.Clone(s.features(e.Text)))
		p.truth = append(p.truth, slices.Index(labels, e.Label))
	}
	return p
}

// size is the number of weights: a row for each feature, and one of biases.
func (p *problem) size() int { return (1<<bits + 1) * p.n }

// loss is the value at x; grad, if it is not nil, gets the gradient.
func (p *problem) loss(x, grad []float64) float64 {
	total := 0.0
	for i := range grad {
		grad[i] = 0
	}
	scores := make([]float64, p.n)
	bias := x[len(x)-p.n:]
	share := 1 / float64(len(p.rows))
	for k, row := range p.rows {
		copy(scores, bias)
		for _, f := range row {
			w := x[int(f.row)*p.n : int(f.row)*p.n+p.n]
			for i := range scores {
				scores[i] += float64(f.value) * w[i]
			}
		}
		softmax(scores)
		total -= share * math.Log(max(scores[p.truth[k]], 1e-300))
		if grad == nil {
			continue
		}
		scores[p.truth[k]]--
		for _, f := range row {
			g := grad[int(f.row)*p.n : int(f.row)*p.n+p.n]
			for i := range scores {
				g[i] += share * float64(f.value) * scores[i]
			}
		}
		floats.AddScaled(grad[len(grad)-p.n:], share, scores)
	}
	norm := floats.Norm(x, 2)
	if grad != nil {
		floats.AddScaled(grad, p.l2, x)
	}
	return total + p.l2*norm*norm/2
}

// solve minimises the loss by L-BFGS from zero.
func (p *problem) solve(rounds int) ([]float64, error) {
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 { return p.loss(x, nil) },
		Grad: func(grad, x []float64) { p.loss(x, grad) },
	}, make([]float64, p.size()), &optimize.Settings{MajorIterations: rounds, Concurrent: 1, GradientThreshold: 1e-6}, &optimize.LBFGS{Store: 8})
	if result == nil || (err != nil && result.X == nil) {
		return nil, fmt.Errorf("train the model: %w", err)
	}
	return result.X, nil // a search that can't go on is at its end
}

// quantised makes a model of weights, each a whole number of 127ths of its label's largest.
func quantised(x []float64, labels []string) *Model {
	n := len(labels)
	m := &Model{Labels: labels, Temperature: 1, bias: make([]float32, n), scale: make([]float32, n), weights: make([]int8, n<<bits), pool: newPool()}
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
			m.weights[r*n+i] = int8(math.Round(x[r*n+i] / top * 127))
		}
	}
	return m
}

// calibrate finds the temperature at which the model is as sure as it is right on examples
// that it has not seen.
func calibrate(m *Model, held []Example) float64 {
	best, least := 1.0, math.Inf(1)
	for step := range 60 {
		t := 0.3 + 0.05*float64(step)
		m.Temperature = t
		loss := 0.0
		for _, e := range held {
			loss -= math.Log(max(m.probability(e.Text, e.Label), 1e-12))
		}
		if loss < least {
			best, least = t, loss
		}
	}
	return best
}

func (m *Model) probability(t Text, label string) float64 {
	w, _ := m.pool.Get().(*work)
	defer m.pool.Put(w)
	m.score(w, t)
	if i := slices.Index(m.Labels, label); i >= 0 {
		return w.scores[i]
	}
	return 0
}
