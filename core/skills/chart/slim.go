package chart

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// paletted is the PNG of a picture with 256 colours.
func paletted(whole *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, fewColours(whole)); err != nil {
		return nil, fmt.Errorf("write a picture with 256 colours: %w", err)
	}
	return out.Bytes(), nil
}

// exact is how many of the commonest colours stay as they are: grounds, grids and letters.
const exact = 96

// fewColours is a picture with as many shades as a palette holds. The commonest stay; of the others, which soften edges, those
// that lie close together become one.
func fewColours(from *image.RGBA) *image.Paletted {
	all := commonest(from)
	for bits := 5; ; bits-- {
		palette, index := shades(all, bits)
		if len(palette) > 256 {
			continue
		}
		out := image.NewPaletted(from.Bounds(), palette)
		for i := range out.Pix {
			if c := rgb(from.Pix[4*i:]); i > 0 && c == rgb(from.Pix[4*i-4:]) {
				out.Pix[i] = out.Pix[i-1]
			} else {
				out.Pix[i] = uint8(index[c])
			}
		}
		return out
	}
}

// rgb is a colour without transparency, of which pictures have none.
type rgb [3]byte

// commonest are the colours of a picture, the commonest first.
func commonest(from *image.RGBA) []rgb {
	seen := map[rgb]int{}
	for i := 0; i < len(from.Pix); {
		run := i + 4
		for run < len(from.Pix) && rgb(from.Pix[run:]) == rgb(from.Pix[i:]) {
			run += 4
		}
		seen[rgb(from.Pix[i:])] += run - i
		i = run
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b rgb) int {
		return cmp.Or(cmp.Compare(seen[b], seen[a]), bytes.Compare(a[:], b[:])) // the same picture is the same bytes
	})
}

// shades are a palette for colours, the commonest first, and which colour has which of it. Of those that are not exact one
// stands for all that agree in so many bits of each part.
func shades(all []rgb, bits int) (palette color.Palette, index map[rgb]int) {
	index = make(map[rgb]int, len(all))
	buckets := map[rgb]int{}
	cut := 8 - bits
	for i, c := range all {
		bucket := rgb{c[0] >> cut, c[1] >> cut, c[2] >> cut}
		at, known := buckets[bucket]
		if i < exact || !known {
			at = len(palette)
			palette = append(palette, color.RGBA{c[0], c[1], c[2], 255})
		}
		if !known {
			buckets[bucket] = at
		}
		index[c] = at
	}
	return palette, index
}
