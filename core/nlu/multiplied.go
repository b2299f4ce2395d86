package nlu

import (
	"maps"
	"slices"

	"tickertape/core/ask"
)

// multiples are what makes another amount of the one before: "half of that", "double it".
var multiples = multiplesOf(map[float64]string{
	0.5:  "half of that, half of it, half that, half it, half, and half, and half of that, what about half, what about half of that, how about half, how about half of that, the half, halve it, la mitad, la mitad de eso, y la mitad, y la mitad de eso, a metade, metade, metade disso, e a metade, e metade, e metade disso, die hälfte, die hälfte davon, hälfte, und die hälfte, und die hälfte davon, la moitié, la moitié de ça, et la moitié, moitié, et la moitié de ça, yarısı, bunun yarısı, onun yarısı, peki yarısı, половина, половину, половина этого, а половина, а половину, половину от этого, 一半, 那一半, 一半呢, 它的一半",
	2:    "double that, double it, double, and double, twice that, twice as much, two times that, el doble, el doble de eso, y el doble, o dobro, o dobro disso, e o dobro, dobro, das doppelte, das doppelte davon, und das doppelte, doppelt so viel, le double, et le double, deux fois plus, le double de ça, iki katı, bunun iki katı, peki iki katı, вдвое больше, в два раза больше, двойную, а вдвое больше, 两倍, 两倍呢, 翻倍",
	3:    "triple that, triple it, triple, three times that, el triple, o triplo, das dreifache, le triple, üç katı, втрое больше, в три раза больше, 三倍, 三倍呢",
	0.25: "a quarter of that, quarter of that, a quarter of it, un cuarto de eso, um quarto disso, ein viertel davon, un quart de ça, çeyreği, четверть, четверть этого, 四分之一",
	0.1:  "a tenth of that, a tenth of it, una décima parte, um décimo disso, ein zehntel davon, un dixième de ça, onda biri, десятая часть, десятую часть, 十分之一",
	10:   "ten times that, ten times as much, ten times more, diez veces eso, dez vezes isso, das zehnfache, dix fois plus, on katı, в десять раз больше, 十倍, 十倍呢",
})

// multiplesOf are the phrases with what each multiplies by.
func multiplesOf(table map[float64]string) map[string]float64 {
	out := map[string]float64{}
	for _, by := range slices.Sorted(maps.Keys(table)) {
		for phrase := range foldedSet(table[by]).All() {
			out[phrase] = by
		}
	}
	return out
}

// multiplied is the conversion before of so much of its amount, and nothing else.
func (s *scene) multiplied(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Convert || len(prev.Assets) == 0 {
		return prev, false
	}
	by, ok := multiples[s.window(0, len(s.tokens))]
	if !ok {
		return prev, false
	}
	out := again(prev)
	if out.Amount == 0 {
		out.Amount = 1
	}
	out.Amount *= by
	return out, true
}
