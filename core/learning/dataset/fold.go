package dataset

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/record"
)

// Normal is a text without what nobody means by it: case, white space, and forms of letters
// that look alike (NFKC). Texts with the same one are the same text.
func Normal(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(text))), " ")
}

// near is a normal text also without marks and stretched letters, and with every digit 0, so
// that years stay years and thousands thousands. Texts with the same one are near-copies.
func near(normal string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range normal {
		switch {
		case unicode.IsDigit(r):
			r = '0'
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsSymbol(r):
		default:
			r = ' '
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if r != '0' && run > 2 {
			continue
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Alike is what texts have in common that are near-copies of each other.
func Alike(text string) string { return near(Normal(text)) }

// item is an example on its way, with what it is sorted by.
type item struct {
	record.Example
	place        uint64 // of the near text, so that a version is mixed and has no order of its sources
	near, normal string
}

func newItem(e record.Example) item {
	normal := Normal(e.Text)
	it := item{Example: e, near: near(normal), normal: normal}
	it.place = placeOf(it.near)
	return it
}

func placeOf(text string) uint64 {
	sum := sha256.Sum256([]byte(text))
	return binary.BigEndian.Uint64(sum[:])
}

// byText puts near-copies side by side, and the same texts among them, the better ones first.
func byText(a, b item) int {
	return cmp.Or(
		cmp.Compare(a.place, b.place), strings.Compare(a.near, b.near), strings.Compare(a.normal, b.normal),
		cmp.Compare(rank(b.Origin), rank(a.Origin)), b.At.Compare(a.At), strings.Compare(a.Text, b.Text),
		cmp.Compare(a.Intent, b.Intent), cmp.Compare(a.ID, b.ID), cmp.Compare(a.User, b.User),
		cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Language, b.Language),
		cmp.Compare(a.Platform, b.Platform), strings.Compare(a.By, b.By),
	)
}

// byPerson puts what one person wrote side by side, in an order that the person can't choose.
func byPerson(a, b item) int {
	return cmp.Or(cmp.Compare(a.User, b.User), byText(a, b))
}

// rank is whose word counts before whose.
func rank(o record.Origin) int {
	return slices.Index([]record.Origin{record.Confirmed, record.Seeded, record.Reviewed}, o)
}
