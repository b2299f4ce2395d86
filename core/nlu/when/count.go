package when

import (
	"math"
	"strconv"

	"tickertape/core/nlu/lexicon"
)

// count reads a whole number, in digits or letters.
func (r *reader) count(i int) (n, end int, ok bool) {
	if i >= len(r.tokens) || r.taken(i) {
		return 0, i, false
	}
	if t := r.tokens[i]; t.Kind == lexicon.Number {
		n := int(t.Number)
		return n, i + 1, t.Number == float64(n) && n > 0 && n <= mostCounted && len(t.Text) < 5 || han(t.Text) && n > 0 && n <= mostCounted
	}
	if v, end, ok := r.lookup(counts, i); ok {
		n, _ = strconv.Atoi(v)
		return n, end, true
	}
	return r.letters(i)
}

// mostCounted is the largest number that counts units; a larger one is a year.
const mostCounted = 1900

// letters reads a number in letters: "three", "twenty four", "veinte y cuatro".
func (r *reader) letters(i int) (n, end int, ok bool) {
	last := 0.0
	for end = i; end < len(r.tokens) && r.tokens[end].Kind == lexicon.Word && !r.taken(end); end++ {
		v := lexicon.One(r.tokens[end].Text, r.language)
		if v == 0 {
			if _, _, and := r.lookup(ands, end); and && last >= 20 && end+1 < len(r.tokens) && lexicon.One(r.word(end+1), r.language) > 0 {
				continue
			}
			break
		}
		if last > 0 && (v >= 10 || last < 20) {
			break
		}
		n, last = n+int(v), v
	}
	return n, end, n > 0 && n <= mostCounted
}

// amount reads "7 days", "two weeks", "7d", "half a year", "a year and a half", "1.5 years"; unit
// is the letters of a span.
func (r *reader) amount(i int) (n int, unit string, end int, ok bool) {
	if i < len(r.tokens) && !r.taken(i) && r.tokens[i].Kind == lexicon.Word {
		if n, unit, ok := glued(r.tokens[i].Text); ok {
			return n, unit, i + 1, true
		}
	}
	if _, end, half := r.lookup(halfYears, i); half {
		return 6, "mo", end, true
	}
	if _, end, half := r.lookup(halfMonths, i); half {
		return 15, "d", end, true
	}
	if n, unit, end, broken := r.broken(i); broken {
		return n, unit, end, true
	}
	n, at, ok := r.count(i)
	if !ok {
		return 0, "", i, false
	}
	if _, end, ok := r.lookup(ofs, at); ok && r.tokens[i].Kind == lexicon.Word {
		if _, _, unit := r.lookup(units, end); unit {
			at = end
		}
	}
	if _, after, between := r.lookup(lasts, at); between { // "30 derniers jours", "cinco últimos anos"
		at = after
	}
	_, and, before := r.lookup(halves, at) // 一年半 has it behind, "two and a half years" before
	if before {
		at = and
	}
	unit, end, ok = r.unit(at)
	if _, after, behind := r.lookup(halves, end); behind && ok {
		before, end = true, after
	}
	if ok && before && unit == "y" {
		n, unit = 12*n+6, "mo"
	}
	return n, unit, end, ok && unit != "min"
}

// broken reads years with a fraction: "1.5 years", "anderthalb Jahre", "полтора года".
func (r *reader) broken(i int) (n int, unit string, end int, ok bool) {
	if i >= len(r.tokens) || r.taken(i) {
		return 0, "", i, false
	}
	v := lexicon.Part(r.tokens[i].Text)
	if t := r.tokens[i]; t.Kind == lexicon.Number {
		v = t.Number
	} else if one := lexicon.One(t.Text, r.language); one > 0 && r.language == "tr" && lexicon.Part(r.word(i+1)) == 0.5 { // "bir buçuk yıl"
		v, i = one+0.5, i+1
	}
	unit, end, ok = r.unit(i + 1)
	months := 12 * v
	if !ok || unit != "y" || v == math.Trunc(v) || months != math.Trunc(months) || v > 100 {
		return 0, "", i, false
	}
	return int(months), "mo", end, true
}

// unit reads one; "an" is one in French alone: "half an eth".
func (r *reader) unit(i int) (unit string, end int, ok bool) {
	if r.word(i) == "an" && (r.language != "fr" || r.word(i-1) == "half") {
		return "", i, false
	}
	return r.lookup(units, i)
}
