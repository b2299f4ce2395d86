package nlu_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestFiguresOfCompaniesThatNobodyHasAreNamed(t *testing.T) {
	u := newUnderstander(t)
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"p/e of apple": "p/e AAPL", "kgv von sap": "kgv SAP.DE", "apple pe ratio": "pe ratio AAPL", "what's the P/E ratio of tesla": "P/E ratio TSLA",
		"PER de santander": "PER SAN.MC", "dividend yield of coca cola": "dividend yield KO", "苹果市盈率": "市盈率 AAPL", "apple f/k oranı": "f/k oranı AAPL",
		"Р/Е газпром": "Р/Е GAZP.ME", "apple p/e vs microsoft p/e": "p/e AAPL MSFT", "eps of tesla": "eps TSLA", "price of apple | and its p/e?": "p/e AAPL",
		"tesla earnings": "earnings TSLA", "when is apple's next earnings report": "next earnings AAPL", "sap quartalszahlen": "quartalszahlen SAP.DE", "特斯拉财报": "财报 TSLA",
		"btc hashrate": "hashrate bitcoin", "tvl of aave": "tvl aave", "open interest on eth": "open interest ethereum", "хешрейт биткоина": "хешрейт bitcoin", "what is tvl": "", "explain open interest": "",
		"explain ethereum tvl": "", "what is bitcoin mining difficulty": "", "what is apple's p/e ratio": "p/e ratio AAPL", "what is the hashrate of bitcoin": "hashrate bitcoin",
		"what is p/e ratio": "", "price per share of apple": "", "apple per share": "", "p/l of my portfolio": "", "apple price": "", "price of btc | and its p/e?": "",
	} {
		said := strings.Split(text, " | ")
		q := u.Within(t.Context(), said[len(said)-1], said[:len(said)-1], now)
		words := []string{q.Lacks.Figure}
		for _, a := range q.Lacks.Of {
			words = append(words, a.ID)
		}
		if got := strings.Join(words, " "); got != want || want != "" && q.Intent != ask.OutOfScope {
			t.Errorf("%q: %s lacks %q, want %q", text, q.Intent, got, want)
		}
	}
	if q := u.Within(t.Context(), "p/e apple", nil, now); q.Language != "en" {
		t.Errorf("the language is %s", q.Language)
	}
}

func TestDaysThatThereAreNotAreNamedHoweverTheyAreWritten(t *testing.T) {
	u := newUnderstander(t)
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"btc on 13/25/2021": "13/25/2021", "btc on 2021-02-30": "2021-02-30", "price of eth 2021-13-01": "2021-13-01", "btc am 30.02.2021": "30.02.2021",
		"btc on 13/25/21": "13/25/21", "btc am 30.02.21": "30.02.21", "btc on feb 30 2021": "feb 30 2021", "btc february 31st 2022": "february 31st 2022",
		"btc on 02/29/2023": "02/29/2023", "btc on 02/29/2024": "", "btc on 01/02/21": "", "btc jan 31 2021": "", "btc on 21/02/30": "", "top 30 coins in feb 2021": "",
	} {
		if q := u.Within(t.Context(), text, nil, now); q.NoTime != want {
			t.Errorf("%q: %s, no time %q, want %q", text, q.Intent, q.NoTime, want)
		}
	}
}
