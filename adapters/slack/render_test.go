package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/slack/mrkdwn"
	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

func priceCard() chat.Card {
	return chat.Card{
		Title: "Bitcoin (BTC)", Text: "$97,432.10",
		Fields: []chat.Field{
			{Name: "24 h", Value: "+2.4 %", Trend: chat.Up},
			{Name: "7 days", Value: "−1.1 %", Trend: chat.Down},
			{Name: "Market cap", Value: "$1.93 T"},
			{Name: "Volume 24 h", Value: "$41.2 B"},
		},
		Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:0190a"}, {Label: "👎", Value: "rate:negative:0190a"}},
		Source:  "CoinGecko", AsOf: time.Date(2026, 11, 23, 12, 0, 5, 0, time.UTC),
	}
}

func tableCard() chat.Card {
	return chat.Card{
		Title: "Prices", Table: &chat.Table{
			Header: []string{"Asset", "Price", "24 h"},
			Rows:   [][]string{{"Bitcoin", "$97,432.10", "+2.4 %"}, {"S&P 500", "6,012.45", "−0.2 %"}, {"Gold", "$2,688.30", "0.0 %"}},
		},
		Source: "Yahoo", AsOf: time.Date(2026, 11, 23, 12, 0, 5, 0, time.UTC), Stale: 14 * time.Minute, Simulated: true,
		Notice: "Markets are closed today.",
	}
}

func longCard() chat.Card {
	c := chat.Card{Title: strings.Repeat("A very long title. ", 20), Text: strings.Repeat("All work and no play makes a dull bot.\n", 200)}
	for i := range 60 {
		c.Fields = append(c.Fields, chat.Field{Name: fmt.Sprintf("Field %d", i), Value: strings.Repeat("v", i*20)})
	}
	t := chat.Table{Header: []string{"#", "Name"}}
	for i := range 200 {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i), strings.Repeat("row ", 10)})
	}
	c.Table = &t
	for i := range 30 {
		c.Buttons = append(c.Buttons, chat.Button{Label: strings.Repeat("press me ", 20), Value: fmt.Sprint("value ", i)})
	}
	c.Notice, c.Source = strings.Repeat("Careful! ", 100), strings.Repeat("Source ", 100)
	return c
}

func hostileCard() chat.Card {
	evil := "<!channel> @everyone <@U1> <https://evil.example|click> *b* _i_ ~s~ `c` ```"
	return chat.Card{
		Title: evil + "\nsecond line", Text: "> quote\n" + evil + "\u202etxt.exe\x00",
		Fields: []chat.Field{{Name: evil, Value: evil}, {Name: "A & B", Value: "1 < 2"}, {Name: "<!here>", Value: "&lt;!here&gt;"}, {Value: "no name"}, {Name: " ", Value: "\n"}},
		Table:  &chat.Table{Header: []string{"```", evil}, Rows: [][]string{{"a\nb", "```<!here>"}, {"short"}, {"one", "two", "three too many"}}},
		Buttons: []chat.Button{
			{Label: evil, Value: "ok & <ok>"}, {Label: " ", Value: "no label"}, {Label: "no value"}, {Label: "too long", Value: strings.Repeat("v", 3000)},
		},
		Source: evil, Notice: evil,
	}
}

func TestCardsLookLikeThis(t *testing.T) {
	for name, card := range map[string]chat.Card{
		"price": priceCard(), "table": tableCard(), "long": longCard(), "hostile": hostileCard(),
		"words": {Text: "I did not understand that.\n\nTry: price btc"}, "empty": {},
	} {
		t.Run(name, func(t *testing.T) {
			blocks := blocksOf(t, card)
			var shown any // decoded once more: the library writes & as \u0026
			if err := json.Unmarshal(blocks, &shown); err != nil {
				t.Fatal(err)
			}
			golden(t, "cards/"+name+".json", pretty(t, map[string]any{"text": fallback(card), "blocks": shown}))
			wantHarmless(t, card, blocks)
		})
	}
}

func blocksOf(t testing.TB, card chat.Card) json.RawMessage {
	raw, err := json.Marshal(render(card))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// wantHarmless checks Slack's limits and that nothing in the card has become markup.
func wantHarmless(t fataler, card chat.Card, blocks []byte) {
	if string(blocks) != "null" {
		if err := slacktest.CheckBlocks(blocks); err != nil {
			t.Fatalf("Slack would refuse it: %v", err)
		}
	}
	if text := fallback(card); text == "" || mrkdwn.Units(text) > maxPlain || strings.ContainsAny(text, "<>") {
		t.Fatalf("fallback %q", text)
	}
	for _, o := range textObjects(t, blocks) {
		if strings.ContainsAny(o.Text, "<>") {
			t.Fatalf("a control character is left in %q", o.Text)
		}
		if o.Type != "mrkdwn" {
			continue
		}
		if !o.Verbatim {
			t.Fatalf("Slack would look for names in %q", o.Text)
		}
		if inside, fenced := strings.CutPrefix(o.Text, "```\n"); fenced {
			if strings.Count(inside, "```") != 1 || !strings.HasSuffix(inside, "\n```") {
				t.Fatalf("the fence is broken: %q", o.Text)
			}
			continue
		}
		name, value, _ := strings.Cut(strings.TrimPrefix(o.Text, "*"), "*\n")
		if strings.ContainsAny(name+value, "*_~`") || strings.HasPrefix(value, "&gt;") {
			t.Fatalf("formatting is left in %q", o.Text)
		}
	}
}

type textObject struct {
	Type, Text string
	Verbatim   bool
}

// textObjects finds every text object in a message, wherever it stands.
func textObjects(t fataler, blocks []byte) []textObject {
	var root any
	if err := json.Unmarshal(blocks, &root); err != nil {
		t.Fatalf("%v", err)
	}
	var all []textObject
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if text, ok := v["text"].(string); ok {
				kind, _ := v["type"].(string)
				verbatim, _ := v["verbatim"].(bool)
				all = append(all, textObject{kind, text, verbatim})
			}
			for _, item := range v {
				walk(item)
			}
		}
	}
	walk(root)
	return all
}

// Whatever a card holds, Slack takes it, as one message, and nothing in it is markup.
func TestEveryCardIsWithinSlacksLimitsAndInert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		card := anyCard().Draw(t, "card")
		raw, err := json.Marshal(render(card))
		if err != nil {
			t.Fatal(err)
		}
		wantHarmless(t, card, raw)
	})
}

// hostileText is what people and providers may write, with a liking for what Slack reads as
// more than text.
func hostileText() *rapid.Generator[string] {
	bits := []string{
		"<!channel>", "<@U1>", "<https://a.example|b>", "@here", "&lt;!here&gt;", "&", "<", ">", "*b*", "_i_", "~s~", "`c`", "```",
		"\n", "\n> quote", "\x00", "\u202e", "\u200b", "👍🏽", "  ", "…",
	}
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.OneOf(rapid.SampledFrom(bits), rapid.String(), rapid.StringMatching(`[a-z ]{1,40}`))
		return strings.Join(rapid.SliceOfN(part, 0, 12).Draw(t, "parts"), "")
	})
}

func anyCard() *rapid.Generator[chat.Card] {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(hostileText().Draw(t, "text"), rapid.SampledFrom([]int{0, 1, 1, 1, 3, 200}).Draw(t, "times"))
	})
	row := rapid.SliceOfN(text, 0, 4)
	field := rapid.Custom(func(t *rapid.T) chat.Field {
		return chat.Field{Name: text.Draw(t, "name"), Value: text.Draw(t, "value"), Trend: chat.Trend(rapid.IntRange(-1, 1).Draw(t, "trend"))}
	})
	button := rapid.Custom(func(t *rapid.T) chat.Button {
		return chat.Button{Label: text.Draw(t, "label"), Value: text.Draw(t, "value")}
	})
	return rapid.Custom(func(t *rapid.T) chat.Card {
		c := chat.Card{
			Title: text.Draw(t, "title"), Text: text.Draw(t, "text"), Notice: text.Draw(t, "notice"), Source: text.Draw(t, "source"),
			Fields: rapid.SliceOfN(field, 0, 30).Draw(t, "fields"), Buttons: rapid.SliceOfN(button, 0, 30).Draw(t, "buttons"),
			Stale: time.Duration(rapid.IntRange(0, 1e9).Draw(t, "stale")), Simulated: rapid.Bool().Draw(t, "simulated"),
		}
		if rapid.Bool().Draw(t, "has table") {
			c.Table = &chat.Table{Header: row.Draw(t, "header"), Rows: rapid.SliceOfN(row, 0, 20).Draw(t, "rows")}
		}
		return c
	})
}

func TestManyShortFieldsAreCutWithAMark(t *testing.T) {
	var card chat.Card
	for i := range maxFields + 1 {
		card.Fields = append(card.Fields, chat.Field{Name: fmt.Sprint(i), Value: "x"})
	}
	texts := fieldTexts(card.Fields)
	if len(texts) != maxFields+1 || texts[maxFields].Text != mrkdwn.Ellipsis {
		t.Errorf("%d fields, the last is %q", len(texts), texts[len(texts)-1].Text)
	}
	if texts := fieldTexts(card.Fields[:maxFields]); len(texts) != maxFields || texts[maxFields-1].Text == mrkdwn.Ellipsis {
		t.Error("a field was cut though all fit")
	}
}

func TestAFieldWithNothingSpecialHasABoldName(t *testing.T) {
	if got := field(chat.Field{Name: "A & B", Value: "▲ 1 € ", Trend: chat.Up}, 100); got.Type != "mrkdwn" || got.Text != "*A &amp; B*\n▲ 1 €" {
		t.Errorf("got %+v", got)
	}
	for _, special := range []string{"2*3", "a_b", "~1", "`x`", "> 5", "a\nb"} {
		if got := field(chat.Field{Name: "Name", Value: special}, 100); got.Type != "plain_text" {
			t.Errorf("%q is sent as %+v", special, got)
		}
	}
}

func TestEveryCardOfAllPlatformsIsTakenBySlack(t *testing.T) {
	for _, c := range adaptertest.Cards() {
		for _, file := range []string{"", "F00000001"} {
			raw, err := json.Marshal(drawn(c.Card, file))
			if err != nil {
				t.Fatal(err)
			}
			wantHarmless(t, c.Card, raw)
			if shows := strings.Contains(string(raw), "slack_file"); shows != (file != "" && c.Image != nil) {
				t.Errorf("%s: with file %q it shows a picture: %v", c.Name, file, shows)
			}
		}
	}
}
