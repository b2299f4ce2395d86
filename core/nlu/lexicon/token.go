package lexicon

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/nlu/words"
)

// Token is one word, number or sign of a text.
type Token struct {
	Text   string // folded: lower case, NFKC, simplified Chinese
	Raw    string // as it was written
	Kind   TokenKind
	Number float64 // of a number
	Glued  bool    // no space before it
}

// TokenKind tells tokens apart.
type TokenKind uint8

// The kinds.
const (
	Word    TokenKind = iota
	Number            // 1.5, 10k, ½
	Sign              // €, $, ₿
	Cashtag           // $AAPL, without its $
	Slash             // / in EUR/USD
)

// maxTokens bounds the work on one text; what comes behind is not read.
const maxTokens = 200

// fold is the one form in which names are compared.
func fold(s string) string {
	if Plain(s) || Simple(s) {
		return s
	}
	if han, ok := apart(s); ok {
		return han
	}
	if latin(s) {
		return strings.ToLower(s)
	}
	tokens := Tokenize(s)
	parts := make([]string, len(tokens))
	for i, t := range tokens {
		parts[i] = t.Text
	}
	return strings.Join(parts, " ")
}

// Plain reports whether a text is of lower-case Latin words with a space between them: its tokens
// are those words.
func Plain(s string) bool {
	space := true
	for i := range len(s) {
		switch {
		case s[i] >= 'a' && s[i] <= 'z':
			space = false
		case s[i] == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space
}

// Simple reports whether a text is of lower-case letters of our alphabets with a space between its
// words, which folding leaves as they are: its tokens are those words.
func Simple(s string) bool {
	space := true
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'à' && r <= 'ÿ' && r != '÷', r == 'ğ', r == 'ı', r == 'ş', r >= 'а' && r <= 'я', r == 'ё':
			space = false
		case r == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space
}

// latin reports whether a text is of words that begin with an ASCII letter and hold but letters,
// digits, and single points and hyphens: each is a token.
func latin(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		letter := isASCIILetter(c)
		switch {
		case letter, isDigit(rune(c)) && last != ' ':
		case (c == ' ' || c == '.' || c == '-') && (isASCIILetter(last) || isDigit(rune(last))):
		default:
			return false
		}
		last = c
	}
	return isASCIILetter(last) || isDigit(rune(last))
}

// apart puts a space between Chinese characters; false where a text has others.
func apart(s string) (string, bool) {
	const first, last = '一', '鿿' // of those that no normalization changes
	for _, r := range s {
		if r < first || r > last {
			return "", false
		}
	}
	s = Simplified(s)
	out := make([]byte, 0, len(s)+len(s)/3)
	for i := 0; i < len(s); i += 3 {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, s[i:i+3]...)
	}
	return string(out), s != ""
}

// Clean brings a text to NFKC with digits from 0 to 9, without what nobody sees: zero-width
// characters, controls, variation selectors.
func Clean(text string) string {
	if visible(text) {
		return text
	}
	return cleaned(text)
}

func cleaned(text string) string {
	text = norm.NFKC.String(strings.ToValidUTF8(text, " "))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r == '’', r == '‘', r == '`':
			return '\''
		case r == '–', r == '—', r == '−':
			return '-'
		case r == '٫':
			return '.'
		case r == '٬':
			return ','
		case r >= utf8.RuneSelf && unicode.Is(unicode.Nd, r):
			return plainDigit(r)
		}
		return r
	}, text)
}

// plainDigit is the digit from 0 to 9 that one of another script stands for: Unicode has them in runs from nought to nine.
func plainDigit(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	return r
}

// visible reports whether a text is of characters that Clean leaves as they are.
func visible(text string) bool {
	for _, r := range text {
		if !lasting(r) {
			return false
		}
	}
	return true
}

// lasting reports whether Clean leaves a character as it is, whatever stands beside it: those that
// nearly all texts are written in.
func lasting(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= ' ' && r <= '~' && r != '`'
	case r >= 'À' && r <= 'ÿ', r >= 'А' && r <= 'я', r >= '一' && r <= '鿿':
		return true
	}
	switch r {
	case 'ğ', 'Ğ', 'ı', 'İ', 'ş', 'Ş', 'ё', 'Ё', '¿', '¡', '€', '£':
		return true
	}
	return false
}

// Tokenize splits a text into at most maxTokens tokens. Numbers are read as people write them,
// see number.
func Tokenize(text string) []Token {
	rest := beforeNorm(text)
	out := make([]Token, 0, min(maxTokens, 1+len(rest)/4)) // about as many as there are words
	space := true
	for rest != "" && len(out) < maxTokens {
		r, size := utf8.DecodeRuneInString(rest)
		if r == ' ' {
			rest, space = rest[size:], true
			continue
		}
		t, n := next(rest, r, size, space)
		if n == 0 {
			rest, space = rest[size:], true
			continue
		}
		t.Glued = !space
		out = append(out, t)
		rest, space = rest[n:], false
	}
	return out
}

// beforeNorm keeps ½ and its kin, which NFKC would tear apart.
func beforeNorm(text string) string {
	plain := ascii(text)
	if strings.IndexByte(text, fractions[0].sign[0]) >= 0 {
		for _, f := range fractions {
			text = strings.ReplaceAll(text, f.sign, f.decimal+" ")
		}
	}
	if strings.Contains(text, "|") {
		text = labels.ReplaceAllString(text, " $1 ")
	}
	if strings.ContainsAny(text, "@<") || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		text = links.ReplaceAllString(text, " ")
	}
	if !plain {
		text = flags(goods(text))
	}
	return Clean(html.UnescapeString(text))
}

// labels are what Slack's links show: <https://example.com|label>.
var labels = regexp.MustCompile(`<https?://[^|>\s]*\|([^>]*)>`)

// links and mentions name nothing that is asked about.
var links = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S+|<@[^>]*>|(?:^|\s)@[a-z0-9_]{3,}`)

// goods makes words of the emoji of metals, where they are weighed, and of oil.
func goods(text string) string {
	if !strings.Contains(text, "\xf0\x9f\xa5") && !strings.Contains(text, "🛢") { // what the UTF-8 of medals begins with
		return text
	}
	if lower := strings.ToLower(text); !strings.Contains(lower, "brent") && !strings.Contains(lower, "wti") {
		text = strings.ReplaceAll(text, "🛢", " oil ")
	}
	if lower := strings.ToLower(text); strings.Contains(lower, "ounce") || strings.Contains(lower, " oz") {
		return medals.Replace(text)
	}
	return text
}

var medals = strings.NewReplacer("🥇", " gold ", "🥈", " silver ")

var fractions = []struct{ sign, decimal string }{{"½", " 0.5"}, {"¼", " 0.25"}, {"¾", " 0.75"}}

// moneySign is how many bytes the sign of money has that stands before a digit; 0 where none does.
func moneySign(s string) int {
	for _, sign := range []string{"$", "€", "£", "¥"} {
		if rest, is := strings.CutPrefix(s, sign); is && rest != "" && isDigit(rune(rest[0])) {
			return len(sign)
		}
	}
	return 0
}

// next reads the token at the start of s; n is its length, 0 for a character that is nothing.
func next(s string, r rune, size int, space bool) (t Token, n int) {
	switch {
	case r == '-' && space && size < len(s) && isDigit(rune(s[size])): // below zero is no amount
		t, n = number(s[size:])
		return Token{Kind: Word, Text: "-" + t.Text, Raw: "-" + t.Raw}, n + size
	case r == '-' && space && moneySign(s[size:]) > 0: // "-$100"
		sign := moneySign(s[size:])
		t, n = number(s[size+sign:])
		return Token{Kind: Word, Text: "-" + t.Text, Raw: s[:size+sign+n]}, n + size + sign
	case space && dollarSign(s) > 0:
		n = dollarSign(s)
		return Token{Kind: Sign, Text: strings.ToLower(s[:n]), Raw: s[:n]}, n
	case isDigit(r), r == '.' && size < len(s) && isDigit(rune(s[size])):
		return number(s)
	case r == '$' && cashtag(s[1:]) > 0:
		n = cashtag(s[1:]) + 1
		return Token{Kind: Cashtag, Text: strings.ToLower(s[1:n]), Raw: s[1:n]}, n
	case r < utf8.RuneSelf && isASCIILetter(byte(r)):
		return word(s)
	case unicode.Is(unicode.Sc, r):
		return Token{Kind: Sign, Text: string(r), Raw: string(r)}, size
	case r == '/':
		return Token{Kind: Slash, Text: "/", Raw: "/"}, size
	case r >= firstHan && hanRun(s) > 0:
		if v, n := hanNumber(s); n > 0 {
			return Token{Kind: Number, Text: s[:n], Raw: s[:n], Number: v}, n
		}
		return hanToken(r), size
	case unicode.Is(unicode.Han, r): // written without spaces: each character stands for itself
		return hanToken(r), size
	case r == '^' || unicode.IsLetter(r):
		return word(s)
	case r == '+' || r == '=' || r == '?':
		return Token{}, 0
	}
	return Token{}, 0
}

// hanToken is a Chinese character as a token, simplified.
func hanToken(r rune) Token {
	raw := string(r)
	if to := simplify(r); to != r {
		return Token{Kind: Word, Text: string(to), Raw: raw}
	}
	return Token{Kind: Word, Text: raw, Raw: raw}
}

// dollarSign is the length of a sign such as HK$ at the start of s, unless a ticker follows.
func dollarSign(s string) int {
	n := strings.IndexByte(s[:min(3, len(s))], '$')
	if n < 1 || (n+1 < len(s) && isASCIILetter(s[n+1])) {
		return 0
	}
	switch strings.ToLower(s[:n]) {
	case "us", "ca", "c", "a", "au", "nz", "hk", "s", "nt", "r", "mx":
		return n + 1
	}
	return 0
}

// cashtag is the length of a ticker behind a $: letters, then perhaps a suffix such as .L or -B.
func cashtag(s string) int {
	n := 0
	for n < len(s) && isASCIILetter(s[n]) {
		n++
	}
	if n == 0 || n > 10 {
		return 0
	}
	if n+1 < len(s) && (s[n] == '.' || s[n] == '-') && isASCIILetter(s[n+1]) {
		m := n + 1
		for m < len(s) && isASCIILetter(s[m]) {
			m++
		}
		if m-n <= 4 {
			return m
		}
	}
	return n
}

// word reads letters and what may stand inside a name: AT&T, BRK-B, S&P, u.s., EURUSD=X.
func word(s string) (Token, int) {
	n := 0
	for i, r := range s {
		if inWord(s, i, r) {
			n = i + utf8.RuneLen(r)
			continue
		}
		break
	}
	if n == 0 {
		return Token{}, 0
	}
	raw := strings.TrimRight(s[:n], ".-'&=")
	if raw == "" {
		return Token{}, 0
	}
	if code := gluedCode(raw); code > 0 {
		return Token{Kind: Word, Text: strings.ToLower(raw[:code]), Raw: raw[:code]}, code
	}
	if len(raw) == 3 && raw[1] == '.' && n > len(raw) { // u.s. keeps its last point
		raw = s[:n]
	}
	text := strings.ToLower(raw)
	if owner, ok := strings.CutSuffix(text, "'s"); ok && !keepsS.Has(owner) {
		text = owner
	}
	return Token{Kind: Word, Text: text, Raw: raw}, n
}

// gluedCode is the length of the currency before an amount that is glued to it: "usd100".
func gluedCode(raw string) int {
	n := strings.IndexFunc(raw, isDigit)
	if n < 2 || n > 4 || len(raw) < n+2 || !codes.Has(strings.ToLower(raw[:n])) { // USD1 is a coin
		return 0
	}
	return n
}

// codes are currencies that people write right before an amount.
var codes = words.SetOf(
	"usd", "eur", "gbp", "chf", "jpy", "cny", "rmb", "try", "brl", "rub", "inr", "cad", "aud", "mxn", "ars", "usdt", "usdc", "tl",
)

// keepsS are words whose 's is no possessive.
var keepsS = words.SetOf(
	"mcdonald", "that", "what", "it", "who", "how", "there", "here", "let", "where", "when",
)

func inWord(s string, i int, r rune) bool {
	if r < utf8.RuneSelf && (isASCIILetter(byte(r)) || isDigit(r)) {
		return true
	}
	if unicode.Is(unicode.Han, r) {
		return false
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) || isDigit(r) || (i == 0 && r == '^') {
		return true
	}
	if r != '&' && r != '-' && r != '.' && r != '\'' && r != '=' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return i > 0 && (unicode.IsLetter(after) || isDigit(after) || (r == '.' && i == 3))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isASCIILetter(b byte) bool { return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') }

// Upper reports whether a word has no small letters.
func Upper(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return false
		}
		if s[i] >= utf8.RuneSelf {
			return s == strings.ToUpper(s)
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// mixed reports whether a word mixes alphabets that have lookalikes: "bitсoin" with a Cyrillic с.
func mixed(s string) bool {
	if ascii(s) {
		return false
	}
	var latin, other bool
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			latin = latin || isASCIILetter(byte(r))
		case unicode.Is(unicode.Han, r):
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee):
			other = true
		}
	}
	return latin && other
}
