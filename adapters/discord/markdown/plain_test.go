package markdown_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/adapters/discord/markdown"
)

const self = "42"

var names = map[string]string{"7": "Ana"}

func TestPlainIsWhatThePersonMeant(t *testing.T) {
	for in, want := range map[string]string{
		"price btc":                             "price btc",
		"<@42> price btc":                       "price btc",
		"<@!42>price btc":                       "price btc",
		"hey <@42>, price   btc":                "hey , price btc",
		"what does <@7> or <@8> say":            "what does @Ana or @user say",
		"<@&9> in <#10>":                        "@role in #channel",
		"<:doge:123> <a:moon_2:456>":            ":doge: :moon_2:",
		"<t:1700000000:R> <t:1700000000>":       "2023-11-14 22:13 UTC 2023-11-14 22:13 UTC",
		"<t:99999999999999999999>":              "99999999999999999999",
		"</price:123> btc":                      "/price btc",
		"<https://a.example/x>":                 "https://a.example/x",
		"[bitcoin](https://a.example/x) price":  "bitcoin price",
		"**price** _btc_ __eth__ ~~sol~~":       "price btc eth sol",
		"***price*** ||btc||":                   "price btc",
		"`price btc`":                           "price btc",
		"```\nprice btc\n```":                   "price btc",
		"```go\nprice btc\n```":                 "price btc",
		"# price btc":                           "price btc",
		"> price btc":                           "price btc",
		"- price btc\n- price eth":              "price btc\nprice eth",
		"-# price btc":                          "price btc",
		"$AAPL":                                 "$AAPL",
		"**$AAPL**":                             "$AAPL",
		"2*3":                                   "2*3",
		"2*3*4":                                 "2*3*4",
		"2 * 3 * 4":                             "2 * 3 * 4",
		"*2*3*":                                 "2*3",
		"snake_case_name":                       "snake_case_name",
		"a ~ b, 5 ~~ 6":                         "a ~ b, 5 ~~ 6",
		"a | b || c":                            "a | b || c",
		"S&P 500, EURUSD=X, ^GSPC, BTC-USD":     "S&P 500, EURUSD=X, ^GSPC, BTC-USD",
		"-5% or +5%":                            "-5% or +5%",
		"1.5 eth in eur":                        "1.5 eth in eur",
		`2\*3 \_x\_ C:\dir`:                     `2*3 _x_ C:\dir`,
		"(**btc**)/**eth**":                     "(btc)/eth",
		"**unfinished":                          "**unfinished",
		"a < b > c <3":                          "a < b > c <3",
		"<@abc> <#> <t:x>":                      "<@abc> <#> <t:x>",
		"  \n ":                                 "",
		"<@42>":                                 "",
		"ünïcode **ß** 日本":                      "ünïcode ß 日本",
		"🚀 **btc** 🚀":                           "🚀 btc 🚀",
		"how much is *eth* in _usd_? (`today`)": "how much is eth in usd? (today)",
	} {
		if got := markdown.Plain(in, names, self); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestPlainLeavesOrdinaryWordsAlone(t *testing.T) {
	word := rapid.StringMatching(`[$A-Za-z0-9.,%&=^?!]{1,12}`)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(word, 1, 12).Draw(t, "words"), " ")
		if got := markdown.Plain(s, nil, self); got != s {
			t.Errorf("%q is %q", s, got)
		}
	})
}

func TestPlainUndoesEscape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-z*_~|\\<]{1,20}`).Draw(t, "text")
		if got := markdown.Plain(escaped(s), nil, self); got != s {
			t.Errorf("%q escaped is %q and back %q", s, escaped(s), got)
		}
	})
}

func TestHostileTextTakesNoLongerThanItsLengthAllows(t *testing.T) {
	for _, unit := range []string{"*", "**", "*a", "_a_", "||", "~~a", "`", "```", "<@", "<t:1", "[a", "[a](http://", "\\", "> ", "\n- "} {
		s := strings.Repeat(unit, 200_000/len(unit))
		done := make(chan struct{})
		go func() {
			defer close(done)
			markdown.Plain(s, nil, self)
			markdown.Fit(markdown.Escape(s), 2000)
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%q is still at work", unit)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"<@42> **price** `btc`", "||a|| ~~b~~ <t:1> <:a:1>", "\\*", "[a](http://b)", "\xff<@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := markdown.Plain(s, names, self)
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q became invalid: %q", s, got)
		}
		if strings.Contains(got, "<@42>") {
			t.Errorf("%q still holds the mention: %q", s, got)
		}
	})
}

func FuzzEscape(f *testing.F) {
	f.Add("@everyone **a**\n- b", 20)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit = max(0, min(limit, 5000))
		got := markdown.Fit(markdown.Escape(s), limit)
		if markdown.Units(got) > limit || !utf8.ValidString(got) {
			t.Errorf("%q in %d: %q", s, limit, got)
		}
		if m := alive.FindString(got); m != "" {
			t.Errorf("%q is alive in %q", m, got)
		}
	})
}
