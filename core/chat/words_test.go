package chat_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

func TestFooterIsInTheLanguageOfTheCard(t *testing.T) {
	c := chat.Card{Source: "CoinGecko", AsOf: time.Date(2026, 11, 1, 10, 58, 12, 0, time.UTC), Stale: 50 * time.Hour, Simulated: true}
	for lang, want := range map[string]string{
		"":      "CoinGecko · 1 Nov 2026 10:58:12 UTC · not live: 2 days old · simulated data",
		"ja":    "CoinGecko · 1 Nov 2026 10:58:12 UTC · not live: 2 days old · simulated data",
		"es":    "CoinGecko · 1 nov 2026 10:58:12 UTC · no es en vivo: de hace 2 días · datos simulados",
		"de-AT": "CoinGecko · 1. Nov. 2026 10:58:12 UTC · nicht live: 2 Tage alt · simulierte Daten",
		"fr":    "CoinGecko · 1er nov. 2026 10:58:12 UTC · pas en direct\u00a0: il y a 2 jours · données simulées",
		"pt":    "CoinGecko · 1º de nov. de 2026 10:58:12 UTC · não é ao vivo: de 2 dias atrás · dados simulados",
		"tr":    "CoinGecko · 1 Kas 2026 10:58:12 UTC · canlı değil: 2 gün önce · simülasyon verisi",
		"ru":    "CoinGecko · 1 нояб. 2026 10:58:12 UTC · не в реальном времени: 2 дня назад · условные данные",
		"zh":    "CoinGecko · 2026年11月1日 10:58:12 UTC · 非实时：2天前 · 模拟数据",
	} {
		c.Language = lang
		if got := c.Footer(); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", lang, got, want)
		}
	}
}

func TestDaysAreInTheLanguageAndTheZoneOfTheCard(t *testing.T) {
	at := time.Date(2026, 10, 31, 23, 30, 0, 0, time.UTC)
	for _, c := range []struct{ language, zone, want string }{
		{"", "", "31 Oct 2026, 23:30 UTC"}, {"de", "Europe/Berlin", "1. Nov. 2026, 00:30 CET"}, {"pt", "America/Sao_Paulo", "31 de out. de 2026, 20:30 UTC−3"}, {"zh", "", "2026年10月31日, 23:30 UTC"},
	} {
		card := chat.Card{Language: c.language, Zone: c.zone}
		if got := card.Day(at) + ", " + card.Clock(at); got != c.want {
			t.Errorf("%s: %s, want %s", c.language, got, c.want)
		}
	}
}

func TestAgesHaveTheirForms(t *testing.T) {
	const day = 24 * time.Hour
	for _, c := range []struct {
		lang string
		age  time.Duration
		want string
	}{
		{"ru", 5 * day, "5 дней"},
		{"ru", 21 * day, "21 день"},
		{"ru", 33 * day, "33 дня"},
		{"ru", 3 * time.Minute, "3 мин"},
		{"tr", 3 * time.Hour, "3 sa"},
		{"zh", 40 * time.Second, "40 秒"},
		{"de", 10 * day, "10 Tage"},
	} {
		if got := (chat.Card{Language: c.lang, Stale: c.age}).Footer(); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q lacks %q", c.lang, got, c.want)
		}
	}
}

func TestFooterNamesItsZone(t *testing.T) {
	c := chat.Card{AsOf: time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC)}
	for zone, want := range map[string]string{
		"": "1 Jul 2026 22:30:00 UTC", "UTC": "1 Jul 2026 22:30:00 UTC", "Europe/Berlin": "2 Jul 2026 00:30:00 CEST", "America/New_York": "1 Jul 2026 18:30:00 EDT",
		"Europe/Istanbul": "2 Jul 2026 01:30:00 UTC+3", "America/Sao_Paulo": "1 Jul 2026 19:30:00 UTC−3",
		"Local": "1 Jul 2026 22:30:00 UTC", "Nowhere/Else": "1 Jul 2026 22:30:00 UTC", "../etc/passwd": "1 Jul 2026 22:30:00 UTC",
	} {
		if c.Zone = zone; c.Footer() != want {
			t.Errorf("%q: %q, want %q", zone, c.Footer(), want)
		}
	}
}

func TestFieldsAndTablesOfOtherLanguages(t *testing.T) {
	f := chat.Field{Name: "价格", Value: "US$1"}
	for lang, want := range map[string]string{"": "价格: US$1", "de": "价格: US$1", "fr": "价格\u00a0: US$1", "zh": "价格：US$1"} {
		if got := (chat.Card{Language: lang}).Line(f); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	table := chat.Table{Header: []string{"资产", "价格"}, Rows: [][]string{{"BTC", "1"}, {"黄金指数", "2"}}}
	if got, want := table.Plain(), "资产      价格\nBTC       1\n黄金指数  2"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestButtonsThatAskCarryTheirLanguage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"", "de", "zh"}).Draw(t, "language")
		question := rapid.SampledFrom([]string{"price bitcoin", "chart bitcoin 7d", "what is eur/usd", "explain p/e ratio"}).Draw(t, "question")
		l, q, ok := chat.Asked(chat.Asking(lang, question))
		if !ok || l != lang || q != question {
			t.Fatalf("%q in %q comes back as %q in %q", question, lang, q, l)
		}
	})
	if _, _, ok := chat.Asked("rate:positive:1"); ok {
		t.Error("a judgement asks nothing")
	}
	if l, q, ok := chat.Asked(chat.Asks + "price meta"); !ok || l != "" || q != "price meta" {
		t.Errorf("%q, %q", l, q)
	}
}
