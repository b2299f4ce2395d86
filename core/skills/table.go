package skills

import (
	"fmt"

	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// unknownCell stands in a table for what is not known.
const unknownCell = "n/a"

// several is the card of many prices.
func several(list []desk.Quote) chat.Card {
	c := chat.Card{Title: "Prices", Text: told(list)}
	header, remark := changeHeader(list)
	if remark != "" {
		c.Text += "\n" + remark
	}
	c.Table = &chat.Table{Header: []string{"Asset", "Price", header}}
	shut := anyClosed(list)
	if shut {
		c.Table.Header = append(c.Table.Header, "Market")
	}
	for _, q := range list {
		row := []string{rowLabel(q.Quote), worth(q.Quote), unknownCell}
		if q.Change24h != nil {
			row[2] = format.Change(*q.Change24h)
		}
		if shut {
			row = append(row, state(q.Quote))
		}
		c.Table.Rows = append(c.Table.Rows, row)
		c.Values = append(c.Values, values(q)...)
	}
	for _, rate := range ratesUsed(list) {
		c.Text += "\n" + rate
	}
	return c
}

// told says the first prices in a sentence.
func told(list []desk.Quote) string {
	if len(list) > maxNamed {
		return fmt.Sprintf("Prices of %d assets.", len(list))
	}
	var parts []string
	for _, q := range list {
		parts = append(parts, rowLabel(q.Quote)+" is at "+worth(q.Quote))
	}
	return enumerate(parts, maxNamed) + "."
}

// changeHeader names the column of changes; where assets differ in what they measure, a remark
// says so.
func changeHeader(list []desk.Quote) (header, remark string) {
	coins := 0
	for _, q := range list {
		if q.Asset.Class == market.Crypto {
			coins++
		}
	}
	switch coins {
	case len(list):
		return "24 h", ""
	case 0:
		return "Since close", ""
	}
	return "Change", "The change is over 24 hours for coins, and since the previous close for the others."
}

func anyClosed(list []desk.Quote) bool {
	for _, q := range list {
		if closed(q.Quote) {
			return true
		}
	}
	return false
}

func state(q market.Quote) string {
	if closed(q) {
		return "closed"
	}
	return "open"
}

// rowLabel names what a row is about: an asset, or a pair of currencies.
func rowLabel(q market.Quote) string {
	if q.Asset.Class == market.Fiat {
		return pair(q)
	}
	return label(q.Asset)
}

// ratesUsed says each rate by which prices were converted, once.
func ratesUsed(list []desk.Quote) []string {
	var out []string
	seen := map[market.Currency]bool{}
	for _, q := range list {
		if q.Was != nil && !seen[q.Was.Currency] {
			seen[q.Was.Currency] = true
			out = append(out, converted(q))
		}
	}
	return out
}
