package wish_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/wish"
)

// purse is the money that the texts of these tests name.
var purse = map[string]market.Currency{
	"eur": "eur", "euro": "eur", "euros": "eur", "евро": "eur", "usd": "usd", "dollars": "usd", "dólar": "usd", "gbp": "gbp", "yen": "jpy", "рублях": "rub", "lira": "try", "tl": "try", "francs": "chf", "bitcoin": "btc",
}

func read(text string) []ask.Wish {
	tokens := lexicon.Tokenize(text)
	t := wish.Text{Raw: text, Tokens: tokens}
	for i, token := range tokens {
		if c := purse[token.Text]; c != "" {
			t.Money = append(t.Money, wish.Money{Currency: c, From: i, To: i + 1, Sure: token.Text != "tl"})
		}
		if token.Text == "india" {
			t.Country = "in"
		}
		if token.Text == "russland" {
			t.Country = "ru"
		}
	}
	return wish.Read(t)
}

// meaning writes wishes in short: "currency=eur here".
func meaning(wishes []ask.Wish) string {
	var out []string
	for _, w := range wishes {
		s := string(w.Act)
		if w.Key != "" {
			s += " " + string(w.Key)
		}
		if w.Value != "" {
			s = string(w.Key) + "=" + w.Value
		}
		if w.Said != "" {
			s += " “" + w.Said + "”"
		}
		if w.Channel {
			s += " here"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestWhatMessagesAboutSettingsWant(t *testing.T) {
	for text, want := range map[string]string{
		"use euros from now on": "currency=eur", "Währung euro": "currency=eur", "показывай в рублях": "currency=rub", "para birimi tl olsun": "currency=try",
		"show prices in Turkish lira": "currency=try", "affiche tout en francs suisses": "currency=chf", "eur instead of usd": "currency=eur", "quiero ver precios en euros en vez de dólar": "currency=eur",
		"prices in bitcoin for this channel": "currency=btc here", "set currency to doge": "set currency “doge”", "change currency": "set currency", "which currency am i using": "show currency",
		"stop using dollars": "forget currency", "para de usar dólar nas respostas": "forget currency",

		"mi zona horaria es madrid": "zone=Europe/Madrid", "timezone utc+3": "zone=Etc/GMT-3", "GMT -5 time zone": "zone=Etc/GMT+5", "tz +05:30": "zone=Asia/Kolkata", "UTC+5:45": "zone=Asia/Kathmandu",
		"timezone utc": "zone=UTC", "timezone utc+0": "zone=UTC", "timezone utc+20": "set zone “UTC+20”", "timezone utc+3:20": "set zone “UTC+3:20”", "我在东八区": "zone=Etc/GMT-8", "时区西五区": "zone=Etc/GMT+5",
		"america/argentina/buenos_aires": "zone=America/Argentina/Buenos_Aires", "set tz to Asia/Tokyo": "zone=Asia/Tokyo", "i live in tokyo, adjust times": "zone=Asia/Tokyo",
		"часовой пояс москва": "zone=Europe/Moscow", "время по Алматы поставь": "zone=Asia/Almaty", "смени пояс на Екатеринбург, UTC+5": "zone=Asia/Yekaterinburg", "saat dilimi İstanbul'a göre": "zone=Europe/Istanbul", "时区改成北京时间": "zone=Asia/Shanghai",
		"meine zeitzone ist Wien nicht utc": "zone=Europe/Vienna", "mets l'heure de l'est": "zone=America/New_York", "set timezone to ist": "zone=Asia/Kolkata", "set timezone to PST": "zone=America/Los_Angeles", "fuso de são paulo": "zone=America/Sao_Paulo",
		"timezone india": "zone=Asia/Kolkata", "zeitzone russland": "set zone “russland”", "change timezone": "set zone", "what timezone am i in": "show zone", "berlin": "zone=Europe/Berlin",

		"antworte ab jetzt auf englisch": "language=en", "antworte hier immer auf deutsch": "language=de here", "отвечай по-немецки": "language=de", "parle moi en français": "language=fr", "dili türkçe yap": "language=tr", "以后都用中文回复": "language=zh",
		"lang en": "language=en", "idioma: pt-br": "language=pt", "no hables portugués conmigo, español": "language=es", "please answer in Italian from here on": "set language “Italian”", "language: automatic": "language=auto", "language?": "show language",

		"treat tickers as stocks here": "first=equity here", "coins first": "first=crypto", "ticker immer als aktien lesen": "first=equity", "stop treating the word link as a coin in this channel": "set here",
		"dark mode": "theme=dark", "темную тему на графики": "theme=dark", "white background for charts": "theme=light", "no more dark theme": "theme=light", "dunkle charts bitte": "theme=dark",

		"use grams for gold": "units=g", "gold in grams instead of ounces": "units=g", "use kilograms": "units=kg", "use ounces again": "units=oz", "settings units g": "units=g", "settings units kg here": "units=kg here", "settings units reset": "forget units", "which units do you use": "show units",
		"stop using grams": "forget units", "reset units": "forget units", "use tola for gold in this channel": "units=tola here", "use euros and grams": "currency=eur, units=g", "show prices in dollars per gram": "currency=usd, units=g", "metric units": "units=g", "units in stone": "set units “stone”",
		"usa gramos para el oro": "units=g", "Gold in Gramm statt Unzen": "units=g", "Einheit Kilogramm": "units=kg", "utilise les grammes pour l'or": "units=g", "use gramas para o ouro": "units=g", "altın için gram kullan": "units=g", "ons kullan": "units=oz", "используй граммы для золота": "units=g", "в килограммах, а не в унциях": "units=kg", "黄金用克": "units=g", "单位改成盎司": "units=oz",

		"turn on ambient tickers in this channel": "ambient=on here", "ambient off": "ambient=off here", "only reply when tagged": "ambient=off here", "hör auf bei jedem $ticker zu antworten": "ambient=off here", "désactive les tickers automatiques": "ambient=off here", "别再自动发行情了": "ambient=off here",
		"turn off the daily digest": "set", "notifications off": "set", "delete all my data": "set", "format 24h": "set", "use tonnes": "set",

		"settings": "show", "zeig mir meine einstellungen": "show", "my settings for this channel": "show here", "reset my settings": "forget", "setz alles zurück": "forget", "сбрось настройки": "forget", "reset my currency": "forget currency", "forget my timezone": "forget zone", "forget everything": "set",
		"use euros, and answer in german": "currency=eur, language=de", "settings currency eur here": "currency=eur here", "settings currency reset here": "forget currency here",
	} {
		if got := meaning(read(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestCommandsBeginWithAWordForTheSettings(t *testing.T) {
	for text, want := range map[string]int{"settings": 1, "Einstellungen währung euro": 1, "设置货币": 2, "configuración": 1, "my settings": 0, "set": 0, "": 0} {
		n, ok := wish.Begins(lexicon.Tokenize(text))
		if n != want || ok != (want > 0) {
			t.Errorf("%q begins with %d, want %d", text, n, want)
		}
	}
	for text, want := range map[string]bool{"settings currency": true, "settings reset": true, "settings here": true, "settings are bad": false} {
		if got := wish.Explicit(lexicon.Tokenize(text)); got != want {
			t.Errorf("%q is explicit: %v", text, got)
		}
	}
}

func TestAWishForAWeightIsToldFromAQuestionForAPrice(t *testing.T) {
	for text, want := range map[string]bool{
		"use grams for gold": true, "use kilograms": true, "always show metals in grams": true, "set units to ounces": true, "reset units": true, "use kilos for precious metals in this channel": true,
		"usa gramos para el oro": true, "verwende Gramm für Gold": true, "immer in Gramm": true, "utilise les grammes pour l'or": true, "use gramas para o ouro": true, "altın için gram kullan": true, "используй граммы для золота": true, "黄金用克": true, "einheit gramm": true,
		"gold in grams": false, "price of gold per gram": false, "gold price": false, "use euros": false, "use 5 grams of gold": false, "how many grams are in an ounce": false, "gram altın": false, "change of gold in grams over 30 days": false, "": false,
	} {
		if got := wish.Weighs(lexicon.Tokenize(text)); got != want {
			t.Errorf("%q is a wish for a weight: %v", text, got)
		}
	}
}

// Whatever is said, a value is one that can be used.
func TestValuesCanAlwaysBeUsed(t *testing.T) {
	words := strings.Fields("use set currency euros usd 5 timezone utc+3 utc-99 +7 gmt a/b Europe/Berlin madrid москва 时区 东八区 language de german italian auto speak not stop reset forget here dark theme charts ticker stocks auto reply off on units grams kg ounces oz g ? $ / digest 看 é'")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8), func(w []string) string { return strings.Join(w, " ") })).Draw(t, "text")
		wishes := read(text)
		if len(wishes) == 0 {
			t.Fatal("nothing is wanted")
		}
		for _, w := range wishes {
			if w.Value != "" && (w.Act != ask.Set || w.Said != "" || !usable(w.Key, w.Value)) {
				t.Fatalf("%q: %+v", text, w)
			}
			if len(wishes) > 1 && (w.Key == "" || w.Act == ask.Show) {
				t.Fatalf("%q: %+v", text, wishes)
			}
		}
	})
}

func usable(k ask.Key, value string) bool {
	switch k {
	case ask.InCurrency:
		return len(value) == 3
	case ask.InZone:
		_, err := time.LoadLocation(value)
		return err == nil && value != "Local"
	case ask.InLanguage:
		return value == ask.AsAsked || slices.Contains(ask.Languages(), value)
	case ask.TakenFirst:
		return value == string(market.Crypto) || value == string(market.Equity)
	case ask.InTheme:
		return value == string(ask.Dark) || value == string(ask.Light)
	case ask.InUnits:
		return slices.Contains(ask.Weights(), ask.Unit(value))
	case ask.Ambient:
		return value == string(ask.On) || value == string(ask.Off)
	}
	return false
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"timezone utc+3", "antworte auf deutsch", "时区 东八区", "l'", "a/b/c"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		begin := time.Now()
		for _, w := range read(text) {
			if w.Value != "" && !usable(w.Key, w.Value) {
				t.Errorf("%q: %+v", text, w)
			}
		}
		if took := time.Since(begin); took > time.Second {
			t.Errorf("%d bytes took %s", len(text), took)
		}
	})
}
