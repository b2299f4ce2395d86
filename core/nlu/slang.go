package nlu

import (
	"strings"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
	"tickertape/core/nlu/words"
)

// slang is what people write in chats for words that everybody knows.
var slang = words.MapOf(map[string]string{
	"u": "you", "ur": "your", "r": "are", "wut": "what", "wat": "what", "wht": "what", "whts": "what's", "wots": "what's", "wot": "what", "dat": "that", "da": "the", "teh": "the", "hw": "how",
	"goin": "going", "doin": "doing", "lookin": "looking", "sittin": "sitting", "tradin": "trading", "pumpin": "pumping", "dumpin": "dumping", "movin": "moving", "gimme": "give me", "gimmie": "give me", "lemme": "let me", "wanna": "want to", "gonna": "going to", "gotta": "have to",
	"abt": "about", "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow", "2day": "today", "tdy": "today", "yest": "yesterday", "ppl": "people", "b4": "before", "cuz": "because", "bc": "because", "bout": "about", "shud": "should", "shoud": "should", "shuld": "should", "shold": "should", "shoudl": "should", "shld": "should", "coud": "could", "woud": "would", "wuld": "would", "cud": "could", "wud": "would",
	"prce": "price", "pric": "price", "prc": "price", "pice": "price", "prise": "price", "prixe": "price", "mch": "much", "muhc": "much", "hwo": "how", "waht": "what", "whta": "what", "thx": "thanks", "cmds": "commands", "cmd": "command", "fwiw": "", "smth": "something", "sth": "something",
	"itll": "it'll", "wen": "when", "y'all": "you all", "yall": "you all", "imo": "", "tbh": "", "afaik": "", "btw": "", "pls": "please", "plz": "please", "plox": "please", "tho": "though", "thru": "through", "whos": "who's", "hows": "how's", "cant": "can't", "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "im": "i'm", "ive": "i've", "jpow": "fed",
	"sice": "since", "sinse": "since", "snice": "since", "sicne": "since", "cince": "since", "lsat": "last", "lasst": "last", "lst": "last", "adn": "and", "wek": "week", "wekk": "week", "weeek": "week", "wks": "weeks", "mnth": "month", "mnths": "months", "mont": "month", "yera": "year", "yaer": "year", "yr": "year", "yrs": "years", "dya": "day", "dyas": "days",
	"proce": "price", "prive": "price", "pricee": "price", "rte": "rate", "raet": "rate", "chrt": "chart", "chrat": "chart", "glod": "gold", "golld": "gold", "hwat": "what", "wehn": "when", "whne": "when", "ahve": "have", "tiem": "time", "tiems": "times", "tehn": "then", "taht": "that", "yestreday": "yesterday", "vlaue": "value", "worh": "worth", "wrth": "worth", "squiggles": "chart", "squiggle": "chart", "squigglies": "chart", "squiggly": "chart", "wiggles": "chart",
	"eatin": "eating", "holdin": "holding", "buyin": "buying", "sellin": "selling", "payin": "paying", "gettin": "getting", "makin": "making", "sayin": "saying", "thinkin": "thinking", "runnin": "running", "rippin": "ripping", "beatin": "beating", "crashin": "crashing", "tankin": "tanking", "moonin": "mooning", "cookin": "cooking", "chillin": "chilling", "somethin": "something", "nothin": "nothing", "wheres": "where's", "whens": "when's",
	"полбитка": "пол битка", "полбиткоина": "пол биткоина", "полэфира": "пол эфира", "полмиллиона": "пол миллиона", "полляма": "пол ляма", "полкосаря": "пол косаря", "полтыщи": "пол тыщи", "полтысячи": "пол тысячи", "пол-ляма": "пол ляма",
	"wk": "week", "ovr": "over", "undr": "under", "abv": "above", "blw": "below", "btwn": "between", "frm": "from", "wats": "what's", "whtas": "what's", "waths": "what's", "watz": "what's", "shw": "show", "shwo": "show", "giv": "give", "gve": "give", "convrt": "convert", "cnvrt": "convert", "cnvt": "convert", "alrt": "alert", "alret": "alert", "ntfy": "notify", "remnd": "remind", "portfolo": "portfolio", "portf": "portfolio", "wtchlist": "watchlist", "tonite": "tonight", "tmrow": "tomorrow", "yesturday": "yesterday", "ystrday": "yesterday", "ystd": "yesterday", "hrs": "hours", "kno": "know", "knw": "know", "dunno": "don't know", "innit": "", "ovrall": "overall", "mkt": "market", "mrkt": "market", "curr": "current", "currnt": "current", "latst": "latest", "ltst": "latest", "excange": "exchange", "exchnge": "exchange", "xchange": "exchange",
	"halfa": "half a", "rly": "really", "prolly": "probably", "defo": "definitely", "deffo": "definitely", "ting": "thing", "tings": "things", "трёшка": "3", "yarımmilyon": "yarım milyon",
})

// swappedTickers are the tickers that everybody types, with two letters in the wrong order. That
// they are the tickers of coins that hardly anybody knows, too, is no reason to answer with those.
var swappedTickers = words.MapOf(map[string]string{
	"yne": "yen", "eru": "eur", "uer": "eur", "gpb": "gbp", "uds": "usd", "jyp": "jpy", "slo": "sol", "lnik": "link", "hbra": "hbar", "atmo": "atom", "xpr": "xrp", "rxp": "xrp", "bct": "btc", "tbc": "btc", "bitc": "btc", "btcoin": "bitcoin", "eht": "eth", "ehter": "ether", "dgoe": "doge", "doeg": "doge", "odge": "doge", "dogee": "doge", "avxa": "avax", "avaxx": "avax", "aavx": "avax",
	"tlc": "ltc", "lct": "ltc", "udst": "usdt", "ustd": "usdt", "usdtt": "usdt", "uscd": "usdc", "shbi": "shib", "shibb": "shib", "ppee": "pepe", "appl": "aapl", "tlsa": "tsla", "tsal": "tsla", "nvad": "nvda", "ndva": "nvda", "nvdia": "nvidia", "mstf": "msft", "amnz": "amzn", "googel": "google", "goggl": "googl",
})

// plainly writes the slang of a text out, and parts "one-year" into its words.
func plainly(tokens []lexicon.Token, before string) []lexicon.Token {
	if len(tokens) < 2 {
		return tokens
	}
	language := tongueOf(tokens, before)
	tokens = spelledOut(tokens, language)
	spoken := tongueOf(tokens, before)
	eastern := func() bool { return easterly.Has(spoken()) }
	out := tokens // until there is something to change
	changed := false
	for i, t := range tokens {
		meant, other := plainWords(tokens, i, language, eastern)
		if !other {
			if changed {
				out = append(out, t)
			}
			continue
		}
		if !changed {
			out, changed = append(make([]lexicon.Token, 0, len(tokens)+2), tokens[:i]...), true
		}
		out = appendWords(out, t, meant)
	}
	if len(out) == 0 {
		return tokens
	}
	return out
}

// plainWords are what the word at a token is written out as, and whether that is another one.
func plainWords(tokens []lexicon.Token, i int, language func() string, eastern func() bool) (words []string, other bool) {
	t := &tokens[i]
	if t.Kind != lexicon.Word {
		return nil, false
	}
	if ticker, swapped := swappedTickers.Find(t.Text); swapped && t.Raw == t.Text {
		return []string{ticker}, true
	}
	if t.Text == "n" && t.Raw == "n" && i > 0 && i+1 < len(tokens) && tokens[i+1].Kind == lexicon.Word && language() == "en" {
		return []string{"and"}, true
	}
	meant, known := slang.Find(t.Text)
	known = known && (!englishSlang.Has(t.Text) || language() == "en")
	known = known && (len(t.Text) > 2 || !eastern())
	switch {
	case t.Text == "no" && i+1 < len(tokens) && tokens[i+1].Text == "cap" || t.Text == "cap" && i > 0 && tokens[i-1].Text == "no": // "truly"
		return nil, true
	case i == 0 && t.Text == "ad" && language() == "en": // to a list
		return []string{"add"}, true
	case pictureOf(t.Text) > 0 && language() == "de":
		at := pictureOf(t.Text)
		return []string{t.Text[:at], t.Text[at:]}, true
	case elided(t.Text) && language() == "de":
		return []string{t.Text[:len(t.Text)-1] + "en"}, true
	case known && t.Text == "u" && i > 0 && (tokens[i-1].Kind == lexicon.Number || hanWord(tokens[i-1].Text)): // USDT
		return nil, false
	case known && (len(t.Text) > 2 || t.Raw == t.Text) && (i+1 == len(tokens) || !tickerBefore.Has(tokens[i+1].Text)):
		return strings.Fields(meant), true
	case strings.IndexByte(t.Text, '-') < 0:
		return nil, false
	}
	return terms(t.Text), true
}

// pictureOf is where the word for a picture begins in a German one of what is in it, 0 where there is none: "goldkurve".
func pictureOf(w string) int {
	for _, picture := range [...]string{"chart", "kurve", "grafik"} {
		if head, is := strings.CutSuffix(w, picture); is && pictures.Has(head) {
			return len(head)
		}
	}
	return 0
}

// pictures are what Germans put such a word to.
var pictures = setOf("gold, silber, platin, kupfer, öl, gas, weizen, mais, kaffee, kakao, bitcoin, btc, eth, ethereum, dax, euro, dollar, krypto")

// shortestElided is how many bytes a German word has that lost the e of its ending.
const shortestElided = 4

// elided reports whether a word is one for a time whose last e is not spoken: "letztn", "wochn".
func elided(w string) bool {
	if len(w) < shortestElided || w[len(w)-1] != 'n' || strings.IndexByte("bcdfgklmpstzrh", w[len(w)-2]) < 0 {
		return false
	}
	return when.Known(w[:len(w)-1]+"en") && !when.Known(w)
}

// easterly are languages in which letters that English chats shorten words to are something else:
// the u of "ton u ekle" and of 多少u, the "da" of "btc da".
var easterly = setOf("tr, ru, zh")

// tickerBefore are words before which even slang is a ticker: "u stock".
var tickerBefore = setOf("stock, stocks, share, shares, price, coin, token")

// appendWords puts words in a token's place; the token itself where it is the only one.
func appendWords(out []lexicon.Token, t lexicon.Token, words []string) []lexicon.Token {
	for i, w := range words {
		next := t
		if w != t.Text {
			next.Text, next.Raw = w, w
		}
		next.Glued = t.Glued && i == 0
		out = append(out, next)
	}
	return out
}

// terms are the words of a word: "one-year" has two, and others one.
func terms(w string) []string {
	head, unit, hyphen := strings.Cut(w, "-")
	if hyphen && lexicon.One(head, "") > 0 && termUnits.Has(unit) {
		return []string{head, unit}
	}
	if rest, half := strings.CutPrefix(w, "пол-"); half { // "пол-эфира"
		return []string{"пол", rest}
	}
	if words := strings.Split(w, "-"); hyphen && numeral(words) { // "quatre-vingt-dix"
		return words
	}
	return []string{w}
}

// numeral reports whether words are of one number in letters.
func numeral(words []string) bool {
	for i, w := range words {
		if !lexicon.Numeral(w) && (i == 0 || !inside.Has(w)) {
			return false
		}
	}
	return true
}

var termUnits = setOf("year, years, month, months, week, weeks, day, days, hour, hours")
