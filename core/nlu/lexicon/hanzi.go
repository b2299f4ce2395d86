package lexicon

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Chinese digits, and what multiplies them within a group of four and beyond.
var (
	hanDigits = map[rune]float64{'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	hanTens   = map[rune]float64{'十': 10, '百': 100, '千': 1000}
	hanGroups = map[rune]float64{'万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8}
)

// firstHan is the first of those characters.
const firstHan = '〇'

// hanNumber reads a number of at least two Chinese characters at the start of s: 二十五万八千,
// 两千五, 三点五, 二〇二〇. n is its length in bytes, 0 where there is none: a single 三 may be
// part of a name, and 千万 begins a warning.
func hanNumber(s string) (v float64, n int) {
	n = hanRun(s)
	v, ok := hanValue(s[:n])
	if rest, point := strings.CutPrefix(s[n:], "点"); point && n > 0 && ok {
		tenths, size := hanDecimals(rest)
		if size > 0 {
			v, n = v+tenths, n+len("点")+size
			by, more := hanBy(s[n:])
			return v * by, n + more
		}
	}
	if !ok || utf8.RuneCountInString(s[:n]) < 2 {
		return 0, 0
	}
	return v, n
}

// hanRun is the length of the characters that numbers are made of at the start of s.
func hanRun(s string) int {
	for i, r := range s {
		_, digit := hanDigits[r]
		if !digit && hanTens[r] == 0 && hanGroups[r] == 0 {
			return i
		}
	}
	return len(s)
}

// hanDecimals reads the digits behind a point.
func hanDecimals(s string) (v float64, n int) {
	text := "0."
	for i, r := range s {
		d, ok := hanDigits[r]
		if !ok {
			break
		}
		text += strconv.Itoa(int(d))
		n = i + utf8.RuneLen(r)
	}
	v, _ = strconv.ParseFloat(text, 64)
	return v, n
}

// hanBy is what the characters at the start of s multiply by: 万, 亿, 万亿.
func hanBy(s string) (by float64, n int) {
	by = 1
	for i, r := range s {
		m := hanGroups[r] + hanTens[r]
		if m == 0 || r == '十' {
			break
		}
		by *= m
		n = i + utf8.RuneLen(r)
	}
	return by, n
}

// hanValue is the number that characters make; false where they make none, as 三四百.
func hanValue(s string) (v float64, ok bool) {
	if year, is := hanYear(s); is {
		return year, true
	}
	above, group, section := 0.0, 0.0, 0.0 // of 亿, of 万, below
	digit, last := -1.0, 0.0               // last: what multiplied before; 0 behind a 零
	for _, r := range s {
		d, isDigit := hanDigits[r]
		switch tens, by := hanTens[r], hanGroups[r]; {
		case isDigit && d == 0:
			last = 0
		case isDigit && digit >= 0, tens > 0 && tens != 10 && digit < 0, tens > 0 && section > 0 && digit < 0:
			return 0, false
		case isDigit:
			digit = d
		case tens > 0:
			section, digit, last = section+max(digit, 1)*tens, -1, tens
		default:
			if section += max(digit, 0); section+group == 0 {
				return 0, false
			}
			if by == 1e8 {
				above, group = (group+section)*by, 0
			} else {
				group = section * by
			}
			section, digit, last = 0, -1, by
		}
	}
	if digit > 0 && last > 10 { // 两千五
		digit *= last / 10
	}
	return above + group + section + max(digit, 0), true
}

// hanYear reads four digits, or a single one.
func hanYear(s string) (v float64, ok bool) {
	for _, r := range s {
		d, isDigit := hanDigits[r]
		if !isDigit {
			return 0, false
		}
		v = 10*v + d
	}
	n := utf8.RuneCountInString(s)
	return v, n == 1 || n == 4
}

// hanTail is what stands behind digits and belongs to their number: the 万 of "3万", the 万2千 of
// "1万2千", the 万5 of "3万5".
func hanTail(v float64, s string) (sum float64, n int) {
	by, n := hanBy(s)
	if n == 0 {
		return v, 0
	}
	sum = v * by
	if n == len(s) || !isDigit(rune(s[n])) || n+1 < len(s) && (isDigit(rune(s[n+1])) || s[n+1] == '.') {
		return sum, n
	}
	digit := float64(s[n] - '0')
	more, size := hanBy(s[n+1:])
	if size == 0 {
		more = by / 10
	}
	return sum + digit*more, n + 1 + size
}
