package console

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

var november = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// wave is n points, so far apart, that go from one value to another with a swing.
func wave(n int, step time.Duration, from, to, swing float64) []chat.Point {
	points := make([]chat.Point, n)
	for i := range points {
		share := float64(i) / float64(max(1, n-1))
		points[i] = chat.Point{At: november.Add(time.Duration(i) * step), Value: from + (to-from)*share + swing*math.Sin(share*9)}
	}
	return points
}

func one(runs ...[]chat.Point) *chat.Plot {
	return &chat.Plot{Lines: []chat.Line{{Name: "BTC", Runs: runs}}}
}

// studied is a month with an average and a pair of bands.
func studied() *chat.Plot {
	p := one(wave(90, aDay, 90_000, 83_758.27, 8_000))
	smooth := func(name string, above float64) chat.Line {
		return chat.Line{Name: name, Runs: [][]chat.Point{wave(90, aDay, 90_000+above, 84_500+above, 5_000)[20:]}}
	}
	p.Studies = []chat.Line{smooth("Average of 20", 0), smooth("Bollinger 20, 2", 6_000), smooth("Bollinger 20, 2", -6_000)}
	return p
}

// drawn is a card with a picture.
func drawn(p *chat.Plot) chat.Card { return chat.Card{Image: &chat.Image{Plot: p}} }

const aDay = 24 * time.Hour

func TestPlotsInTheTerminal(t *testing.T) {
	hole := wave(30, aDay, 90_000, 97_000, 3_000)
	plots := []struct {
		name  string
		width int
		plot  *chat.Plot
	}{
		{"a month that falls", 72, one(wave(30, aDay, 90_000, 83_758.27, 8_000))},
		{"a day that rises", 72, one(wave(288, 5*time.Minute, 3_500, 3_620.5, 40))},
		{"a hole", 72, one(hole[:12], hole[18:])},
		{"several", 72, &chat.Plot{Lines: []chat.Line{
			{Name: "BTC +12.00 %", Runs: [][]chat.Point{wave(60, aDay, 100, 112, 6)}},
			{Name: "S&P 500 −3.10 %", Runs: [][]chat.Point{wave(60, aDay, 100, 96.9, 2)}},
			{Name: "A coin with a name without an end +1.00 %", Runs: [][]chat.Point{wave(60, aDay, 100, 112.1, 9)}},
		}}},
		{"flat", 72, one(wave(30, aDay, 1, 1, 0))},
		{"tiny", 72, one(wave(30, aDay, 0.00001234, 0.00001199, 0.0000002))},
		{"huge", 72, one(wave(30, aDay, 1.9e12, 2.1e12, 5e10))},
		{"negative", 72, one(wave(30, aDay, -2.4, 7.1, 1))},
		{"two points", 72, one(wave(2, aDay, 1, 2, 0))},
		{"forty columns", 40, one(wave(30, aDay, 90_000, 83_758.27, 8_000))},
		{"studies", 72, studied()},
		{"a wide terminal", 200, one(wave(900, aDay, 90_000, 120_000, 8_000))},
	}
	var got strings.Builder
	for _, p := range plots {
		rows := styles(false).plot(drawn(p.plot), p.width)
		fmt.Fprintf(&got, "=== %s, %d columns\n%s\n", p.name, p.width, strings.Join(rows, "\n"))
		if len(rows) != plotRows+1 {
			t.Errorf("%s: %d rows", p.name, len(rows))
		}
	}
	golden(t, "testdata/plot.golden", got.String())
}

func TestThereIsNoPlotWhereThereIsNothingToShow(t *testing.T) {
	for name, plot := range map[string]*chat.Plot{
		"none": nil, "no line": {}, "no point": one(), "one point": one(wave(1, aDay, 1, 1, 0)),
		"all at once": one(wave(9, 0, 1, 2, 0)), "no number": one([]chat.Point{{At: november, Value: 1}, {At: november.Add(aDay), Value: math.NaN()}}),
	} {
		if rows := styles(false).plot(drawn(plot), 72); len(rows) > 0 {
			t.Errorf("%s: %q", name, rows)
		}
	}
	if rows := styles(false).plot(drawn(one(wave(30, aDay, 90_000, 97_000, 0))), 24); len(rows) > 0 {
		t.Errorf("no room: %q", rows)
	}
	card := full()
	card.Image.Plot = one(wave(30, aDay, 90_000, 97_000, 0))
	for width, pictured := range map[int]bool{72: true, 24: false} {
		text := styles(false).card(card, width)
		if strings.Contains(text, "┤") != pictured || strings.Contains(text, "[Bitcoin over 30 days]") == pictured {
			t.Errorf("%d columns:\n%s", width, text)
		}
	}
}

func TestTimesOfAnHourFitANarrowPlot(t *testing.T) {
	nameless := chat.Line{Runs: [][]chat.Point{{{At: november, Value: 1}, {At: november.Add(time.Hour), Value: 2}}}}
	plots := 0
	for width := range 40 {
		rows := styles(false).plot(drawn(&chat.Plot{Lines: []chat.Line{nameless, nameless}}), width)
		plots += min(1, len(rows))
		for _, row := range rows {
			if lipgloss.Width(row) > width {
				t.Errorf("%q is wider than %d columns", row, width)
			}
		}
	}
	if plots == 0 {
		t.Error("there is no plot")
	}
}

func TestLinesOfEachUnitHaveAPlotOfTheirOwn(t *testing.T) {
	line := func(name, unit string, low, high float64) chat.Line {
		return chat.Line{Name: name, Unit: unit, Runs: [][]chat.Point{wave(30, aDay, low, high, 0)}}
	}
	p := &chat.Plot{Lines: []chat.Line{line("CPI", "percent", 2, 3), line("M2", "bn USD", 21_000, 23_000), line("Jobless", "percent", 4, 5)}}
	rows := styles(false).plot(drawn(p), 72)
	if len(rows) != 2*(plotRows+2) {
		t.Fatalf("%d rows:\n%s", len(rows), strings.Join(rows, "\n"))
	}
	first, second := strings.Join(rows[:plotRows+2], "\n"), strings.Join(rows[plotRows+2:], "\n")
	if !strings.Contains(first, "CPI") || !strings.Contains(first, "Jobless") || strings.Contains(first, "M2") || !strings.Contains(second, "M2") || strings.Contains(second, "CPI") {
		t.Errorf("%s\n—\n%s", first, second)
	}
}

func TestAPairOfStudiesIsNamedOnce(t *testing.T) {
	text := strings.Join(styles(false).plot(drawn(studied()), 80), "\n")
	if strings.Count(text, "Bollinger 20, 2") != 1 || strings.Count(text, "Average of 20") != 1 || !strings.Contains(text, "87,055") {
		t.Errorf("\n%s", text)
	}
}

func TestColoursOfAPlotTellTheTrendOrTheLine(t *testing.T) {
	s := styles(true)
	up, down := wave(30, aDay, 1, 2, 0), wave(30, aDay, 2, 1, 0)
	for name, c := range map[string]struct {
		plot *chat.Plot
		want []string
	}{
		"up":      {one(up), []string{"\x1b[32m"}},
		"down":    {one(down), []string{"\x1b[31m"}},
		"studies": {studied(), []string{"\x1b[31m", "\x1b[35m", "\x1b[33m"}},
		"both":    {&chat.Plot{Lines: []chat.Line{{Name: "a", Runs: [][]chat.Point{up}}, {Name: "b", Runs: [][]chat.Point{down}}}}, []string{"\x1b[36m", "\x1b[35m"}},
	} {
		got := strings.Join(s.plot(drawn(c.plot), 72), "\n")
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in %q", name, want, got)
			}
		}
		if plain := strings.Join(styles(false).plot(drawn(c.plot), 72), "\n"); ansi.Strip(got) != plain {
			t.Errorf("%s: without colours it is another plot", name)
		}
	}
}

// Whatever is drawn: every row fits, and nothing that somebody wrote steers the terminal.
func TestPlotsFitTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) chat.Point {
			return chat.Point{At: november.Add(time.Duration(rapid.Int64Range(-1e17, 1e17).Draw(t, "at"))), Value: rapid.Float64().Draw(t, "value")}
		})
		line := rapid.Custom(func(t *rapid.T) chat.Line {
			return chat.Line{Name: rapid.OneOf(rapid.String(), rapid.Just(evil)).Draw(t, "name"), Unit: rapid.SampledFrom([]string{"", "percent", evil}).Draw(t, "unit"), Runs: rapid.SliceOfN(rapid.SliceOfN(point, 0, 20), 0, 3).Draw(t, "runs")}
		})
		plot := &chat.Plot{Lines: rapid.SliceOfN(line, 0, 12).Draw(t, "lines"), Studies: rapid.SliceOfN(line, 0, 12).Draw(t, "studies")}
		width := rapid.IntRange(0, 200).Draw(t, "width")
		for _, row := range styles(false).plot(drawn(plot), width) {
			if lipgloss.Width(row) > width {
				t.Fatalf("%d columns are less than %q", width, row)
			}
			if clean(row) != row || strings.Contains(row, "\n") {
				t.Fatalf("%q steers the terminal", row)
			}
		}
	})
}

func TestConsoleShowsTheCardsOfAllPlatforms(t *testing.T) {
	adaptertest.Shown(t, func(d adaptertest.Deck) (texts []string) {
		for _, c := range d.Cards {
			sc := screen{width: 80}
			text := sc.wrap(styles(false).card(c.Card, sc.columns()))
			for line := range strings.SplitSeq(text, "\n") {
				if lipgloss.Width(line) > 80 {
					t.Errorf("%s: %q is too wide", c.Name, line)
				}
			}
			texts = append(texts, text+"\n")
		}
		return texts
	})
}

func TestTimesOfAPlotAreTheReaders(t *testing.T) {
	card := full()
	card.Zone, card.Image.Plot = "Europe/Madrid", one(wave(20, time.Hour, 1, 2, 0))
	if text := styles(false).card(card, 72); !strings.Contains(text, "1 Nov 2026 01:00 CET") {
		t.Errorf("in Madrid:\n%s", text)
	}
	card.Zone = "Nowhere/Atlantis"
	if text := styles(false).card(card, 72); !strings.Contains(text, "1 Nov 2026 00:00 UTC") {
		t.Errorf("nowhere:\n%s", text)
	}
}
