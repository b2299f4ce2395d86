package nlu

import (
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// boardsOf are the suffixes of Yahoo's symbols by what people call the shares of a place; an
// empty one is New York.
var boardsOf = func() map[string][]string {
	out := map[string][]string{}
	for suffixes, words := range map[string]string{
		".SS .SZ": "a股, 沪深, 沪市, 深市, 内地上市, 科创板上市, shanghai, shenzhen, a-shares, а-акции",
		".HK":     "港股, h股, 港交所上市, hong kong, hongkong, гонконг, гонконге, гонконгские",
		".TW":     "台股, 台湾上市, 台北股, taipei, taiwan, tayvan, тайвань, тайване",
		"US":      "adr, adrs, 美股, 纽交所, 纽约上市, nyse, nasdaq上市, адр",
	} {
		for w := range foldedSet(words).All() {
			out[w] = strings.Fields(suffixes)
		}
	}
	return out
}()

// listings are the places where one company is listed, by Yahoo's symbols.
var listings = listingsOf(`
BYDDY 002594.SZ 1211.HK
TSM 2330.TW
BABA 9988.HK
JD 9618.HK
BIDU 9888.HK
NTES 9999.HK
BILI 9626.HK
NIO 9866.HK
LI 2015.HK
XPEV 9868.HK
TCEHY 0700.HK
TCOM 9961.HK
HSBC 0005.HK
UMC 2303.TW
601318.SS 2318.HK
600036.SS 3968.HK
601398.SS 1398.HK
601939.SS 0939.HK
601988.SS 3988.HK
601288.SS 1288.HK
601857.SS 0857.HK
600028.SS 0386.HK
600938.SS 0883.HK
601628.SS 2628.HK
601088.SS 1088.HK
601899.SS 2899.HK
600941.SS 0941.HK
601728.SS 0728.HK
600050.SS 0762.HK
688981.SS 0981.HK
600690.SS 6690.HK
601633.SS 2333.HK
300750.SZ 3750.HK
000333.SZ 0300.HK
`)

func listingsOf(table string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(table) {
		ids := strings.Fields(line)
		for _, id := range ids {
			out[id] = ids
		}
	}
	return out
}

// boards are the suffixes of the place whose shares a text names; nil where nothing in it is
// listed at several.
func (s *scene) boards(found []lexicon.Spot) []string {
	for _, spot := range found {
		if listings[spot.Asset.ID] == nil {
			continue
		}
		for i := range s.tokens {
			for n := min(4, len(s.tokens)-i); n > 0; n-- {
				if b := boardsOf[s.window(i, i+n)]; b != nil && !within(found, i) {
					return b
				}
			}
		}
		return nil
	}
	return nil
}

// onBoard makes a share the one that its company has at the place which the text names:
// 比亚迪A股, 阿里港股, "腾讯ADR".
func (s *scene) onBoard(spot *lexicon.Spot, boards []string) bool {
	for _, id := range listings[spot.Asset.ID] {
		for _, suffix := range boards {
			if (suffix != "US" || strings.Contains(id, ".")) && !strings.HasSuffix(id, suffix) {
				continue
			}
			there, ok := s.lex.Resolve(strings.ToLower(id))
			if ok && there.Class == market.Equity {
				spot.Asset = there
				return true
			}
		}
	}
	return false
}
