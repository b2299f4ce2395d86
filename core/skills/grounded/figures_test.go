package grounded

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// read is what figures a text has, as "21000000" or "5 %".
func read(text, in string) []string {
	var out []string
	for _, f := range figuresOf(text, in) {
		out = append(out, strings.TrimSpace(f.value+" "+string(f.of)))
	}
	return out
}

func TestFiguresAreTheSameHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ in, text, want string }{
		{"en", "21 million", "21000000"},
		{"en", "21,000,000", "21000000"},
		{"en", "21m", "21000000"},
		{"en", "twenty-one million", "21000000"},
		{"en", "Twenty One Million", "21000000"},
		{"en", "21-million", "21000000"},
		{"ru", "21 млн", "21000000"},
		{"ru", "21 000 000", "21000000"},
		{"ru", "двадцать один миллион", "21000000"},
		{"de", "21 Mio. ", "21000000"},
		{"de", "21.000.000", "21000000"},
		{"de", "einundzwanzig Millionen", "21000000"},
		{"es", "21 millones", "21000000"},
		{"es", "veintiún millones", "21000000"},
		{"fr", "21\u202f000\u202f000", "21000000"},
		{"fr", "vingt et un millions", "21000000"},
		{"pt", "21 milhões", "21000000"},
		{"pt", "vinte e um milhões", "21000000"},
		{"tr", "21 milyona", "21000000"},
		{"tr", "yirmi bir milyon", "21000000"},
		{"zh", "2100万", "21000000"},
		{"zh", "两千一百万", "21000000"},
		{"zh", "21,000,000", "21000000"},
		{"zh", "２１００万", "21000000"},
		{"en", "1.5", "3/2"},
		{"de", "1,5", "3/2"},
		{"de", "1.5", "3/2"},
		{"en", "1.500", "3/2"},
		{"de", "1.500", "1500"},
		{"en", "1,500", "1500"},
		{"de", "1,500", "3/2"},
		{"en", "1'500", "1500"},
		{"en", "0.500", "1/2"},
		{"de", "0,00042", "21/50000"},
		{"en", "1,234,567.89", "123456789/100"},
		{"fr", "1 234 567,89", "123456789/100"},
		{"en", "5 percent", "5 %"},
		{"en", "5%", "5 %"},
		{"en", "5 per cent", "5 %"},
		{"en", "five percent", "5 %"},
		{"en", "one percent", "1 %"},
		{"de", "fünf Prozent", "5 %"},
		{"es", "5 por ciento", "5 %"},
		{"fr", "5 pour cent", "5 %"},
		{"fr", "5 %", "5 %"},
		{"tr", "yüzde 5", "5 %"},
		{"tr", "%5", "5 %"},
		{"ru", "5 процентов", "5 %"},
		{"zh", "百分之五", "5 %"},
		{"zh", "5%", "5 %"},
		{"en", "$5 billion", "5000000000 usd"},
		{"en", "5 billion dollars", "5000000000 usd"},
		{"en", "5", "5"},
		{"ru", "5 долларов", "5 usd"},
		{"zh", "5亿美元", "500000000 usd"},
		{"de", "5 Mrd. €", "5000000000 eur"},
		{"de", "5 Billionen", "5000000000000"},
		{"es", "5 billones", "5000000000000"},
		{"es", "mil millones", "1000000000"},
		{"en", "half a million", "500000"},
		{"en", "half", "1/2"},
		{"en", "-5", "-5"},
		{"en", "−5", "-5"},
		{"fr", "quatre-vingt-dix", "90"},
		{"fr", "soixante et onze", "71"},
		{"en", "two hundred and five thousand", "205000"},
		{"pt", "cento e vinte", "120"},
		{"de", "zweihundertfünfzig", "250"},
		{"zh", "二十五", "25"},
		{"zh", "十", "10"},
		{"zh", "二零二四年", "2024"},
		{"zh", "一万亿", "1000000000000"},
		{"en", "007", "7"},
		{"en", "millions", "1000000"},
		{"en", "a dozen", "12"},
		{"en", "tripled", "3"},
		{"en", "a quarter", "1/4"},
		{"en", "a quarter million", "250000"},
		{"de", "ein Drittel", "1/3"},
		{"ru", "вдвое", "2"},
		{"fr", "un tiers", "1/3"},
		{"en", "tenfold", "10"},
		{"en", "twentyfold", "20"},
		{"en", "halved", "1/2"},
		{"de", "fünffach", "5"},
		{"de", "das Fünffache", "5"},
		{"de", "siebenmal", "7"},
		{"de", "verachtfacht", "8"},
		{"es", "medio millon", "1000000"},
		{"es", "veintidos", "22"},
		{"fr", "dix-sept", "17"},
		{"fr", "soixante-dix-sept", "77"},
		{"tr", "on iki", "12"},
		{"tr", "yüzde dokuzu", "9 %"},
		{"tr", "üçte biri", "1/3"},
		{"tr", "bir buçuk", "1/2"},
		{"ru", "с пятью монетами", "5"},
		{"ru", "пятнадцати", "15"},
		{"zh", "翻倍", "2"},
		{"zh", "涨一倍", "2"},
		{"zh", "一半", "1/2"},
		{"zh", "三成", "3 成"},
		{"zh", "〇五", "5"},
		{"en", "2nd", "2"},
		{"en", "1970s", "1970"},
		{"en", "10x", "10"},
		{"en", "ERC-20", "20"},
		{"en", "200-day", "200"},
	} {
		if got := read(c.text, c.in); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %q is read as %q, want %s", c.in, c.text, got, c.want)
		}
	}
}

func TestFiguresBesideEachOtherStayApart(t *testing.T) {
	for _, c := range []struct {
		in, text string
		want     []string
	}{
		{"en", "50 at first, then 25, 12.5, 6.25", []string{"50", "25", "25/2", "25/4"}},
		{"de", "50, dann 25, 12,5, 6,25", []string{"50", "25", "25/2", "25/4"}},
		{"en", "5-10%", []string{"5", "10 %"}},
		{"en", "on 03.01.2009", []string{"3", "1", "2009"}},
		{"en", "24/7 from 16:05 to 1.2.3", []string{"24", "7", "16", "5", "1", "2", "3"}},
		{"en", "two and three", []string{"2", "3"}},
		{"en", "two three", []string{"2", "3"}},
		{"en", "in 2009 100 coins", []string{"2009", "100"}},
		{"de", "12 1000", []string{"12", "1000"}},
		{"en", "one of the ways that no one wants", nil},
		{"zh", "第三方说十分重要，千万不要，一些人", nil},
		{"de", "eine Art", nil},
		{"de", "dreiviertel", []string{"dreiviertel"}},
		{"ru", "один из способов", nil},
		{"ru", "в полтора раза", []string{"полтора"}},
		{"de", "anderthalb", []string{"anderthalb"}},
		{"de", "twelve", []string{"twelve"}},
		{"ru", "twelve", []string{"twelve"}},
		{"en", "zwölf", []string{"zwölf"}},
		{"en", "once the miles of tiers", nil},
		{"de", "einfach einmal", nil},
	} {
		if got := read(c.text, c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q is read as %q, want %q", c.in, c.text, got, c.want)
		}
	}
}

func TestFigureOfSomethingElseDoesNotStand(t *testing.T) {
	const known = "Every 210,000 blocks, to 21 million at last. 2 percent are lost, 12 coins and 2009 are told, and $7."
	for _, text := range []string{
		"22 million", "21", "21 billion", "21 thousand", "2.1 million", "2100000", "210", "2 coins", "12 percent", "12%", "7", "7%", "$12", "12 euros", "-12", "½", "12²", "Ⅻ", "①", "٢", "१२", "thirteen",
		"three hundred", "two", "both two", "twenty-one thousand", "half", "a dozen dollars", "tripled", "a quarter", "two thirds", "doubles", "2009%", "1.2", "0.12", "12,0,0", "12 million", "12k", "1 2 3", "²", "２２ million",
	} {
		if stand("It says "+text+".", known, "en") {
			t.Errorf("%q stands in %q", text, known)
		}
	}
	for _, text := range []string{"21 million", "21,000,000", "twenty-one million", "210 thousand", "2%", "two percent", "twelve", "a dozen", "$7", "7 dollars", "seven US dollars", "2009", "12", "one, two percent", "nothing", "210000", "０2%"} {
		if !stand("It says "+text+".", known, "en") {
			t.Errorf("%q does not stand in %q: %q of %q", text, known, read(text, "en"), read(known, "en"))
		}
	}
}

func TestPercentOfAFigureThatCannotBeReadDoesNotStand(t *testing.T) {
	for _, text := range []string{"XII percent", "tvelve percent", "l%", "a lot of pct"} {
		if stand("It pays "+text+".", "It pays 2 coins.", "en") || !stand("It pays "+text+".", "It pays "+text+".", "en") {
			t.Errorf("%q", text)
		}
	}
	for in, text := range map[string]string{"ru": "Платят проценты.", "en": "A percentage of it.", "zh": "壹佰萬", "fr": "septante"} {
		if got := stand(text, "x", in); got != (in == "ru" || in == "en") {
			t.Errorf("%s: %q stands: %v", in, text, got)
		}
	}
}

// written writes a number as somebody of a language might.
func written(t *rapid.T, in string, n int64, cents int) string {
	d := tongues[in]
	digits := strconv.FormatInt(n, 10)
	mark := rapid.SampledFrom([]string{"", d.thousands, "\u00a0", "'"}).Draw(t, "mark")
	if in == "zh" && (mark == "\u00a0" || mark == "'") {
		mark = ","
	}
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(r)
	}
	if cents > 0 { // two digits, so that no decimals look like thousands
		point := map[string]string{",": ".", ".": ","}[d.thousands]
		fmt.Fprintf(&b, "%s%02d", point, cents)
	}
	return b.String()
}

func TestANumberIsReadAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(codes()).Draw(t, "in")
		n, cents := rapid.Int64Range(0, 1e15).Draw(t, "n"), rapid.IntRange(0, 99).Draw(t, "cents")
		text := written(t, in, n, cents)
		want := new(big.Rat).Add(new(big.Rat).SetInt64(n), big.NewRat(int64(cents), 100)).RatString()
		if got := read("x "+text+" x", in); len(got) != 1 || got[0] != want {
			t.Fatalf("%s: %q is read as %q, want %s", in, text, got, want)
		}
	})
}

func TestAFigureThatNoEntryHasIsRefused(t *testing.T) {
	known := map[string][]Entry{}
	for _, in := range codes() {
		known[in] = everyEntry(t, in)
	}
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(codes()).Draw(t, "in")
		e := rapid.SampledFrom(known[in]).Draw(t, "entry")
		n, cents := rapid.Int64Range(2, 1e12).Draw(t, "n"), rapid.IntRange(0, 99).Draw(t, "cents")
		value := new(big.Rat).Add(new(big.Rat).SetInt64(n), big.NewRat(int64(cents), 100)).RatString()
		added := written(t, in, n, cents) + rapid.SampledFrom([]string{"", "%", " %", " $", "."}).Draw(t, "behind")
		for _, f := range figuresOf(e.Name+".\n"+e.Text, in) {
			if f.value == value {
				return
			}
		}
		at := rapid.SampledFrom(breaks(e.Text)).Draw(t, "at")
		text := e.Text[:at] + " (" + added + ") " + e.Text[at:]
		if r := broken(text, e.Name+".\n"+e.Text, in); r != figures {
			t.Fatalf("%s with %q: %q, want it refused for its figures", in, text, r)
		}
	})
}

// breaks are the places where words end.
func breaks(text string) []int {
	out := []int{len(text)}
	for i, r := range text {
		if r == ' ' {
			out = append(out, i)
		}
	}
	return out
}

func codes() []string {
	var out []string
	for in := range languages {
		out = append(out, in)
	}
	slices.Sort(out)
	return out
}

var (
	ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens = strings.Fields("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
)

// spelt is a number below a billion in English words.
func spelt(n int) string {
	switch {
	case n < 20:
		return ones[n]
	case n < 100:
		return strings.TrimSuffix(tens[n/10]+"-"+ones[n%10], "-zero")
	case n < 1000:
		return strings.TrimSuffix(ones[n/100]+" hundred and "+spelt(n%100), " and zero")
	case n < 1e6:
		return strings.TrimSuffix(spelt(n/1000)+" thousand "+spelt(n%1000), " zero")
	}
	return strings.TrimSuffix(spelt(n/1e6)+" million "+spelt(n%1e6), " zero")
}

func TestEnglishNumberWordsAreFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 999_999_999).Draw(t, "n")
		if got := read("it is "+spelt(n)+" of them", "en"); len(got) != 1 || got[0] != strconv.Itoa(n) {
			t.Fatalf("%q is read as %q, want %d", spelt(n), got, n)
		}
	})
}

func FuzzFigures(f *testing.F) {
	for _, text := range []string{"21 million", "5-10%", "half a million", "二十五万亿", "quatre-vingt-dix mille", "1.2.3,4", "yüzde 5", "zweihunderteinundzwanzigtausend", "٢١", "one one one", "1 000 000 $"} {
		for _, in := range codes() {
			f.Add(text, in)
		}
	}
	f.Fuzz(func(t *testing.T, text, in string) {
		if languages[in] == "" {
			return
		}
		if strings.ContainsFunc(text, strange) {
			if stand(text, text, in) {
				t.Errorf("%s: %q has numbers that nobody can read, and stands", in, text)
			}
			return
		}
		if !stand(text, text, in) {
			t.Errorf("%s: %q does not stand in itself", in, text)
		}
		if stand(text+"\nx 918273645", text, in) && !strings.Contains(fmt.Sprint(read(text, in)), "918273645") {
			t.Errorf("%s: a made-up figure behind %q stands", in, text)
		}
	})
}
