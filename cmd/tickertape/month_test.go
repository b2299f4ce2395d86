package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu"
	"tickertape/core/nlu/model"
)

// scores are what a bot understands at the end of each week.
type scores struct {
	weeks   [4]float64                // of all that is written then, 0 to 1
	kinds   [4][4]float64             // by week and pool
	intents [4]map[ask.Intent]float64 // by week
}

// measured is how much of what is written at the end of a week the serving model understands, in
// texts that nobody has written.
func (m month) measured(u *nlu.Understander, week int, out *scores) {
	at := float64(7*week) + 6.9
	of := shares(at)
	out.weeks[week] = 0
	out.intents[week] = map[ask.Intent]float64{}
	sums := map[ask.Intent]float64{}
	for k, p := range m.pools {
		right, all := map[ask.Intent]float64{}, map[ask.Intent]float64{}
		for _, s := range p.measures {
			q, err := u.Understand(context.Background(), chat.Message{Text: s.text, At: start}, ask.Preferences{})
			all[s.intent]++
			if err == nil && q.Intent == s.intent {
				right[s.intent]++
			}
		}
		hit, total := 0.0, 0.0
		for _, i := range ask.Intents() {
			if all[i] == 0 {
				continue
			}
			hit += weight(i, at) * right[i] / all[i]
			total += weight(i, at)
			out.intents[week][i] += of[k] * right[i] / all[i]
			sums[i] += of[k]
		}
		out.kinds[week][k] = hit / total
		out.weeks[week] += of[k] * hit / total
	}
	for i := range sums {
		out.intents[week][i] /= max(sums[i], 1e-9)
	}
}

// learned is the model of the sample.
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

// off is a bot that never learns.
func (m month) off(t *testing.T) (s scores) {
	t.Helper()
	u, err := understander()
	if err != nil {
		t.Fatal(err)
	}
	u.Follow(always{m.base})
	for week := range s.weeks {
		m.measured(u, week, &s)
	}
	return s
}

// always reads with one model.
type always struct{ m *model.Model }

func (a always) Choose(chat.Message) (reads, shadow *model.Model, t ask.Trial) { return a.m, nil, t }

// on is a bot that learns for a month.
func (m month) on(t *testing.T) (s scores) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := m.open(t)
		w.live(func(week int) { m.measured(w.nlu, week, &s) })
		t.Logf("%d labels, %d reactions, %v", w.taught, w.reacted, w.right)
	})
	return s
}

func TestMonth(t *testing.T) {
	if testing.Short() {
		t.Skip("a month takes a minute")
	}
	full := os.Getenv("TICKERTAPE_MONTH") == "full"
	m := month{perDay: 250, reviews: 40, rounds: 20, tell: t.Logf}
	var rest []nlu.Labelled
	m.seed, rest = sampled(t, 4000)
	if full {
		m.perDay, m.rounds = 1000, 0
		m.seed, rest = sampled(t, 0)
	}
	m.pools = [4]*pool{everyday(t, rest), drift(t, "slang"), drift(t, "coin"), drift(t, "italian")}
	view, err := nlu.NewViewer()
	if err != nil {
		t.Fatal(err)
	}
	m.view = &memoryView{Viewer: view, one: map[string]model.Text{}, views: map[string][]model.Text{}}
	if full {
		m.base, err = nlu.Trained()
	} else {
		m.base, err = m.learned()
	}
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	off := m.off(t)
	t.Logf("off in %v", time.Since(began))
	m.trolls = true
	on := m.on(t)
	t.Logf("on in %v", time.Since(began))
	m.trolls = false
	calm := m.on(t)
	t.Logf("all in %v", time.Since(began))
	var b strings.Builder
	fmt.Fprintf(&b, "week  off     on    calm\n")
	for w := range 4 {
		fmt.Fprintf(&b, "%d %5.1f %5.1f %5.1f   %.3f %.3f\n", w+1, 100*off.weeks[w], 100*on.weeks[w], 100*calm.weeks[w], off.kinds[w], on.kinds[w])
	}
	t.Log(b.String())
	cost := off.weeks[0] - off.weeks[3]
	t.Logf("cost %.1f, recovered %.1f %%", 100*cost, 100*(on.weeks[3]-off.weeks[3])/cost)
	for _, i := range ask.Intents() {
		t.Logf("%s %+.2f", i, 100*(on.intents[3][i]-calm.intents[3][i]))
	}
}
