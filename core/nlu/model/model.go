package model

import (
	"math"
	"sync"
)

// Model tells labels. It is read-only and safe for concurrent use.
type Model struct {
	Version     string
	Labels      []string
	Examples    int     // that it was trained on
	Digest      string  // SHA-256 of them, hexadecimal
	Temperature float64 // above 1: less sure than the bare regression

	bias    []float32
	scale   []float32 // by label: what a weight of 1 stands for
	weights table
	pool    *sync.Pool
}

// work is what one text needs.
type work struct {
	sketch
	adder
	scores []float64
}

// Guess is a label and how likely it is.
type Guess struct {
	Label      string
	Confidence float64 // 0 to 1
}

// Tell finds the most likely label, and the second.
func (m *Model) Tell(t Text) (best, second Guess) {
	w, _ := m.pool.Get().(*work)
	defer m.pool.Put(w)
	m.score(w, t)
	b, s := -1, -1
	for i, p := range w.scores {
		switch {
		case b < 0 || p > w.scores[b]:
			b, s = i, b
		case s < 0 || p > w.scores[s]:
			s = i
		}
	}
	best = Guess{m.Labels[b], w.scores[b]}
	if s >= 0 {
		second = Guess{m.Labels[s], w.scores[s]}
	}
	return best, second
}

// score fills in the probabilities of all labels.
func (m *Model) score(w *work, t Text) {
	n := len(m.Labels)
	w.scores = w.scores[:0]
	for range n {
		w.scores = append(w.scores, 0)
	}
	w.groups(t, func(rows []uint32, value float32) {
		for i, sum := range w.sum(m.weights, rows) {
			w.scores[i] += float64(value) * float64(sum) // exact, as whatever order of sums would be: few bits
		}
	})
	for i := range w.scores {
		w.scores[i] = (w.scores[i]*float64(m.scale[i]) + float64(m.bias[i])) / m.Temperature
	}
	softmax(w.scores)
}

// softmax makes probabilities of scores, in place.
func softmax(scores []float64) {
	top := math.Inf(-1)
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

func newPool() *sync.Pool { return &sync.Pool{New: func() any { return &work{} }} }
