package glossary

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// index finds entries by their words. The score is Okapi BM25 (Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009), with words of names counted several times.
type index struct {
	of      map[string][]posting
	lengths []float64
	mean    float64
}

type posting struct {
	entry int
	count float64
}

// Constants of BM25, as they are usual, and how much a word of a name or of the sentence counts.
const (
	saturation = 1.2
	lengthened = 0.75
	inName     = 4
	inShort    = 2
)

// enough is the score from which an entry is about a text, for each word of it.
const enough = 2.6

func newIndex(entries []Entry) index {
	x := index{of: map[string][]posting{}, lengths: make([]float64, len(entries))}
	for i, e := range entries {
		counts := map[string]float64{}
		add := func(text string, weight float64) {
			for _, w := range words(text) {
				if !common[w] {
					counts[stem(w)] += weight
				}
			}
		}
		add(e.Term+" "+strings.Join(e.Also, " "), inName)
		add(e.Short, inShort)
		add(e.Detail, 1)
		for w, n := range counts {
			x.of[w] = append(x.of[w], posting{i, n})
			x.lengths[i] += n
		}
		x.mean += x.lengths[i] / float64(len(entries))
	}
	return x
}

// find scores the entries for the words of a text.
func (x index) find(entries []Entry, text []string, limit int) []Hit {
	scores := map[int]float64{}
	asked := 0
	for _, w := range text {
		if common[w] {
			continue
		}
		asked++
		found := x.of[stem(w)]
		rarity := math.Log(1 + (float64(len(entries))-float64(len(found))+0.5)/(float64(len(found))+0.5))
		for _, p := range found {
			norm := 1 - lengthened + lengthened*x.lengths[p.entry]/x.mean
			scores[p.entry] += rarity * p.count * (saturation + 1) / (p.count + saturation*norm)
		}
	}
	var out []Hit
	for i, score := range scores {
		if score >= enough*float64(asked) {
			out = append(out, Hit{Entry: entries[i], Score: score})
		}
	}
	slices.SortFunc(out, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Term, b.Term)) })
	return out[:min(limit, len(out))]
}
