package skills

import (
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// several is the card of many prices.
func (v voice) several(list []desk.Quote) chat.Card {
	c := chat.Card{Title: v.Say("Prices"), Text: v.told(list)}
	header, remark := v.changeHeader(list)
	if remark != "" {
		c.Text += "\n" + remark
	}
	c.Table = &chat.Table{Header: []string{v.Say("Asset"), v.Say("Price"), header}}
	shut := anyClosed(list)
	if shut {
		c.Table.Header = append(c.Table.Header, v.Say("Market"))
	}
	for _, q := range list {
		row := []string{v.rowLabel(q.Quote), v.worth(q.Quote), v.NotANumber()}
		if q.Change24h != nil {
			row[2] = v.Change(*q.Change24h)
		}
		if shut {
			row = append(row, v.state(q.Quote))
		}
		c.Table.Rows = append(c.Table.Rows, row)
		c.Values = append(c.Values, v.values(q)...)
	}
	for _, rate := range v.ratesUsed(list) {
		c.Text += "\n" + rate
	}
	return c
}

// told says the first prices in a sentence.
func (v voice) told(list []desk.Quote) string {
	if len(list) > maxNamed {
		return v.Say("Prices of %d assets.", len(list))
	}
	var parts []string
	for _, q := range list {
		parts = append(parts, v.Say("%s is at %s", v.rowLabel(q.Quote), v.worth(q.Quote)))
	}
	return v.sentence(v.enumerate(parts, maxNamed))
}

// changeHeader names the column of changes; where assets differ in what they measure, a remark
// says so.
func (v voice) changeHeader(list []desk.Quote) (header, remark string) {
	coins := 0
	for _, q := range list {
		if q.Asset.Class == market.Crypto {
			coins++
		}
	}
	switch coins {
	case len(list):
		return v.Say("24 h"), ""
	case 0:
		return v.Say("Since close"), ""
	}
	return v.Say("Change"), v.Say("The change is over 24 hours for coins, and since the previous close for the others.")
}

func anyClosed(list []desk.Quote) bool {
	for _, q := range list {
		if closed(q.Quote) {
			return true
		}
	}
	return false
}

func (v voice) state(q market.Quote) string {
	if closed(q) {
		return v.Say("closed")
	}
	return v.Say("open")
}

// rowLabel names what a row is about: an asset, or a pair of currencies.
func (v voice) rowLabel(q market.Quote) string {
	if q.Asset.Class == market.Fiat {
		return v.pair(q)
	}
	return v.label(q.Asset)
}

// ratesUsed says each rate by which prices were converted, once.
func (v voice) ratesUsed(list []desk.Quote) []string {
	var out []string
	seen := map[market.Currency]bool{}
	for _, q := range list {
		if q.Was != nil && !seen[q.Was.Currency] {
			seen[q.Was.Currency] = true
			out = append(out, v.converted(q))
		}
	}
	return out
}
