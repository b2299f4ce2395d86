package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
)

func TestSlipsThatWereMendedAreTold(t *testing.T) {
	q := priced(btc)
	q.Slips = []string{"bitcion", "bitcoin"}
	if c := open().answer(t, q); c.Notice != "I read “bitcion” as “bitcoin”." {
		t.Errorf("notice %q", c.Notice)
	}
	for slip, told := range map[string]bool{"wöchentlich wöchentliche": false, "ücreti ücret": false, "bitcoi Bitcoin": true, "sola solana": true, "pirce price": true} {
		q.Slips = strings.Fields(slip)
		if c := open().answer(t, q); (c.Notice != "") != told {
			t.Errorf("%s: notice %q", slip, c.Notice)
		}
	}
	q.Slips = []string{"bitcion", "bitcoin"}
	if c := open().failing(exhausted()).answer(t, q); strings.Contains(c.Plain(), "bitcion") {
		t.Errorf("without data:\n%s", c.Plain())
	}
	if c := open().answer(t, ask.Query{Intent: ask.Smalltalk, Slips: []string{"helo", "hello"}}); c.Notice != "" {
		t.Errorf("small talk: %q", c.Notice)
	}
}
