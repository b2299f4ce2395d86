package nlu_test

import (
	"testing"

	"tickertape/core/ask"
)

// The records of a year are its past, and no alert at 52.
func TestRecordsOfAYear(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, of := range map[string]string{
		"btc 52 week high": "bitcoin", "52 week high of tesla": "TSLA", "tesla 52w low": "TSLA", "máximo de 52 semanas de apple": "AAPL", "52-wochen-hoch von sap": "SAP.DE",
		"plus haut sur 52 semaines de nvidia": "NVDA", "mínima de 52 semanas da tesla": "TSLA", "годовой максимум биткоина": "bitcoin", "特斯拉52周最高": "TSLA",
	} {
		if q := understand(t, u, text); q.Intent != ask.History || q.Span != "1y" || q.Amount != 0 || len(q.Assets) != 1 || q.Assets[0].ID != of {
			t.Errorf("%q: %s of %v, %v over %s", text, q.Intent, q.Assets, q.Amount, q.Span)
		}
	}
	if q := understand(t, u, "alert me when tesla hits its 52 week high"); q.Intent != ask.Alert {
		t.Errorf("an alert is %s", q.Intent)
	}
}

// Moments to come: of figures, of banks, and of markets.
func TestQuestionsForAMoment(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, want := range map[string]bool{
		"when is the next fed meeting": true, "next cpi release date": true, "wann tagt die ezb": true, "когда заседание фрс": true, "próxima reunión de la fed": true, "us cpi": false,
		"is the stock market open": true, "what time does nyse open": true, "is the market closed today": true, "how did the market close": false, "how's the market": false,
		"how did the crypto market do in the last 24 hours": false, "market overview last 24 hours": false, "was geht auf dem markt ab": false, "hat die börse noch auf": true,
	} {
		if q := understand(t, u, text); q.When != want || q.Intent != ask.Economic && q.Intent != ask.Market {
			t.Errorf("%q: %s, for a moment %t", text, q.Intent, q.When)
		}
	}
}

// An hour without a day is that of the last such hour, and no amount.
func TestHoursWithoutADay(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, want := range map[string]ask.Span{"btc at 3am": "2026-11-23", "eth price at 11 pm": "2026-11-22", "btc at 12am": "2026-11-23", "eth at 12 pm": "2026-11-23", "bitcoin um 9 uhr": "2026-11-23"} {
		if q := understand(t, u, text); q.Intent != ask.History || q.Span != want || q.Amount != 0 || len(q.Assets) != 1 {
			t.Errorf("%q: %s of %v on %s, amount %v; want %s", text, q.Intent, q.Assets, q.Span, q.Amount, want)
		}
	}
	if q := understand(t, u, "alert me at 3am"); q.Intent != ask.Alert {
		t.Errorf("an alert is %s", q.Intent)
	}
}
