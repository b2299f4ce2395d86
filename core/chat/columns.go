package chat

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Regular is the table with as many cells in each row as it has columns, each on one line.
func (t Table) Regular() Table {
	regular := Table{Header: cells(t.Header, len(t.Header))}
	for _, row := range t.Rows {
		regular.Rows = append(regular.Rows, cells(row, len(t.Header)))
	}
	return regular
}

func cells(row []string, n int) []string {
	out := make([]string, n)
	for i := range min(n, len(row)) {
		out[i] = strings.Join(strings.Fields(row[i]), " ")
	}
	return out
}

// Blank reports a field in which there is nothing to read.
func (f Field) Blank() bool { return strings.TrimSpace(f.Name+f.Value) == "" }

// columns is how many letters of a fixed-width font a text takes: Chinese ones and emoji are
// twice as wide, accents that stand on another letter take nothing.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// leftToRight is an invisible letter that runs from left to right.
const leftToRight = "\u200e"

// upright keeps a cell in its column: letters that run from right to left would take the
// numbers beside them along.
func upright(cell string) string {
	for _, r := range cell {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana) {
			return leftToRight + cell + leftToRight
		}
	}
	return cell
}
