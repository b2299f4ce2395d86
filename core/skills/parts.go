package skills

import (
	"context"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// several answers the parts of a question side by side and puts them on one card. A part that
// can't be answered is named; the others are not held up by it.
func (b Book) several(ctx context.Context, q ask.Query) (chat.Card, error) {
	parts := append([]ask.Query{q}, q.Also...)
	parts[0].Also = nil
	cards, errs := make([]chat.Card, len(parts)), make([]error, len(parts))
	work := make([]func(), len(parts))
	for i, part := range parts {
		work[i] = func() { cards[i], errs[i] = b.ever(ctx, part) }
	}
	beside(work...)
	for _, err := range errs {
		if err != nil {
			return chat.Card{}, err
		}
	}
	c := together(cards)
	if q.Left > 0 {
		note(&c, speak(q).Say("I answer %d questions at a time and left out %d more.", len(parts), q.Left))
	}
	return c, nil
}

// together makes one card of several. Those without data say why in the notice, as long as
// another one has some.
func together(cards []chat.Card) chat.Card {
	var with []chat.Card
	var lacking []string
	for _, c := range cards {
		if c.Source == "" {
			lacking = append(lacking, after(c.Text, c.Notice))
			continue
		}
		with = append(with, c)
	}
	var out chat.Card
	switch len(with) {
	case 0:
		return chat.Card{Text: strings.Join(slices.Compact(lacking), "\n")}
	case 1:
		out = with[0]
	default:
		out = merged(with)
	}
	for _, why := range lacking {
		note(&out, why)
	}
	return out
}

// merged makes one card of several with data.
func merged(cards []chat.Card) (out chat.Card) {
	var told []string
	same := !slices.ContainsFunc(cards, func(c chat.Card) bool { return c.Title != cards[0].Title })
	if same {
		out.Title = cards[0].Title
	}
	for _, c := range cards {
		told = append(told, c.Text)
		if !same {
			out.Title = strings.Trim(out.Title+" · "+c.Title, " ·")
		}
		out.Fields = append(out.Fields, labelled(c, same)...)
		out.Values = append(out.Values, c.Values...)
		out.Table = stacked(out.Table, c.Table)
		out.Source = joined(out.Source, c.Source)
		if out.AsOf.IsZero() || (!c.AsOf.IsZero() && c.AsOf.Before(out.AsOf)) {
			out.AsOf = c.AsOf
		}
		out.Stale = max(out.Stale, c.Stale)
		out.Simulated = out.Simulated || c.Simulated
		if c.Notice != "" {
			note(&out, c.Notice)
		}
	}
	out.Text = strings.Join(told, "\n")
	return out
}

// mostFields is how many of a part's fields fit on a card of several parts.
const mostFields = 4

// labelled are the first fields of a card, with its title before their names unless all have the same.
func labelled(c chat.Card, same bool) []chat.Field {
	var out []chat.Field
	for _, f := range c.Fields[:min(mostFields, len(c.Fields))] {
		if !same {
			f.Name = strings.TrimPrefix(c.Title+" · "+f.Name, " · ")
		}
		out = append(out, f)
	}
	return out
}

// stacked puts a table under another one. A narrower one is filled with empty cells, and its
// header becomes a row.
func stacked(above, below *chat.Table) *chat.Table {
	if above == nil || below == nil {
		if above == nil {
			return below
		}
		return above
	}
	wide := max(len(above.Header), len(below.Header))
	fill := func(row []string) []string { return append(slices.Clone(row), make([]string, wide-len(row))...) }
	out := &chat.Table{Header: fill(above.Header)}
	for _, row := range above.Rows {
		out.Rows = append(out.Rows, fill(row))
	}
	if !slices.Equal(above.Header, below.Header) {
		out.Rows = append(out.Rows, fill(below.Header))
	}
	for _, row := range below.Rows {
		out.Rows = append(out.Rows, fill(row))
	}
	return out
}
