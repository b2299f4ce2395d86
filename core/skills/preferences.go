package skills

import (
	"cmp"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// all shows every preference that counts, whose it is, and buttons for what many choose.
func (s settings) all(who ask.Asker, v voice) chat.Card {
	c := chat.Card{
		Title: v.Say("Your settings"),
		Text:  v.Say("Say what you want in your own words, such as “use euros”, “my time zone is Madrid”, “answer in German”, “treat tickers as stocks”, “use grams for gold” or “light charts”; “reset my settings” forgets them."),
	}
	if !who.Private {
		c.Text = after(c.Text, v.Say("With “for this channel” it goes for everybody here."))
	}
	for _, k := range ask.Keys() {
		if k != ask.Ambient || !who.Private {
			c.Fields = append(c.Fields, chat.Field{Name: v.Say(names[k]), Value: s.current(who, k, v)})
		}
	}
	c.Buttons = v.suggested(who)
	return c
}

// of shows one preference.
func (s settings) of(who ask.Asker, k ask.Key, v voice) chat.Card {
	return chat.Card{Text: v.Say("%[1]s: %[2]s.", v.Say(names[k]), s.current(who, k, v)), Buttons: v.choices(k)}
}

// names are what preferences are called.
var names = map[ask.Key]tongue.Key{
	ask.InCurrency: "Currency of prices", ask.InZone: "Time zone", ask.InLanguage: "Language of answers",
	ask.TakenFirst: "Tickers that a coin and a stock have", ask.InTheme: "Charts", ask.InUnits: "Weight of precious metals", ask.Ambient: "Ambient tickers",
}

// usually is what counts where nobody prefers anything.
var usually = map[ask.Key]tongue.Key{
	ask.InCurrency: "US dollars, unless a question names another", ask.InZone: "UTC", ask.InLanguage: "that of the question",
	ask.TakenFirst: "the better known of the two", ask.InTheme: "dark", ask.InUnits: "troy ounces", ask.Ambient: "off",
}

// current is what counts of a preference, and whose it is.
func (s settings) current(who ask.Asker, k ask.Key, v voice) string {
	if own := who.Own.Get(k); own != "" && k != ask.Ambient {
		return s.written(k, own, v)
	}
	if shared := who.Shared.Get(k); shared != "" {
		return v.Say("%s (this channel's)", s.written(k, shared, v))
	}
	return v.Say(usually[k])
}

// firsts, themes, weights and switches are values as people read them.
var (
	firsts   = map[market.Class]tongue.Key{market.Equity: "stocks first", market.Crypto: "coins first"}
	themes   = map[ask.Theme]tongue.Key{ask.Dark: "dark", ask.Light: "light"}
	weights  = map[ask.Unit]tongue.Key{ask.Ounce: "troy ounces", ask.Gram: "grams", ask.Kilogram: "kilograms", ask.Tola: "tolas"}
	switches = map[ask.Switch]tongue.Key{ask.On: "on", ask.Off: "off"}
)

// written is a value as people read it.
func (s settings) written(k ask.Key, value string, v voice) string {
	switch k {
	case ask.InCurrency:
		return v.moneyNamed(market.Currency(value))
	case ask.InZone:
		return v.Say("%s, where it is %s now", zoneNamed(value), s.now().In(place(value)).Format("15:04"))
	case ask.InLanguage:
		return v.languageNamed(value)
	case ask.TakenFirst:
		return v.Say(firsts[market.Class(value)])
	case ask.InTheme:
		return v.Say(themes[ask.Theme(value)])
	case ask.InUnits:
		return v.Say(weights[ask.Unit(value)])
	case ask.Ambient:
		return v.Say(switches[ask.Switch(value)])
	}
	return value
}

// effect says what a change does.
func (v voice) effect(k ask.Key, value string) string {
	if value == "" {
		return v.Say("%s: back to %s.", v.Say(names[k]), v.Say(usually[k]))
	}
	switch k {
	case ask.InCurrency:
		return v.Say("From now on prices are in %s.", v.moneyNamed(market.Currency(value)))
	case ask.InZone:
		return v.Say("From now on days and times are those of %s.", zoneNamed(value))
	case ask.InLanguage:
		if value == ask.AsAsked {
			return v.Say("From now on I answer in the language of each question.")
		}
		return v.Say("From now on I answer in %s.", v.languageNamed(value))
	case ask.TakenFirst:
		if market.Class(value) == market.Crypto {
			return v.Say("From now on a ticker that a coin and a stock have is the coin; the stock is a button away.")
		}
		return v.Say("From now on a ticker that a coin and a stock have is the stock; the coin is a button away.")
	case ask.InTheme:
		return v.Say("From now on charts are %s.", v.Say(themes[ask.Theme(value)]))
	case ask.InUnits:
		return v.Say("From now on I tell gold, silver, platinum and palladium by weight in %s, unless a question names another.", v.Say(weights[ask.Unit(value)]))
	}
	if ask.Switch(value) == ask.On {
		return v.Say("From now on I answer tickers with a $ sign, such as $TSLA, in this channel, also where nobody asks me: in one line, and each at most once in five minutes. Nothing else of what people write to each other is read or kept. A platform has to show me such messages: Slack needs the event message.channels, Telegram its group privacy off, Discord the intent Message Content.")
	}
	return v.Say("From now on I answer in this channel only who asks me.")
}

// moneyNames are currencies that people name rather than spell.
var moneyNames = map[market.Currency]tongue.Key{
	"usd": "US dollars", "eur": "euros", "gbp": "British pounds", "jpy": "yen", "cny": "Chinese yuan", "chf": "Swiss francs", "try": "Turkish lira", "brl": "Brazilian reais", "rub": "Russian roubles",
	"inr": "Indian rupees", "mxn": "Mexican pesos", "cad": "Canadian dollars", "aud": "Australian dollars", "krw": "South Korean won", "btc": "bitcoin", "eth": "ether",
}

func (v voice) moneyNamed(c market.Currency) string {
	if name := moneyNames[c]; name != "" {
		return v.Say(name) + " (" + upper(c) + ")"
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

func (v voice) languageNamed(code string) string {
	if code == ask.AsAsked {
		return v.Say("that of the question")
	}
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return display.Languages(v.Tag()).Name(tag)
}

// wanting asks for a value, or says that there is no such one, and which there are.
func (v voice) wanting(w ask.Wish) chat.Card {
	c := chat.Card{Buttons: v.choices(w.Key)}
	said := v.quoted([]string{w.Said})
	switch w.Key {
	case ask.InCurrency:
		c.Text = v.Say("Which currency? Say for example “use euros”, or “settings currency chf”.")
		if w.Said != "" {
			c.Text = v.Say("I can't show prices in %s. I can in money, such as USD, EUR, GBP, JPY or CNY, and in BTC and ETH: “use euros”.", said)
		}
	case ask.InZone:
		c.Text = v.Say("Which time zone? Name a large city near you, a zone such as Europe/Madrid, or UTC+3: “my time zone is Madrid”.")
		if w.Said != "" {
			c.Text = v.Say("I don't know the time of %s. Name a large city near you, a zone such as Europe/Madrid, or UTC+3: “my time zone is Madrid”.", said)
		}
	case ask.InLanguage:
		var all []string
		for _, code := range ask.Languages() {
			all = append(all, v.languageNamed(code))
		}
		c.Text = v.Say("Which language? I answer in %s: “answer in Spanish”.", v.alternatives(all))
		if w.Said != "" {
			c.Text = v.Say("I can't answer in %s. I can in %s: “answer in Spanish”.", said, v.alternatives(all))
		}
	case ask.TakenFirst:
		c.Text = v.Say("What shall a ticker be that a coin and a stock have: the stock or the coin? Say “stocks first” or “coins first”.")
	case ask.InTheme:
		c.Text = v.Say("Dark or light charts? Say “dark charts” or “light charts”.")
	case ask.InUnits:
		c.Text = v.Say("Which weight shall precious metals be told in? Say “use grams for gold”, “use kilograms” or “use ounces”.")
		if w.Said != "" {
			c.Text = v.Say("I can't weigh precious metals in %s. I can in grams, kilograms, troy ounces and tolas: “use grams for gold”.", said)
		}
	case ask.Ambient:
		c.Text = v.Say("Shall I answer tickers with a $ sign in this channel where nobody asks me? Say “turn on ambient tickers” or “turn off ambient tickers”.")
	}
	return c
}

// offer is a value that many choose.
type offer struct {
	label tongue.Key
	own   string // instead of a label: a language calls itself the same everywhere
	value string
}

var offers = map[ask.Key][]offer{
	ask.InCurrency: {{label: "US dollars", value: "usd"}, {label: "Euros", value: "eur"}, {label: "Pounds", value: "gbp"}, {label: "Yuan", value: "cny"}},
	ask.InZone: {
		{label: "New York", value: "America/New_York"}, {label: "London", value: "Europe/London"}, {label: "Berlin", value: "Europe/Berlin"}, {label: "Shanghai", value: "Asia/Shanghai"},
	},
	ask.InLanguage: {
		{own: "English", value: "en"},
		{own: "Español", value: "es"},
		{own: "Deutsch", value: "de"},
		{own: "Français", value: "fr"},
		{own: "Português", value: "pt"},
		{own: "Türkçe", value: "tr"},
		{own: "Русский", value: "ru"},
		{own: "中文", value: "zh"},
	},
	ask.TakenFirst: {{label: "Stocks first", value: string(market.Equity)}, {label: "Coins first", value: string(market.Crypto)}},
	ask.InTheme:    {{label: "Dark charts", value: string(ask.Dark)}, {label: "Light charts", value: string(ask.Light)}},
	ask.InUnits:    {{label: "Grams", value: string(ask.Gram)}, {label: "Kilograms", value: string(ask.Kilogram)}, {label: "Ounces", value: string(ask.Ounce)}},
	ask.Ambient:    {{label: "Ambient tickers on", value: string(ask.On)}, {label: "Ambient tickers off", value: string(ask.Off)}},
}

// choices are buttons for the values of one preference.
func (v voice) choices(k ask.Key) []chat.Button {
	var out []chat.Button
	for _, o := range offers[k] {
		out = append(out, chat.Button{Label: cmp.Or(o.own, v.capital(v.Say(o.label))), Value: chat.Asking(v.language(), command(k, o.value, false))})
	}
	return out
}

// suggested are buttons for what is not set, one or two of each preference.
func (v voice) suggested(who ask.Asker) []chat.Button {
	var out []chat.Button
	for _, k := range ask.Keys() {
		if k == ask.Ambient && who.Private || k == ask.InZone || k == ask.InLanguage {
			continue
		}
		left := 2
		for i, o := range offers[k] {
			is := cmp.Or(who.Own.With(ask.Ambient, "").Get(k), who.Shared.Get(k), map[ask.Key]string{ask.InCurrency: "usd", ask.InTheme: "dark", ask.InUnits: string(ask.Ounce), ask.Ambient: "off"}[k])
			if o.value != is && left > 0 {
				out, left = append(out, v.choices(k)[i]), left-1
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
