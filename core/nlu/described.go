package nlu

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/ask"
)

// Questions for a name that describe what has it, by how they begin and by how they end.
var (
	namesAsked = regexp.MustCompile(`^(?:(?:so|hey|hi|and|und|y|et|e|а|и)[, ]+)?(?:` + strings.Join([]string{
		`(?:what is|what's|whats|how is) (?:it|this|that) called (?:when|if)`, `what (?:do|would) (?:you|people|we|they|traders|investors) call`, `how (?:do|would) (?:you|people|we|they) call`,
		`(?:(?:what is|what's|whats) )?(?:the |a )?(?:word|term|name) (?:for|when)`, `(?:what is|what's|whats) (?:the |a )?(?:word|term) (?:that|which)`,
		`wie (?:nennt|bezeichnet) man`, `wie hei(?:ß|ss)t (?:es|das), wenn`, `wie hei(?:ß|ss)t (?:es|das|man) wenn`, `wie hei(?:ß|ss)t (?:der|die|das)`, `(?:was ist )?(?:das|ein|welches) (?:wort|begriff) für`, `(?:was ist )?der (?:begriff|fachbegriff|name) für`,
		`c[oó]mo se (?:llama|le dice|le llama|denomina)`, `(?:cu[aá]l es )?la palabra para`, `(?:cu[aá]l es )?el (?:t[eé]rmino|nombre) para`,
		`comment (?:appelle-t-on|appelle t on|s'appelle|s’appelle|on appelle|nomme-t-on)`, `(?:quel est )?le (?:mot|terme|nom) pour`,
		`como se (?:chama|diz|denomina)`, `(?:qual [eé] )?a palavra para`, `(?:qual [eé] )?o (?:termo|nome) para`,
		`как (?:называется|называют|назвать|зовут того)`, `(?:каким )?словом? для`,
	}, `|`) + `)[ ,:]+(.+)$`)
	namesAskedBehind = regexp.MustCompile(`^(.+?)(?:[ ,]+(?:ne denir|ne ad verilir|ne deniyor|ne diyoruz|nasıl adlandırılır)|(?:叫什么|叫啥|怎么称呼|叫什麼|称为什么))(?:呢|名字|词|术语)?$`)
	// toUs are questions after us, and after the names of people, places and what has a ticker.
	toUs = regexp.MustCompile(`^(?:you|yourself|me|him|her|du|tú|usted|tu|vous|você|ты|тебя|вас|你|您)$|(?:^|[ ,])(?:yourself|ticker|symbol|capital of|hauptstadt|la capital|capitale|a capital|столица|símbolo|kürzel|тикер)(?:$|[ ,])|首都|代码|^[你您]`)
)

// describing are parts of words, one of which each such question has: nearly no message has any, and to look for the whole
// takes a tenth of the time that a message may take.
var describing = []string{
	"call", "word", "wort", "term", "térm", "name", "nennt", "bezeichnet", "heiß", "heiss", "begriff", "llama", "dice", "palabra", "nom", "appelle", "mot ",
	"chama", "diz", "palavra", "называ", "назвать", "зовут", "слово", "ne d", "ne ad", "nasıl ad", "叫", "称",
}

// Bounds of descriptions: in words, or in characters where they have no spaces.
const (
	leastDescribed    = 2
	leastDescribedHan = 4
	mostDescribed     = 400 // bytes
)

// describes reads a question for the name of what it describes: "what is it called when a coin's price is
// tied to the dollar".
func describes(raw string) (ask.Query, bool) {
	if len(raw) > mostDescribed {
		return ask.Query{}, false
	}
	said := strings.Join(strings.Fields(strings.TrimRight(strings.ToLower(raw), " ?!.？！。")), " ")
	if !slices.ContainsFunc(describing, func(part string) bool { return strings.Contains(said, part) }) {
		return ask.Query{}, false
	}
	said = strings.ReplaceAll(said, "’", "'")
	found := namesAsked.FindStringSubmatch(said)
	if found == nil {
		found = namesAskedBehind.FindStringSubmatch(said)
	}
	if found == nil || toUs.MatchString(found[1]) || !longEnough(found[1]) {
		return ask.Query{}, false
	}
	return ask.Query{Intent: ask.Education, Confidence: strong, Described: found[1]}, true
}

// longEnough reports whether words may describe something.
func longEnough(said string) bool {
	if len(strings.Fields(said)) > leastDescribed-1 {
		return true
	}
	return utf8.RuneCountInString(said) >= leastDescribedHan && len(said) > 2*utf8.RuneCountInString(said)
}
