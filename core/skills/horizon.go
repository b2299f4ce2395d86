package skills

import (
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// horizons are how long the changes may be that coins are ranked by, besides that of a day.
var horizons = map[ask.Span]time.Duration{"1h": time.Hour, "7d": 7 * day, "14d": 14 * day, "30d": 30 * day, "200d": 200 * day, "1y": 365 * day}

// alike are spans that people write for one of horizons.
var alike = map[ask.Span]ask.Span{"60m": "1h", "1w": "7d", "2w": "14d", "4w": "30d", "1mo": "30d", "12mo": "1y", "365d": "1y", "52w": "1y"}

// over are statistics whose change is of a time, and that time; as they are where hardly anybody tells their change of it.
func over(stats []market.Stats, s ask.Span) ([]market.Stats, ask.Span) {
	if same, is := alike[s]; is {
		s = same
	}
	long, is := horizons[s]
	if !is {
		return stats, ""
	}
	out, told := slices.Clone(stats), 0
	for i := range out {
		out[i].Change24h = nil
		if change, ok := out[i].ChangeOver[long]; ok {
			out[i].Change24h, told = &change, told+1
		}
	}
	if 2*told < len(out) {
		return stats, ""
	}
	return out, s
}

// byMoves reports whether a ranking tells changes of a time.
func byMoves(b ask.Board) bool { return b != ask.Trending && b != ask.Traded }

// ofADay reports whether a ranking is asked for over the time that it usually has.
func ofADay(s ask.Span) bool { return s == "" || s == "24h" || s == "1d" }

// otherSpan says that changes are of a day, where another time was asked for.
func (v voice) otherSpan(c *chat.Card, q ask.Query, told ask.Span) {
	if told != "" || ofADay(q.Span) || !byMoves(q.Board) {
		return
	}
	note(c, v.Say("I can rank over an hour, a day, 7, 14, 30 or 200 days and a year: this is the last 24 hours. For one coin over another time ask “how did sol do over 30 days”."))
}
