package lexicon

import (
	"strconv"
	"strings"

	"tickertape/core/nlu/words"
)

// ones are numbers in letters that add up: "twenty five", "двести пять".
var ones = numerals(`
1 one uno una un uma um eins ein eine einen einem einer une ne nen nem ner 'nem 'ner 'ne 'nen 'n bir один одна одну одно одного 一
2 two dos dois duas deux zwei zwo iki два две двух двум 两 二 兩 俩 倆
3 three tres três trois drei üç uc три трёх трех трем трём 三 仨
4 four cuatro quatro quatre vier dört dort четыре четырёх четырех 四
5 five cinco cinq fünf fuenf beş bes пять пяти 五
6 six seis sechs altı alti шесть шести 六
7 seven siete sete sieben yedi семь семи 七
8 eight ocho oito huit acht sekiz восемь восьми 八
9 nine nueve nove neuf neun dokuz девять девяти 九
10 on ten diez dez dix zehn десять десяти десятку 十
11 eleven once onze elf одиннадцать одиннадцати
12 twelve doce doze douze zwölf zwoelf двенадцать двенадцати
13 thirteen trece treze treize dreizehn тринадцать тринадцати
14 fourteen catorce catorze quatorze vierzehn четырнадцать четырнадцати
15 fifteen quince quinze fünfzehn fuenfzehn пятнадцать пятнадцати
16 sixteen dieciséis dieciseis dezesseis dezasseis seize sechzehn шестнадцать шестнадцати
17 seventeen diecisiete dezessete dezassete siebzehn семнадцать семнадцати
18 eighteen dieciocho dezoito achtzehn восемнадцать восемнадцати
19 nineteen diecinueve dezenove dezanove neunzehn девятнадцать девятнадцати
20 twenty zwanni veinte vinte vingt vingts zwanzig yirmi двадцать двадцати
21 veintiuno veintiún veintiun
22 veintidós veintidos
23 veintitrés veintitres
24 veinticuatro
25 veinticinco
26 veintiséis veintiseis
27 veintisiete
28 veintiocho
29 veintinueve
30 thirty treinta trinta trente dreißig dreissig otuz тридцать тридцати
40 forty fourty cuarenta quarenta quarante vierzig kırk kirk сорок сорока
50 fifty fuffzig fuffi cinquentão cinquentinha cincuentón cincuenta cinquenta cinqüenta cinquante fünfzig fuenfzig elli пятьдесят пятидесяти полтинник полтос
60 sixty sesenta sessenta soixante sechzig altmış altmis шестьдесят шестидесяти
70 seventy setenta septante siebzig yetmiş yetmis семьдесят семидесяти
80 eighty ochenta oitenta octante huitante achtzig seksen восемьдесят восьмидесяти
90 ninety noventa nonante neunzig doksan девяносто
100 cien ciento cem cento сто ста сотка сотку сотки стольник стольника
200 doscientos doscientas duzentos duzentas двести двухсот
300 trescientos trescientas trezentos trezentas триста трёхсот трехсот
400 cuatrocientos cuatrocientas quatrocentos quatrocentas четыреста четырёхсот
500 quinientos quinientas quinhentos quinhentas пятьсот пятисот пятихатка пятихатку
600 seiscientos seiscientas seiscentos seiscentas шестьсот шестисот
700 setecientos setecientas setecentos setecentas семьсот семисот
800 ochocientos ochocientas oitocentos oitocentas восемьсот восьмисот
900 novecientos novecientas novecentos novecentas девятьсот девятисот
`)

// times are numbers in letters that multiply what stands before them, and end a group: of a
// hundred and a dozen others follow, of the rest others are added.
var times = numerals(`
12 dozen dozens docena docenas dúzia dúzias douzaine douzaines dutzend düzine дюжина дюжину
20 vingtaine
50 cinquantaine
100 hundred hundreds hundert yüz yuz сотен сотни centena centaine centaines cent cents
`)

// parts are what is less than one; with a whole before them they are added: "two and a half".
var parts = numerals(`
0.5 half halves medio media meio meia demi demie halb halbe halber halben halbes halbem yarım yarim buçuk bucuk пол половина половину половинка половинку полу mitad metade moitié hälfte 半
1.5 anderthalb anderthalbe eineinhalb einundeinhalb полтора полторы полутора
2.5 zweieinhalb zwoeinhalb
3.5 dreieinhalb
4.5 viereinhalb
0.25 quarter quarters viertel quart quarts cuarto quarto çeyrek ceyrek четверть
0.75 dreiviertel
`)

func numerals(table string) *words.Map[float64] {
	out := words.NewMap[float64](1 << 8)
	for line := range strings.Lines(table) {
		cells := strings.Fields(line)
		if len(cells) == 0 {
			continue
		}
		v, _ := strconv.ParseFloat(cells[0], 64)
		for _, w := range cells[1:] {
			out.Put(w, v)
		}
	}
	return out
}

// elsewhere are words that count in some languages and mean other things in the rest.
var elsewhere = words.MapOf(map[string]string{
	"bin": "tr", "grand": "en", "mi": "pt", "bi": "pt", "palo": "es", "palos": "es", "luca": "es", "lucas": "es", "luquita": "es", "luquitas": "es", "miles": "es",
	"nem": "de", "ner": "de", "'nem": "de", "'ner": "de", "ne": "de", "nen": "de", "'ne": "de", "'nen": "de", "'n": "de", "gamba": "es", "gambas": "es", "plaque": "fr", "plaques": "fr", "patate": "fr", "patates": "fr", "bâton": "fr", "bâtons": "fr", "barão": "pt", "barões": "pt", "quart": "fr", "quarts": "fr", "cuarto": "es", "quarto": "pt", "brique": "fr", "briques": "fr", "mille": "fr de es", "riesen": "de", "mill": "es de fr", "billion": "en tr", "md": "fr", "штука": "ru", "штуку": "ru",
	"once": "es", "elf": "de", "on": "tr", "cento": "pt", "seize": "fr", "cent": "fr es", "cents": "fr es", "dos": "es", "um": "pt", "metade": "pt", "sept": "fr", "yuz": "tr",
})

// spoken reports whether a word counts in a language; the empty one is any.
func spoken(w, language string) bool {
	only, narrow := elsewhere.Find(w)
	return !narrow || language == "" || strings.Contains(only, language)
}

// Multiplier is what a word of a language does to the number before it: "10 thousand".
func Multiplier(w, language string) (float64, bool) {
	by, ok := suffixes.Find(w)
	return by, ok && (len(w) > 2 || elsewhere.Get(w) != "") && spoken(w, language)
}

// One is what a word of a language adds to a number in letters, 0 for none: "five", "двести",
// "fünfhundert", "twenty-five".
func One(w, language string) float64 {
	v := one(w)
	if v > 0 && !spoken(w, language) {
		return 0
	}
	return v
}

// one is what a word of any language adds.
func one(w string) float64 {
	if v := ones.Get(w); v > 0 {
		return v
	}
	return inOneWord(w)
}

// inOneWord is the number that is written in one word of several: "twenty-five", "fünfhundert".
func inOneWord(w string) float64 {
	if head, tail, hyphen := strings.Cut(w, "-"); hyphen {
		if ones.Get(head) >= 20 && ones.Get(tail) > 0 && ones.Get(tail) < 10 {
			return ones.Get(head) + ones.Get(tail)
		}
		return 0
	}
	return compound(w)
}

// Times is what a word of a language multiplies the small number before it by, 0 for none: "two
// hundred".
func Times(w, language string) float64 {
	v := times.Get(w)
	if v > 0 && !spoken(w, language) {
		return 0
	}
	return v
}

// Multiplies reports whether Multiplier or Times may be something for a word: mostly they are nothing.
func Multiplies(w string) bool { return multiplying.Has(w) }

// Counts reports whether Multiplier, One, Times or Part may be something for a word.
func Counts(w string) bool { return counting.Has(w) || inOneWord(w) > 0 }

// counting are the words of all of them that need no taking apart.
var counting = keysOf(suffixes, ones, times, parts)

// multiplying are the words of both.
var multiplying = keysOf(suffixes, times)

// keysOf is a set of the words of some tables.
func keysOf(tables ...*words.Map[float64]) *words.Set {
	size := 0
	for _, table := range tables {
		size += table.Len()
	}
	out := words.NewSet(size)
	for _, table := range tables {
		for w := range table.Phrases() {
			out.Add(w)
		}
	}
	return out
}

// Part is the fraction that a word stands for, 0 for none: "half", "anderthalb".
func Part(w string) float64 { return parts.Get(w) }

// Parts are the words of which Part is something.
func Parts() *words.Set { return keysOf(parts) }

// Numeral reports whether numbers in letters are made of a word in any language.
func Numeral(w string) bool { return numberWords.Has(w) || inOneWord(w) > 0 }

// numberWords are those that need no taking apart.
var numberWords = keysOf(ones, times, parts)

// shortestCompound is how many bytes the shortest numbers have that are written in one word:
// "yüzelli".
const shortestCompound = 8

// compound reads a German or Turkish number in one word: "zweitausendfünfhundert",
// "dreiundzwanzig", "ikiyüz"; 0 where a word is none.
func compound(w string) float64 {
	if len(w) < shortestCompound-1 || strings.IndexByte(w, 'd') < 0 && strings.IndexByte(w, 'z') < 0 { // as each of compounds has
		return 0
	}
	for _, c := range compounds {
		head, tail, found := strings.Cut(w, c.word)
		if !found || head == "" && tail == "" {
			continue
		}
		many, rest := small(head, 1), small(tail, 0)
		if c.by == 0 && many > 0 && many < 10 && rest >= 20 && rest < 100 { // "dreiundzwanzig"
			return many + rest
		}
		if c.by == 0 || many < 0 || rest < 0 || many >= 1000 || rest >= c.by {
			return 0
		}
		return many*c.by + rest
	}
	return 0
}

// compounds are what numbers in one word are cut at, the largest first.
var compounds = []struct {
	word string
	by   float64
}{{"tausend", 1000}, {"hundert", 100}, {"yüz", 100}, {"und", 0}}

// small is the number that a part of a word is, fallback for no letters and -1 for others.
func small(w string, fallback float64) float64 {
	if w = strings.TrimPrefix(w, "und"); w == "" {
		return fallback
	}
	if v := ones.Get(w); v > 0 {
		return v
	}
	if w == "hundert" {
		return 100
	}
	if v := compound(w); v > 0 {
		return v
	}
	return -1
}
