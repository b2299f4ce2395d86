package nlu

import (
	"strings"
	"time"

	"tickertape/core/ask"
)

// meaningIt begin a message that says what was meant. "No" and "sorry" begin much else.
var meaningIt = both(
	foldedSet("no i meant, no i mean, i meant, nope i meant, sorry i meant, no sorry i meant, oops i meant, oh i meant, no no i meant, i was asking for, i was asking about, i asked for, i asked about, no i asked for, no i wanted, i wanted"),
	foldedSet("no quise decir, quise decir, quería decir, no quería decir, me refería a, no me refería a, perdón quise decir"),
	foldedSet("não eu quis dizer, eu quis dizer, quis dizer, não quis dizer, eu queria, não eu queria"),
	foldedSet("non je voulais dire, je voulais dire, non je voulais, je voulais, non je parlais de"),
	foldedSet("nein ich meinte, ich meinte, nee ich meinte, nein ich wollte, ich wollte, gemeint war, gemeint waren"),
	foldedSet("нет я имел в виду, нет я имела в виду, я имел в виду, я имела в виду, имел в виду, нет я хотел, я хотел, я хотела"),
	foldedSet("不是 我是说, 我是说, 我指的是, 我说的是, 我要的是"),
)

// byItself is what can be asked without naming anything.
var byItself = map[ask.Intent]bool{
	ask.Movers: true, ask.Market: true, ask.Sentiment: true, ask.Economic: true, ask.Compare: true, ask.Alert: true, ask.Watchlist: true, ask.Portfolio: true, ask.Help: true, ask.Settings: true,
}

// meantAlone is what a message says was meant, where that is a question of its own and has no
// name in it that would go into the one before: "no, i meant movers".
func (u *reader) meantAlone(whole ask.Query, s *scene, prev past, now time.Time) (ask.Query, bool) {
	if prev.none() || s == nil || whole.Corrects || whole.By == ask.ByCommand || len(whole.Assets) > 0 {
		return whole, false
	}
	n := s.saysMeant()
	if n == 0 || n == len(s.tokens) {
		return whole, false
	}
	var rest strings.Builder
	for _, t := range s.tokens[n:] {
		if !t.Glued {
			rest.WriteByte(' ')
		}
		rest.WriteString(t.Raw)
	}
	q, _ := u.one(strings.TrimSpace(rest.String()), past{}, now)
	if !byItself[q.Intent] || q.Confidence < likely || len(q.Assets) > 0 || len(q.Unknown) > 0 {
		return whole, false
	}
	q.Language, q.By, q.Confidence, q.Corrects = whole.Language, ask.ByContext, followed, true
	return q, true
}

// saysMeant is how many words at the beginning say that something was meant; "no" may be before them.
func (s *scene) saysMeant() int {
	for no := range min(3, len(s.tokens)) {
		if no > 0 && !correcting.Has(s.window(0, no)) {
			continue
		}
		if n := s.phraseAt(meaningIt, no, mostOfPhrase); n > 0 {
			return no + n
		}
	}
	return 0
}
