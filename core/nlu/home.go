package nlu

import (
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// exchanges are the suffixes of Yahoo's symbols by words for the place where a share is traded.
var exchanges = func() *words.Map[string] {
	out := map[string]string{}
	for suffix, places := range map[string]string{
		".PA": "paris, parís, париж, париже, 巴黎, euronext paris", ".MC": "madrid, bolsa de madrid, мадрид, мадриде, 马德里, españa, spanien, espagne, espanha",
		".DE": "frankfurt, xetra, fráncfort, francfort, франкфурт, франкфурте, 法兰克福", ".MI": "milano, milan, milán, milão, mailand, милан, милане, 米兰, borsa italiana", ".AS": "amsterdam, ámsterdam, амстердам, амстердаме, 阿姆斯特丹",
		".L": "london, londres, londra, lse, лондон, лондоне, 伦敦", ".SA": "b3, bovespa, são paulo, sao paulo, bolsa brasileira, bolsa paulista, brasil", ".IS": "bist, borsa istanbul, istanbul",
		".ME": "moex, мосбиржа, мосбирже, московская биржа, московской бирже", ".HK": "hong kong, hongkong, 港股, 香港, h股, гонконг, гонконге", ".T": "tokyo, tokio, tokyo borsası, 东京, токио",
		".LS": "lisboa, lisbon, lissabon, lisbonne, лиссабон", ".SW": "zürich, zurich, six, schweiz", ".TO": "toronto, tsx", ".ST": "stockholm", ".MX": "bmv, bolsa mexicana", ".BR": "brussels, bruxelles, brüssel",
	} {
		for place := range foldedSet(places).All() {
			out[place] = suffix
		}
	}
	return words.MapOf(out)
}()

// homes are the shares that a company's name means to those who speak a language, where Yahoo's
// first symbol is that of New York.
var homes = map[string]map[string]string{
	"pt": {"PBR": "petr4.sa", "ITUB": "itub4.sa", "VALE": "vale3.sa"},
	"fr": {"STLA": "stlap.pa"},
}

// taiwan has the shares that who writes traditional characters, as Taiwan does, means at home, unless the text says America.
var taiwan = map[string]string{"TSM": "2330.tw", "UMC": "2303.tw"}

// inTaiwan reports whether a name is written in traditional characters.
func (s *scene) inTaiwan(spot lexicon.Spot) bool {
	for i := spot.From; i < spot.To; i++ {
		if t := s.tokens[i]; t.Raw != t.Text && t.Text[0] >= 0x80 {
			return !s.has(americanBoards)
		}
	}
	return false
}

// americanBoards say that a share is that of New York.
var americanBoards = foldedSet("adr, 美股, 美国, 纽约")

// atHome reads a share as that of the exchange which the text names, and a name as the share that
// the people of its language mean: "SAN en Madrid", "o itaú".
func (s *scene) atHome(found []lexicon.Spot) {
	suffix := ""
	if len(found) > 0 {
		suffix = s.exchange()
	}
	boards := s.boards(found)
	for i, spot := range found {
		if s.onBoard(&found[i], boards) {
			continue
		}
		if home := taiwan[spot.Asset.ID]; home != "" && s.language == "zh" && s.inTaiwan(spot) {
			if there, ok := s.lex.Resolve(home); ok {
				found[i].Asset, found[i].Other = there, spot.Asset
			}
			continue
		}
		if spot.Asset.Class == market.Fiat || spot.To-spot.From > 2 {
			continue
		}
		if home := homes[s.language][spot.Asset.ID]; home != "" && !s.typed(spot) {
			if there, ok := s.lex.Resolve(home); ok {
				found[i].Asset = there
			}
			continue
		}
		if suffix != "" && spot.Symbol {
			s.moved(&found[i], suffix)
		}
	}
}

// typed reports whether a name is a ticker in capitals.
func (s *scene) typed(spot lexicon.Spot) bool {
	raw := s.tokens[spot.From].Raw
	return spot.Symbol && lexicon.Upper(raw)
}

// moved makes a share the one of another exchange, if there is one.
func (s *scene) moved(spot *lexicon.Spot, suffix string) {
	there, ok := s.lex.Resolve(s.word(spot.From) + strings.ToLower(suffix))
	if !ok || there.Class != market.Equity {
		return
	}
	spot.Asset, spot.Other = there, spot.Asset
	spot.Sure, spot.Never, spot.Common = true, false, false
}

// exchange is the suffix of the exchange that a text names.
func (s *scene) exchange() string {
	for n := min(2, exchanges.LongestOf(s.hashes), len(s.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(s.tokens); i++ {
			if suffix := exchanges.Get(s.window(i, i+n)); suffix != "" {
				return suffix
			}
		}
	}
	return ""
}
