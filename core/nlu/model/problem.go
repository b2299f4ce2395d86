package model

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"gonum.org/v1/gonum/optimize"
)

// shards is into how many parts the examples are cut, each summed by itself: always the same
// number, so that the sums do not depend on how many processors there are.
const shards = 4

// problem is the loss to be minimised: mean cross-entropy and the pull towards zero.
type problem struct {
	n     int // labels
	l2    float64
	parts [shards]part
	scale []float64 // of each weight: the search goes by weights divided by these, see scaled
	near  []float32 // the weights, in what fits twice as often into a processor's cache
	at    []float64 // where value and slope were found last, in what the search goes by
	value float64
	slope []float64
}

// part is one shard of the examples, and what it adds.
type part struct {
	rows  []feature // of all of its examples, one after the other
	ends  []int     // where those of each example end
	truth []int
	share []float64 // of each example in the loss; together 1, of all parts
	value float64
	slope []float32
}

func newProblem(examples []Example, labels []string, l2 float64) *problem {
	p := &problem{n: len(labels), l2: l2}
	total := 0.0
	for _, e := range examples {
		total += e.weight()
	}
	p.each(func(i int) {
		from, to := len(examples)*i/shards, len(examples)*(i+1)/shards
		p.parts[i].fill(examples[from:to], labels, total)
		p.parts[i].slope = make([]float32, p.size())
	})
	p.slope, p.near = make([]float64, p.size()), make([]float32, p.size())
	p.scaled()
	return p
}

// each calls do with the number of each part, side by side, and waits.
func (p *problem) each(do func(part int)) {
	var all sync.WaitGroup
	for i := range p.parts {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// fill takes in examples; total is what all of all parts weigh.
func (p *part) fill(examples []Example, labels []string, total float64) {
	var s sketch
	for k, e := range examples {
		p.share = append(p.share, e.weight()/total)
		p.rows = append(p.rows, s.features(e.Text)...)
		p.ends = append(p.ends, len(p.rows))
		p.truth = append(p.truth, slices.Index(labels, e.Label))
		if k == fewest { // the others will be much like these: growing step by step would move all of them many times
			p.rows = slices.Grow(p.rows, len(p.rows)/fewest*(len(examples)-fewest))
		}
	}
}

// fewest is from how many examples on it is guessed how many features all have.
const fewest = 500

// curvature is what p·(1−p) of a label is on average where the model is somewhat sure.
const curvature = 0.05

// scaled finds the scale of each weight, the root of one through its part of the Hessian's diagonal: a weight of a rare feature
// bends the loss a thousand times less than one of a common one, and a search that takes them alike needs many rounds for the rare
// (Jacobi preconditioning; Nocedal and Wright, "Numerical Optimization", 2006, chapter 7).
func (p *problem) scaled() {
	bends := make([]float64, 1<<bits+1)
	for i := range p.parts {
		part := &p.parts[i]
		for k, share := range part.share {
			for _, f := range part.example(k) {
				bends[f.row] += share * float64(f.value) * float64(f.value)
			}
			bends[1<<bits] += share
		}
	}
	p.scale = make([]float64, p.size())
	for row, b := range bends {
		s := 1 / math.Sqrt(curvature*b+p.l2)
		for i := range p.n {
			p.scale[row*p.n+i] = s
		}
	}
}

// size is the number of weights: a row for each feature, and one of biases.
func (p *problem) size() int { return (1<<bits + 1) * p.n }

// look finds the loss and its gradient at y, which are weights divided by their scales, unless it has just done so: the search
// asks for one and then for the other.
func (p *problem) look(y []float64) {
	if p.at != nil && slices.Equal(p.at, y) {
		return
	}
	p.at = append(p.at[:0], y...)
	square := 0.0
	for i, v := range y {
		w := v * p.scale[i]
		square += w * w
		p.near[i], p.slope[i] = float32(w), p.l2*w
	}
	p.each(p.sum)
	p.value = p.l2 * square / 2
	for i := range p.parts {
		p.value += p.parts[i].value
		for k, v := range p.parts[i].slope {
			p.slope[k] += float64(v)
		}
	}
	for i, s := range p.scale {
		p.slope[i] *= s
	}
}

// sum adds up what the examples of one shard say at the place that is looked at.
func (p *problem) sum(shard int) {
	out := &p.parts[shard]
	clear(out.slope)
	out.value = 0
	n := p.n
	scores, pull := make([]float64, n), make([]float32, n)
	sums := make([]float32, n)
	last := len(p.near) - n
	for k, share := range out.share {
		row := out.example(k)
		copy(sums, p.near[last:])
		for _, f := range row {
			axpy(sums, f.value, p.near[int(f.row)*n:int(f.row)*n+n])
		}
		for i, v := range sums {
			scores[i] = float64(v)
		}
		softmax(scores)
		out.value -= share * math.Log(max(scores[out.truth[k]], 1e-300))
		scores[out.truth[k]]--
		for i, v := range scores {
			pull[i] = float32(share * v)
		}
		for _, f := range row {
			axpy(out.slope[int(f.row)*n:int(f.row)*n+n], f.value, pull)
		}
		axpy(out.slope[last:], 1, pull)
	}
}

// axpy adds a times x to y; they are of one length.
func axpy(y []float32, a float32, x []float32) {
	x = x[:len(y)]
	for len(y) >= 4 {
		y[0] += a * x[0]
		y[1] += a * x[1]
		y[2] += a * x[2]
		y[3] += a * x[3]
		y, x = y[4:], x[4:]
	}
	for i := range y {
		y[i] += a * x[i]
	}
}

// example is the features of the kth.
func (p *part) example(k int) []feature {
	from := 0
	if k > 0 {
		from = p.ends[k-1]
	}
	return p.rows[from:p.ends[k]]
}

// solve minimises the loss by L-BFGS, from a start or from zero.
func (p *problem) solve(start []float64, rounds int, told *progress) ([]float64, error) {
	from := make([]float64, p.size())
	for i, w := range start {
		from[i] = w / p.scale[i]
	}
	told.failed = nil
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 { p.look(x); return p.value },
		Grad: func(grad, x []float64) { p.look(x); copy(grad, p.slope) },
	}, from, &optimize.Settings{MajorIterations: max(rounds, 1), Concurrent: 1, GradientThreshold: 1e-6, Recorder: told}, &optimize.LBFGS{Store: 8})
	if told.failed != nil {
		return nil, fmt.Errorf("train the model: %w", told.failed)
	}
	if result == nil || (err != nil && result.X == nil) {
		return nil, fmt.Errorf("train the model: %w", err)
	}
	for i, s := range p.scale {
		result.X[i] *= s
	}
	return result.X, nil // a search that can't go on is at its end
}

// progress passes on how far a training is. It is an optimize.Recorder.
type progress struct {
	done, of int
	tell     func(done, of int) error
	failed   error // by which the search was ended
}

// Init has nothing to prepare.
func (p *progress) Init() error { return nil }

// Record counts the rounds.
func (p *progress) Record(_ *optimize.Location, what optimize.Operation, _ *optimize.Stats) error {
	if what != optimize.MajorIteration || p.tell == nil {
		return nil
	}
	p.done++
	p.failed = p.tell(min(p.done, p.of), p.of)
	return p.failed
}
