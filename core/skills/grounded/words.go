package grounded

import (
	"math/big"
	"slices"
	"strings"
)

// words reads a figure in words, or one word that is none.
func (s *scan) words() {
	from := s.at
	n := tally{teens: s.in.teens}
	ends := s.at
	for next := s.at; ; {
		w, end := s.word(next)
		values, ok := s.in.values(w)
		joined := false
		if !ok && n.some && slices.Contains(s.in.joiners, w) { // "twenty AND one"
			joined = true
			w, end = s.word(skip(s.text, end))
			values, ok = s.in.values(w)
		}
		if !ok || !n.take(values, joined) {
			break
		}
		ends = end
		next = skip(s.text, end)
		if next == end {
			break
		}
	}
	if !n.some {
		var w string
		if w, s.at = s.word(from); s.in.counts(w) || s.in.foreign(w) {
			s.found = append(s.found, figure{value: w}) // "dreiviertel": it equals itself alone
		}
		return
	}
	s.at = ends
	if n.value().Cmp(big.NewRat(1, 1)) == 0 && s.idle() {
		return
	}
	s.add(n.value(), from)
}

// idle reports that nothing behind a "one" makes a figure of it.
func (s *scan) idle() bool { return s.behind() == "" }

// skip goes over one space or hyphen.
func skip(text []rune, at int) int {
	if at < len(text) && (text[at] == ' ' || text[at] == '-') {
		return at + 1
	}
	return at
}

// tally adds up number words: "two hundred and five thousand".
type tally struct {
	some        bool
	teens       bool // "ten two" is twelve
	total, part int64
	last        int64
	fraction    int64 // of "half a million": 2
}

// take adds a word's values (-n is the n-th part), or nothing where they don't go on with the number.
func (t *tally) take(values []int64, joined bool) bool {
	next := *t
	for _, v := range values {
		if !next.add(v, joined) {
			return false
		}
		joined = false
	}
	*t = next
	return true
}

func (t *tally) add(v int64, joined bool) bool {
	goesOn := t.teens && t.last == 10 && v > 0 && v < 10 || t.last >= 20 && t.last < 100 && t.last%10 == 0 && v < 20 || t.last >= 100 && v < t.last
	switch {
	case v == odd:
		return false
	case v < 0:
		if t.some {
			return false
		}
		t.fraction = -v
	case t.fraction > 0 && v < 1000 || joined && !goesOn && t.fraction == 0:
		return false
	case v >= 1000:
		if t.some && t.part == 0 && t.fraction == 0 || v > 1e12 || t.total > 1e15 {
			return false
		}
		t.total, t.part = t.total+max(t.part, 1)*v, 0
		if t.fraction > 0 {
			t.total, t.fraction = v/t.fraction, 0
		}
	case v == 100 && t.part > 0 && t.part < 10, v == 20 && t.last == 4: // quatre-vingt
		t.part *= v
	case !t.some || goesOn:
		t.part += v
	default:
		return false
	}
	t.some, t.last = true, v
	if t.part == 80 && v == 20 {
		t.last = 80
	}
	return true
}

func (t *tally) value() *big.Rat {
	if t.fraction > 0 {
		return big.NewRat(1, t.fraction)
	}
	return new(big.Rat).SetInt64(t.total + t.part)
}

// numerals reads a figure in Chinese characters.
func (s *scan) numerals() {
	from := s.at
	for s.at < len(s.text) && numeral(s.text[s.at]) >= 0 {
		s.at++
	}
	run := s.text[from:s.at]
	ordinal := from > 0 && s.text[from-1] == '第'
	word := slices.ContainsFunc(idioms, func(idiom string) bool { return strings.HasPrefix(string(s.text[from:]), idiom) })
	plain := string(run) == "一" && s.behind() == "" && s.before(from) == ""
	if ordinal || word || plain || !slices.ContainsFunc(run, func(r rune) bool { return numeral(r) > 0 && numeral(r) <= 10 }) {
		return
	}
	s.add(counted(run), from)
}

// counted is the number that Chinese characters write: by place (二零二四) or with units (二十五万).
func counted(run []rune) *big.Rat {
	units := slices.ContainsFunc(run, func(r rune) bool { return numeral(r) >= 10 })
	all, section, digit := new(big.Int), new(big.Int), new(big.Int)
	for _, r := range run {
		switch n := big.NewInt(numeral(r)); {
		case n.Int64() >= 10_000:
			section.Add(section, digit)
			if section.Sign() == 0 {
				section.Add(all, section)
				all.SetInt64(0)
			}
			all.Add(all, section.Mul(section, n))
			section, digit = new(big.Int), new(big.Int)
		case n.Int64() >= 10:
			if digit.Sign() == 0 {
				digit.SetInt64(1)
			}
			section.Add(section, digit.Mul(digit, n))
			digit = new(big.Int)
		case units:
			digit = n
		default:
			digit.Add(digit.Mul(digit, big.NewInt(10)), n)
		}
	}
	return new(big.Rat).SetInt(all.Add(all, section.Add(section, digit)))
}

// numeral is the value of a Chinese character, or -1.
func numeral(r rune) int64 {
	if v, ok := hanzi[r]; ok {
		return v
	}
	return -1
}
