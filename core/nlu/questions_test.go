package nlu_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu"
)

// question is a line of testdata/questions.tsv: what somebody writes and what it means.
type question struct {
	line                                                 int
	text, intent, assets, vs, amount, indicator, unknown string
}

func questions(t testing.TB) []question {
	t.Helper()
	b, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []question
	line := 0
	for row := range strings.Lines(string(b)) {
		line++
		row = strings.TrimSuffix(row, "\n")
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		cells := append(strings.Split(row, "\t"), make([]string, 7)...)
		if strings.HasPrefix(cells[0], `"`) {
			if cells[0], err = strconv.Unquote(cells[0]); err != nil {
				t.Fatalf("questions.tsv:%d: %v", line, err)
			}
		}
		out = append(out, question{line, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]})
	}
	return out
}

// answer brings what was understood into the columns of a question.
func answer(q question, got ask.Query) question {
	ids := make([]string, len(got.Assets))
	for i, a := range got.Assets {
		ids[i] = a.ID
	}
	out := question{line: q.line, text: q.text, intent: string(got.Intent), assets: strings.Join(ids, " "), vs: string(got.Currency), unknown: strings.Join(got.Unknown, " ")}
	if got.Amount != 0 || q.amount == "0" && got.Intent == ask.Convert {
		out.amount = strconv.FormatFloat(got.Amount, 'f', -1, 64)
	}
	if got.Indicator.Series != "" {
		out.indicator = got.Indicator.Country + "/" + got.Indicator.Code
	}
	return out
}

// monday is when everything is asked.
var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

func understand(t testing.TB, u *nlu.Understander, text string) ask.Query {
	t.Helper()
	q, err := u.Understand(t.Context(), chat.Message{Text: text, At: monday}, ask.Preferences{})
	if err != nil {
		t.Fatalf("Understand(%q): %v", text, err)
	}
	return q
}

func newUnderstander(t testing.TB) *nlu.Understander {
	t.Helper()
	u, err := nlu.New(nlu.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestEveryQuestionIsUnderstood(t *testing.T) {
	u, all := newUnderstander(t), questions(t)
	if len(all) < 300 {
		t.Errorf("only %d questions", len(all))
	}
	for _, q := range all {
		t.Run(fmt.Sprintf("line %d", q.line), func(t *testing.T) {
			got := answer(q, understand(t, u, q.text))
			if slices.Contains(strings.Split(q.intent, "|"), got.intent) { // where either will do
				got.intent = q.intent
			}
			if got != q {
				t.Errorf("%q\n got %+v\nwant %+v", q.text, got, q)
			}
		})
	}
}

func TestQuestionsCoverEveryIntent(t *testing.T) {
	seen := map[ask.Intent]bool{}
	for _, q := range questions(t) {
		if first, _, _ := strings.Cut(q.intent, "|"); !slices.Contains(ask.Intents(), ask.Intent(first)) {
			t.Errorf("questions.tsv:%d: intent %q is not known", q.line, q.intent)
		}
		seen[ask.Intent(q.intent)] = true
	}
	for _, i := range ask.Intents() {
		if !seen[i] {
			t.Errorf("no question for %s", i)
		}
	}
}
