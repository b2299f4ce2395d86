package chart_test

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"tickertape/core/skills/chart"
	"tickertape/core/skills/format"
)

// coins are market caps in billions and changes of a day, about as they were in November 2026.
func coins() []chart.Tile {
	var out []chart.Tile
	for i, c := range []struct {
		name string
		size float64
	}{
		{"BTC", 1926},
		{"ETH", 424},
		{"XRP", 131},
		{"USDT", 128},
		{"SOL", 113},
		{"BNB", 92},
		{"DOGE", 61},
		{"USDC", 38},
		{"ADA", 36},
		{"STETH", 33},
		{"TRX", 17},
		{"AVAX", 17},
		{"SHIB", 15},
		{"TON", 14},
		{"WBTC", 13},
		{"SUI", 11},
		{"LINK", 10.9},
		{"PEPE", 9},
		{"BCH", 9},
		{"DOT", 9},
		{"XLM", 8.9},
		{"LEO", 8},
		{"NEAR", 7.7},
		{"LTC", 7},
		{"APT", 6.6},
		{"UNI", 6.2},
		{"HBAR", 5.6},
		{"USDE", 5.2},
		{"CRO", 5},
		{"ICP", 5},
		{"DAI", 4.7},
		{"ETC", 4.2},
		{"RNDR", 4},
		{"POL", 3.9},
		{"TAO", 3.8},
		{"FET", 3.6},
		{"KAS", 3.6},
		{"ARB", 3.5},
		{"FIL", 3.3},
		{"VET", 3.2},
		{"WIF", 3.1},
		{"XMR", 3},
		{"STX", 2.9},
		{"ALGO", 2.8},
		{"AAVE", 2.6},
		{"BONK", 2.6},
		{"ATOM", 2.5},
		{"OP", 2.4},
		{"MNT", 2.4},
		{"FDUSD", 2.3},
	} {
		change := 7 * math.Sin(1.7*float64(i+1)) * math.Abs(math.Sin(float64(3*i+1)))
		out = append(out, chart.Tile{Name: c.name, Label: format.Locale{}.Percent(change), Size: c.size * 1e9, Change: change})
	}
	out[9].Change, out[9].Label = math.NaN(), ""
	return out
}

func heats() map[string]chart.Heat {
	h := chart.Heat{Title: "The 50 largest coins", Subtitle: "24 h · larger tiles: higher market cap", Tiles: coins(), Footer: "CoinGecko · 24 Nov 2026 01:59 UTC"}
	light, russian := h, h
	light.Light, light.Notice = true, "simulated data"
	russian.Title, russian.Subtitle, russian.Footer, russian.Notice, russian.Locale = "50 крупнейших монет и ещё несколько слов сверх меры", "24 ч · крупнее плитка — выше капитализация", "CoinGecko · 24 нояб. 2026 01:59 UTC", "не в реальном времени", format.In("ru")
	russian.Tiles = russian.Tiles[3:15]
	return map[string]chart.Heat{"heat-dark": h, "heat-light": light, "heat-russian": russian}
}

func TestHeatMaps(t *testing.T) {
	d := chart.New()
	for name, h := range heats() {
		got, err := d.DrawHeat(t.Context(), h)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, got)
	}
}

func TestNoTileIsTooStrangeToBeDrawn(t *testing.T) {
	alike := make([]chart.Tile, 300)
	for i := range alike {
		alike[i] = chart.Tile{Name: fmt.Sprint("COIN", i), Label: "+1 %", Size: 1, Change: 1}
	}
	for name, tiles := range map[string][]chart.Tile{
		"one has all":    {{Name: "A", Size: 1e300, Change: math.Inf(1)}, {Name: "B", Size: 1e-300, Change: math.Inf(-1)}},
		"strange names":  {{Name: "\x00\u202e🚀", Label: "以太坊", Size: 2}, {Name: "a name that is far too long for any tile of any picture", Size: 1, Change: math.NaN()}},
		"too many":       alike,
		"some have none": append([]chart.Tile{{Name: "none"}, {Name: "less", Size: -1}, {Name: "nan", Size: math.NaN()}, {Name: "inf", Size: math.Inf(1)}}, alike[:2]...),
	} {
		got, err := chart.New().DrawHeat(t.Context(), chart.Heat{Title: name, Tiles: tiles})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if img, err := png.Decode(bytes.NewReader(got)); err != nil || img.Bounds().Dx() != chart.Width || img.Bounds().Dy() != chart.HeatHeight || len(got) > 100_000 {
			t.Errorf("%s: %v, %d bytes", name, err, len(got))
		}
	}
}

func TestAHeatMapNeedsTwoTiles(t *testing.T) {
	for _, tiles := range [][]chart.Tile{nil, coins()[:1], {coins()[0], {Name: "none"}}} {
		if _, err := chart.New().DrawHeat(t.Context(), chart.Heat{Tiles: tiles}); !errors.Is(err, chart.ErrTooLittle) {
			t.Errorf("%d tiles: %v", len(tiles), err)
		}
	}
}

// same compares a picture with the golden one, and holds its size.
func same(t *testing.T, name string, got []byte) {
	t.Helper()
	if len(got) > 100_000 {
		t.Errorf("%s: %d bytes", name, len(got))
	}
	path := filepath.Join("testdata", name+".png")
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed: look at it with -update", path)
	}
}
