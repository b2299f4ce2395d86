package skills_test

import (
	"flag"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// scene is one question to a bazaar.
type scene struct {
	name string
	at   *bazaar // nil: an open one
	q    ask.Query
}

// golden plays scenes and compares the whole cards with a file that people can look at.
func golden(t *testing.T, name string, scenes []scene) {
	t.Helper()
	var b strings.Builder
	var deck []namedCard
	for _, s := range scenes {
		if s.at == nil {
			s.at = open()
		}
		c := s.at.answer(t, s.q)
		wellFormed(t, s.name, c)
		deck = append(deck, namedCard{s.name, lean(c)})
		fmt.Fprintf(&b, "━━ %s\n%s\n", s.name, c.Plain())
		for _, v := range c.Values {
			fmt.Fprintf(&b, "\t%s of %s = %v %s", v.Name, v.Of, v.Number, v.Unit)
			if !v.At.IsZero() {
				fmt.Fprintf(&b, ", %s, %s", v.At.Format("2006-01-02 15:04"), v.Source)
			}
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	compareFile(t, filepath.Join("testdata", name+".golden"), b.String())
	deal(t, name, deck)
}

// wellFormed fails a test for every flaw of a card.
func wellFormed(t testing.TB, name string, c chat.Card) {
	t.Helper()
	for _, flaw := range flaws(c) {
		t.Errorf("%s: %s:\n%s", name, flaw, c.Plain())
	}
}

// flaws are what no card may have: nothing to read, words of a provider, empty fields, a table
// that is none, a value without a name or a number.
func flaws(c chat.Card) []string {
	var out []string
	flaw := func(is bool, format string, args ...any) {
		if is {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	flaw(strings.TrimSpace(c.Text) == "", "nothing to read out")
	for _, bad := range []string{secret, "coingecko", "gateway", "%!", "NaN", "+Inf", "-Inf", "<nil>", "  \n", "..", "( ", "COIN", "\x00"} {
		flaw(strings.Contains(c.Plain(), bad), "%q", bad)
	}
	for _, f := range c.Fields {
		flaw(f.Name == "" || f.Value == "", "empty field %+v", f)
	}
	if c.Table != nil {
		for _, row := range c.Table.Rows {
			flaw(len(row) != len(c.Table.Header), "row %q under %q", row, c.Table.Header)
		}
	}
	for _, v := range c.Values {
		flaw(v.Name == "" || math.IsNaN(v.Number) || math.IsInf(v.Number, 0), "value %+v", v)
	}
	return out
}
