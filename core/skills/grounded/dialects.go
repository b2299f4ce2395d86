package grounded

import (
	_ "embed"
	"maps"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// dialect is how a language writes numbers.
type dialect struct {
	thousands string // the mark of them: "." or ","
	spaced    bool   // words have spaces between them, and thousands may
	compound  bool   // number words are written in one: "einundzwanzig"
	endings   bool   // words may have endings: "milyona"
	teens     bool   // those above ten are two words: "on iki", "dix-sept"
	joiners   []string
	times     *regexp.Regexp // what makes a multiple of a number word: "tenFOLD"
	of        map[string]int64
}

// tongues are the dialects by the codes of their languages.
var tongues = map[string]dialect{
	"en": {thousands: ",", spaced: true, joiners: []string{"and", "a"}, times: regexp.MustCompile(`^(\pL+)fold$`), of: numbers["en"]},
	"de": {thousands: ".", spaced: true, compound: true, times: regexp.MustCompile(`^(?:ver)?(\pL+?)(?:mal|fach(?:e[mnrs]?|t|ung)?)$`), of: numbers["de"]},
	"es": {thousands: ".", spaced: true, joiners: []string{"y"}, of: numbers["es"]},
	"fr": {thousands: ".", spaced: true, teens: true, joiners: []string{"et"}, of: numbers["fr"]},
	"pt": {thousands: ".", spaced: true, joiners: []string{"e"}, of: numbers["pt"]},
	"tr": {thousands: ".", spaced: true, endings: true, teens: true, of: numbers["tr"]},
	"ru": {thousands: ".", spaced: true, of: numbers["ru"]},
	"zh": {thousands: ",", joiners: []string{"and"}, of: numbers["en"]},
}

//go:embed numbers.tsv
var table string

// numbers are number words by language; see the head of the table. People leave accents away.
var numbers = func() map[string]map[string]int64 {
	out := map[string]map[string]int64{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 3 {
			continue
		}
		value, err := strconv.ParseInt(cells[1], 10, 64)
		if err != nil { // "?"
			value = odd
		}
		if out[cells[0]] == nil {
			out[cells[0]] = map[string]int64{}
		}
		for _, w := range strings.Fields(cells[2]) {
			out[cells[0]][w] = value
		}
	}
	for _, words := range out {
		for w, value := range maps.Clone(words) {
			bare := plain(w)
			if _, taken := words[bare]; !taken && utf8.RuneCountInString(bare) >= leastForeign {
				words[bare] = value
			}
		}
	}
	return out
}()

// odd is the value of a word that equals nothing but itself: "anderthalb".
const odd = math.MinInt64

// plain is a word without its accents.
func plain(w string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
}

// leastForeign is how many letters a number word of another language has that counts in this one:
// shorter ones are too often something else.
const leastForeign = 4

// homonyms are number words of some language that are something else in another.
var homonyms = set("once cent cents tiers miles quart null double triple quarto cuarto seven neuf quince")

// foreign reports whether a word is a number in another language than this one.
func (d dialect) foreign(w string) bool {
	if homonyms[w] || utf8.RuneCountInString(w) < leastForeign {
		return false
	}
	for _, words := range numbers {
		if value, is := words[w]; is && value != 1 { // a one is an article, too
			return true
		}
	}
	return false
}

// values are those of a number word, several where it is several in one.
func (d dialect) values(w string) ([]int64, bool) {
	if v, ok := d.of[w]; ok {
		return []int64{v}, true
	}
	if d.endings {
		if stem, ok := d.stem(w); ok {
			return []int64{d.of[stem]}, true
		}
	}
	if d.times != nil {
		if m := d.times.FindStringSubmatch(w); m != nil {
			return d.values(m[1])
		}
	}
	if d.compound {
		return d.parts(w)
	}
	return nil, false
}

// counts reports whether a word is made of number words.
func (d dialect) counts(w string) bool {
	_, is := d.values(w)
	return is
}

// scales is what a word multiplies a figure before it by: 1,000 and more, or 0.
func (d dialect) scales(w string) int64 {
	if v, ok := d.of[w]; ok && v >= 1000 {
		return v
	}
	if d.endings {
		if stem, ok := d.stem(w); ok && d.of[stem] >= 1000 {
			return d.of[stem]
		}
	}
	return 0
}

// stem is the long number word that a word with an ending begins with. Short ones, such as the
// Turkish "on" and "iki", begin too many others.
func (d dialect) stem(w string) (string, bool) {
	best := ""
	for known := range d.of {
		if len(known) > 5 && len(known) > len(best) && strings.HasPrefix(w, known) {
			best = known
		}
	}
	return best, best != ""
}

// parts takes a German compound apart: "zweihunderteinundzwanzig". Ones stand before tens.
func (d dialect) parts(w string) ([]int64, bool) {
	var out []int64
	ones, and := int64(0), false
	for w != "" {
		if rest, ok := strings.CutPrefix(w, "und"); ok && len(out) > 0 && out[len(out)-1] < 10 && !and {
			ones, and, w = out[len(out)-1], true, rest
			out = out[:len(out)-1]
			continue
		}
		known := ""
		for word := range d.of {
			if len(word) > len(known) && strings.HasPrefix(w, word) {
				known = word
			}
		}
		if known == "" {
			return nil, false
		}
		out, w = append(out, d.of[known]), w[len(known):]
		if and {
			out, ones, and = append(out, ones), 0, false
		}
	}
	return out, len(out) > 0 && ones == 0
}

// suffixes are letters that multiply the digits that they touch.
var suffixes = map[string]int64{"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}

// hanzi are the characters that write Chinese numbers.
var hanzi = map[rune]int64{
	'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10, '百': 100, '千': 1000, '万': 10_000, '亿': 100_000_000,
}

// idioms begin with such characters and count nothing.
var idioms = []string{"十分", "万一", "千万", "百分", "一旦", "一些", "一般", "一定", "一样", "一起", "一直", "四处", "三明治"}

// signs are what a sign beside a figure says that it counts.
var signs = map[rune]unit{'%': percent, '‰': "‰", '$': "usd", '€': "eur", '£': "gbp", '¥': "yen", '₽': "rub", '₺': "try", '₹': "inr", '₿': "btc"}

// unitsBehind are words behind a figure, by their beginnings.
var unitsBehind = []struct {
	of    unit
	words []string
}{
	{percent, []string{"percent", "pct", "prozent", "pourcent", "процент", "百分点", "个百分点"}},
	{"成", []string{"成"}}, // tenths
	{"usd", []string{"dollar", "us dollar", "us-dollar", "usd", "dólar", "dolar", "доллар", "美元", "美金"}},
	{"eur", []string{"euro", "eur ", "avro", "евро", "欧元"}},
	{"yen", []string{"yen", "jpy", "иен", "日元", "人民币", "yuan", "юан"}},
	{"rub", []string{"rubel", "rublo", "rouble", "ruble", "рубл", "卢布"}},
	{"try", []string{"lira", "turkish lira"}},
}

// percentBefore are words before a figure that make percent of it.
var percentBefore = []string{"yüzde", "百分之"}

// multiples are Chinese words for figures without a number in them, or with a 一 that counts.
var multiples = []struct{ word, value string }{
	{"翻倍", "2"}, {"翻番", "2"}, {"翻一番", "2"}, {"翻了一番", "2"}, {"双倍", "2"}, {"加倍", "2"}, {"一倍", "2"}, {"一半", "1/2"}, {"减半", "1/2"}, {"半数", "1/2"},
}

func unitOf(behind string) unit {
	for _, u := range unitsBehind {
		for _, w := range u.words {
			if strings.HasPrefix(behind, w) {
				return u.of
			}
		}
	}
	return ""
}
