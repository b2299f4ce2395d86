package privacy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
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

// pattern is something to take out, where is, if it is set, agrees, and not, if it is set, doesn't.
// A blank or punctuation that a match begins with stays.
type pattern struct {
	find *regexp.Regexp
	with string
	is   func(match string) bool
	not  func(before, match, behind string) bool
}

// patterns in their order: what may hold another comes first.
var patterns = []pattern{
	{regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]{1,20}://[^\s<>"]+`), URL, nil, nil},
	{regexp.MustCompile(`(?i)\b(?:www\.[^\s<>"]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s<>"]+)`), URL, nil, nil},
	{regexp.MustCompile(`(?i)[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`), Email, nil, nil},
	{regexp.MustCompile(`(?i)[\p{L}\p{N}._%+-]+ ?[([] ?at ?[)\]] ?[\p{L}\p{N}-]+(?: ?(?:\.|[([] ?dot ?[)\]]) ?[\p{L}\p{N}-]+)+`), Email, nil, nil}, // "john.doe (at) example.com"
	{regexp.MustCompile(`(?i)\b[\p{L}\p{N}_-]+(?: dot [\p{L}\p{N}_-]+)* at [\p{L}\p{N}-]+(?: dot [a-z]{2,})+\b`), Email, nil, nil},                 // "john dot doe at gmail dot com"
	{regexp.MustCompile(`<[@#!][^>\s]*>`), Mention, nil, nil},
	{regexp.MustCompile(`[\p{L}\p{N}_.]{2,32}#\d{4}\b`), Mention, nil, nil},                     // as Discord had them
	{regexp.MustCompile(`(?i)\b[a-z0-9-]{3,}\.(?:eth|sol|bnb|crypto|nft)\b`), Wallet, nil, nil}, // names that stand for wallets
	{regexp.MustCompile(`@[\p{L}\p{N}_][\p{L}\p{N}_.-]*`), Mention, nil, nil},
	{regexp.MustCompile(`(?i)\b0x[0-9a-f]{8,}\b`), Wallet, nil, nil},                     // Ethereum and its kin; transactions too
	{regexp.MustCompile(`(?i)\b(?:bc1|tb1|ltc1|addr1)[0-9a-z]{8,}\b`), Wallet, nil, nil}, // bech32
	{regexp.MustCompile(`\b[1-9A-HJ-NP-Za-km-z]{25,}\b`), Wallet, mixed, nil},            // base58: Bitcoin, Solana, keys
	{regexp.MustCompile(`(?i)\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,4})?\b`), Account, iban, nil},
	{regexp.MustCompile(`\d(?:[ -]?\d){12,18}`), Account, luhn, round},
	{regexp.MustCompile(`(?i)\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b`), Number, nil, nil},
	{regexp.MustCompile(`(?:\+|\b00)[1-9](?:[ ./()-]{0,2}\d){6,14}`), Phone, nil, nil},
	{regexp.MustCompile(`(?:^|[\s:;,])\(?0\d{1,4}\)?(?:[ ./-]{1,2}\d{2,}){1,5}\b`), Phone, local, nil},
	{regexp.MustCompile(`\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}\b`), Phone, nil, nil},
	{regexp.MustCompile(`\b\d{3}[ .-]\d{3}[ .-]\d{4}\b`), Phone, nil, nil},
	{regexp.MustCompile(`\b\d{3}[ .-]\d{3}[ .-]\d{2}[ .-]\d{2}\b`), Phone, nil, nil},
	{regexp.MustCompile(`\(\d{2,3}\) ?\d{4,5}[ .-]?\d{4}\b`), Phone, nil, nil},                                      // Brazil
	{regexp.MustCompile(`\b\d{2} 9?\d{4}-\d{4}\b`), Phone, nil, nil},                                                // the same, without brackets
	{regexp.MustCompile(`\b1[3-9]\d[ -]\d{4}[ -]\d{4}\b`), Phone, nil, nil},                                         // China
	{regexp.MustCompile(`\b8 ?[( -]\d{3}[) -]{1,2}\d{3}[ -]?\d{2}[ -]?\d{2}\b`), Phone, nil, nil},                   // Russia
	{regexp.MustCompile(`\b[679]\d{2} \d{3} \d{3}\b`), Phone, nil, amount},                                          // Spain, Portugal
	{regexp.MustCompile(`\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b`), Number, nil, nil}, // an address of the internet
	{regexp.MustCompile(`\b\d{9,}\b`), Number, nil, amount},
	{regexp.MustCompile(`(?i)\b[0-9a-z_-]{20,}\b`), Number, mixed, nil},
}

// introduced are the words before somebody's own name, in the languages that the bot reads.
var introduced = regexp.MustCompile(`(?i)\b(my name is|my name's|my full name is|i am called|call me|this is my name:?|yours truly,?|me llamo|mi nombre es|meu nome é|meu nome e|eu me chamo|me chamo|je m'appelle|je m’appelle|mon nom est|ich heiße|ich heisse|mein name ist|benim adım|adım)[ \t]+`)

// related are words before the name of somebody else, and titles; what follows is one where it is capitalised.
var related = regexp.MustCompile(`(?i)\b(my (?:wife|husband|son|daughter|friend|boss|brother|sister|mother|father|mom|mum|dad|colleague|girlfriend|boyfriend|partner)|ma femme|mon mari|mon ami|mon amie|mon fils|ma fille|ma soeur|ma sœur|mon frère|mi esposa|mi mujer|mi marido|mi esposo|mi amigo|mi amiga|mi hijo|mi hija|mi hermano|mi hermana|minha esposa|minha mulher|meu marido|meu amigo|minha amiga|meu filho|minha filha|meine frau|mein mann|mein freund|meine freundin|mein sohn|meine tochter|mein bruder|meine schwester|eşim|karım|kocam|arkadaşım|oğlum|kızım|kardeşim|mr\.?|mrs\.?|ms\.?|dr\.?|herr|frau|señora?|monsieur|madame|mme)[ \t]+`)

// relatedWide are those that \b does not know the edges of.
var relatedWide = regexp.MustCompile(`(?i)(моя жена|мой муж|мой друг|моя подруга|мой брат|моя сестра|мой сын|моя дочь)[ \t]+`)

// present are words before somebody's own first and last name, which say much else, too.
var present = regexp.MustCompile(`(?i)\b(this is|i'm|i’m|i am|im|soy|je suis|ich bin|eu sou|sou a|sou o|ben)[ \t]+`)

// numbered are words before a number that tells who somebody is, and the number, which has five digits or more.
var numbered = regexp.MustCompile(`(?i)\b((?:user[ _]?id|tg id|id|passport(?: no\.?| number)?|ssn|dni|nif|cpf|account(?: no\.?| number)?|ausweis|reisepass|pasaporte|passaporte|passeport|kundennummer|kimlik(?: no)?|pasaport)(?: is)?[ :=#№]{1,3})[a-z]{0,3}\d[\d -]{3,}\d\b`)

// reached are words before the number that somebody is called on.
var reached = regexp.MustCompile(`(?i)\b((?:call|ring|text|phone|whatsapp|tel|cell|mobile|reach)(?: me)?(?: on| at| is|:)?[ :]{1,2})\d{3}[ .-]\d{4}\b`)

// called are words before the name that somebody has elsewhere.
var called = regexp.MustCompile(`(?i)\b(my (?:telegram|tg|discord|instagram|insta|twitter|snapchat|snap|whatsapp|signal|handle|username|user name|nick|nickname)(?: handle| name| user| id)? ?(?:is|:|=)[ ]*)[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}`)

// introducedWide are those that \b does not know the edges of.
var introducedWide = regexp.MustCompile(`(?i)(меня зовут|моё имя|мое имя|我叫|我的名字是|我名叫)[ \t]*`)

// Scrub takes out of a text what could tell who somebody is: e-mail addresses, phone numbers,
// wallet addresses, cards and accounts, long numbers and keys, mentions, links, and what follows
// "my name is". What is taken out too much costs an example little; so it takes rather too much.
// Amounts, tickers, dates and times stay. Scrubbing twice is the same as once.
func Scrub(text string) string {
	text = narrow(strings.ToValidUTF8(text, "�"))
	for range mostScrubs {
		next := scrubOnce(text)
		if next == text {
			break
		}
		text = next
	}
	return text
}

// mostScrubs bounds how often a text is looked at again: what is taken out may have been in the way of
// what stands beside it.
const mostScrubs = 8

// narrow writes digits of all scripts, and wide letters and signs where there are such digits or a wide @, as ASCII has them.
func narrow(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII && (unicode.IsDigit(r) || r == '＠') }) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII && unicode.IsDigit(r) {
			return '0' + digitOf(r)
		}
		return r
	}, width.Fold.String(text))
}

// digitOf is the value of a decimal digit of any script: they stand in tens, from zero on.
func digitOf(r rune) rune {
	n := rune(0)
	for n < 9 && unicode.IsDigit(r-n-1) {
		n++
	}
	return n
}

func scrubOnce(text string) string {
	for _, p := range patterns {
		text = p.scrub(text)
	}
	text = numbered.ReplaceAllString(text, "${1}"+Number)
	text = reached.ReplaceAllString(text, "${1}"+Phone)
	text = called.ReplaceAllString(text, "${1}"+Mention)
	for _, who := range []struct {
		before *regexp.Regexp
		least  int // words of the name that are capitalised
	}{{introduced, 0}, {introducedWide, 0}, {related, 1}, {relatedWide, 1}, {present, 2}} {
		text = unname(text, who.before, who.least)
	}
	return unnamedHan(unnamed(text))
}

// beside is how many bytes around a match are looked at.
const beside = 80

func (p pattern) scrub(text string) string {
	var out strings.Builder
	from := 0
	for _, at := range p.find.FindAllStringIndex(text, -1) {
		m := text[at[0]:at[1]]
		if p.is != nil && !p.is(m) || p.not != nil && p.not(text[max(0, at[0]-beside):at[0]], m, text[at[1]:min(len(text), at[1]+beside)]) {
			continue
		}
		out.WriteString(text[from:at[1]-len(strings.TrimLeft(m, " \t\n\v\f\r:;,"))] + p.with)
		from = at[1]
	}
	return out.String() + text[from:]
}

// unname takes out the names that follow an introduction: a word, and further ones that are
// capitalised. Where so many are to be, it takes none of fewer.
func unname(text string, after *regexp.Regexp, least int) string {
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
		if n := nameIn(text); n > 0 && capitals(text[:n]) >= least {
			out.WriteString(Name)
			text = text[n:]
		}
	}
}

// capitals is how many of the words at the beginning of a text are capitalised, and no things.
func capitals(text string) (n int) {
	for _, word := range strings.Fields(text) {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) || thing(strings.ToLower(word)) {
			return n
		}
		n++
	}
	return n
}

// noNames follow "call me" and are none.
var noNames = map[string]bool{"on": true, "at": true, "back": true, "when": true, "if": true, "later": true, "now": true, "the": true, "about": true, "once": true, "as": true}

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
		if stop == 0 || end == 0 && noNames[strings.ToLower(word[:stop])] {
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
