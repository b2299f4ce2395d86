package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// cards are what people see, by the name of their golden file.
var cards = map[string]chat.Card{
	"price-up": {
		Title: "Bitcoin (BTC)", Text: "$101,234.56",
		Fields: []chat.Field{{Name: "24 h", Value: "+2.31 %", Trend: chat.Up}, {Name: "Market cap", Value: "$2.01 T"}},
		Source: "CoinGecko", AsOf: noon, Buttons: []chat.Button{{Label: "👍", Value: "fb:1:up"}, {Label: "👎", Value: "fb:1:down"}},
	},
	"price-down-stale-simulated": {
		Title: "Apple (AAPL)", Text: "$210.10", Fields: []chat.Field{{Name: "Since the previous close", Value: "-1.20 %", Trend: chat.Down}},
		Source: "simulated market", AsOf: noon, Stale: 7 * time.Minute, Simulated: true, Notice: "The exchange is closed until 14:30 UTC.",
	},
	"table": {
		Title: "Prices", Table: &chat.Table{
			Header: []string{"Coin", "Price", "24 h"},
			Rows:   [][]string{{"Bitcoin", "$101,234.56", "+2.31 %"}, {"Ethereum", "$4,001.00", "-0.40 %"}, {"`Solana`", "$201.30", "+0.00 %"}},
		}, Source: "CoinGecko", AsOf: noon,
	},
	"help": {
		Title: "What I can do", Text: "Ask me for prices, conversions and indicators:\n\n- price btc eth\n- 1.5 eth in eur\n- econ cpi\n\n1. one\n2. two",
	},
	"chart": {
		Title: "Bitcoin, 7 days", Image: &chat.Image{Name: "btc.png", Alt: "Line chart: from $95,000 to $101,000", PNG: []byte("PNG")},
		Source: "CoinGecko", AsOf: noon,
	},
	"hostile": {
		Title: "@everyone **free** coins", Text: hostile, Fields: []chat.Field{{Name: "", Value: ""}, {Name: "`x`", Value: "||y|| [a](http://b)"}},
		Table:  &chat.Table{Header: []string{"```"}, Rows: [][]string{{"@here ``` <@1>"}}},
		Source: "@everyone <@1>", Notice: "@here # x", Buttons: []chat.Button{{Label: "@everyone", Value: "v"}, {Label: "again", Value: "v"}, {Label: "", Value: "w"}, {Label: "no value"}},
	},
	"empty": {},
}

const hostile = "@everyone @here <@1> <@&2> <#3> <:a:4> <t:5> </ask:6> **b** __u__ ~~s~~ ||x|| `c` ```d```\n# heading\n> quote\n- list\n1. one\n[link](http://evil) \\* \u202egnorw\u202c \x00\x1b[31m"

func TestCardsLookLikeTheirGoldenFiles(t *testing.T) {
	for name, c := range cards {
		for suffix, plain := range map[string]bool{"": false, ".plain": true} {
			t.Run(name+suffix, func(t *testing.T) { golden(t, name+suffix+".json", render(c, plain)) })
		}
	}
}

func golden(t *testing.T, name string, got outgoing) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(got); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "cards", name)
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

func TestColourFollowsTheTrend(t *testing.T) {
	field := func(trend chat.Trend) chat.Field { return chat.Field{Name: "n", Value: "v", Trend: trend} }
	for _, c := range []struct {
		fields []chat.Field
		want   int
	}{
		{nil, blue},
		{[]chat.Field{field(chat.Flat)}, blue},
		{[]chat.Field{field(chat.Flat), field(chat.Up)}, green},
		{[]chat.Field{field(chat.Down)}, red},
		{[]chat.Field{field(chat.Up), field(chat.Down)}, blue},
		{[]chat.Field{field(chat.Up), field(chat.Down), field(chat.Down)}, red},
	} {
		if got := draw(chat.Card{Text: "x", Fields: c.fields}).Color; got != c.want {
			t.Errorf("%+v: %06x, want %06x", c.fields, got, c.want)
		}
	}
}

func TestFieldsBeyondDiscordsNumberAreLines(t *testing.T) {
	var c chat.Card
	for i := range 30 {
		c.Fields = append(c.Fields, chat.Field{Name: "name" + string(rune('A'+i)), Value: "v"})
	}
	e := draw(c)
	if len(e.Fields) != maxFields || !strings.Contains(e.Description, "nameZ: v\nname\\[: v") {
		t.Errorf("%d fields, %q", len(e.Fields), e.Description)
	}
}

func TestLongTextEndsAtALineAndKeepsTheNotice(t *testing.T) {
	c := chat.Card{Text: strings.Repeat("A line of text.\n", 1000), Notice: "Markets are closed."}
	got := draw(c).Description
	if !strings.HasSuffix(got, "A line of text.\n…\n\n⚠️ Markets are closed.") || utf8.RuneCountInString(got) > maxDescription {
		t.Errorf("%d characters end with %q", utf8.RuneCountInString(got), got[len(got)-60:])
	}
}

func TestTableThatIsTooLongEndsAtARow(t *testing.T) {
	table := chat.Table{Header: []string{"n"}}
	for range 2000 {
		table.Rows = append(table.Rows, []string{"a row"})
	}
	got := draw(chat.Card{Table: &table}).Description
	if !strings.HasSuffix(got, "a row\n…\n```") || !strings.HasPrefix(got, "```\nn\n") || len(got) > maxDescription+2 {
		t.Errorf("%d bytes end with %q", len(got), got[len(got)-30:])
	}
}

func TestPictureNamesAreSafe(t *testing.T) {
	for name, want := range map[string]string{
		"btc.png": "btc.png", "../../etc/passwd": "passwd", "a b\"c\r\n.png": "a_b_c__.png", "": "image.png", ".png": "image.png",
		"ü.png": "image.png", strings.Repeat("x", 300) + ".png": strings.Repeat("x", 96) + ".png",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// text draws anything that a provider or a person could write, with what hurts more often.
func text(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.OneOf(
			rapid.String(), rapid.SampledFrom([]string{"@everyone", "```", "\n", "**", "<@1>", "💰", "\n1. ", "\n- ", "[a](http://b)", "\\", "ﷺ", hostile}),
		)
		s := strings.Join(rapid.SliceOfN(part, 0, 20).Draw(t, "parts"), "")
		return strings.Repeat(s, rapid.IntRange(1, most).Draw(t, "times"))
	})
}

func card() *rapid.Generator[chat.Card] {
	return rapid.Custom(func(t *rapid.T) chat.Card {
		c := chat.Card{
			Title: text(20).Draw(t, "title"), Text: text(200).Draw(t, "text"), Source: text(50).Draw(t, "source"), Notice: text(30).Draw(t, "notice"),
		}
		for range rapid.IntRange(0, 40).Draw(t, "fields") {
			c.Fields = append(c.Fields, chat.Field{Name: text(20).Draw(t, "name"), Value: text(60).Draw(t, "value")})
		}
		for range rapid.IntRange(0, 30).Draw(t, "buttons") {
			c.Buttons = append(c.Buttons, chat.Button{Label: text(5).Draw(t, "label"), Value: rapid.StringN(0, 70, 120).Draw(t, "press")})
		}
		if rapid.Bool().Draw(t, "table") {
			c.Table = &chat.Table{Header: []string{text(2).Draw(t, "head")}, Rows: [][]string{{text(100).Draw(t, "cell")}}}
		}
		if rapid.Bool().Draw(t, "picture") {
			c.Image = &chat.Image{Name: text(3).Draw(t, "file"), Alt: text(60).Draw(t, "alt"), PNG: []byte("x")}
		}
		return c
	})
}

func TestEveryCardIsWithinDiscordsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := card().Draw(t, "card")
		within(t, render(c, false))
		within(t, render(c, true))
	})
}

type reporter interface{ Errorf(string, ...any) }

// within checks every limit that Discord documents for a message.
func within(t reporter, m outgoing) {
	most := func(what, s string, limit int) int {
		n := utf8.RuneCountInString(s)
		if n > limit || !utf8.ValidString(s) {
			t.Errorf("%s: %d of %d characters", what, n, limit)
		}
		return n
	}
	most("content", m.Content, maxContent)
	if m.Content == "" && len(m.Embeds) != 1 {
		t.Errorf("an empty message")
	}
	for _, e := range m.Embeds {
		sum := most("title", e.Title, maxTitle) + most("description", e.Description, maxDescription)
		if e.Footer != nil {
			sum += most("footer", e.Footer.Text, maxFooter)
		}
		if len(e.Fields) > maxFields {
			t.Errorf("%d fields", len(e.Fields))
		}
		for _, f := range e.Fields {
			if f.Name == "" || f.Value == "" {
				t.Errorf("an empty field %+v", f)
			}
			sum += most("name", f.Name, maxFieldName) + most("value", f.Value, maxFieldValue)
		}
		if sum > maxEmbed {
			t.Errorf("an embed of %d characters", sum)
		}
	}
	buttonsWithin(t, m.Components, most)
	for _, a := range m.Attachments {
		most("file name", a.Filename, 100)
		most("alt", a.Description, maxAlt)
	}
}

func buttonsWithin(t reporter, rows []row, most func(string, string, int) int) {
	seen := map[string]bool{}
	if len(rows) > maxRows {
		t.Errorf("%d rows", len(rows))
	}
	for _, r := range rows {
		if len(r.Buttons) < 1 || len(r.Buttons) > maxRowButtons {
			t.Errorf("%d buttons in a row", len(r.Buttons))
		}
		for _, b := range r.Buttons {
			if most("label", b.Label, maxLabel) == 0 || most("value", b.Value, maxValue) == 0 || seen[b.Value] {
				t.Errorf("button %+v", b)
			}
			seen[b.Value] = true
		}
	}
}
