package mrkdwn

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestMarkupBecomesTheWordsThatPeopleSee(t *testing.T) {
	for raw, want := range map[string]string{
		// the mention of the bot, anywhere
		"<@U0TAPE> price btc":           "price btc",
		"<@U0TAPE>: price btc":          "price btc",
		"<@U0TAPE>, price btc":          "price btc",
		"hey <@U0TAPE> price btc":       "hey price btc",
		"hey <@U0TAPE>, price btc":      "hey price btc",
		"price btc <@U0TAPE>":           "price btc",
		"price<@U0TAPE>btc":             "price btc",
		"<@U0TAPE|tickertape> gold":     "gold",
		"*<@U0TAPE> gold*":              "gold",
		"<@U0TAPE> <@U0TAPE> gold":      "gold",
		"<@U0TAPE>":                     "",
		"is (<@U0TAPE>) awake":          "is () awake",
		"line one\n<@U0TAPE>\nline two": "line one\n\nline two",
		// other mentions, channels, links, dates
		"what would <@U061F7AUR> pay":                 "what would @someone pay",
		"<@U061F7AUR|ana> says hi":                    "@someone says hi",
		"see <#C123|markets> and <#C124>":             "see #markets and #channel",
		"<!channel> <!here|here> <!everyone> look":    "@channel @here @everyone look",
		"<!subteam^S1|@traders> and <!subteam^S2>":    "@traders and @group",
		"<!date^1392734382^Posted {date_num}|Feb 18>": "Feb 18",
		"<https://a.example/x?y=1&amp;z=2>":           "https://a.example/x?y=1&z=2",
		"price of <http://etf.com|etf.com>":           "price of etf.com",
		"<mailto:a@b.example|a@b.example>":            "a@b.example",
		"<https://a.example/_x_/*y*|the *best* one>":  "the best one",
		"<https://a.example/_x_y>":                    "https://a.example/_x_y",
		"&lt;@U0TAPE&gt; typed by hand":               "<@U0TAPE> typed by hand",
		"&lt;!channel&gt; typed by hand":              "<!channel> typed by hand",
		"&amp;lt;":                                    "&lt;",
		"1 &lt; 2 &amp;&amp; 3 &gt; 2":                "1 < 2 && 3 > 2",
		"a < b <c> d <":                               "a < b <c> d <",
		"<unclosed":                                   "<unclosed",
		"one <two <https://a.example|three> four":     "one <two three four",
		// formatting marks
		"*price* of _bitcoin_ and ~ether~ in `eur`": "price of bitcoin and ether in eur",
		"```price btc```":                "price btc",
		"```\nprice btc\nprice eth\n```": "price btc\nprice eth",
		"*_price btc_*":                  "price btc",
		"(*btc*), *eth*!":                "(btc), eth!",
		"\"_btc_\"":                      "\"btc\"",
		// what is not formatting
		"2*3":                   "2*3",
		"2*3*4":                 "2*3*4",
		"2 * 3 * 4":             "2 * 3 * 4",
		"$AAPL":                 "$AAPL",
		"S&amp;P 500":           "S&P 500",
		"snake_case_name":       "snake_case_name",
		"~5% or ~10%":           "~5% or ~10%",
		"5* hotel":              "5* hotel",
		"*":                     "*",
		"** **":                 "** **",
		"a *b\nc* d":            "a *b\nc* d",
		"BRK.B, EURUSD=X, ^VIX": "BRK.B, EURUSD=X, ^VIX",
		"2,5 btc to €":          "2,5 btc to €",
		"  much \t space  ":     "much space",
	} {
		if got := Words(raw, "U0TAPE"); got != want {
			t.Errorf("%q\n got %q\nwant %q", raw, got, want)
		}
	}
}

func TestNobodyIsUsWhileOurIdIsUnknown(t *testing.T) {
	if Mentions("<@> <@|x> hello", "") {
		t.Error("an empty id is mentioned")
	}
}

// What people type reaches us escaped by Slack, and comes out as they typed it if it holds no
// formatting.
func TestWordsSurviveTheWayThroughSlack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := strings.Join(rapid.SliceOf(rapid.StringMatching(`[a-zA-Z0-9$&<>@#.,!%€=^-]{1,8}`)).Draw(t, "words"), " ")
		if got := Words(Escape(typed), "U0TAPE"); got != typed {
			t.Fatalf("typed %q, got %q", typed, got)
		}
	})
}

func FuzzPlainText(f *testing.F) {
	for _, seed := range []string{"<@U0TAPE> *price* btc", "<!date^1^{x}|y>", "<<<>>>", "`a` ``` _x_ ~", "&amp;&lt;", "<@U0TAPE|", "\xff<@U0TAPE>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got := Words(raw, "U0TAPE")
		if utf8.ValidString(raw) && !utf8.ValidString(got) {
			t.Fatalf("%q became invalid: %q", raw, got)
		}
		if got != strings.TrimSpace(got) {
			t.Fatalf("%q is not trimmed: %q", raw, got)
		}
		if !strings.Contains(raw, "&") && Mentions(got, "U0TAPE") && !strings.ContainsAny(raw, "*_~`") {
			t.Fatalf("%q still mentions us: %q", raw, got)
		}
	})
}
