package wish

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// values are the preferences whose new value the text tells, or that it wants to be dropped.
func (r reading) values() []ask.Wish {
	var out []ask.Wish
	for _, k := range ask.Keys() {
		found := r.candidates(k)
		switch value, dropped := r.choose(found); {
		case dropped && k == ask.InTheme: // there are two
			out = append(out, ask.Wish{Act: ask.Set, Key: k, Value: map[string]string{"dark": "light", "light": "dark"}[found[0].value]})
		case dropped:
			out = append(out, ask.Wish{Act: ask.Forget, Key: k})
		case value != "":
			out = append(out, ask.Wish{Act: ask.Set, Key: k, Value: value})
		}
	}
	return out
}

func (r reading) candidates(k ask.Key) []candidate {
	switch k {
	case ask.InCurrency:
		return r.currencies()
	case ask.InZone:
		return r.zones()
	case ask.InLanguage:
		return r.languages()
	case ask.TakenFirst:
		if r.has(other, "") || r.ambient() {
			return nil
		}
		return r.named(k)
	case ask.Ambient:
		return r.switches()
	case ask.InUnits:
		return r.weights()
	case ask.InTheme:
		if len(r.Tokens) <= 3 || r.has(drawn, "") {
			return r.valuesOf(k)
		}
		return r.named(k)
	}
	return r.named(k)
}

// ambient reports whether the text is about answering tickers that nobody asked about.
func (r reading) ambient() bool {
	return r.has(key, ask.Ambient) || r.has(shy, "") || r.has(key, ask.TakenFirst) && r.has(unasked, "")
}

// switches turn ambient tickers on or off; "stop" and "unless I mention you" turn them off.
func (r reading) switches() []candidate {
	if !r.ambient() {
		return nil
	}
	if r.has(shy, "") || r.has(stop, "") || r.has(not, "") {
		return []candidate{{string(ask.Off), len(r.Tokens), len(r.Tokens)}}
	}
	return r.valuesOf(ask.Ambient)
}

// named are values of a preference that the text names besides.
func (r reading) named(k ask.Key) []candidate {
	phrase := func(m mark) bool { return m.kind == value && m.key == k && m.to > m.from+1 } // "stocks first"
	if !r.has(key, k) && !slices.ContainsFunc(r.marks, phrase) {
		return nil
	}
	return r.valuesOf(k)
}

func (r reading) valuesOf(k ask.Key) []candidate {
	return r.all(func(m mark) bool { return m.kind == value && m.key == k })
}

func (r reading) all(of func(mark) bool) []candidate {
	var out []candidate
	for _, m := range r.marks {
		if of(m) {
			out = append(out, candidate{m.value, m.from, m.to})
		}
	}
	return out
}

// currencies are those that prices can be in. Where the text names no currency as such and wants
// something else, or something that can't be set, an amount is not taken for one.
func (r reading) currencies() []candidate {
	named := r.has(key, ask.InCurrency)
	if !named && r.has(other, "") && !r.has(priced, "") {
		return nil
	}
	var out []candidate
	for _, m := range r.Money {
		if (m.Sure || named) && !r.counted(m) {
			out = append(out, candidate{string(m.Currency), m.From, m.To})
		}
	}
	return out
}

// counted reports whether a number stands before a currency: that is an amount.
func (r reading) counted(m Money) bool {
	return m.From > 0 && r.Tokens[m.From-1].Kind == lexicon.Number
}

// zones are places, offsets and IANA's names. A place alone says where somebody lives only beside
// a word for time or for living, or by itself.
func (r reading) zones() []candidate {
	end := func(zone string) []candidate { return []candidate{{zone, len(r.Tokens), len(r.Tokens)}} }
	if name := iana(r.Raw); name != "" {
		return end(name)
	}
	cued := r.has(key, ask.InZone) || r.has(live, "")
	places := r.places()
	meant := slices.ContainsFunc(places, func(c candidate) bool { return c.value != "UTC" && !r.denied(c) })
	name, said := offset(r.Raw, cued)
	switch {
	case meant && !cued && (len(r.Tokens) > 3 || len(r.Money) > 0 || r.has(language, "") || r.has(other, "")):
		return nil
	case meant && name != "": // "Yekaterinburg, UTC+5"
		return slices.DeleteFunc(places, func(c candidate) bool { return c.value == "UTC" })
	case meant:
		return places
	case name != "":
		return end(name)
	case said != "": // there is no such offset
		return nil
	}
	if zone := known().countries[r.Country]; len(places) == 0 && zone != "" && cued {
		return end(zone)
	}
	if !cued && len(r.Tokens) > 3 {
		return nil
	}
	return places
}

// places are those that the text names; a weak name counts where no other does.
func (r reading) places() []candidate {
	out := r.all(func(m mark) bool { return m.kind == place })
	if len(out) > 0 {
		return out
	}
	return r.all(func(m mark) bool {
		upper := r.Tokens[m.from].Raw == strings.ToUpper(r.Tokens[m.from].Raw)
		return m.kind == weak && (m.to == len(r.Tokens) || upper || m.from > 0 && r.Tokens[m.from-1].Text == "to")
	})
}

// languages are those that we answer in. "Turkish lira" names money, "de" is a word, and not
// every language that is named is wanted.
func (r reading) languages() []candidate {
	cued := r.has(key, ask.InLanguage) || r.has(speak, "")
	if !cued && (len(r.currencies()) > 0 || r.has(key, ask.InZone) || r.has(other, "")) {
		return nil
	}
	out := r.all(func(m mark) bool { return m.kind == language && !r.besideMoney(m) })
	if len(out) == 0 && r.has(key, ask.InLanguage) {
		for _, c := range r.all(func(m mark) bool { return m.kind == unasked }) { // "language: automatic"
			out = append(out, candidate{ask.AsAsked, c.from, c.to})
		}
	}
	for _, m := range r.marks {
		if m.kind == key && m.key == ask.InLanguage {
			out = append(out, r.code(m.to)...)
		}
	}
	return out
}

// code reads "de" in "language de" and "idioma: pt-br".
func (r reading) code(at int) []candidate {
	for ; at < len(r.Tokens); at++ {
		word := folded(r.Tokens[at].Text)
		base, _, _ := strings.Cut(word, "-")
		if at == len(r.Tokens)-1 && slices.Contains(ask.Languages(), base) {
			return []candidate{{base, at, at + 1}}
		}
		if !fillers[word] {
			return nil
		}
	}
	return nil
}

func (r reading) besideMoney(m mark) bool {
	return slices.ContainsFunc(r.Money, func(money Money) bool {
		return money.Sure && (m.to == money.From || money.To == m.from || m.from >= money.From && m.from < money.To)
	})
}
