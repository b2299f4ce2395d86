package skills

import (
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// horizons are how long the changes may be that coins are ranked by, besides that of a day, by how people write them.
var horizons = map[ask.Span]time.Duration{
	"1h": time.Hour, "60m": time.Hour, "7d": 7 * oneDay, "1w": 7 * oneDay, "14d": 14 * oneDay, "2w": 14 * oneDay, "30d": 30 * oneDay, "1mo": 30 * oneDay, "4w": 30 * oneDay,
	"200d": 200 * oneDay, "1y": 365 * oneDay, "12mo": 365 * oneDay, "365d": 365 * oneDay, "52w": 365 * oneDay,
}

const oneDay = 24 * time.Hour

// over are statistics whose change is of a time, and that time; as they are where hardly anybody tells their change of it.
func over(stats []market.Stats, s ask.Span) ([]market.Stats, ask.Span) {
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

// otherSpan says that changes are of a day, where another time was asked for.
func (v voice) otherSpan(c *chat.Card, q ask.Query, told ask.Span) {
	switch {
	case told != "" || q.Span == "" || q.Span == "24h" || q.Span == "1d":
		return
	case q.Board == ask.Trending, q.Board == ask.Largest, q.Board == ask.Traded, q.Board == ask.Dearest, q.Board == ask.Cheapest:
		return
	}
	note(c, v.Say("I can rank over an hour, a day, 7, 14, 30 or 200 days and a year: this is the last 24 hours. For one coin over another time ask “how did sol do over 30 days”."))
}
