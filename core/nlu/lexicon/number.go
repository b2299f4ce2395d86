package lexicon

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// suffixes multiply a number that they are glued to, or follow as a word.
var suffixes = numerals(`
100 hundred
1e3 k thousand thousands grand mil miles mille millier milliers tausend tsd riesen bin к тыс тысяч тысяча тысячи тысячу тысячах тысячам тыщ тыща тыщи тыщу тыщах косарь косаря косарей косарях штука штуку luca lucas luquita luquitas barão barões 千
1e4 万 萬 brique briques plaque plaques patate patates bâton bâtons
1e5 lakh lakhs lac lacs
25e4 viertelmillion
5e5 halbmillion
75e4 dreiviertelmillion
1e6 m mn mm mio mill million millions millón millon millones milhão milhões milhao milhoes mi kk millionen milyon palo palos кк млн миллион миллиона миллионов миллионе миллионах лям ляма лямов лимон лимона лимонов
1e7 crore crores cr
1e8 亿 億
1e9 b bn billion billions bilhão bilhões bilhao bilhoes bi milliard milliards mrd mld md milliarde milliarden milyar млрд миллиард миллиарда миллиардов ярд ярда ярдов
1e12 t tn trillion trillions trilhão trilhões billón billones billionen trilyon трлн триллион триллиона триллионов
1e15 quadrillion
`)

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
	if strings.HasPrefix(strings.TrimPrefix(s[n:], " "), "%") { // "5 %", too
		end := n + strings.IndexByte(s[n:], '%') + 1
		return Token{Kind: Word, Text: s[:n] + "%", Raw: s[:end]}, end
	}
	if v, m := fraction(s); m > 0 {
		return Token{Kind: Number, Text: s[:m], Raw: s[:m], Number: v}, m
	}
	digits := s[:n]
	if m := zeros(s, n); m > n && !strings.ContainsAny(digits, ".,' ") {
		digits += strings.Repeat("0", m-n)
		if v, ok := value(digits); ok {
			return Token{Kind: Number, Text: digits, Raw: s[:m], Number: v}, m
		}
	}
	letters := 0
	for _, r := range s[n:] {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) {
			break
		}
		letters += utf8.RuneLen(r)
	}
	unit := strings.ToLower(s[n : n+letters])
	v, ok := value(digits)
	if all, more := hanTail(v, s[n:]); ok && more > 0 {
		return Token{Kind: Number, Text: s[:n+more], Raw: s[:n+more], Number: all}, n + more
	}
	if by, known := suffixes.Find(unit); known && ok {
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

// zeros is where letters end that were typed for zeros behind the digits before n: "2oo".
func zeros(s string, n int) int {
	m := n
	for m < len(s) && (s[m] == 'o' || s[m] == 'O') {
		m++
	}
	if m < len(s) && isDigit(rune(s[m])) || n == 0 || m == n+1 && n == 1 && s[0] == '0' {
		return n
	}
	if r, _ := utf8.DecodeRuneInString(s[m:]); m < len(s) && unicode.IsLetter(r) {
		return n
	}
	return m
}

// fraction reads 1/2 and its kin; of days of a month it reads none.
func fraction(s string) (v float64, n int) {
	if len(s) < 3 || s[1] != '/' || s[2] < '2' || s[2] > '4' || s[0] < '1' || s[0] >= s[2] {
		return 0, 0
	}
	if len(s) > 3 && (s[3] == '/' || isDigit(rune(s[3])) || isASCIILetter(s[3])) {
		return 0, 0
	}
	return float64(s[0]-'0') / float64(s[2]-'0'), 3
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
