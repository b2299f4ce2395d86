package lexicon

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// suffixes multiply a number that they are glued to, or follow as a word.
var suffixes = map[string]float64{
	"hundred": 100, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "quadrillion": 1e15,
	"k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mil": 1e6, "million": 1e6, "millions": 1e6,
	"b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12,
}

// number reads a number as people write it: 1.5, 2,5, 10k, 1,000.50, 1.000,50, 1 000, .5. A
// span such as 7d or 24h, and a ticker such as 7203.T, is a word.
func number(s string) (Token, int) {
	n := 0
	for n < len(s) && (isDigit(rune(s[n])) || ((s[n] == '.' || s[n] == ',' || s[n] == '\'') && n+1 < len(s) && isDigit(rune(s[n+1])))) {
		n++
	}
	if m := exponent(s, n); m > n {
		v, err := strconv.ParseFloat(s[:m], 64)
		if err == nil {
			return Token{Kind: Number, Text: strings.ToLower(s[:m]), Raw: s[:m], Number: v}, m
		}
		return Token{Kind: Word, Text: strings.ToLower(s[:m]), Raw: s[:m]}, m
	}
	n += spacedThousands(s[:n], s[n:])
	if n < len(s) && s[n] == '%' {
		return Token{Kind: Word, Text: s[:n+1], Raw: s[:n+1]}, n + 1
	}
	digits := s[:n]
	letters := 0
	for _, r := range s[n:] {
		if !unicode.IsLetter(r) {
			break
		}
		letters += utf8.RuneLen(r)
	}
	unit := strings.ToLower(s[n : n+letters])
	v, ok := value(digits)
	if by, known := suffixes[unit]; known && ok {
		return Token{Kind: Number, Text: digits + unit, Raw: s[:n+letters], Number: v * by}, n + letters
	}
	switch unit {
	case "d", "h", "w", "y", "mo", "yr", "st", "nd", "rd", "th", "min", "s":
		return Token{Kind: Word, Text: strings.ToLower(s[:n+letters]), Raw: s[:n+letters]}, n + letters
	}
	if ticker := exchangeCode(s, n); ticker > 0 {
		return Token{Kind: Word, Text: strings.ToLower(s[:ticker]), Raw: s[:ticker]}, ticker
	}
	if !ok {
		return Token{Kind: Word, Text: digits, Raw: digits}, n
	}
	return Token{Kind: Number, Text: digits, Raw: digits, Number: v}, n
}

// exchangeCode is the length of a numeric ticker with its exchange: 7203.T, 0700.HK.
func exchangeCode(s string, n int) int {
	if n != 4 && n != 6 || n >= len(s) || s[n] != '.' {
		return 0
	}
	m := n + 1
	for m < len(s) && isASCIILetter(s[m]) {
		m++
	}
	if letters := m - n - 1; letters < 1 || letters > 2 {
		return 0
	}
	return m
}

// spacedThousands is how much of rest belongs to the number: groups of three behind a space.
func spacedThousands(head, rest string) int {
	n := 0
	if len(head) > 3 || strings.ContainsAny(head, ".,") {
		return 0
	}
	for len(rest) >= n+4 && rest[n] == ' ' && isDigit(rune(rest[n+1])) && isDigit(rune(rest[n+2])) && isDigit(rune(rest[n+3])) &&
		(len(rest) == n+4 || !isDigit(rune(rest[n+4]))) {
		n += 4
	}
	return n
}

// value reads digits with points and commas. With both, the last one is the decimal; a single
// kind is a thousands mark if it stands several times or as in 1,000, and else the decimal.
func value(s string) (float64, bool) {
	s = strings.NewReplacer(" ", "", "'", "").Replace(s)
	point, comma := strings.LastIndex(s, "."), strings.LastIndex(s, ",")
	switch {
	case point >= 0 && comma >= 0:
		if comma > point {
			s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
		} else {
			s = strings.ReplaceAll(s, ",", "")
		}
	case strings.Count(s, ",") > 1 && !grouped(s, ","), strings.Count(s, ".") > 1 && comma < 0 && !grouped(s, "."):
		return 0, false
	case strings.Count(s, ",") > 1 || (comma > 0 && len(s)-comma == 4 && comma <= 3 && s[0] != '0'):
		s = strings.ReplaceAll(s, ",", "")
	case strings.Count(s, ".") > 1:
		s = strings.ReplaceAll(s, ".", "")
	default:
		s = strings.ReplaceAll(s, ",", ".")
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// Multiplier is what a word does to the number before it: "10 thousand".
func Multiplier(word string) (float64, bool) {
	by, ok := suffixes[word]
	return by, ok && len(word) > 2
}

// exponent is where the number at the start of s ends if it is written as 1e3 or 2.5e-8, else n.
func exponent(s string, n int) int {
	if n+1 >= len(s) || (s[n] != 'e' && s[n] != 'E') || strings.ContainsAny(s[:n], ",'") {
		return n
	}
	m := n + 1
	if s[m] == '-' || s[m] == '+' {
		m++
	}
	first := m
	for m < len(s) && isDigit(rune(s[m])) {
		m++
	}
	if m == first || (m < len(s) && isASCIILetter(s[m])) {
		return n
	}
	return m
}

// grouped reports whether marks stand where thousands end: 1,000,000 and, in India, 1,00,000.
func grouped(s, mark string) bool {
	parts := strings.Split(s, mark)
	for i, p := range parts {
		switch last := i == len(parts)-1; {
		case last && len(p) != 3, i == 0 && (len(p) == 0 || len(p) > 3), i > 0 && !last && len(p) != 3 && len(p) != 2:
			return false
		}
	}
	return true
}
