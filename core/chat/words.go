package chat

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// words are what a footer says in one language.
type words struct {
	code      string
	colon     string // between the name of a field and its value; empty: ": "
	months    string // in short, as in a date
	date      string // {d}, {mon}, {y}
	first     string // what the first day of a month is called; empty: 1
	stale     string // "not live: %s old"
	simulated string
	minute    string // behind a number of minutes; seconds and hours are s and h everywhere but in a few
	second    string
	hour      string
	days      map[plural.Form]string
}

// Dates are those of Unicode's CLDR, as in core/skills/format: a test there holds them together.
var footers = map[string]words{
	"en": {
		months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", date: "{d} {mon} {y}",
		stale: "not live: %s old", simulated: "simulated data", second: "s", minute: "min", hour: "h",
		days: map[plural.Form]string{plural.Other: "%d days"},
	},
	"es": {
		months: "ene feb mar abr may jun jul ago sept oct nov dic", date: "{d} {mon} {y}",
		stale: "no es en vivo: de hace %s", simulated: "datos simulados", second: "s", minute: "min", hour: "h",
		days: map[plural.Form]string{plural.Other: "%d días"},
	},
	"de": {
		months: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", date: "{d}. {mon} {y}",
		stale: "nicht live: %s alt", simulated: "simulierte Daten", second: "s", minute: "min", hour: "h",
		days: map[plural.Form]string{plural.Other: "%d Tage"},
	},
	"fr": {
		months: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", date: "{d} {mon} {y}", first: "1er",
		colon: "\u00a0: ", stale: "pas en direct\u00a0: il y a %s", simulated: "données simulées", second: "s", minute: "min", hour: "h",
		days: map[plural.Form]string{plural.Other: "%d jours"},
	},
	"pt": {
		months: "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.", date: "{d} de {mon} de {y}", first: "1º",
		stale: "não é ao vivo: de %s atrás", simulated: "dados simulados", second: "s", minute: "min", hour: "h",
		days: map[plural.Form]string{plural.Other: "%d dias"},
	},
	"tr": {
		months: "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", date: "{d} {mon} {y}",
		stale: "canlı değil: %s önce", simulated: "simülasyon verisi", second: "sn", minute: "dk", hour: "sa",
		days: map[plural.Form]string{plural.Other: "%d gün"},
	},
	"ru": {
		months: "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.", date: "{d} {mon} {y}",
		stale: "не в реальном времени: %s назад", simulated: "условные данные", second: "с", minute: "мин", hour: "ч",
		days: map[plural.Form]string{plural.One: "%d день", plural.Few: "%d дня", plural.Other: "%d дней"},
	},
	"zh": {
		months: "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", date: "{y}年{mon}{d}日",
		colon: "：", stale: "非实时：%s前", simulated: "模拟数据", second: "秒", minute: "分钟", hour: "小时",
		days: map[plural.Form]string{plural.Other: "%d天"},
	},
}

// wordsOf are those of a language, or of English.
func wordsOf(lang string) words {
	code := Spoken(lang)
	w := footers[code]
	w.code = code
	return w
}

// moment writes a time with its zone: "20 Nov 2026 15:04:05 UTC".
func (w words) moment(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	return w.day(t) + t.Format(" 15:04:05 ") + zoneName(t)
}

// day writes a date: "20 Nov 2026".
func (w words) day(t time.Time) string {
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = cmp.Or(w.first, day)
	}
	return strings.NewReplacer("{d}", day, "{mon}", strings.Fields(w.months)[t.Month()-1], "{y}", fmt.Sprint(t.Year())).Replace(w.date)
}

// Day writes the date of a time in the language and the zone of the card: "20 Nov 2026".
func (c Card) Day(t time.Time) string { return wordsOf(c.Language).day(t.In(zoneOf(c.Zone))) }

// Clock writes a time of day in the zone of the card: "15:04 UTC".
func (c Card) Clock(t time.Time) string {
	t = t.In(zoneOf(c.Zone))
	return t.Format("15:04 ") + zoneName(t)
}

// zoneName is what people call the zone of a time. Where it has no name but its distance from UTC
// ("+03"), it is called by that: "UTC+3".
func zoneName(t time.Time) string {
	name, offset := t.Zone()
	if !strings.HasPrefix(name, "+") && !strings.HasPrefix(name, "-") {
		return name
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	out := fmt.Sprintf("UTC%s%d", sign, offset/3600)
	if minutes := offset % 3600 / 60; minutes > 0 {
		out += fmt.Sprintf(":%02d", minutes)
	}
	return out
}

// zoneOf is a zone by its name; one that this machine does not know is UTC.
func zoneOf(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return time.UTC
	}
	return zone
}

// age says a duration in its largest sensible unit.
func (w words) age(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%d %s", int(d.Seconds()), w.second)
	case d < 2*time.Hour:
		return fmt.Sprintf("%d %s", int(d.Minutes()), w.minute)
	case d < 48*time.Hour:
		return fmt.Sprintf("%d %s", int(d.Hours()), w.hour)
	}
	n := int(d.Hours() / 24)
	pattern, ok := w.days[plural.Cardinal.MatchPlural(language.Make(w.code), n, 0, 0, 0, 0)]
	if !ok {
		pattern = w.days[plural.Other]
	}
	return fmt.Sprintf(pattern, n)
}
