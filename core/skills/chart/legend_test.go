package chart

import (
	"fmt"
	"testing"
	"time"

	"tickertape/core/market"
)

func TestEveryLineIsNamedInTheLegend(t *testing.T) {
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for n := 2; n <= 8; n++ {
		var p Picture
		for i := range n {
			p.Lines = append(p.Lines, Line{Name: fmt.Sprintf("Asset %d +12.34 %%", i), Points: []market.Point{{At: at, Value: 1}, {At: at.AddDate(0, 0, 1), Value: 2}}})
		}
		s, err := newSheet(p)
		if err != nil {
			t.Fatal(err)
		}
		named := 0
		for _, row := range s.panels[0].rows {
			x := margin
			for _, l := range row {
				x += l.width + between
				named++
			}
			if x-between > Width-margin {
				t.Errorf("a row of %d lines ends at %d", n, x)
			}
		}
		if want := headEnd + legendRow*len(s.panels[0].rows); named != n || s.panels[0].top != want {
			t.Errorf("%d of %d are named; the plot begins at %d, want %d", named, n, s.panels[0].top, want)
		}
	}
}

func TestMinusIsNoHyphen(t *testing.T) {
	if got := newPen(false, Height, newSlate(Height)).readable("−2.34 %"); got != "–2.34 %" {
		t.Errorf("%q", got)
	}
}
