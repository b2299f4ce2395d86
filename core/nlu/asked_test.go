package nlu_test

import (
	"fmt"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu"
)

// says lets somebody ask on Discord.
func says(t *testing.T, u *nlu.Understander, who, text string) {
	t.Helper()
	_, err := u.Understand(t.Context(), chat.Message{
		Text: text, At: time.Now(), Author: chat.Author{ID: who}, Ref: chat.Ref{Address: chat.Address{Platform: chat.Discord, Channel: "c"}},
	}, ask.Preferences{})
	if err != nil {
		t.Fatal(err)
	}
}

func typed(who, of, text string) chat.Draft {
	return chat.Draft{Platform: chat.Discord, Author: chat.Author{ID: who}, Of: of, Text: text}
}

func TestCompletionRemembersWhatSomebodyAskedAbout(t *testing.T) {
	u := newUnderstander(t)
	first := func(d chat.Draft) string {
		list := u.Complete(t.Context(), d)
		if len(list) == 0 {
			return ""
		}
		return list[0].Value
	}
	before := first(typed("ann", "asset", "a"))
	says(t, u, "ann", "price of algorand and cpi")
	says(t, u, "ann", "2 ltc in aave")
	for _, c := range []struct {
		d    chat.Draft
		want string
	}{
		{typed("ann", "asset", "a"), "AAVE"},
		{typed("ann", "asset", "al"), "ALGO"},
		{typed("ann", "asset", ""), "LTC"},
		{typed("bob", "asset", "a"), before},
		{chat.Draft{Platform: chat.Slack, Author: chat.Author{ID: "ann"}, Text: "a"}, before},
		{typed("ann", "indicator", "unemp"), "unemployment"},
	} {
		if got := first(c.d); got != c.want {
			t.Errorf("%+v: first %s, want %s", c.d, got, c.want)
		}
	}
	if before == "AAVE" || before == "ALGO" {
		t.Errorf("%s would be first without a past", before)
	}
}

func TestWhatIsRememberedOfAPersonIsBounded(t *testing.T) {
	u := newUnderstander(t)
	for _, coin := range []string{"sol", "ada", "xrp", "ltc", "dot", "link", "uni", "aave", "atom", "near", "doge", "trx", "xlm", "etc"} {
		says(t, u, "ann", "price "+coin)
	}
	list := u.Complete(t.Context(), typed("ann", "asset", ""))
	if len(list) != 25 || list[0].Value != "ETC" || list[11].Value != "XRP" || list[12].Value != "BTC" {
		t.Errorf("%d, %v", len(list), fmt.Sprint(list[:13]))
	}
}
