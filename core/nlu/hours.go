package nlu

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Words of eight languages for the half of a day that an hour is of, and for its middles.
var (
	afterNoon = foldedSet("pm, p.m, p.m., in the afternoon, in the evening, at night, de la tarde, de la noche, da tarde, da noite, nachmittags, am nachmittag, abends, am abend, de l'après-midi, du soir, öğleden sonra, akşam, дня, вечера, 下午, 晚上")
	noons     = foldedSet("noon, at noon, midday, mediodía, meio-dia, mittags, midi, öğlen, полдень, в полдень, 中午")
	midnights = foldedSet("midnight, at midnight, medianoche, meia-noite, mitternacht, minuit, gece yarısı, полночь, в полночь, 午夜")
)

// moment is the time of a day that a question about that day is for: "yesterday at 3 pm", "3 hours ago". It is zero where the
// text does not say it so that it can be read. Minutes are read of the text as it was written.
func (s *scene) moment(of ask.Span) time.Time {
	if back := s.when.Back; back > 0 {
		return s.now.Add(-back).UTC()
	}
	r, ok := of.Range(s.now)
	hour := s.hour()
	if !ok || hour < 0 {
		return time.Time{}
	}
	y, m, d := r.From.In(s.now.Location()).Date()
	return time.Date(y, m, d, hour, 0, 0, 0, s.now.Location()).UTC()
}

// sameHour gives a question that goes on with one of an hour the hour of that: "and eth?". One of
// another time has none.
func (s *scene) sameHour(prev ask.Query, q *ask.Query) {
	switch {
	case q.OfHour:
	case q.Intent == ask.History && q.By == ask.ByContext && !s.dated && q.Span == prev.Span:
		q.OfHour, q.At = prev.OfHour, prev.At
	default:
		q.At = time.Time{}
	}
}

// hour is the one hour of the day that is named, 0 to 23; negative where there is none, or several.
func (s *scene) hour() int {
	hour := -1
	for i := range s.tokens {
		h, is := s.hourOf(i)
		switch {
		case !is:
			continue
		case hour >= 0:
			return -1
		}
		hour = h % 24
	}
	switch {
	case hour < 0 && s.has(noons):
		return 12
	case hour < 0 && s.has(midnights):
		return 0
	case hour > 0 && hour < 12 && s.has(afterNoon):
		return hour + 12
	case hour == 12 && s.has(beforeNoon):
		return 0
	}
	return hour
}

// hourOf is the hour that a token names: of "15 uhr" and "15h".
func (s *scene) hourOf(i int) (int, bool) {
	t := s.tokens[i]
	if digits, glued := strings.CutSuffix(t.Text, "h"); glued && t.Kind == lexicon.Word {
		h, err := strconv.Atoi(digits)
		return h, err == nil && h >= 0 && h < 24 // "24h" is a span
	}
	named := t.Kind == lexicon.Number && (s.hourAt(i) || s.isIn(hourSigns, i+1))
	return int(t.Number), named && t.Number >= 0 && t.Number <= 24 && t.Number == float64(int(t.Number))
}

// beforeNoon tells that the twelfth hour is midnight.
var beforeNoon = setOf("am, a.m, a.m.")

// clocked finds the minutes of a time as clocks show it.
var clocked = regexp.MustCompile(`\b([01]?\d|2[0-3])[:.]([0-5]\d)\b`)

// toTheMinute is a moment with the minutes that the text shows behind its hour.
func toTheMinute(at time.Time, text string, in *time.Location) time.Time {
	if at.IsZero() { // of nearly all
		return at
	}
	found := clocked.FindAllStringSubmatch(text, 2)
	if len(found) != 1 {
		return at
	}
	hour, _ := strconv.Atoi(found[0][1]) // digits
	minute, _ := strconv.Atoi(found[0][2])
	if hour%12 != at.In(in).Hour()%12 {
		return at
	}
	return at.Add(time.Duration(minute) * time.Minute)
}
