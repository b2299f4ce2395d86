package chart

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestPanelsHaveRoomForTheirTicksAndLegendsAndDontOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Picture
		for i := range rapid.IntRange(1, 4).Draw(t, "lines") {
			unit := fmt.Sprintf("unit %d", rapid.IntRange(0, 3).Draw(t, "unit"))
			p.Lines = append(p.Lines, Line{Name: fmt.Sprintf("A figure with a long name %d", i), Value: "1,234.5 thousand jobs", Unit: unit, Points: points(t, fmt.Sprint("of ", i))})
		}
		s, err := newSheet(p)
		if err != nil {
			t.Skip()
		}
		end := headEnd
		for i, panel := range s.panels {
			if want := end + legendRow*len(panel.rows); panel.top < want {
				t.Fatalf("panel %d begins at %d, want %d or more", i, panel.top, want)
			}
			if panel.bottom-panel.top < 80 || panel.left != s.panels[0].left || panel.right != s.panels[0].right {
				t.Fatalf("panel %d is %+v", i, panel.box)
			}
			ticks, _ := panel.values.ticks()
			for k := 1; k < len(ticks); k++ {
				if apart := panel.values.y(ticks[k-1]) - panel.values.y(ticks[k]); apart < 2*halfAxis+4 {
					t.Fatalf("ticks of panel %d are %d pixels apart", i, apart)
				}
			}
			if len(ticks) < 2 {
				t.Fatalf("panel %d has %d ticks", i, len(ticks))
			}
			for _, row := range panel.rows {
				x := margin
				for _, l := range row {
					x += l.width + between
				}
				if x-between > Width-margin {
					t.Fatalf("a row of panel %d ends at %d", i, x)
				}
			}
			end = panel.bottom
		}
		if bottom := s.height - footer - axisRow - 8; end != bottom {
			t.Fatalf("the last panel ends at %d, want %d", end, bottom)
		}
	})
}
