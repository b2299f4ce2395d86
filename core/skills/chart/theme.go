package chart

import "github.com/go-analyze/charts"

// theme is the colours of a picture. Contrast of letters to ground is 4.5 to 1 at least (WCAG 2.2,
// 1.4.3), and ups and downs differ in lightness too, for eyes that don't tell green from red.
type theme struct {
	ground, grid, text, faint, up, down, shade charts.Color
	lines                                      []charts.Color
}

func hex(s string) charts.Color { return charts.ColorFromHex(s) }

func themeOf(light bool) theme {
	if light {
		return theme{
			ground: hex("#ffffff"), grid: hex("#e4e7ec"), text: hex("#101828"), faint: hex("#5d6675"), up: hex("#067647"), down: hex("#d92d20"), shade: hex("#98a2b3").WithAlpha(60),
			lines: []charts.Color{hex("#1570ef"), hex("#dc6803"), hex("#7a5af8"), hex("#0e9384"), hex("#c11574"), hex("#4d7c0f"), hex("#475467"), hex("#b42318")},
		}
	}
	return theme{
		ground: hex("#12161f"), grid: hex("#283041"), text: hex("#f2f4f7"), faint: hex("#9aa4b5"), up: hex("#32d583"), down: hex("#f97066"), shade: hex("#98a2b3").WithAlpha(45),
		lines: []charts.Color{hex("#53b1fd"), hex("#fdb022"), hex("#b692f6"), hex("#2ed3b7"), hex("#f670c7"), hex("#a3e635"), hex("#cbd5e1"), hex("#fda29b")},
	}
}

// of is the colour of a trend.
func (t theme) of(trend int) charts.Color {
	switch {
	case trend > 0:
		return t.up
	case trend < 0:
		return t.down
	}
	return t.faint
}

// line is the colour of the i-th line.
func (t theme) line(i int) charts.Color { return t.lines[i%len(t.lines)] }
