package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/learning"
	"tickertape/core/learning/chores"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/deploy"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/learning/train"
	"tickertape/core/nlu"
	"tickertape/core/nlu/model"
	"tickertape/core/pipeline"
	"tickertape/core/record"
	"tickertape/jobs"
	"tickertape/storage/bolt"
)

// month is what is simulated.
type month struct {
	pools     [4]*pool
	seed      []nlu.Labelled
	base      *model.Model // that comes with the program
	view      *memoryView
	perDay    float64                                 // messages of all users
	reviews   int                                     // cases that a reviewer labels a day
	rounds    int                                     // of a training; 0: the usual
	settled   int                                     // after which it hardly changes any more: what other rounds would is not the trolls' doing
	read      map[string][4]map[ask.Intent]eval.Share // by model: of the texts that measure
	trolls    bool                                    // there are some
	nights    string                                  // in which there are exports and trainings, as three fields of cron
	languages []string                                // of the seed and of the frozen set; none: all
	tell      func(string, ...any)
}

// world is a running bot and those who write to it.
type world struct {
	month
	t        *testing.T
	settings settings
	store    *bolt.Store
	pipe     *pipeline.Pipeline
	nlu      *nlu.Understander
	deck     *deploy.Deck
	school   school

	mu            sync.Mutex
	n             int // events and messages that there were
	asked         map[string]inquiry
	meant         map[string]ask.Intent // what is wanted by every text that there is
	answers       []answered
	wishes        []chat.Whisper
	right, before [4]eval.Share     // of the answers of each week: that were right, and that would have been without the loop
	stays         *nlu.Understander // reads by the model that comes with the program
	taught        int               // labels by reviewers
	reacted       int
}

// inquiry is a message of one of the users.
type inquiry struct {
	user int
	said said
}

// answered is a reply as its person sees it.
type answered struct {
	inquiry
	event string
	ref   chat.Ref
	told  ask.Intent
}

// memoryView shows texts as the model sees them, each worked out once.
type memoryView struct {
	*nlu.Viewer
	mu    sync.Mutex
	one   map[string]model.Text
	views map[string][]model.Text
}

func (v *memoryView) View(text string) model.Text {
	v.mu.Lock()
	out, ok := v.one[text]
	v.mu.Unlock()
	if ok {
		return out
	}
	out = v.Viewer.View(text)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.one[text] = out
	return out
}

func (v *memoryView) Views(text string) []model.Text {
	v.mu.Lock()
	out, ok := v.views[text]
	v.mu.Unlock()
	if ok {
		return out
	}
	out = v.Viewer.Views(text)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.views[text] = out
	return out
}

// open makes the bot, in a folder of its own.
func (m month) open(t *testing.T) *world {
	w := &world{month: m, t: t, asked: map[string]inquiry{}, meant: map[string]ask.Intent{}}
	for _, p := range m.pools {
		for _, all := range p.appear {
			for _, s := range all {
				w.meant[stored(s.text)] = s.intent
			}
		}
	}
	w.settings = settings{}
	w.settings.Storage.Defaults()
	w.settings.Limits.Defaults()
	w.settings.Feedback.Defaults()
	w.settings.Privacy.Defaults()
	w.settings.Learning.Defaults()
	w.settings.Jobs.Defaults()
	dir := t.TempDir()
	w.settings.Storage.Path, w.settings.Learning.Folder = filepath.Join(dir, "tape.db"), filepath.Join(dir, "learning")
	c := &w.settings.Learning.Canary // of so few people a tenth would tell nothing
	c.Share, c.Most, c.Least = 0.3, 3*aDay, 100
	j := &w.settings.Jobs
	j.Judge.Schedule, j.Export.Schedule, j.Train.Schedule = "0 * * * *", "0 3 "+m.nights, "30 3 "+m.nights
	w.make()
	return w
}

func (w *world) make() {
	must := func(err error) {
		w.t.Helper()
		if err != nil {
			w.t.Fatal(err)
		}
	}
	var err error
	w.store, err = bolt.Open(w.settings.Storage)
	must(err)
	w.nlu, err = understander()
	must(err)
	w.stays, err = understander()
	must(err)
	w.stays.Follow(always{w.base})
	w.school.settings = w.settings
	w.school.datasets, err = dataset.Open(w.settings.Learning.DatasetFolder())
	must(err)
	w.school.models, err = registry.New(w.settings.Learning.ModelFolder(), w.base)
	must(err)
	w.deck = deploy.New(deploy.Parts{Models: w.school.models, Seed: w.base})
	w.nlu.Follow(w.deck)
	said := newCompanions(w.settings, w.store, newMetrics())
	w.pipe = pipeline.New(w.settings.Limits.pipeline(), pipeline.Parts{
		Inbox: w.store, Outbox: w.store, Askers: w.store, Nlu: w.nlu, Second: w.nlu, Skills: w, Reacts: said, Beside: said,
		Outlets: map[chat.Platform]pipeline.Outlet{chat.Slack: w}, Buttons: feedback.Buttons,
	})
}

// serving is the model that answers.
func (w *world) serving() string {
	e, err := w.school.models.Serving()
	if err != nil {
		w.t.Fatal(err)
	}
	return e.Version
}

// Answer has data of whatever is asked for, and says what it took the question for: only how a
// question is understood makes an answer good or bad.
func (w *world) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	return chat.Card{Title: string(q.Intent), Text: "Here you are.", Source: "the month"}, nil
}

// Send is the platform: the reply comes under the question.
func (w *world) Send(_ context.Context, p chat.Post) (chat.Ref, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.n++
	ref := chat.Ref{Address: p.To, ID: fmt.Sprint("r", w.n)}
	q := w.asked[p.ReplyTo.ID]
	w.answers = append(w.answers, answered{q, p.ReplyTo.ID, ref, ask.Intent(p.Card.Title)})
	if week := int(time.Since(start) / (7 * aDay)); week < len(w.right) {
		count(&w.right[week], ask.Intent(p.Card.Title) == q.said.intent)
		was, err := w.stays.Understand(context.Background(), chat.Message{Text: q.said.text, At: time.Now()}, ask.Preferences{})
		count(&w.before[week], err == nil && was.Intent == q.said.intent)
	}
	return ref, nil
}

func count(s *eval.Share, right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Whisper is what the bot says to one person alone.
func (w *world) Whisper(_ context.Context, p chat.Whisper) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wishes = append(w.wishes, p)
	return nil
}

// aDay is how long the simulation takes a day to be.
const aDay = 24 * time.Hour

// start is when a bubble's clock begins.
var start = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// plan lists the jobs of learning, as the bot has them; a training is in this process.
func (w *world) plan() []jobs.Job {
	c, s := w.settings, w.school
	trainer := w.trainer(s.datasets, s.models)
	teacher := chores.Teacher{Versions: s.datasets, Models: s.models, Gates: c.Learning.Gates, Await: true, Learn: func(ctx context.Context, version string) (string, error) {
		e, _, err := trainer.Train(ctx, version)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%s: %s, %s; judged by %d messages, macro-F1 %.3f, the serving model %.3f", e.Version, e.Status, e.Reason, e.Judged.Messages, e.Judged.MacroF1, e.Serving.MacroF1), nil
	}}
	press := chores.Press{
		Versions: s.datasets, Share: c.Learning.Datasets.Share, Open: openBucket, Seed: dataset.SourceFunc(w.written), People: harvest(c, w.store),
	}
	bench := chores.Bench{
		Judge: experiment.Judge{Models: s.models, Store: w.store, Voices: feedback.Voices, Canary: c.Learning.Canary},
		Usher: chores.Usher{Models: s.models, To: c.Learning.Deploy.Role(), Share: canaryShare(c.Learning.Canary, w.store)},
	}
	return []jobs.Job{jobs.NewExport(c.Jobs.Export, press), jobs.NewTrain(c.Jobs.Train, teacher), jobs.NewJudge(c.Jobs.Judge, bench)}
}

// trainer makes models of the versions of a folder.
func (w *world) trainer(d *dataset.Versions, r *registry.Registry) train.Trainer {
	frozen, err := learning.Regression()
	if err != nil {
		w.t.Fatal(err)
	}
	frozen = slices.DeleteFunc(frozen, func(m eval.Message) bool { return !w.speaks(m.Language) })
	return train.Trainer{Datasets: d, Models: r, View: w.view, Regression: frozen, Gates: w.settings.Learning.Gates, Balance: w.settings.Learning.Balance, Options: model.Options{Rounds: w.rounds}}
}

// speaks reports whether a language is among those of the month.
func (m month) speaks(language string) bool {
	return len(m.languages) == 0 || slices.Contains(m.languages, language)
}

// written yields the seed, or the sample of it.
func (w *world) written(_ context.Context, yield func(record.Example) error) error {
	for _, l := range w.seed {
		err := yield(record.Example{
			ID: record.ID(fmt.Sprintf("seed-%x", hashed(l.Text, string(l.Intent)))), Text: l.Text, Intent: l.Intent, Language: l.Language, Origin: record.Seeded, Weight: 1,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Ran, Skipped: jobs.Meter.
func (w *world) Ran(r record.Run) {
	if r.Outcome == record.Idle || r.Job == "judge" && strings.Contains(r.Did, "goes on") {
		return
	}
	w.tell("  %s %-6s %s %s%s", r.Start.Format("Jan 02 15:04"), r.Job, r.Outcome, r.Did, r.Error)
}

// Skipped hears of a job that ran still.
func (w *world) Skipped(job string) { w.t.Errorf("%s was skipped", job) }

// live lets the month pass; weekly is called at the end of each week, ended while the bot still runs.
func (w *world) live(weekly func(week int), ended func(ctx context.Context)) {
	ctx, cancel := context.WithCancel(w.t.Context())
	scheduler, err := jobs.New(jobs.Parts{Zone: "UTC", Runs: w.store, Meter: w, Log: slog.New(slog.DiscardHandler)}, w.plan()...)
	if err != nil {
		w.t.Fatal(err)
	}
	storage, closed := context.WithCancel(context.Background())
	var all, last sync.WaitGroup
	last.Go(func() { _ = w.store.Run(storage) })
	all.Go(func() { _ = w.pipe.Run(ctx) })
	all.Go(func() { _ = scheduler.Run(ctx) })
	for d := range 28 {
		for hour := range 24 {
			time.Sleep(time.Until(start.Add(time.Duration(d)*aDay + time.Duration(hour)*time.Hour + 20*time.Minute)))
			if err := w.deck.Refresh(); err != nil {
				w.t.Error(err)
			}
			if hour >= wakes && hour < sleeps {
				w.hour(ctx, d, hour)
			}
			if hour == 20 {
				w.review(ctx)
			}
		}
		if d%7 == 6 {
			weekly(d / 7)
		}
	}
	ended(ctx)
	cancel()
	all.Wait()
	closed()
	last.Wait()
	if err := w.store.Close(); err != nil {
		w.t.Error(err)
	}
}

// hour lets everybody write, and react to what they were answered.
func (w *world) hour(ctx context.Context, d, hour int) {
	w.answers = w.answers[:0]
	var all sync.WaitGroup
	for user, texts := range questions(w.pools, d, hour, w.perDay, w.trolls) {
		for n, s := range texts {
			id := fmt.Sprintf("m%d-%d-%d-%d", d, hour, user, n)
			w.mu.Lock()
			w.asked[id] = inquiry{user, s}
			w.mu.Unlock()
			all.Go(func() {
				w.receive(ctx, id, chat.Message{Ref: chat.Ref{Address: desk(user), ID: id}, Author: author(user), Text: s.text, Direct: true, At: time.Now()})
			})
		}
	}
	all.Wait()
	synctest.Wait()
	time.Sleep(20 * time.Minute) // after which nobody's next message goes on with this one
	for _, a := range w.answers {
		emoji := reaction(a.user, a.event, a.told == a.said.intent)
		if w.trolls && troll(a.user) && trolling(d, hour) {
			emoji = vote(a.told)
		}
		if emoji == "" {
			continue
		}
		w.reacted++
		all.Go(func() {
			w.receive(ctx, "on "+a.event, chat.Reaction{On: a.ref, Author: author(a.user), Emoji: emoji, At: time.Now()})
		})
	}
	all.Wait()
	synctest.Wait()
	w.consent(ctx)
}

// consent lets those answer who were asked whether the bot may learn from them.
func (w *world) consent(ctx context.Context) {
	w.mu.Lock()
	wishes := w.wishes
	w.wishes = nil
	w.mu.Unlock()
	for _, p := range wishes {
		value := ""
		switch at := chance("consent", p.To.ID).Float64(); {
		case at < agreeing:
			value = "consent:yes"
		case at < agreeing+refusing:
			value = "consent:no"
		}
		for _, b := range p.Card.Buttons {
			if answer, _, _ := strings.Cut(b.Value, "/"); answer == value {
				w.receive(ctx, "consent "+p.Event, chat.Press{On: p.On, Author: p.To, Value: b.Value, At: time.Now()})
			}
		}
	}
	synctest.Wait()
}

func (w *world) receive(ctx context.Context, id string, body chat.Body) {
	if err := w.pipe.Receive(ctx, chat.Event{Platform: chat.Slack, ID: id, Body: body}); err != nil {
		w.t.Error(err)
	}
}

// stored is a text as it is kept: a tab is a space there.
func stored(text string) string { return strings.ReplaceAll(text, "\t", " ") }

// review is a reviewer's day: the cases that the bot shows first, labelled rightly.
func (w *world) review(ctx context.Context) {
	r := reviewOf(w.settings, w.store)
	items, err := r.List(ctx, w.reviews)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, item := range items {
		truth, ok := w.meant[stored(item.Interaction.Message.Text)]
		if !ok {
			w.t.Fatalf("nobody asked %q", item.Interaction.Message.Text)
		}
		if err := r.Label(ctx, item.Case.Interaction, feedback.Label{Intent: truth, By: "reviewer"}); err != nil {
			w.t.Fatal(err)
		}
		w.taught++
	}
}
