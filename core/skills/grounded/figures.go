package grounded

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// figure is a number with what it counts, where that is percent or money. Figures that are
// written differently and mean the same are equal: 21 million, 21,000,000 and, in Russian,
// 21 млн. A figure that can't be read equals none that can.
type figure struct {
	value string // a fraction in lowest terms
	of    unit
}

// unit is what a figure counts; empty: something else.
type unit string

const percent unit = "%"

// stand reports whether all figures of a text stand in what is known.
func stand(text, known, in string) bool {
	if strings.ContainsFunc(text, strange) {
		return false
	}
	if hundredths.MatchString(folded(text)) && !hundredths.MatchString(folded(known)) {
		return false // percent of a figure that we could not read
	}
	given := map[figure]bool{}
	for _, f := range figuresOf(known, in) {
		given[f] = true
	}
	for _, f := range figuresOf(text, in) {
		if !given[f] {
			return false
		}
	}
	return true
}

// strange are numbers that are no plain digits: ½, ², Ⅷ, digits of other scripts, and the
// characters of Chinese accounts.
func strange(r rune) bool {
	return unicode.IsNumber(r) && !digit(r) && (r < '０' || r > '９') && numeral(r) < 0 || strings.ContainsRune("壹贰叁肆伍柒捌玖拾佰仟萬億廿卅兩", r)
}

// figuresOf are the figures of a text in a language, in their order: digits, and number words.
// "One" alone is none: it is an article too.
func figuresOf(text, in string) []figure {
	s := &scan{text: []rune(folded(text)), in: tongues[in]}
	for s.at < len(s.text) {
		r := s.text[s.at]
		switch {
		case digit(r):
			s.digits()
		case s.multiple():
		case numeral(r) > 0:
			s.numerals()
		case unicode.IsLetter(r) && !unicode.Is(unicode.Han, r):
			s.words()
		default:
			s.at++
		}
	}
	return s.found
}

// folded is a text in small letters whose signs are alike.
func folded(text string) string {
	return norm.NFC.String(percents.Replace(strings.ToLower(fold.Replace(text))))
}

// fold makes signs alike that mean the same.
var fold = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "’", "'", "−", "-", "‑", "-", "％", "%", "﹪", "%", "，", ", ", "．", ".", "İ", "i",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// percents are words for it that have a number word in them.
var percents = strings.NewReplacer("pour cent", "%", "por ciento", "%", "por cento", "%", "per cent", "%")

// hundredths finds percent in a folded text; in Russian, "проценты" are interest, too.
var hundredths = regexp.MustCompile(`[%‰]|百分之|百分点|(?:^|\PL)(?:percent|pct|prozent|pourcent|процента|процентов|yüzde)(?:$|\PL)`)

func digit(r rune) bool { return r >= '0' && r <= '9' }

// scan reads a text from left to right.
type scan struct {
	text  []rune
	at    int
	in    dialect
	found []figure
}

// multiple reads a Chinese word that is a figure without a number.
func (s *scan) multiple() bool {
	rest := string(s.text[s.at:min(s.at+4, len(s.text))])
	for _, m := range multiples {
		if strings.HasPrefix(rest, m.word) {
			s.found, s.at = append(s.found, figure{value: m.value}), s.at+utf8.RuneCountInString(m.word)
			return true
		}
	}
	return false
}

// add notes a figure that stands from a place to where the scan is.
func (s *scan) add(value *big.Rat, from int) {
	s.scale(value)
	of := s.before(from)
	if behind := s.behind(); behind != "" {
		of = behind
	}
	if s.negative(from) {
		value.Neg(value)
	}
	s.found = append(s.found, figure{value.RatString(), of})
}

// digits reads a figure in digits, or several where the marks between them are not those of one.
func (s *scan) digits() {
	from := s.at
	end := s.run()
	s.at = end
	if value, ok := s.in.number(string(s.text[from:end])); ok {
		s.add(value, from)
		return
	}
	for _, part := range strings.FieldsFunc(string(s.text[from:end]), func(r rune) bool { return !digit(r) }) {
		value, _ := new(big.Rat).SetString(part)
		s.found = append(s.found, figure{value: value.RatString()})
	}
}

// run is where digits and the marks between them end. A space is one only before groups of three.
func (s *scan) run() int {
	end := s.at
	for end < len(s.text) && digit(s.text[end]) {
		end++
	}
	for lead := end - s.at; end+1 < len(s.text) && strings.ContainsRune(".,' ", s.text[end]) && digit(s.text[end+1]); {
		next := end + 1
		for next < len(s.text) && digit(s.text[next]) {
			next++
		}
		if mark := s.text[end]; (mark == ' ' || mark == '\'') && (lead > 3 || next-end != 4 || !s.in.spaced || s.text[s.at] == '0') {
			break
		}
		end = next
	}
	return end
}

// number reads digits with the marks of a dialect; false: they are not one number.
func (d dialect) number(run string) (*big.Rat, bool) {
	run = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\'' {
			return -1
		}
		return r
	}, run)
	dots, commas := strings.Count(run, "."), strings.Count(run, ",")
	mark := "" // of decimals
	switch {
	case dots == 1 && commas == 0 && (d.thousands != "." || !grouped(run, ".")):
		mark = "."
	case commas == 1 && dots == 0 && (d.thousands != "," || !grouped(run, ",")):
		mark = ","
	case dots == 1 && commas > 0 && strings.LastIndex(run, ",") < strings.Index(run, "."):
		mark = "."
	case commas == 1 && dots > 0 && strings.LastIndex(run, ".") < strings.Index(run, ","):
		mark = ","
	}
	whole, fraction := run, ""
	if mark != "" {
		whole, fraction, _ = strings.Cut(run, mark)
	}
	for _, group := range []string{".", ","} {
		if strings.Contains(whole, group) && !grouped(whole, group) {
			return nil, false
		}
		whole = strings.ReplaceAll(whole, group, "")
	}
	return new(big.Rat).SetString(whole + "." + fraction + "0")
}

// grouped reports whether marks part a number into thousands.
func grouped(run, mark string) bool {
	groups := strings.Split(run, mark)
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups[0]) <= 3 && groups[0][0] != '0'
}

// scale multiplies by the words behind a figure: "million", "млн", 万.
func (s *scan) scale(value *big.Rat) {
	for {
		next := s.at
		if next < len(s.text) {
			if n := numeral(s.text[next]); n >= 100 {
				value.Mul(value, new(big.Rat).SetInt64(n))
				s.at++
				continue
			}
		}
		attached := next
		for next < len(s.text) && (s.text[next] == ' ' || s.text[next] == '-') && next-attached < 1 {
			next++
		}
		word, end := s.word(next)
		n := s.in.scales(word)
		if n == 0 && next == attached {
			n = suffixes[word]
		}
		if n == 0 {
			return
		}
		value.Mul(value, new(big.Rat).SetInt64(n))
		s.at = end
	}
}

// word is the run of letters at a place, and where it ends. Chinese has no words between spaces.
func (s *scan) word(from int) (string, int) {
	end := from
	for end < len(s.text) && (unicode.IsLetter(s.text[end]) && !unicode.Is(unicode.Han, s.text[end]) || unicode.IsMark(s.text[end])) {
		end++
	}
	return string(s.text[from:end]), end
}

// behind is what the word or sign behind a figure says that it counts.
func (s *scan) behind() unit {
	next := s.at
	for next < len(s.text) && next < s.at+2 && strings.ContainsRune(" -.", s.text[next]) { // "5 Mio. €"
		next++
	}
	if next < len(s.text) {
		if u := signs[s.text[next]]; u != "" {
			return u
		}
	}
	return unitOf(string(s.text[next:min(next+14, len(s.text))]))
}

// before is what the word or sign before a figure says that it counts.
func (s *scan) before(from int) unit {
	last := from
	for last > 0 && last > from-2 && (s.text[last-1] == ' ' || s.text[last-1] == '-') {
		last--
	}
	if last > 0 {
		if u := signs[s.text[last-1]]; u != "" && (u != percent || last == from && (last == 1 || !digit(s.text[last-2]))) {
			return u
		}
	}
	for _, w := range percentBefore {
		if strings.HasSuffix(string(s.text[max(0, last-6):last]), w) {
			return percent
		}
	}
	return ""
}

// negative reports a minus before a figure: a line that touches it, and nothing else.
func (s *scan) negative(from int) bool {
	return from > 0 && s.text[from-1] == '-' && (from == 1 || strings.ContainsRune(" (\n", s.text[from-2]))
}
