package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/learning/eval"
	"tickertape/core/nlu"
	"tickertape/core/nlu/model"
)

// scores are what a bot understands at the end of each week, as shares of what is written then.
type scores struct {
	weeks [4]float64
	kinds [4][4]float64 // by week and pool
}

// endOf is when a week is measured, in days.
func endOf(week int) float64 { return float64(7*week) + 6.9 }

// measure finds out how much of what is written at the end of a week the serving model, which has a
// name, understands, by texts that nobody has written.
func (m month) measure(u *nlu.Understander, serving string, week int, out *scores) {
	at := endOf(week)
	of := shares(at)
	for k, understood := range m.reads(u, serving) {
		hit, total := 0.0, 0.0
		for _, i := range ask.Intents() {
			if s := understood[i]; s.Of > 0 {
				hit += weight(i, at) * shareOf(s)
				total += weight(i, at)
			}
		}
		out.kinds[week][k] = hit / total
		out.weeks[week] += of[k] * hit / total
	}
}

// reads tells how much of the texts that measure a model understands, by pool and intent. It is
// found out once.
func (m month) reads(u *nlu.Understander, serving string) (out [4]map[ask.Intent]eval.Share) {
	if known, ok := m.read[serving]; ok {
		return known
	}
	for k, p := range m.pools {
		out[k] = map[ask.Intent]eval.Share{}
		for _, s := range p.measures {
			q, err := u.Understand(context.Background(), chat.Message{Text: s.text, At: start}, ask.Preferences{})
			share := out[k][s.intent]
			count(&share, err == nil && q.Intent == s.intent)
			out[k][s.intent] = share
		}
	}
	m.read[serving] = out
	return out
}

// learned is a model of the sample, as the one that comes with the program is of the seed.
func (m month) learned() (*model.Model, error) {
	var examples []model.Example
	for _, l := range m.seed {
		views := m.view.Views(l.Text)
		for _, v := range views {
			examples = append(examples, model.Example{Text: v, Label: string(l.Intent), Group: strings.Join(views[0].Words, " ")})
		}
	}
	return model.Train(examples, model.Options{Version: "seed-1", Rounds: m.rounds})
}

// always reads with one model.
type always struct{ m *model.Model }

func (a always) Choose(chat.Message) (reads, shadow *model.Model, t ask.Trial) { return a.m, nil, t }

// off is a bot that never learns.
func (m month) off(t *testing.T) (s scores) {
	t.Helper()
	u, err := understander()
	if err != nil {
		t.Fatal(err)
	}
	u.Follow(always{m.base})
	for week := range s.weeks {
		m.measure(u, m.base.Version, week, &s)
	}
	return s
}

// on is a bot that learns for a month, among trolls.
func (m month) on(t *testing.T) (s scores, w *world, tr trolled, p poisoning) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w = m.open(t)
		w.live(func(week int) { m.measure(w.nlu, w.serving(), week, &s) }, func(ctx context.Context) { tr, p = w.trolled(ctx), w.poison(ctx) })
	})
	return s, w, tr, p
}

// full reports whether the whole month is wanted: `make month`.
func full() bool { return os.Getenv("TICKERTAPE_MONTH") == "full" }

// aMonth is one of a sample of the seed in two languages, a few questions and few trainings; the
// full one has the whole seed and two questions a day of everybody. A bot looks every night; since a
// canary is out for three days, there is a training every fourth.
func aMonth(t *testing.T) month {
	t.Helper()
	m := month{perDay: 250, reviews: 40, rounds: 40, settled: 150, read: map[string][4]map[ask.Intent]eval.Share{}, nights: "11,15,20 * *", languages: []string{"en", "es"}, trolls: true, tell: t.Logf}
	var rest []nlu.Labelled
	if full() {
		m.perDay, m.rounds, m.settled, m.languages, m.nights = 1000, 0, 200, nil, "5,9,13,17,21,25 * *"
		m.seed, _ = sampled(t, 0, nil)
	} else {
		m.seed, rest = sampled(t, 5000, m.languages)
	}
	m.pools = [4]*pool{everyday(t, rest), drift(t, "slang"), drift(t, "coin"), drift(t, "italian")}
	view, err := nlu.NewViewer()
	if err != nil {
		t.Fatal(err)
	}
	m.view = &memoryView{Viewer: view, one: map[string]model.Text{}, views: map[string][]model.Text{}}
	if full() {
		m.base, err = nlu.Trained()
	} else {
		m.base, err = m.learned()
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Of what a drift costs the loop wins back four fifths at least, and trolls move no intent by more
// than a point.
const (
	recovers = 0.8
	moves    = 1.0
)

func TestMonthOfDriftIsRecoveredAmongTrolls(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("a month takes most of a minute, and many under the race detector")
	}
	m := aMonth(t)
	off := m.off(t)
	on, w, tr, bad := m.on(t)
	t.Logf("\n%s%v\n", table(off, on, w, tr), bad)
	answers := recovery{shareOf(w.before[0]), shareOf(w.before[3]), shareOf(w.right[3])}
	unseen := recovery{off.weeks[0], off.weeks[3], on.weeks[3]}
	if answers.cost() < 0.02 || unseen.cost() < 0.02 {
		t.Fatalf("the drift costs %.3f and %.3f: there is nothing to recover", answers.cost(), unseen.cost())
	}
	if answers.share() < recovers {
		t.Errorf("of what the drift cost in answers the loop recovers %.0f %%", 100*answers.share())
	}
	if unseen.share() < recovers {
		t.Errorf("of what the drift cost in texts that it has not seen the loop recovers %.0f %%", 100*unseen.share())
	}
	if most, of := tr.moved(); most > moves {
		t.Errorf("trolls move %s by %.2f points", of, most)
	}
	if tr.votes < 100 {
		t.Errorf("the trolls gave %d votes only", tr.votes)
	}
	if bad.lessons < 200 || !bad.stopped() {
		t.Errorf("a poisoned dataset is not stopped: %v", bad)
	}
}

// recovery is accuracy before a drift, after it, and after it with the loop.
type recovery struct{ was, fell, rose float64 }

func (r recovery) cost() float64  { return r.was - r.fell }
func (r recovery) share() float64 { return (r.rose - r.fell) / r.cost() }

func (r recovery) String() string {
	return fmt.Sprintf("the drift costs %.1f points, of which the loop recovers %.1f (%.0f %%)", 100*r.cost(), 100*(r.rose-r.fell), 100*r.share())
}

func shareOf(s eval.Share) float64 { return float64(s.Right) / float64(max(1, s.Of)) }

// table is what came of a month, for people.
func table(off, on scores, w *world, tr trolled) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("| week | answers: off | on | unseen texts: off | on | everyday | slang | new coin | Italian |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	for week := range off.weeks {
		var kinds [4]string
		for k := range kinds {
			kinds[k] = fmt.Sprintf("%.1f → %.1f", 100*off.kinds[week][k], 100*on.kinds[week][k])
		}
		p("| %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %s |", week+1, w.before[week].Percent(), w.right[week].Percent(), 100*off.weeks[week], 100*on.weeks[week], strings.Join(kinds[:], " | "))
	}
	p("\nAnswers: %v.", recovery{shareOf(w.before[0]), shareOf(w.before[3]), shareOf(w.right[3])})
	p("Unseen texts: %v.", recovery{off.weeks[0], off.weeks[3], on.weeks[3]})
	answers := 0
	for _, s := range w.right {
		answers += s.Of
	}
	p("%d answers, %d reactions, %d labels by reviewers.", answers, w.reacted, w.taught)
	likely, of := tr.moved()
	flips, other := tr.flipped()
	p("Trolls gave %d votes; %d examples are there or weigh otherwise because of them, %d are gone or weigh otherwise, %d cases are held. The likelihood of what is right moves by %.2f points at most (%s), the share of texts by %.2f (%s, %.0f texts).",
		tr.votes, tr.lessons, tr.lost, tr.held, likely, of, flips, other, tr.with[other].texts)
	return b.String()
}
