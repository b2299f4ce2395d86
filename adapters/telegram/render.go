package telegram

import (
	"slices"
	"strings"
	"unicode/utf8"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// Limits of the Bot API. Lengths are UTF-16 units after entities parsing.
const (
	maxText     = 4096
	maxCaption  = 1024
	maxNotice   = 300 // ours: a notice and a footer always fit beside the rest
	maxSource   = 80
	maxData     = 64 // bytes of a button's value
	maxLabel    = 64 // ours
	maxButtons  = 48 // ours
	inRow       = 4  // buttons, ours
	wideRow     = 36 // letters of a row of buttons; ours: a phone cuts off what is longer
	maxPhoto    = 10 << 20
	emptyAnswer = "(no text)" // Telegram refuses a message without any
)

// render lays a card out within limit. What must not be missed, the notice and the footer,
// is kept; the rest is shortened.
func render(c chat.Card, limit int) doc {
	head, end := body(c), tail(c)
	gap := doc{{text: "\n\n"}}
	if len(head) == 0 || len(end) == 0 {
		gap = nil
	}
	short := head.cut(max(0, limit-gap.units()-end.units()))
	return slices.Concat(short, gap, end).cut(limit)
}

// body is title, text, fields and table, a blank line between each.
func body(c chat.Card) doc {
	var d doc
	add := func(gap, tag, text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		if len(d) > 0 {
			d = append(d, span{text: gap})
		}
		d = append(d, span{tag, text})
	}
	add("", "b", strings.TrimSpace(clean(c.Title)))
	add("\n", "", strings.TrimSpace(clean(c.Text)))
	add("\n\n", "", fields(c))
	if c.Table != nil {
		add("\n\n", "pre", table(*c.Table))
	}
	return d
}

// tail is the notice and the footer.
func tail(c chat.Card) doc {
	var d doc
	if n := strings.TrimSpace(clean(c.Notice)); n != "" {
		d = append(d, doc{{text: "⚠️ " + n}}.cut(maxNotice)...)
	}
	c.Source = shorten(oneLine(c.Source), maxSource)
	if f := strings.TrimSpace(c.Footer()); f != "" {
		if len(d) > 0 {
			d = append(d, span{text: "\n"})
		}
		d = append(d, span{"i", f})
	}
	return d
}

func fields(c chat.Card) string {
	var lines []string
	for _, f := range c.Fields {
		if line := c.Line(chat.Field{Name: oneLine(f.Name), Value: oneLine(f.Value)}); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// table aligns the columns. Rows that don't fit the header are made to.
func table(t chat.Table) string {
	tidy := chat.Table{Header: cells(t.Header, len(t.Header))}
	for _, row := range t.Rows {
		tidy.Rows = append(tidy.Rows, cells(row, len(t.Header)))
	}
	return tidy.Plain()
}

func cells(row []string, n int) []string {
	out := make([]string, n)
	for i := range min(n, len(row)) {
		out[i] = oneLine(row[i])
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// keyboard puts the buttons under the message. Telegram refuses a whole message for one bad
// button: those are left out and returned.
func keyboard(list []chat.Button) (k tg.InlineKeyboardMarkup, dropped []chat.Button) {
	var good []chat.Button
	for _, b := range list {
		label := strings.TrimSpace(shorten(oneLine(b.Label), maxLabel))
		if label == "" || b.Value == "" || len(b.Value) > maxData || !utf8.ValidString(b.Value) || len(good) == maxButtons {
			dropped = append(dropped, b)
			continue
		}
		good = append(good, chat.Button{Label: label, Value: b.Value})
	}
	for _, buttons := range chat.Rows(good, inRow, wideRow) {
		var row []tg.InlineKeyboardButton
		for _, b := range buttons {
			row = append(row, tg.NewInlineKeyboardButtonData(b.Label, b.Value))
		}
		k.InlineKeyboard = append(k.InlineKeyboard, row)
	}
	return k, dropped
}
