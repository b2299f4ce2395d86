package privacy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostName is of how many words a name may be.
const mostName = 4

// presenting are words before somebody's own name that are before much else, too: what follows
// is a name where it is a common first name, or has two capitals and is nothing that we know.
var presenting = sayings(`
it's; its; it’s; it is; here is; here's; here’s; this is; i'm; i’m; i am; im; name is; name's; signed
ich bin; ich bin der; ich bin die; hier ist; hier spricht; hier schreibt; hier; das ist; es ist
soy; yo soy; aquí; aqui; habla; le habla; te habla; te escribe; les escribe; les habla
sou; sou o; sou a; eu sou; eu sou o; eu sou a; aqui é; aqui é o; aqui é a; fala o; fala a
je suis; c'est; c’est; moi c'est; moi c’est; ici
ben; bana; adım; ismim; burada
я; это; здесь; с вами; пишет; вам пишет; зовут`)

// twoCapitals are those of them that are rarely before anything else with two capitals.
var twoCapitals = sayings(`this is; i'm; i’m; i am; im; ich bin; hier spricht; hier schreibt; je suis; moi c'est; soy; yo soy; te escribe; sou; sou o; sou a; eu sou; ben; я; с вами; вам пишет`)

// closing are words at the end of a letter; a name follows, to the end of the line. Behind the
// ones that are said elsewhere, too, it has to be a common one.
var (
	closing = sayings(`
regards; best regards; kind regards; warm regards; kindest regards; sincerely; yours sincerely; sincerely yours; yours; yours faithfully; best wishes; all the best
mit freundlichen grüßen; mit freundlichen grüssen; freundliche grüße; viele grüße; viele grüsse; liebe grüße; liebe grüsse; beste grüße; schöne grüße; grüße; gruß; gruss; mfg; lg; vg
saludos; un saludo; saludos cordiales; atentamente; cordialmente; un abrazo; abrazos
abraço; abraços; um abraço; atenciosamente; cordialmente; att; cumprimentos; beijos
cordialement; bien cordialement; bien à vous; amicalement; bisous; salutations
saygılar; saygılarımla; saygılarla; selamlar; sevgiler; sevgilerle
с уважением; с наилучшими пожеланиями; всего доброго; ваш; ваша`)
	thanking = sayings(`thanks; thank you; many thanks; thx; cheers; best; love; xoxo; bye; danke; vielen dank; gracias; muchas gracias; obrigado; obrigada; merci; teşekkürler; спасибо; заранее спасибо`)
)

// here are words that tell, behind words at the beginning of a sentence, that those are a name.
var here = sayings(`here; speaking; hier; aquí; aqui; ici; burada; здесь; тут`)

func sayings(list string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(list) {
		for p := range strings.SplitSeq(line, ";") {
			if p = strings.TrimSpace(p); p != "" {
				all[p] = true
			}
		}
	}
	return all
}

// longestPhrase is how many words the phrases above have at most.
const longestPhrase = 4

// token is a word of a text.
type token struct {
	from, to int
	low      string
	capital  bool // it begins with one and is no abbreviation
}

var wordRuns = regexp.MustCompile(`[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*`)

func tokens(text string) []token {
	var all []token
	for _, at := range wordRuns.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		for _, s := range []string{"'s", "’s"} {
			if w := strings.TrimSuffix(word, s); firstNames[lower(w)] || lastNames[lower(w)] {
				word = w
			}
		}
		first, n := utf8.DecodeRuneInString(word)
		all = append(all, token{at[0], at[0] + len(word), lower(word), unicode.IsUpper(first) && strings.ToUpper(word[n:]) != word[n:]})
	}
	return all
}

// lower is a word as the lists have it: İ has its dot in a mark of its own else, and accents may.
func lower(word string) string {
	return strings.ReplaceAll(norm.NFC.String(strings.ToLower(word)), "i̇", "i")
}

// namer looks for names in a text.
type namer struct {
	text string
	all  []token
}

// unnamed takes names out that no "my name is" gives away: a first name with a last one, and
// names where people say who they are or sign with them.
func unnamed(text string) string {
	n := namer{text, tokens(text)}
	var out strings.Builder
	from := 0
	for i := 0; i < len(n.all); {
		end := n.name(i)
		if end == i {
			i++
			continue
		}
		out.WriteString(text[from:n.all[i].from] + Name)
		from, i = n.all[end-1].to, end
	}
	return out.String() + text[from:]
}

// name is where a name ends that begins with a word; there, if it is none.
func (n namer) name(i int) (end int) {
	end = n.extent(i)
	upper := n.capitals(i)
	switch {
	case firstNames[n.all[i].low] && (end > i+1 || n.said(i, presenting) || n.signed(i, end, thanking) || n.dashed(i, end)):
		return end
	case firstNames[n.all[i].low] && n.isHere(i, end):
		return end
	case n.signed(i, end, closing) && (firstNames[n.all[i].low] || n.all[i].capital && !thing(n.all[i].low)):
		return end
	case upper < i+2:
		return i
	case n.said(i, twoCapitals), n.signed(i, upper, closing), n.dashed(i, upper):
		return upper
	}
	return i
}

// extent is where a name ends at most: a word, and behind a first name last names, and words with a
// capital that are no things.
func (n namer) extent(i int) (end int) {
	for end = i + 1; end < len(n.all) && end < i+mostName && n.gap(end) == " "; end++ {
		w := n.all[end]
		if !lastNames[w.low] && (!w.capital || !n.all[i].capital || thing(w.low)) {
			break
		}
	}
	return end
}

// capitals is where words with a capital end that are no things.
func (n namer) capitals(i int) (end int) {
	for end = i; end < len(n.all) && end < i+mostName && (end == i || n.gap(end) == " "); end++ {
		if w := n.all[end]; !w.capital || thing(w.low) {
			break
		}
	}
	return end
}

// thing is a word that is no name, whatever its capital. BOB, the boliviano, is a name, too.
func thing(low string) bool { return (units[low] || things[low]) && !firstNames[low] }

// gap is what is before a word, since the word before.
func (n namer) gap(i int) string {
	if i == 0 {
		return n.text[:n.all[0].from]
	}
	return n.text[n.all[i-1].to:n.all[i].from]
}

// said reports whether a word follows one of the phrases at once.
func (n namer) said(i int, phrases map[string]bool) bool {
	if i == 0 || strings.Trim(n.gap(i), " \t:,–—-") != "" {
		return false
	}
	return n.ends(i, phrases)
}

// ends reports whether the words before a word are one of the phrases.
func (n namer) ends(i int, phrases map[string]bool) bool {
	phrase := ""
	for k := i - 1; k >= 0 && k >= i-longestPhrase; k-- {
		if phrase = n.all[k].low + phrase; phrases[phrase] {
			return true
		}
		if n.gap(k) != " " {
			return false
		}
		phrase = " " + phrase
	}
	return false
}

// signed reports whether words follow such a phrase behind a comma or on the next line, to the
// end of their own.
func (n namer) signed(i, end int, phrases map[string]bool) bool {
	if i == 0 || !n.last(end) {
		return false
	}
	gap := n.gap(i)
	return strings.Trim(gap, " \t\r\n,.!–—-") == "" && (strings.ContainsAny(gap, ",.!\n–—-") || firstNames[n.all[i].low]) && n.ends(i, phrases)
}

// dashed reports whether words stand behind a dash to the end of their line, as who wrote it.
func (n namer) dashed(i, end int) bool {
	gap := n.gap(i)
	before := strings.TrimRight(gap, " \t")
	dashes := before[len(strings.TrimRight(before, "–—-")):]
	ahead := strings.TrimSuffix(before, dashes)
	apart := i == 0 || strings.HasPrefix(dashes, "—") || ahead != strings.TrimRight(ahead, " \t\r\n") // "jean-pierre" is one word
	return dashes != "" && apart && n.last(end)
}

// last reports whether a line ends behind a word.
func (n namer) last(end int) bool {
	for _, r := range n.text[n.all[end-1].to:] {
		switch {
		case r == '\n':
			return true
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '[', r == '$':
			return false
		}
	}
	return true
}

// isHere reports whether a sentence begins with words before "here".
func (n namer) isHere(i, end int) bool {
	begins := i == 0 || strings.ContainsAny(n.gap(i), ".!?,;:\n") || greets[n.all[i-1].low]
	return begins && end < len(n.all) && n.gap(end) == " " && here[n.all[end].low]
}

var greets = sayings(`hi; hey; hello; hallo; hola; oi; olá; salut; bonjour; merhaba; selam; привет`)

// inHan are Chinese names behind "I am", by the commonest last names.
var inHan = regexp.MustCompile(`((?:我是|这里是|這裡是|在下|署名|此致)[：:，, ]?)([王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙万段]\p{Han}{1,2}|[小阿老]\p{Han})($|[^\p{Han}]|想问|请问|问)`)

// inHanNone look like names and are none.
var inHanNone = map[string]bool{"小白": true, "高手": true, "老手": true, "小散": true, "老韭": true, "老鸟": true, "黄牛": true, "石油": true, "方便": true, "任何": true, "于是": true, "何时": true, "万一": true, "老师": true, "老板": true, "江湖": true, "小学": true}

func unnamedHan(text string) string {
	return inHan.ReplaceAllStringFunc(text, func(m string) string {
		p := inHan.FindStringSubmatch(m)
		if inHanNone[p[2]] {
			return m
		}
		return p[1] + Name + p[3]
	})
}
