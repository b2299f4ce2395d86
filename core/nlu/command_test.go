package nlu

import (
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestCommandsAreUnderstoodWithTheirSlash(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]struct {
		intent ask.Intent
		metric ask.Metric
		first  string
		like   string
	}{
		"/gas":             {ask.Market, ask.Gas, "ethereum", ""},
		"/GAS":             {ask.Market, ask.Gas, "ethereum", ""},
		"/gas@tape_bot":    {ask.Market, ask.Gas, "ethereum", ""},
		"/funding":         {ask.Market, ask.Funding, "bitcoin", ""},
		"/funding btc":     {ask.Market, ask.Funding, "bitcoin", ""},
		"/funding doge":    {ask.Market, ask.Funding, "dogecoin", ""},
		"/brief":           {ask.Market, "", "", ""},
		"/heatmap":         {ask.Movers, "", "", ""},
		"/heatmap 20":      {ask.Movers, "", "", ""},
		"/mood":            {ask.Sentiment, "", "", ""},
		"/whatif sol eth":  {ask.Compare, ask.MarketCap, "solana", "ethereum"},
		"/whatif doge btc": {ask.Compare, ask.MarketCap, "dogecoin", "bitcoin"},
		"gas price of eth": {ask.Market, ask.Gas, "ethereum", ""}, // no command
	} {
		q := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
		first := ""
		if len(q.Assets) > 0 {
			first = q.Assets[0].ID
		}
		if q.Intent != want.intent || q.Metric != want.metric || first != want.first || q.Like.ID != want.like || q.Text != text {
			t.Errorf("%q: %s, %q of %q like %q", text, q.Intent, q.Metric, first, q.Like.ID)
		}
	}
	if got := commanded(" / gas"); got != " / gas" {
		t.Errorf("%q", got)
	}
}

// Words that are asked alone, as settings are, are answered in their language.
func TestWordsThatStandAloneTellTheirLanguage(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"ajustes": "es", "einstellungen": "de", "réglages": "fr", "configurações": "pt", "ayarlar": "tr", "настройки": "ru", "设置": "zh", "settings": "en",
		"arbeitslosigkeit": "de", "helles thema": "de", "helle diagramme": "de", "gráficos oscuros": "es", "tema escuro": "pt", "graphiques clairs": "fr", "светлые графики": "ru", "浅色图表": "zh",
	} {
		if q := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)); q.Language != want {
			t.Errorf("%s is answered in %s", text, q.Language)
		}
	}
}

func TestThemesThatOurCardsSuggestAreSettings(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"helle diagramme": "light", "dunkles Thema": "dark", "gráficos claros": "light", "tema escuro": "dark", "graphiques sombres": "dark", "açık grafikler": "light", "тёмные графики": "dark", "светлая тема": "light", "深色图表": "dark",
	} {
		q := u.Within(t.Context(), text, []string{"price btc"}, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
		if q.Intent != ask.Settings || len(q.Wishes) != 1 || q.Wishes[0].Key != ask.InTheme || q.Wishes[0].Value != want {
			t.Errorf("%s is %s: %+v", text, q.Intent, q.Wishes)
		}
	}
}

// A term that is asked about by its name is explained, whatever was asked before.
func TestTermIsExplainedAfterAPriceToo(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, before := range map[string]string{
		"what is staking": "price eth", "qué es el staking": "precio eth", "was ist staking": "preis eth", "c'est quoi le staking ?": "prix eth",
		"o que é staking": "preço eth", "staking nedir": "eth fiyatı", "halving nedir": "btc fiyatı", "qué es un etf": "precio btc", "что такое стейкинг": "цена eth", "什么是质押": "eth 价格",
	} {
		if q := u.Within(t.Context(), text, []string{before}, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)); q.Intent != ask.Education {
			t.Errorf("%q after %q: %s of %v", text, before, q.Intent, q.Assets)
		}
	}
	for text, before := range map[string]string{"qué es": "precio eth", "bu nedir": "btc fiyatı", "c'est quoi": "prix eth", "was ist das": "preis btc"} {
		if q := u.Within(t.Context(), text, []string{before}, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)); q.Intent != ask.Profile {
			t.Errorf("%q after %q: %s", text, before, q.Intent)
		}
	}
}
