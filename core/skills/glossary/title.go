package glossary

import "strings"

// abbreviations are words of terms that are written with large letters. The terms themselves are
// keys, in small letters.
var abbreviations = func() map[string]string {
	all := map[string]string{"defi": "DeFi", "cefi": "CeFi", "dapp": "dApp", "mica": "MiCA", "fed": "Fed"}
	for _, w := range strings.Fields("aml amm apr apy ath atl cbdc cpi dao dca dex dyor ebitda ecb eps etf fdv fomc fomo fud gdp gm hodl ipo jolts kyc macd mev nft p&l p/e pce pmi ppi reit rsi tvl vix") {
		all[w] = strings.ToUpper(w)
	}
	return all
}()

// Written is the term of an entry in English as people write it: "APR vs APY", "fed funds rate".
func (e Entry) Written() string {
	words := strings.Fields(e.Term)
	for i, w := range words {
		if large, ok := abbreviations[w]; ok {
			words[i] = large
		}
	}
	return strings.Join(words, " ")
}
