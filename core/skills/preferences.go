package skills

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// all shows every preference that counts, whose it is, and buttons for what many choose.
func (s settings) all(who ask.Asker) chat.Card {
	c := chat.Card{
		Title: "Your settings",
		Text:  "Say what you want in your own words, such as “use euros”, “my time zone is Madrid”, “answer in German”, “treat tickers as stocks” or “light charts”; “reset my settings” forgets them.",
	}
	if !who.Private {
		c.Text += " With “for this channel” it goes for everybody here."
	}
	for _, k := range ask.Keys() {
		if k != ask.Ambient || !who.Private {
			c.Fields = append(c.Fields, chat.Field{Name: names[k], Value: s.current(who, k)})
		}
	}
	c.Buttons = suggested(who)
	return c
}

// of shows one preference.
func (s settings) of(who ask.Asker, k ask.Key) chat.Card {
	return chat.Card{Text: fmt.Sprintf("%s: %s.", names[k], s.current(who, k)), Buttons: choices(k)}
}

// names are what preferences are called.
var names = map[ask.Key]string{
	ask.InCurrency: "Currency of prices", ask.InZone: "Time zone", ask.InLanguage: "Language of answers",
	ask.TakenFirst: "Tickers that a coin and a stock have", ask.InTheme: "Charts", ask.Ambient: "Ambient tickers",
}

// usually is what counts where nobody prefers anything.
var usually = map[ask.Key]string{
	ask.InCurrency: "US dollars, unless a question names another", ask.InZone: "UTC", ask.InLanguage: "that of the question",
	ask.TakenFirst: "the better known of the two", ask.InTheme: "dark", ask.Ambient: "off",
}

// current is what counts of a preference, and whose it is.
func (s settings) current(who ask.Asker, k ask.Key) string {
	if own := who.Own.Get(k); own != "" && k != ask.Ambient {
		return s.written(k, own)
	}
	if shared := who.Shared.Get(k); shared != "" {
		return s.written(k, shared) + " (this channel's)"
	}
	return usually[k]
}

// written is a value as people read it.
func (s settings) written(k ask.Key, value string) string {
	switch k {
	case ask.InCurrency:
		return moneyNamed(market.Currency(value))
	case ask.InZone:
		return fmt.Sprintf("%s, where it is %s now", zoneNamed(value), s.now().In(place(value)).Format("15:04"))
	case ask.InLanguage:
		return languageNamed(value)
	case ask.TakenFirst:
		return map[market.Class]string{market.Equity: "stocks first", market.Crypto: "coins first"}[market.Class(value)]
	}
	return value
}

// effect says what a change does.
func effect(k ask.Key, value string) string {
	if value == "" {
		return capital(names[k]) + ": back to " + usually[k] + "."
	}
	switch k {
	case ask.InCurrency:
		return "From now on prices are in " + moneyNamed(market.Currency(value)) + "."
	case ask.InZone:
		return "From now on days and times are those of " + zoneNamed(value) + "."
	case ask.InLanguage:
		if value == ask.AsAsked {
			return "From now on I answer in the language of each question."
		}
		return "From now on I answer in " + languageNamed(value) + "."
	case ask.TakenFirst:
		one, other := "stock", "coin"
		if market.Class(value) == market.Crypto {
			one, other = other, one
		}
		return fmt.Sprintf("From now on a ticker that a coin and a stock have is the %s; the %s is a button away.", one, other)
	case ask.InTheme:
		return "From now on charts are " + value + "."
	}
	if ask.Switch(value) == ask.On {
		return "From now on I answer tickers with a $ sign, such as $TSLA, in this channel, also where nobody asks me: in one line, and each at most once in five minutes. Nothing else of what people write to each other is read or kept. A platform has to show me such messages: Slack needs the event message.channels, Telegram its group privacy off, Discord the intent Message Content."
	}
	return "From now on I answer in this channel only who asks me."
}

// moneyNames are currencies that people name rather than spell.
var moneyNames = map[market.Currency]string{
	"usd": "US dollars", "eur": "euros", "gbp": "British pounds", "jpy": "yen", "cny": "Chinese yuan", "chf": "Swiss francs", "try": "Turkish lira", "brl": "Brazilian reais", "rub": "Russian roubles",
	"inr": "Indian rupees", "mxn": "Mexican pesos", "cad": "Canadian dollars", "aud": "Australian dollars", "krw": "South Korean won", "btc": "bitcoin", "eth": "ether",
}

func moneyNamed(c market.Currency) string {
	if name := moneyNames[c]; name != "" {
		return name + " (" + upper(c) + ")"
	}
	return upper(c)
}

// zoneNamed is a zone as people know it: "Europe/Madrid", and "UTC+3" for what IANA calls Etc/GMT-3.
func zoneNamed(zone string) string {
	offset, fixed := strings.CutPrefix(zone, "Etc/GMT")
	if !fixed {
		return zone
	}
	return "UTC" + strings.NewReplacer("+", "−", "-", "+").Replace(offset)
}

func languageNamed(code string) string {
	if code == ask.AsAsked {
		return "that of the question"
	}
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return display.English.Languages().Name(tag)
}

// wanting asks for a value, or says that there is no such one, and which there are.
func wanting(w ask.Wish) chat.Card {
	said := "“" + short(w.Said) + "”"
	c := chat.Card{Buttons: choices(w.Key)}
	switch w.Key {
	case ask.InCurrency:
		c.Text = "Which currency? Say for example “use euros”, or “settings currency chf”."
		if w.Said != "" {
			c.Text = "I can't show prices in " + said + ". I can in money, such as USD, EUR, GBP, JPY or CNY, and in BTC and ETH: “use euros”."
		}
	case ask.InZone:
		c.Text = "Which time zone? Name a large city near you, a zone such as Europe/Madrid, or UTC+3: “my time zone is Madrid”."
		if w.Said != "" {
			c.Text = "I don't know the time of " + said + ". Name a large city near you, a zone such as Europe/Madrid, or UTC+3: “my time zone is Madrid”."
		}
	case ask.InLanguage:
		var all []string
		for _, code := range ask.Languages() {
			all = append(all, languageNamed(code))
		}
		c.Text = "Which language? I answer in " + alternatives(all) + ": “answer in Spanish”."
		if w.Said != "" {
			c.Text = "I can't answer in " + said + ". I can in " + alternatives(all) + ": “answer in Spanish”."
		}
	case ask.TakenFirst:
		c.Text = "What shall a ticker be that a coin and a stock have: the stock or the coin? Say “stocks first” or “coins first”."
	case ask.InTheme:
		c.Text = "Dark or light charts? Say “dark charts” or “light charts”."
	case ask.Ambient:
		c.Text = "Shall I answer tickers with a $ sign in this channel where nobody asks me? Say “turn on ambient tickers” or “turn off ambient tickers”."
	}
	return c
}

// offer is a value that many choose.
type offer struct{ label, value string }

var offers = map[ask.Key][]offer{
	ask.InCurrency: {{"US dollars", "usd"}, {"Euros", "eur"}, {"Pounds", "gbp"}, {"Yuan", "cny"}},
	ask.InZone:     {{"New York", "America/New_York"}, {"London", "Europe/London"}, {"Berlin", "Europe/Berlin"}, {"Shanghai", "Asia/Shanghai"}},
	ask.InLanguage: {{"English", "en"}, {"Español", "es"}, {"Deutsch", "de"}, {"Français", "fr"}, {"Português", "pt"}, {"Türkçe", "tr"}, {"Русский", "ru"}, {"中文", "zh"}},
	ask.TakenFirst: {{"Stocks first", string(market.Equity)}, {"Coins first", string(market.Crypto)}},
	ask.InTheme:    {{"Dark charts", string(ask.Dark)}, {"Light charts", string(ask.Light)}},
	ask.Ambient:    {{"Ambient tickers on", string(ask.On)}, {"Ambient tickers off", string(ask.Off)}},
}

// choices are buttons for the values of one preference.
func choices(k ask.Key) []chat.Button {
	var out []chat.Button
	for _, o := range offers[k] {
		out = append(out, chat.Button{Label: o.label, Value: chat.Asks + command(k, o.value, false)})
	}
	return out
}

// suggested are buttons for what is not set, one or two of each preference.
func suggested(who ask.Asker) []chat.Button {
	var out []chat.Button
	for _, k := range ask.Keys() {
		if k == ask.Ambient && who.Private || k == ask.InZone || k == ask.InLanguage {
			continue
		}
		left := 2
		for i, o := range offers[k] {
			is := cmp.Or(who.Own.With(ask.Ambient, "").Get(k), who.Shared.Get(k), map[ask.Key]string{ask.InCurrency: "usd", ask.InTheme: "dark", ask.Ambient: "off"}[k])
			if o.value != is && left > 0 {
				out, left = append(out, choices(k)[i]), left-1
			}
		}
	}
	return out
}

// command is what sets a preference, or forgets it, whatever the language of its person.
func command(k ask.Key, value string, channel bool) string {
	word := cmp.Or(map[string]string{string(market.Equity): "stocks", string(market.Crypto): "coins"}[value], value, "reset")
	out := "settings " + string(k) + " " + word
	if channel && k != ask.Ambient {
		out += " here"
	}
	return out
}
