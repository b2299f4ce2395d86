package skills

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// economic tells the latest value of an indicator as people quote it.
type economic struct{ desk }

// Answer shows the latest value, the one before, the change, and the date that it is for.
func (e economic) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	ind := q.Indicator
	if ind.Series == "" {
		return nothingNamed(q, "Which figure would you like? For example: inflation, unemployment, gdp, fed funds rate, or uk cpi"), nil
	}
	a, err := e.src.Fetch(ctx, market.Request{Kind: market.Economic, Indicator: ind})
	if err != nil {
		return failed(err, "figures of "+ind.Title)
	}
	if len(a.Series) != 1 || len(a.Series[0].Points) == 0 {
		return failed(market.ErrNotFound, "figures of "+ind.Title)
	}
	c := report(ind, a.Series[0].Points)
	attach(&c, a)
	for i := range c.Values {
		c.Values[i].Source = a.Source
	}
	return c, nil
}

// report is the card of a series.
func report(ind market.Indicator, levels []market.Point) chat.Card {
	last := levels[len(levels)-1]
	c := chat.Card{Title: ind.Title}
	quoted := transformed(levels, ind.Transform, ind.Frequency)
	if len(quoted) == 0 || !quoted[len(quoted)-1].at.Equal(last.At) {
		note(&c, fmt.Sprintf("The change for %s is not available: a figure that it compares with was not published.", period(last.At, ind.Frequency)))
	}
	if len(quoted) > 0 {
		headFigures(&c, ind, quoted)
	}
	if ind.Transform != market.Level {
		addFigure(&c, "Level", levelText(last.Value, ind.Unit)+", "+period(last.At, ind.Frequency), "level", ind, last.Value, ind.Unit, last.At)
	}
	if ind.Adjusted {
		c.Fields = append(c.Fields, chat.Field{Name: "Adjustment", Value: "seasonally adjusted"})
	}
	return c
}

// headFigures adds the latest reading, the one before and the change.
func headFigures(c *chat.Card, ind market.Indicator, quoted []reading) {
	latest := quoted[len(quoted)-1]
	when := period(latest.at, ind.Frequency)
	c.Text = fmt.Sprintf("%s: %s in %s%s.", ind.Title, quotedText(ind, latest.value), when, basis(ind))
	if ind.Frequency == market.Daily || ind.Frequency == market.Weekly {
		c.Text = fmt.Sprintf("%s: %s, %s%s.", ind.Title, quotedText(ind, latest.value), when, basis(ind))
	}
	addFigure(c, "Latest", quotedText(ind, latest.value)+", "+when, ind.Code, ind, latest.value, quotedUnit(ind), latest.at)
	if len(quoted) < 2 {
		return
	}
	before := quoted[len(quoted)-2]
	addFigure(c, "Before", quotedText(ind, before.value)+", "+period(before.at, ind.Frequency), "previous", ind, before.value, quotedUnit(ind), before.at)
	diff := latest.value - before.value
	c.Fields = append(c.Fields, chat.Field{Name: "Change", Value: changeText(ind, diff), Trend: trend(diff)})
	c.Values = append(c.Values, chat.Value{Name: "change", Of: ind.Code, Number: diff, Unit: changeUnit(ind), At: latest.at})
}

func addFigure(c *chat.Card, name, text, value string, ind market.Indicator, v float64, unit string, at time.Time) {
	c.Fields = append(c.Fields, chat.Field{Name: name, Value: text})
	c.Values = append(c.Values, chat.Value{Name: value, Of: ind.Code, Number: v, Unit: unit, At: at})
}

// basis says what a transformed figure compares with.
func basis(ind market.Indicator) string {
	switch ind.Transform {
	case market.YearPct, market.YearDiff:
		return ", compared with a year ago"
	case market.Change, market.Percent:
		return ", compared with the period before"
	}
	return ""
}

// period writes the time that an observation is for.
func period(at time.Time, f market.Frequency) string {
	switch f {
	case market.Monthly:
		return format.Month(at)
	case market.Quarterly:
		return format.Quarter(at)
	case market.Annual:
		return at.UTC().Format("2006")
	case market.Weekly:
		return format.Week(at)
	}
	return format.Day(at)
}

// percentage reports whether the quoted figure is in percent.
func percentage(ind market.Indicator) bool {
	switch ind.Transform {
	case market.YearPct, market.Percent:
		return true
	}
	return strings.HasPrefix(ind.Unit, "%")
}

// quotedText writes the figure that people quote.
func quotedText(ind market.Indicator, v float64) string {
	switch {
	case ind.Transform == market.YearPct || ind.Transform == market.Percent:
		return plainPercent(v, 1)
	case ind.Transform == market.Change || ind.Transform == market.YearDiff:
		return changeText(ind, v)
	}
	return levelText(v, ind.Unit)
}

func quotedUnit(ind market.Indicator) string {
	if percentage(ind) {
		return "percent"
	}
	return ind.Unit
}

// changeText writes a difference between two quoted figures, with its sign.
func changeText(ind market.Indicator, v float64) string {
	if percentage(ind) {
		return format.Signed(v, 2) + " percentage points"
	}
	text := levelText(math.Abs(v), ind.Unit)
	switch format.Direction(v, 2) {
	case 1:
		return "+" + text
	case -1:
		return "−" + text
	}
	return text
}

func changeUnit(ind market.Indicator) string {
	if percentage(ind) {
		return "percentage points"
	}
	return ind.Unit
}

// plainPercent writes a percentage without a plus: inflation of 2.9 %.
func plainPercent(v float64, places int) string { return format.Fixed(v, places) + " %" }

// multiples are words in a unit that say what the figures count in.
var multiples = []struct {
	word string
	of   float64
}{{"thousand", 1e3}, {"mn", 1e6}, {"million", 1e6}, {"bn", 1e9}, {"billion", 1e9}}

// levelText writes a level in its unit: "4.1 %", "$29.35 trillion", "159.4 million", "313.05 (index 1982-84=100)".
func levelText(v float64, unit string) string {
	word, rest, _ := strings.Cut(unit, " ")
	for _, m := range multiples {
		if word == m.word {
			return amountText(v*m.of, rest)
		}
	}
	switch {
	case unit == "%" || strings.HasPrefix(unit, "% "):
		return plainPercent(v, 2) + strings.TrimPrefix(unit, "%")
	case strings.HasPrefix(unit, "index"):
		return format.Fixed(v, 2) + " (" + unit + ")"
	}
	return amountText(v, unit)
}

// amountText writes a quantity of dollars or of anything else.
func amountText(v float64, unit string) string {
	money, rest, _ := strings.Cut(unit, " ")
	if money == "USD" || strings.HasPrefix(money, "USD/") {
		per := strings.TrimPrefix(money, "USD")
		return strings.TrimSpace(format.MoneyWords(v, "usd") + per + " " + rest)
	}
	return strings.TrimSpace(format.Words(v) + " " + unit)
}
