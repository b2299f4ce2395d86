package glossary

import "testing"

func TestAPartOfATermIsNotTheTerm(t *testing.T) {
	g := opened(t)
	for text, want := range map[string]string{
		"what is a liquidity trap?": "liquidity trap", "What is a bond ladder": "bond ladder", "what is a collateralized debt obligation": "collateralized debt obligation",
		"what is a soulbound token": "soulbound token", "qué es la trampa de liquidez": "trampa de liquidez", "c'est quoi la courbe de Laffer": "courbe de Laffer", "o que é a curva de Phillips": "curva de Phillips",
		"likidite tuzağı nedir": "likidite tuzağı", "что такое ловушка ликвидности": "ловушка ликвидности", "什么是流动性陷阱": "流动性陷阱", "what is gamma squeeze": "gamma squeeze",
		"explain proof of history": "proof of history", "what's a bear trap": "bear trap",
	} {
		hits := g.Find(text, 4)
		if got := g.Unknown(text, hits); got != want {
			t.Errorf("%q: %q beside %v, want %q", text, got, termsOf(hits), want)
		}
	}
}

func TestWhatIsSaidBesideATermMakesNoOther(t *testing.T) {
	g := opened(t)
	for _, text := range []string{
		"what is staking", "what is crypto staking", "what is staking in simple words", "why is the yield curve inverted", "what is an inverted yield curve", "what's the yield curve and why should i care", "what is cpi and how is it calculated",
		"explain inflation like i'm five", "what is high inflation", "difference between apr and apy", "was ist eine Aktie genau", "was ist der unterschied zwischen aktie und anleihe", "qué es eso del staking", "o que é esse tal de halving",
		"c'est quoi ce délire de staking", "enflasyon ne demek", "объясни стейкинг на пальцах", "空投到底是什么", "稳定币的原理是什么", "what does hodl stand for", "what is the 200 day moving average", "what is a short squeeze mate",
	} {
		if got := g.Unknown(text, g.Find(text, 4)); got != "" {
			t.Errorf("%q asks about %q", text, got)
		}
	}
	if got := g.Unknown("what is solana staking", g.Find("what is solana staking", 4), "solana"); got != "" {
		t.Errorf("a coin's name makes another term: %q", got)
	}
}

// Whatever is asked that the glossary does not have, it has no entry, or says which part it knows.
func TestWhatTheGlossaryLacksGetsNoEntry(t *testing.T) {
	g := opened(t)
	for _, text := range []string{
		"what is restaking", "what is quantum tunnelling", "define photosynthesis", "what is the paradox of thrift", "was ist die Liquiditätsfalle", "qué es la fotosíntesis", "что такое бозон хиггса",
		"what is the kelly criterion", "what is an iron condor", "what is a dead man's switch", "what is a market bubble", "what is a liquidity trap", "什么是流动性陷阱", "o que é a curva de Phillips",
	} {
		hits := g.Find(text, 4)
		if len(hits) > 0 && g.Unknown(text, hits) == "" {
			t.Errorf("%q gets %s", text, hits[0].Term)
		}
	}
}
