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
	least   float64 // the score from which an entry is about a text, for each word of it
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

// enough is the least score of a text that may be about anything, and telling that of one that
// describes a term.
const (
	enough  = 2.6
	telling = 0.6
)

func newIndex(entries []Entry) index {
	x := index{of: map[string][]posting{}, least: enough}
	for _, e := range entries {
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
		x.add(counts)
	}
	return x
}

// add indexes the next entry by how often it has each word.
func (x *index) add(counts map[string]float64) {
	i, length := len(x.lengths), 0.0
	for w, n := range counts {
		x.of[w] = append(x.of[w], posting{i, n})
		length += n
	}
	x.mean = (x.mean*float64(i) + length) / float64(i+1)
	x.lengths = append(x.lengths, length)
}

// find scores the entries for the words of a text, as they are indexed.
func (x index) find(entries []Entry, text []string, limit int) []Hit {
	scores, shared := map[int]float64{}, map[int]int{}
	for _, w := range text {
		found := x.of[w]
		rarity := math.Log(1 + (float64(len(entries))-float64(len(found))+0.5)/(float64(len(found))+0.5))
		for _, p := range found {
			shared[p.entry]++
			norm := 1 - lengthened + lengthened*x.lengths[p.entry]/x.mean
			scores[p.entry] += rarity * p.count * (saturation + 1) / (p.count + saturation*norm)
		}
	}
	var out []Hit
	for i, score := range scores {
		if score >= x.least*float64(len(text)) {
			out = append(out, Hit{Entry: entries[i], Score: score, Shared: shared[i]})
		}
	}
	slices.SortFunc(out, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Term, b.Term)) })
	return out[:min(limit, len(out))]
}
