package privacy

import (
	"regexp"
	"strings"
	"unicode"
)

// Placeholders stand where something was taken out. They are words that no question has by
// itself, so that a model can learn from what is around them.
const (
	URL     = "[url]"
	Email   = "[email]"
	Phone   = "[phone]"
	Wallet  = "[wallet]"
	Account = "[account]"
	Number  = "[id]"
	Mention = "[mention]"
	Name    = "[name]"
)

// pattern is something to take out, where is, if it is set, agrees. A blank or punctuation that
// a match begins with stays.
type pattern struct {
	find *regexp.Regexp
	with string
	is   func(match string) bool
}

// patterns in their order: what may hold another comes first.
var patterns = []pattern{
	{regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]{1,20}://[^\s<>"]+`), URL, nil},
	{regexp.MustCompile(`(?i)\b(?:www\.[^\s<>"]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s<>"]+)`), URL, nil},
	{regexp.MustCompile(`(?i)[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`), Email, nil},
	{regexp.MustCompile(`<[@#!][^>\s]*>`), Mention, nil},
	{regexp.MustCompile(`@[\p{L}\p{N}_][\p{L}\p{N}_.-]*`), Mention, nil},
	{regexp.MustCompile(`(?i)\b0x[0-9a-f]{8,}\b`), Wallet, nil},                     // Ethereum and its kin; transactions too
	{regexp.MustCompile(`(?i)\b(?:bc1|tb1|ltc1|addr1)[0-9a-z]{8,}\b`), Wallet, nil}, // bech32
	{regexp.MustCompile(`\b[1-9A-HJ-NP-Za-km-z]{25,}\b`), Wallet, mixed},            // base58: Bitcoin, Solana, keys
	{regexp.MustCompile(`(?i)\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,4})?\b`), Account, iban},
	{regexp.MustCompile(`\d(?:[ -]?\d){12,18}`), Account, luhn},
	{regexp.MustCompile(`(?i)\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b`), Number, nil},
	{regexp.MustCompile(`(?:\+|\b00)[1-9](?:[ ./()-]{0,2}\d){6,14}`), Phone, nil},
	{regexp.MustCompile(`(?:^|[\s:;,])\(?0\d{1,4}\)?(?:[ ./-]{1,2}\d{2,}){1,5}\b`), Phone, local},
	{regexp.MustCompile(`\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}\b`), Phone, nil},
	{regexp.MustCompile(`\b\d{3}[ .-]\d{3}[ .-]\d{4}\b`), Phone, nil},
	{regexp.MustCompile(`\b\d{9,}\b`), Number, nil},
	{regexp.MustCompile(`(?i)\b[0-9a-z_-]{20,}\b`), Number, mixed},
}

// introduced are the words before somebody's own name, in the languages that the bot reads.
var introduced = regexp.MustCompile(`(?i)\b(my name is|my name's|my full name is|i am called|call me|this is my name:?|yours truly,?|me llamo|mi nombre es|meu nome é|meu nome e|eu me chamo|me chamo|je m'appelle|je m’appelle|mon nom est|ich heiße|ich heisse|mein name ist|benim adım|adım|bana)[ \t]+`)

// introducedWide are those that \b does not know the edges of.
var introducedWide = regexp.MustCompile(`(?i)(меня зовут|моё имя|мое имя|我叫|我的名字是|我名叫)[ \t]*`)

// Scrub takes out of a text what could tell who somebody is: e-mail addresses, phone numbers,
// wallet addresses, cards and accounts, long numbers and keys, mentions, links, and what follows
// "my name is". What is taken out too much costs an example little; so it takes rather too much.
// Amounts, tickers, dates and times stay. Scrubbing twice is the same as once.
func Scrub(text string) string {
	text = strings.ToValidUTF8(text, "�")
	for _, p := range patterns {
		text = p.find.ReplaceAllStringFunc(text, func(m string) string {
			if p.is != nil && !p.is(m) {
				return m
			}
			return m[:len(m)-len(strings.TrimLeft(m, " \t\n\v\f\r:;,"))] + p.with
		})
	}
	text = unname(text, introduced)
	return unname(text, introducedWide)
}

// unname takes out the names that follow an introduction: a word, and further ones that are
// capitalised.
func unname(text string, after *regexp.Regexp) string {
	var out strings.Builder
	for {
		at := after.FindStringIndex(text)
		if at == nil {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:at[1]])
		text = text[at[1]:]
		if strings.HasPrefix(text, Name) {
			continue
		}
		if n := nameIn(text); n > 0 {
			out.WriteString(Name)
			text = text[n:]
		}
	}
}

// nameIn is how many bytes of the beginning of a text are a name, of four words at most.
func nameIn(text string) int {
	end := 0
	for range 4 {
		rest := text[end:]
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		if end > 0 && gap == 0 {
			return end
		}
		word := rest[gap:]
		stop := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
		if stop < 0 {
			stop = len(word)
		}
		if stop == 0 {
			return end
		}
		if first := []rune(word)[0]; end > 0 && !unicode.IsUpper(first) {
			return end
		}
		end += gap + stop
	}
	return end
}

// mixed reports whether a long word is no word: it has digits, or letters of both cases inside.
func mixed(s string) bool {
	digits, upper, lower := 0, 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return digits >= 3 || digits > 0 && upper > 0 && lower > 0
}

var date = regexp.MustCompile(`^\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}$`)

// local reports whether digits in groups, a zero first, are a phone number and not a date.
func local(s string) bool {
	s = strings.TrimLeft(s, " \t\n\v\f\r:;,")
	return !date.MatchString(s) && len(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)) >= 7
}

// luhn checks the number of a card. https://en.wikipedia.org/wiki/Luhn_algorithm
func luhn(s string) bool {
	sum, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		n++
	}
	return sum%10 == 0
}

// iban checks an account's number. https://en.wikipedia.org/wiki/International_Bank_Account_Number
func iban(s string) bool {
	s = strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(s))
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rest := 0
	for _, c := range s[4:] + s[:4] {
		switch {
		case c >= '0' && c <= '9':
			rest = (rest*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}
