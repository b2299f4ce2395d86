package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/nlu/lexicon"
)

// ones are numbers in letters that add up: "twenty five".
var ones = numbersOf(`
1 one uno una un uma eins ein eine une bir один одна 一 一个 一個
2 two dos dois duas deux zwei iki два две 两 两个 兩個
3 three tres três trois drei üç три 三 三个 三個
4 four cuatro quatro quatre vier dört четыре 四 四个
5 five cinco cinq fünf beş пять 五 五个
6 six seis sechs altı шесть 六 六个
7 seven siete sete sieben yedi семь 七 七个
8 eight ocho oito huit acht sekiz восемь 八 八个
9 nine nueve nove neuf neun dokuz девять 九 九个
10 ten diez dez dix zehn десять 十 十个
11 eleven onze одиннадцать
12 twelve doce doze douze zwölf двенадцать
13 thirteen
14 fourteen
15 fifteen quince quinze fünfzehn пятнадцать
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty veinte vinte vingt zwanzig yirmi двадцать
30 thirty treinta trinta trente dreißig otuz тридцать
40 forty cuarenta quarenta quarante vierzig kırk сорок
50 fifty cincuenta cinquenta cinquante fünfzig elli пятьдесят
60 sixty sesenta sessenta soixante sechzig altmış шестьдесят
70 seventy setenta siebzig yetmiş семьдесят
80 eighty ochenta oitenta achtzig seksen восемьдесят
90 ninety noventa neunzig doksan девяносто
100 cien ciento cem yüz сто
`)

// times are numbers in letters that multiply what stands before them, and end a group: of a
// hundred and a dozen others follow, of the rest others are added.
var times = numbersOf(`
12 dozen docena dúzia douzaine dutzend düzine
100 hundred hundert
`)

// parts are what is less than one.
var parts = numbersOf(`
0.5 half medio media meio meia demi demie halb halbe halber halben halbes yarım пол половина 半 半个 半個
0.25 quarter quarters viertel çeyrek
`)

func numbersOf(table string) map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		v, _ := strconv.ParseFloat(words[0], 64)
		for _, w := range words[1:] {
			out[foldWord(w)] = v
		}
	}
	return out
}

func foldWord(w string) string { return strings.TrimSpace(foldText(w)) }

// spelled reads the number in letters that ends before the token at: "two", "half a million",
// "a hundred and fifty", "three and a half". What counts but is no number, as "two three", says
// so in unread.
func (s *scene) spelled(at int) (v float64, from int, ok bool) {
	for from = at; from > 0 && s.numeral(from-1); from-- {
	}
	for from < at && (joins[s.word(from)] && !s.groups(from+1) || s.word(from) == "and") {
		from++
	}
	if from == at {
		return 0, at, false
	}
	v, ok = s.sum(from, at)
	s.unread = !ok
	return v, from, ok
}

// further is where the number ends that begins with the digits at a token: "2 and a half",
// "3 hundred thousand".
func (s *scene) further(at int) int {
	end := at + 1
	for end < len(s.tokens) && s.tokens[end].Kind == lexicon.Word && s.numeral(end) {
		end++
	}
	for end > at+1 && joins[s.word(end-1)] {
		end--
	}
	return end
}

// aside reads a number in letters that stands by itself and multiplies: "hits a hundred thousand".
func (s *scene) aside() {
	for i := range s.tokens {
		_, multiplies := lexicon.Multiplier(s.word(i))
		if !multiplies && times[s.word(i)] == 0 {
			continue
		}
		end := s.further(i)
		if v, from, ok := s.spelled(end); ok {
			s.amount, s.amountAt, s.amountEnd = v, from, end
		}
		return
	}
}

// classifiers stand between a number and a thing: "2个比特币".
var classifiers = setOf("个, 個, 枚, 颗, 股, 份")

// joins are words between those of a number.
var joins = setOf("and, a, an, 个, 個, 枚")

// numeral reports whether a token may be part of a number in letters.
func (s *scene) numeral(i int) bool {
	if s.tokens[i].Kind == lexicon.Number {
		return true
	}
	w := s.word(i)
	return joins[w] || value(ones, w) > 0 || s.groups(i)
}

// counted reports whether a word is one that numbers in letters are made of.
func counted(w string) bool { return ones[w] > 0 || times[w] > 0 || parts[w] > 0 }

// groups reports whether a word multiplies others or is a part: "a" before it is one.
func (s *scene) groups(i int) bool {
	_, multiplies := lexicon.Multiplier(s.word(i))
	return multiplies || times[s.word(i)] > 0 || parts[s.word(i)] > 0
}

// value is a word's number in a table; of "twenty-five" that of both.
func value(table map[string]float64, w string) float64 {
	if head, tail, hyphen := strings.Cut(w, "-"); hyphen && table[head] >= 20 && table[tail] > 0 && table[tail] < 10 {
		return table[head] + table[tail]
	}
	return table[w]
}

// sum is the number that tokens count up to.
func (s *scene) sum(from, to int) (v float64, ok bool) {
	total, group, last := 0.0, 0.0, 0.0 // last: what a further one is added to; below zero, nothing
	for i := from; i < to; i++ {
		w := s.word(i)
		by, multiplies := lexicon.Multiplier(w)
		one := value(ones, w)
		switch {
		case s.tokens[i].Kind == lexicon.Number && i == from:
			group, last = s.localised(i, nil), -1
		case joins[w]:
		case times[w] > 0:
			group, last = max(group, 1)*times[w], times[w]
			if i > from && parts[s.word(from)] > 0 {
				group = parts[s.word(from)] * times[w]
			}
		case multiplies:
			if group == 0 {
				group = 1
			}
			total, group, last = total+group*by, 0, by
		case w == "quarters" && group > 0, parts[w] > 0 && i > 0 && i == from+1 && value(ones, s.word(from)) == 1: // "ein halber"
			group, last = group*parts[w], -1
		case parts[w] > 0 && (group > 0 || total == 0):
			group, last = group+parts[w], -1
		case one > 0 && last >= 0 && (last == 0 || one < last && (last >= 100 || one < 10 && last >= 20)):
			group, last = group+one, one
		default:
			return 0, false
		}
	}
	return total + group, total+group > 0
}
