package nlu_test

import (
	"testing"

	"tickertape/core/ask"
)

func TestGasAndFundingAreAskedForInEightLanguages(t *testing.T) {
	u := newUnderstander(t)
	for metric, texts := range map[ask.Metric][]string{
		ask.Gas: {
			"eth gas", "gas", "gas?", "gas price", "how expensive is gas", "gas fees rn", "what's eth gas rn", "ethereum gas price", "gwei", "how much is gas on ethereum right now",
			"precio del gas de ethereum", "comisiones de gas ahora", "gasgebühren", "wie teuer ist gas auf ethereum", "eth gas gerade", "frais de gas eth", "prix du gas ethereum",
			"taxa de gás ethereum", "quanto custa o gas da ethereum", "eth gas ücreti ne kadar", "ethereum gas", "газ eth сейчас", "сколько стоит газ в сети эфира", "гвей",
			"以太坊gas费现在多少", "gas费", "矿工费多少",
		},
		ask.Funding: {
			"btc funding rate", "funding eth", "funding rates", "what's the btc funding rate", "perp funding sol", "tasa de financiación de btc", "finanzierungsrate btc", "funding rate von eth",
			"taux de financement du bitcoin", "taxa de financiamento do btc", "btc fonlama oranı", "ставка финансирования эфира", "фандинг btc", "比特币资金费率", "资金费率 eth",
		},
	} {
		for _, text := range texts {
			if q := understand(t, u, text); q.Intent != ask.Market || q.Metric != metric {
				t.Errorf("%q: %s of %q, want %s", text, q.Intent, q.Metric, metric)
			}
		}
	}
}

func TestOtherGasAndOtherFundingAreNotOfTheChain(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Intent{
		"natural gas": ask.Price, "GAS": ask.Price, "$gas": ask.Price, "gas prices": ask.Economic, "gas price in germany": ask.Economic, "gas token price": ask.Price, "100 gas to usd": ask.Convert,
		"what are gas fees": ask.Education, "what is gas in ethereum": ask.Education, "why are gas fees so high sometimes": ask.Education, "what is a funding rate": ask.Education,
		"was sind gas fees": ask.Education, "gas ücreti bazen niye uçuyor": ask.Education,
		"tell me when eth gas is below 5 gwei": ask.Alert, "fed funds rate": ask.Economic, "is there gas in the car": ask.OutOfScope, "eth price": ask.Price,
	} {
		if q := understand(t, u, text); q.Intent != want || q.Metric == ask.Gas || q.Metric == ask.Funding {
			t.Errorf("%q: %s of %q, want %s", text, q.Intent, q.Metric, want)
		}
	}
}

func TestGasInACurrencyAndFundingOfSeveralCoins(t *testing.T) {
	u := newUnderstander(t)
	if q := understand(t, u, "eth gas in eur"); q.Currency != "eur" || len(q.Assets) != 1 || q.Assets[0].ID != "ethereum" {
		t.Errorf("%+v", q)
	}
	if q := understand(t, u, "binance funding rate xrp"); len(q.Assets) != 1 || q.Assets[0].ID != "ripple" {
		t.Errorf("%+v", q.Assets)
	}
	if q := understand(t, u, "funding rate btc eth sol"); len(q.Assets) != 3 {
		t.Errorf("%+v", q.Assets)
	}
}

func TestFeesOfOtherChainsAreAskedForByTheirCoins(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"solana gas fees": "gas solana", "bnb gas fee": "gas binancecoin", "btc fees": "gas bitcoin", "gas on arbitrum": "gas arbitrum", "base gas fees": "gas ? base", "gas fees on base": "gas ? base",
		"base fee gwei": "gas", "eth gas fees": "gas ethereum", "btc transaction fees": "gas bitcoin",
		"funding rate of tesla": "funding TSLA", "funding rate of btc and tesla": "funding bitcoin TSLA", "funding rate of btc": "funding bitcoin",
	} {
		q := understand(t, u, text)
		got := string(q.Metric)
		for _, a := range q.Assets {
			got += " " + a.ID
		}
		for _, w := range q.Unknown {
			got += " ? " + w
		}
		if q.Intent != ask.Market || got != want {
			t.Errorf("%q: %s %s, want %s", text, q.Intent, got, want)
		}
	}
}
