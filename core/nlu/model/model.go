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
	weights []int8    // row by row
	pool    *sync.Pool
}

// work is what one text needs.
type work struct {
	sketch
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
	for _, f := range w.features(t) {
		row := m.weights[int(f.row)*n : int(f.row)*n+n]
		for i, v := range row {
			w.scores[i] += float64(f.value) * float64(v)
		}
	}
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
