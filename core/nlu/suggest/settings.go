package suggest

import (
	"strconv"
	"strings"

	"tickertape/core/chat"
)

// settings are preferences and their values.
type settings struct {
	keys   []offer
	values map[string][]offer // by key
}

// Place is a time zone and what people call it.
type Place struct {
	Zone  string // IANA name
	Names []string
}

// Money is a currency that prices can be in.
type Money struct {
	Code, Name string
	Said       string // what means it and nothing else: its code, unless a share has it too
}

func settingsOf(fixed map[string][]offer, money []Money, places []Place) settings {
	s := settings{fixed["setting"], map[string][]offer{}}
	for _, o := range fixed["preference"] {
		key, _, _ := strings.Cut(o.value, " ")
		for i, name := range o.names { // without the key, which is typed before it or not at all
			o.names[i] = strings.TrimPrefix(name, key+" ")
		}
		s.values[key] = append(s.values[key], o)
	}
	for _, m := range money {
		code := strings.ToLower(m.Code)
		s.values["currency"] = append(s.values["currency"], offer{value: "currency " + strings.ToLower(m.Said), labels: alike(m.Name + " (" + strings.ToUpper(code) + ")"), names: []string{code, fold(m.Name)}})
	}
	for _, p := range places {
		o := offerOf(p.Zone, alike(p.Zone), p.Names...)
		o.value = "zone " + p.Zone
		s.values["zone"] = append(s.values["zone"], o)
	}
	s.values["zone"] = append(s.values["zone"], offsets()...)
	return s
}

// Whole hours between UTC and any place on earth.
const (
	westernmost = -12
	easternmost = 14
)

// offsets are the zones of whole hours.
func offsets() []offer {
	var out []offer
	for h := westernmost; h <= easternmost; h++ {
		name := "UTC" + strings.Repeat("+", min(1, max(0, h+1))) + strconv.Itoa(h)
		if h == 0 {
			name = "UTC"
		}
		out = append(out, offer{value: "zone " + name, labels: alike(name), names: []string{fold(name)}})
	}
	return out
}

// here, behind a change, makes it one for everybody in the channel.
const here = " here"

// like are changes that a text begins: preferences, and their values with and without them.
func (s settings) like(text, language string) []chat.Choice {
	text, channel := strings.CutSuffix(text, here)
	out := like(s.keys, text, language, nil)
	for _, key := range s.keys {
		if rest, is := behind(key, text); is {
			out = append(out, s.of(key, rest, language)...)
		} else if text != "" {
			out = append(out, s.of(key, text, language)...)
		}
	}
	for i := range out {
		if channel {
			out[i].Value += here
		}
	}
	return out
}

// of are the values of a preference that begin with a text.
func (s settings) of(key offer, text, language string) []chat.Choice {
	out := like(s.values[key.value], text, language, nil)
	for i := range out {
		out[i].Label = key.label(language) + ": " + out[i].Label
	}
	return out
}

// behind is what a text says behind the name of a preference.
func behind(key offer, text string) (rest string, is bool) {
	for _, name := range key.names {
		if text == name {
			return "", true
		}
		if rest, is := strings.CutPrefix(text, name+" "); is {
			return rest, true
		}
	}
	return text, false
}
