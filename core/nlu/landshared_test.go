package nlu_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
)

func TestFiguresOfOneCountryAreBothOfIt(t *testing.T) {
	u := newUnderstander(t)
	for want, texts := range map[string]string{
		"fr/cpi; fr/unemployment":       "inflation and unemployment in france | inflation und arbeitslosigkeit in frankreich | inflation et chômage en france | inflación y desempleo en francia | инфляция и безработица во франции | fransa'da enflasyon ve işsizlik | 法国通胀和失业率",
		"es/unemployment; es/cpi":       "unemployment and inflation in spain",
		"pt/cpi; pt/unemployment":       "inflação e desemprego em portugal",
		"de/cpi; de/unemployment":       "german inflation and unemployment",
		"GC=F; es/cpi; es/unemployment": "gold price, cpi and unemployment in spain",
		"us/cpi; de/unemployment":       "us inflation and german unemployment",
		"us/cpi; us/unemployment":       "inflation and unemployment",
	} {
		for text := range strings.SplitSeq(texts, " | ") {
			q := understand(t, u, text)
			var got []string
			for _, part := range append([]ask.Query{q}, q.Also...) {
				if len(part.Assets) > 0 {
					got = append(got, part.Assets[0].ID)
					continue
				}
				got = append(got, against(part))
			}
			if strings.Join(got, "; ") != want {
				t.Errorf("%q: %s, want %s", text, got, want)
			}
		}
	}
}
