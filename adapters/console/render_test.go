package console

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
)

const evil = "a\x1b[2J\x1b]0;title\x07b\u202ec\rd\x00\u009b2Je\xff"

// full is a card with all that a card can have.
func full() chat.Card {
	return chat.Card{
		Title: "Prices", Text: "BTC is at $97,432.10, and ETH is at $3,550.20.\n\nThe second paragraph.",
		Fields: []chat.Field{{Name: "24 h", Value: "▲ +2.40 %", Trend: chat.Up}, {Name: "7 d", Value: "▼ −1.10 %", Trend: chat.Down}, {Name: "Rank", Value: "1"}},
		Table:  &chat.Table{Header: []string{"Asset", "Price"}, Rows: [][]string{{"BTC", "$97,432.10"}, {"ETH", "$3,550.20"}}},
		Image:  &chat.Image{Name: "btc.png", Alt: "Bitcoin over 30 days", PNG: []byte("png")}, Buttons: []chat.Button{{Label: "👍", Value: "rate"}},
		Notice: "Data is 3 minutes old.", Source: "CoinGecko", AsOf: time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC), Stale: 3 * time.Minute, Simulated: true,
	}
}

func TestCardInTheTerminal(t *testing.T) {
	cards := []struct {
		name string
		card chat.Card
	}{
		{"all parts", full()},
		{"a sentence", chat.Card{Text: "I don't know “foobarcoin”. Try a ticker or a name, for example: price btc, $AAPL, or price gold"}},
		{"a word without an end", chat.Card{Text: "https://example.org/" + strings.Repeat("x", 60)}},
		{"wide letters", chat.Card{Text: strings.Repeat("比特币的价格", 8), Notice: "🚀🚀🚀"}},
		{"evil", chat.Card{Title: evil, Text: "one\ttwo\r\nthree"}},
		{"nothing", chat.Card{}},
	}
	var got strings.Builder
	for _, c := range cards {
		text := styles(false).card(c.card, plainWidth)
		fmt.Fprintf(&got, "=== %s, in a pipe\n%s\n", c.name, text)
		for _, width := range []int{40, 100} {
			sc := screen{width: width}
			wrapped := sc.wrap(styles(false).card(c.card, sc.columns()))
			fmt.Fprintf(&got, "=== %s, %d columns\n%s\n", c.name, width, wrapped)
			for line := range strings.SplitSeq(wrapped, "\n") {
				if lipgloss.Width(line) > width {
					t.Errorf("%s: %d columns are less than %q", c.name, width, line)
				}
			}
		}
	}
	golden(t, "testdata/card.golden", got.String())
}

// golden compares with a file, or writes it where the tests run with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with -update, then look at it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs:\n%s", file, diff)
	}
}

func TestNothingThatIsWrittenSteersTheTerminal(t *testing.T) {
	card := chat.Card{
		Title: evil, Text: evil, Notice: evil, Source: evil, Fields: []chat.Field{{Name: evil, Value: evil, Trend: chat.Up}}, Image: &chat.Image{Alt: evil},
		Table: &chat.Table{Header: []string{evil}, Rows: [][]string{{evil}}},
	}
	for _, color := range []bool{true, false} {
		got := styles(color).card(card, plainWidth)
		for _, bad := range []string{"\x1b[2J", "\x1b]0"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q came through", bad)
			}
		}
		if color {
			got = ansi.Strip(got) // takes away our own colours
		}
		for _, bad := range []string{"\x1b", "\x07", "\u202e", "\r", "\x00", "\u009b", "\xff"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q came through", bad)
			}
		}
	}
}

func FuzzCleanLeavesLinesOfPlainText(f *testing.F) {
	for _, seed := range []string{evil, "", "a\tb\n", "\u2066x\u2069", "价格"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := clean(text)
		if clean(got) != got || ansi.Strip(got) != got || strings.ContainsAny(got, "\x1b\r\t\x00\u202e") {
			t.Errorf("%q became %q", text, got)
		}
		if strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Errorf("lines of %q are %q", text, got)
		}
	})
}

func TestColoursTellWhatACardMeans(t *testing.T) {
	card := full()
	got := styles(true).card(card, plainWidth)
	for _, want := range []string{"\x1b[1mPrices", "\x1b[32m▲ +2.40 %", "\x1b[31m▼ −1.10 %", "\x1b[33mData is", "\x1b[2mCoinGecko", "Rank: 1\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if plain := styles(false).card(card, plainWidth); plain != ansi.Strip(got) || strings.Contains(plain, "\x1b") {
		t.Errorf("without colours %q", plain)
	}
}

func TestColoursAreOnlyWhereTheyAreWanted(t *testing.T) {
	for color, want := range map[string]bool{"always": true, "never": false, "auto": false} { // the output is no terminal
		out := &lockedBuffer{}
		a, _ := opened(t, Parts{Out: out}, func(c *Config) { c.Color = color })
		if _, err := a.Send(t.Context(), chat.Post{To: chat.Address{Channel: a.channel}, Card: full()}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "\x1b["); got != want {
			t.Errorf("%s: colours %v in %q", color, got, out.String())
		}
	}
}
