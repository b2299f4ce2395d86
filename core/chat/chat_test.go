package chat_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

var card = chat.Card{
	Title:  "Bitcoin (BTC)",
	Text:   "Bitcoin is at $97,432.10.",
	Fields: []chat.Field{{Name: "Price", Value: "$97,432.10"}, {Name: "24 h", Value: "▲ +2.41 %", Trend: chat.Up}},
	Table:  &chat.Table{Header: []string{"Asset", "Price"}, Rows: [][]string{{"BTC", "$97,432.10"}, {"Ether", "€1"}}},
	Source: "CoinGecko", AsOf: time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC),
	Stale: 12 * time.Minute, Simulated: true, Notice: "SOL is not to be had.",
}

func TestPlainCardSaysEverythingInReadingOrder(t *testing.T) {
	want := `Bitcoin (BTC)
Bitcoin is at $97,432.10.
Price: $97,432.10
24 h: ▲ +2.41 %
Asset  Price
BTC    $97,432.10
Ether  €1
SOL is not to be had.
CoinGecko · 23 Nov 2026 10:58:12 UTC · not live: 12 min old · simulated data`
	if got := card.Plain(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNameThatAsksGetsNoColon(t *testing.T) {
	for name, want := range map[string]string{"What is it?": "What is it? gold", "这是什么？": "这是什么？gold"} {
		if got := (chat.Card{Language: "zh"}).Line(chat.Field{Name: name, Value: "gold"}); got != want {
			t.Errorf("%q", got)
		}
	}
}

func TestEmptyPartsLeaveNoEmptyLines(t *testing.T) {
	if got := (chat.Card{Text: "Hello"}).Plain(); got != "Hello" {
		t.Errorf("%q", got)
	}
	if got := (chat.Card{}).Footer(); got != "" {
		t.Errorf("footer %q", got)
	}
}

func TestAgeIsSaidInItsLargestSensibleUnit(t *testing.T) {
	for age, want := range map[time.Duration]string{
		30 * time.Second: "30 s", 119 * time.Second: "119 s", 2 * time.Minute: "2 min", 119 * time.Minute: "119 min",
		2 * time.Hour: "2 h", 47 * time.Hour: "47 h", 48 * time.Hour: "2 days", 240 * time.Hour: "10 days",
	} {
		if got := (chat.Card{Stale: age}).Footer(); got != "not live: "+want+" old" {
			t.Errorf("%s: %q", age, got)
		}
	}
}

func TestFooterIsInUTC(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	c := chat.Card{AsOf: time.Date(2026, 1, 2, 3, 4, 5, 0, tokyo)}
	if got := c.Footer(); got != "1 Jan 2026 18:04:05 UTC" {
		t.Errorf("%q", got)
	}
}

func TestRowShorterThanTheHeaderIsNoPanic(t *testing.T) {
	table := chat.Table{Header: []string{"a", "b"}, Rows: [][]string{{"only"}, {"x", "y", "z"}}}
	if got := table.Plain(); !strings.Contains(got, "only") || !strings.Contains(got, "z") {
		t.Errorf("%q", got)
	}
}

func TestEventKnowsItsConversation(t *testing.T) {
	at := chat.Address{Platform: chat.Slack, Channel: "c", Thread: "t"}
	ref := chat.Ref{Address: at, ID: "1"}
	for _, body := range []chat.Body{chat.Message{Ref: ref}, chat.Reaction{On: ref}, chat.Press{On: ref}} {
		if got := (chat.Event{Body: body}).Where(); got != at {
			t.Errorf("%T: %v", body, got)
		}
	}
	if got := (chat.Event{Platform: chat.Web}).Where(); got.Platform != chat.Web {
		t.Errorf("no body: %v", got)
	}
}

func TestAdviceIsFoundInAWrappedError(t *testing.T) {
	cause := errors.New("channel_not_found")
	err := error(&chat.SendError{Advice: chat.GiveUp, Err: cause})
	if !errors.Is(err, chat.GiveUp) || !errors.Is(err, cause) || errors.Is(err, chat.Wait) {
		t.Error(err)
	}
	if !errors.Is(&chat.SendError{Advice: chat.Unsure}, chat.Unsure) {
		t.Error("without a cause")
	}
}

func TestButtonsThatAskAndThoseThatDont(t *testing.T) {
	for value, want := range map[string]struct {
		language, text string
		asks           bool
	}{
		chat.Asking("", "price btc"):         {"", "price btc", true},
		chat.Asking("de", "price btc"):       {"de", "price btc", true},
		chat.Redrawing("", "chart btc 7d"):   {"", "chart btc 7d", true},
		chat.Redrawing("ru", "chart btc 7d"): {"ru", "chart btc 7d", true},
		"rate:positive:1":                    {},
		"":                                   {},
		"asks: no":                           {},
	} {
		language, text, asks := chat.Asked(value)
		if asks != want.asks || language != want.language || text != want.text {
			t.Errorf("%q: %q, %q, %v", value, language, text, asks)
		}
	}
	if got := chat.Redrawing("de", "chart btc 7d"); got != chat.Redraws+"de/chart btc 7d" {
		t.Errorf("redraws with %q", got)
	}
}

func TestColumnsOfATableStayBelowEachOther(t *testing.T) {
	table := chat.Table{Header: []string{"价格", "x"}, Rows: [][]string{{"BTC", "1"}, {"以太坊", "2"}, {"e\u0301te\u0301", "3"}, {"🐕", "4"}, {"אבג", "דהו"}}}
	want := "价格    x\nBTC     1\n以太坊  2\ne\u0301te\u0301     3\n🐕      4\n\u200eאבג\u200e     \u200eדהו\u200e"
	if got := table.Plain(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRegularTableHasACellForEveryColumn(t *testing.T) {
	table := chat.Table{Header: []string{"a", "b"}, Rows: [][]string{{"only"}, {"x", " y\n", "z"}, nil}}
	want := chat.Table{Header: []string{"a", "b"}, Rows: [][]string{{"only", ""}, {"x", "y"}, {"", ""}}}
	if got := table.Regular(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
	for f, blank := range map[chat.Field]bool{{}: true, {Name: " ", Value: "\t"}: true, {Name: "x"}: false, {Value: "x"}: false} {
		if f.Blank() != blank {
			t.Errorf("%+v: %v", f, f.Blank())
		}
	}
}
