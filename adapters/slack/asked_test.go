package slack

import "testing"

func TestCommandsOfTheListAreAskedAsOnOtherPlatforms(t *testing.T) {
	for text, want := range map[string]string{
		"gas": "eth gas", "Gas": "eth gas", "gas prices in texas": "gas prices in texas", "brief": "market brief", "funding": "funding rate btc eth",
		"funding sol": "funding rate sol", "whatif sol eth": "sol with eth's market cap", "price btc": "price btc", "": "",
	} {
		if got := asked(text); got != want {
			t.Errorf("/tape %s asks %q, want %q", text, got, want)
		}
	}
}
