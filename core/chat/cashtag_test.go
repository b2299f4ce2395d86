package chat_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

func TestCashtagsOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"what do you think of $TSLA?":           "$TSLA",
		"$btc and $eth, also ($sol)":            "$BTC $ETH $SOL",
		"$BTC $btc $Btc":                        "$BTC",
		"$brk-b vs $BRK.B, $vod.l.":             "$BRK-B $BRK.B $VOD.L",
		"**$NVDA** _$AMD_ ~$INTC~ \"$F\" '$T'":  "$NVDA $AMD $INTC $F $T",
		"看看$BTC怎么样":                             "$BTC",
		"$btc's price, $eth…":                   "$BTC $ETH",
		"line\n$AAPL\nline":                     "$AAPL",
		"that was $5, $1k, 100$ and $$":         "",
		"US$AAPL a$b $$BTC $":                   "",
		"echo $HOME/bin; x=$PATH; $y=1; ${z}":   "",
		"run `echo $HOME` and\n```\n$PATH\n```": "",
		"https://x.example/?a=$btc&b=1":         "",
		"$toolongtoBeOne $a1 $foo_bar":          "",
		"no dollar at all":                      "",
	} {
		if got := strings.Join(chat.Cashtags(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOverheardMessageKeepsNothingButItsTickers(t *testing.T) {
	at := chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "c"}, ID: "1"}
	m := chat.Message{
		Ref: at, ReplyTo: at, Author: chat.Author{ID: "ana", Locale: "de"}, At: time.Unix(1, 0),
		Text: "my salary is 5000, shall I put it into $TSLA, $btc, $eth or $doge?",
	}
	got, ok := m.Overhear()
	if want := (chat.Message{Ref: at, Text: "$TSLA $BTC $ETH", At: m.At, Overheard: true}); !ok || got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	m.Text = "my salary is 5000"
	if got, ok := m.Overhear(); ok || got.Text != "" {
		t.Errorf("%+v of a text without a ticker", got)
	}
}

func TestCashtagsAreShortWhateverTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([$a-zA-Z.\-/ ]|看){0,40}`)).Draw(t, "text")
		for _, tag := range chat.Cashtags(text) {
			if len(tag) < 2 || len(tag) > 16 || tag[0] != '$' || strings.ContainsAny(tag, " \n") || !strings.Contains(strings.ToUpper(text), tag) {
				t.Fatalf("%q is no ticker of %q", tag, text)
			}
		}
	})
}
