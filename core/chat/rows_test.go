package chat_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

func labelled(labels ...string) []chat.Button {
	var all []chat.Button
	for _, l := range labels {
		b := chat.Button{Label: l, Value: chat.Asking("de", l)}
		if l == "👍" || l == "👎" {
			b.Value = "rate:" + l
		}
		all = append(all, b)
	}
	return all
}

func shown(rows [][]chat.Button) string {
	var out []string
	for _, row := range rows {
		var labels []string
		for _, b := range row {
			labels = append(labels, b.Label)
		}
		out = append(out, strings.Join(labels, " | "))
	}
	return strings.Join(out, "\n")
}

func TestButtonsStandInRowsThatCanBeRead(t *testing.T) {
	for _, c := range []struct {
		buttons       []chat.Button
		most, letters int
		want          string
	}{
		{nil, 4, 36, ""},
		{labelled("👍", "👎"), 4, 36, "👍 | 👎"},
		{labelled("24 h", "7 Tage", "👍", "👎"), 4, 36, "24 h | 7 Tage | 👍 | 👎"},
		{labelled("24 h", "7 Tage", "1 Jahr", "👍", "👎"), 4, 36, "24 h | 7 Tage | 1 Jahr\n👍 | 👎"},
		{labelled("24h", "30d", "1y", "👍", "👎"), 5, 0, "24h | 30d | 1y | 👍 | 👎"},
		{labelled("Proof of Stake", "Validator", "Liquid Staking", "APY", "👍", "👎"), 4, 36, "Proof of Stake | Validator\nLiquid Staking | APY\n👍 | 👎"},
		{labelled("Proof of Stake", "Validator", "Liquid Staking", "APY", "👍", "👎"), 5, 0, "Proof of Stake | Validator | Liquid Staking | APY\n👍 | 👎"},
		{labelled("Einfach ein sehr langes Wort für einen Knopf", "kurz"), 4, 36, "Einfach ein sehr langes Wort für einen Knopf\nkurz"},
		{labelled("流动性质押挖矿奖励率", "年化"), 4, 36, "流动性质押挖矿奖励率\n年化"}, // a Chinese letter is twice as wide
	} {
		if got := shown(chat.Rows(c.buttons, c.most, c.letters)); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestNoButtonIsLostInRowsAndTheirOrderStays(t *testing.T) {
	label := rapid.OneOf(rapid.StringMatching(`[a-zé ]{1,30}`), rapid.SampledFrom([]string{"👍", "👎", "质押"}))
	rapid.Check(t, func(t *rapid.T) {
		all := labelled(rapid.SliceOfN(label, 0, 30).Draw(t, "labels")...)
		most := rapid.IntRange(1, 5).Draw(t, "most")
		rows := chat.Rows(all, most, rapid.SampledFrom([]int{0, 20, 36}).Draw(t, "letters"))
		if !slices.Equal(slices.Concat(rows...), all) {
			t.Fatalf("%v became %v", all, rows)
		}
		for _, row := range rows {
			if len(row) == 0 || len(row) > most {
				t.Fatalf("a row of %d", len(row))
			}
		}
	})
}
