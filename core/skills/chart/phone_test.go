package chart

import "testing"

func TestLettersCanBeReadOnAPhone(t *testing.T) {
	for name, size := range map[string]float64{"title": sizeTitle, "text": sizeText, "axis": sizeAxis} {
		if got := size * phone / Width; got < 9 {
			t.Errorf("the %s has %.1f pixels on a phone", name, got)
		}
	}
}
