package feedback

import (
	"strings"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// withdraw takes back whatever was pressed before, for a page that knows what was.
const withdraw record.Verdict = "withdraw"

// Buttons are the 👍 and 👎 under the reply to an interaction. Their values name it, so that
// a press finds its way even if the reply was never linked.
func Buttons(of record.ID) []chat.Button {
	return []chat.Button{
		{Label: "👍", Value: value(record.Positive, of)},
		{Label: "👎", Value: value(record.Negative, of)},
	}
}

func value(v record.Verdict, of record.ID) string { return "rate:" + string(v) + ":" + string(of) }

func parse(value string) (v record.Verdict, of record.ID, ok bool) {
	rest, ok := strings.CutPrefix(value, "rate:")
	if !ok {
		return "", "", false
	}
	verdict, id, ok := strings.Cut(rest, ":")
	v = record.Verdict(verdict)
	if !ok || (v != record.Positive && v != record.Negative && v != withdraw) {
		return "", "", false
	}
	return v, record.ID(id), true
}

// button is what is stored in place of an emoji.
func button(v record.Verdict) string { return record.Button + string(v) }
