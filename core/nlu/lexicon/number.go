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
	"k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
	"b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12,
	"mil": 1e3, "millón": 1e6, "millon": 1e6, "millones": 1e6, "milhão": 1e6, "milhões": 1e6, "milhoes": 1e6, "mille": 1e3, "milliard": 1e9, "milliards": 1e9,
	"tausend": 1e3, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "bin": 1e3, "milyon": 1e6, "milyar": 1e9,
	"тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "тысячу": 1e3, "млн": 1e6, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "к": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "千": 1e3,
}

// number reads a number as people write it: 1.5, 2,5, 10k, 1,000.50, 1.000,50, 1 000, .5. A
// span such as 7d or 24h, and a ticker such as 7203.T, is a word.
func number(s string) (Token, int) {
	if n := written(s); n > 0 {
		return Token{Kind: Word, Text: s[:n], Raw: s[:n]}, n
	}
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
		if !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) {
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
	case "d", "h", "w", "y", "mo", "yr", "st", "nd", "rd", "th", "er", "min", "s", "x":
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

// written is the length of a date in digits at the start of s: 2021-11-10, 11/10/2021, 10.11.21.
func written(s string) int {
	for _, mark := range []byte{'-', '/', '.'} {
		n, parts := 0, [3]int{}
		for k := range 3 {
			for n < len(s) && isDigit(rune(s[n])) {
				n++
				parts[k]++
			}
			if k < 2 {
				if n >= len(s) || s[n] != mark {
					parts[k] = 0
					break
				}
				n++
			}
		}
		whole := n == len(s) || !isDigit(rune(s[n])) && s[n] != mark && !isASCIILetter(s[n])
		yearFirst := parts[0] == 4 && parts[1] <= 2 && parts[2] <= 2
		yearLast := parts[0] <= 2 && parts[1] <= 2 && (parts[2] == 4 || parts[2] == 2 && mark != '-')
		if whole && parts[0] > 0 && parts[1] > 0 && parts[2] > 0 && (yearFirst || yearLast) {
			return n
		}
	}
	return 0
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
	if n > 0 && len(rest) > n+1 && (rest[n] == ',' || rest[n] == '.') && isDigit(rune(rest[n+1])) { // "1 500,50"
		for n++; n < len(rest) && isDigit(rune(rest[n])); n++ {
		}
	}
	return n
}

// unmarked drops the marks between thousands that can be no decimal point.
var unmarked = strings.NewReplacer(" ", "", "'", "")

// value reads digits with points and commas. With both, the last one is the decimal; a single
// kind is a thousands mark if it stands several times or as in 1,000, and else the decimal.
func value(s string) (float64, bool) {
	if strings.ContainsAny(s, " '") {
		s = unmarked.Replace(s)
	}
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
