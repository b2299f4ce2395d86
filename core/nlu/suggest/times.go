package suggest

import (
	"strconv"
	"strings"

	"tickertape/core/chat"
)

// counted are units of time: how they are written behind a number, and what the number is of.
var counted = []offer{
	{value: "d", labels: [len(languages)]string{"%s days", "%s días", "%s Tage", "%s jours", "%s dias", "%s gün", "%s дн.", "%s 天"}},
	{value: "h", labels: [len(languages)]string{"%s hours", "%s horas", "%s Stunden", "%s heures", "%s horas", "%s saat", "%s ч", "%s 小时"}},
	{value: "w", labels: [len(languages)]string{"%s weeks", "%s semanas", "%s Wochen", "%s semaines", "%s semanas", "%s hafta", "%s нед.", "%s 周"}},
	{value: "mo", labels: [len(languages)]string{"%s months", "%s meses", "%s Monate", "%s mois", "%s meses", "%s ay", "%s мес.", "%s 个月"}},
	{value: "y", labels: [len(languages)]string{"%s years", "%s años", "%s Jahre", "%s ans", "%s anos", "%s yıl", "%s г.", "%s 年"}},
}

// Bounds of numbers that are completed to a time: years go no further back than anything was quoted.
const (
	mostCounted = 999
	mostYears   = 50
)

// times are times that begin with a text, and any number of hours to years where it begins with one.
func (l *Lists) times(text, language string, before []string) []chat.Choice {
	return append(like(l.fixed["time"], text, language, before), numbered(text, language)...)
}

// numbered are the times of a number that was typed, with the start of a unit or without.
func numbered(text, language string) []chat.Choice {
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil || n < 2 || n > mostCounted {
		return nil
	}
	var out []chat.Choice
	rest := strings.TrimSpace(text[len(digits):])
	for _, unit := range counted {
		label := strings.Replace(unit.label(language), "%s", digits, 1)
		_, word, _ := strings.Cut(fold(label), " ")
		if unit.value == "y" && n > mostYears || !strings.HasPrefix(unit.value, rest) && !strings.HasPrefix(word, rest) {
			continue
		}
		out = append(out, chat.Choice{Label: label, Value: strconv.Itoa(n) + unit.value})
	}
	return out
}

// drawings are times, and behind one how a picture is to be drawn.
func (l *Lists) drawings(text, language string, before []string) []chat.Choice {
	out := append(l.times(text, language, before), like(l.fixed["look"], text, language, nil)...)
	for _, span := range l.fixed["time"] {
		rest, behind := strings.CutPrefix(text, span.value+" ")
		if !behind && text != span.value {
			continue
		}
		if !behind {
			rest = ""
		}
		for _, look := range like(l.fixed["look"], rest, language, nil) {
			out = append(out, chat.Choice{Label: span.label(language) + ", " + look.Label, Value: span.value + " " + look.Value})
		}
	}
	return out
}
