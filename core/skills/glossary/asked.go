package glossary

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// definition is a question for what something is, and nothing else about it.
var definition = regexp.MustCompile(`^(?:(?:what(?:'s| is| are| does)|define|explain|was (?:ist|sind|bedeutet)|erklär(?:e|) mir|erkläre|qué (?:es|son|significa)|que (?:es|son)|explica|c'est quoi|qu'est-ce que?|explique|o que (?:é|são|significa)|что такое|что значит|объясни)[ ']+(?:(?:an?|the|ein|eine|einen|der|die|das|el|la|los|las|un|una|le|les|une|l'|um|uma|o|os|as)[ ']+)?(.+)|什么是(.+)|(.+?)(?: nedir| ne demek|是什么|是什么意思))$`)

// How many words, and how many Chinese characters, a term has that is asked for.
const (
	mostAsked    = 4
	mostAskedHan = 6
)

// Unknown is what a text asks the meaning of where that is no term, although a part of it is one:
// a "liquidity trap" is not liquidity. It is empty where the text asks about something else, or
// says more about a term. Known are words, folded, that make no other term, such as names of assets.
func (g *Glossary) Unknown(text string, hits []Hit, known ...string) string {
	said := strings.Join(strings.Fields(strings.ToLower(strings.TrimRight(strings.ReplaceAll(text, "’", "'"), " ?!.？！。"))), " ")
	found := definition.FindStringSubmatch(said)
	if found == nil || len(hits) == 0 || strings.ContainsAny(said, `,;:.?()"“”`) {
		return ""
	}
	asked := found[1] + found[2] + found[3]
	w := words(asked)
	most := mostAsked
	if han(asked) {
		most = mostAskedHan
	}
	if len(w) > most || slices.ContainsFunc(w, func(w string) bool { return more[w] }) || hits[0].Named && namedLong(hits[0], asked) {
		return ""
	}
	w = slices.DeleteFunc(w, func(w string) bool { return common[w] || qualifying[w] || slices.Contains(known, w) || g.has(hits, w) })
	if len(w) == 0 || han(asked) && len(w) < 2 {
		return ""
	}
	return asWritten(text, asked)
}

// asWritten is a part of a text in its own capitals.
func asWritten(text, part string) string {
	if at := strings.LastIndex(strings.ToLower(text), part); at >= 0 && len(strings.ToLower(text)) == len(text) {
		return text[at : at+len(part)]
	}
	return part
}

// namedLong reports whether a text has a name of several words: what stands beside it says more about it.
func namedLong(h Hit, text string) bool {
	text = " " + strings.Join(words(text), " ")
	for _, name := range append([]string{h.Term}, h.Also...) {
		if w := words(name); len(w) > 1 && !han(name) && strings.Contains(text, " "+keyOf(w)) {
			return true
		}
	}
	return false
}

func han(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// has reports whether entries have a word, in any language, or the beginning of it: those that are not
// named in their names.
func (g *Glossary) has(hits []Hit, word string) bool {
	if !letters(word) {
		return true
	}
	for _, h := range hits {
		if slices.ContainsFunc(append([]string{h.Term}, h.Also...), func(name string) bool { return within(name, word) }) {
			return true
		}
		if !h.Named {
			continue // a chance word of its explanation is what found it
		}
		if within(h.Short+" "+h.Detail, word) {
			return true
		}
		for language := range g.said {
			if said, ok := g.In(language, h.Entry); ok && within(said.Short+" "+said.Detail, word) {
				return true
			}
		}
	}
	return false
}

// within reports whether a text has a word, whatever the endings of both.
func within(text, word string) bool {
	r := root("", word)
	return slices.ContainsFunc(words(text), func(w string) bool { return root("", w) == r })
}

// letters reports whether a word is more than a number.
func letters(word string) bool { return strings.Trim(word, "0123456789") != "" }

// more are words behind which more is said of a term, or asked.
var more = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("and or & n but when why like in on without meant stand stands supposed measure between betwen difference diference made to me for if vs than from " +
		"und oder zwischen unterschied wie warum für ohne y o cuando por sin entre diferencia que e ou quando sem pra para et ou quand sans pour entre d'un ile arasındaki ve gibi icin dedikleri и или как когда зачем для без между на в 和 与 或 为") {
		out[w] = true
	}
	return out
}()

// qualifying are words beside a term that make no other one of it.
var qualifying = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("s t this these that thing things thingies mate fam innit anyway tf heck hell currency strategy indicator order orders price prices rate rates crypto cryptocurrency coin token stock share market trading finance financial economy economic investing investor exactly really actually again even like im five year old beginner beginners example examples short simply briefly quick basic basics easy english detail details high low higher lower rising falling good bad big small negative positive current normal average typical general today now us uk america usa my your our thing stuff all about some any used use us using good here there just still also too well bitcoin btc ethereum eth solana context concept idea theory meaning point purpose difference type kind kinds form called please pls thanks thank hi hello bro dude lol buy sell " +
		"gros measuring gemeint uh you dimwit estado etat government state public mean means meant pool пула utility утилити nochmal ganz denn so eso esse tal ce cet cette delire bordel stp moi tecnicamente stratejisi пальцах токен на вообще эти эта этот 到 底 原 理 究 竟 衡 量 " +
		"einfach kurz genau eigentlich bitte bei beim im auf aktien krypto borse exactamente sencillo simplemente cripto bolsa mercado por favor exactement simplement bourse marche crypto exatamente simples simplesmente tam olarak basitce kripto borsa piyasa именно простыми словами крипте крипто бирже рынке простыми такое вообще 请 解 释 简 单 一 下 股 币 圈 市 场 里 在 中") {
		out[w] = true
	}
	return out
}()
