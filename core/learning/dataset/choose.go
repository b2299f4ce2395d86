package dataset

import (
	"cmp"
	"maps"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// dropped is why examples did not get into a version.
type dropped struct {
	Same         int `json:"same"`         // the same text was there with the same label
	Near         int `json:"near"`         // a near-copy was
	Contradicted int `json:"contradicted"` // the same text was there with a better label
	Share        int `json:"share"`        // one person had too many
	Filtered     int `json:"filtered"`
	Frozen       int `json:"frozen,omitempty"` // every model is judged by it
}

// chooser sees examples in the order of byText and passes one of each text on. It holds one
// example for each intent.
type chooser struct {
	yield  func(record.Example) error
	gone   *dropped
	near   string
	said   map[ask.Intent]bool // of this near text, what is in the version
	normal string
	labels map[ask.Intent]*candidate // of this text
}

// candidate is a label of a text, and what stands behind it.
type candidate struct {
	best   item
	rank   int
	weight float64 // of the examples of that rank
}

func newChooser(gone *dropped, yield func(record.Example) error) *chooser {
	return &chooser{yield: yield, gone: gone, said: map[ask.Intent]bool{}, labels: map[ask.Intent]*candidate{}}
}

func (c *chooser) add(it item) error {
	if it.near != c.near || it.normal != c.normal {
		if err := c.decide(); err != nil {
			return err
		}
	}
	if it.near != c.near {
		clear(c.said)
	}
	c.near, c.normal = it.near, it.normal
	l, known := c.labels[it.Intent]
	switch {
	case !known: // the first one is the best: they come in that order
		c.labels[it.Intent] = &candidate{it, rank(it.Origin), it.Weight}
		return nil
	case rank(it.Origin) == l.rank:
		l.weight += it.Weight
	}
	c.gone.Same++
	return nil
}

// decide passes the text on that has been seen to its end, unless a near-copy was.
func (c *chooser) decide() error {
	if len(c.labels) == 0 {
		return nil
	}
	all := slices.SortedFunc(maps.Values(c.labels), func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.weight, a.weight), byText(a.best, b.best))
	})
	clear(c.labels)
	c.gone.Contradicted += len(all) - 1
	best := all[0].best
	if c.said[best.Intent] {
		c.gone.Near++
		return nil
	}
	c.said[best.Intent] = true
	return c.yield(best.Example)
}
