package train

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"tickertape/core/learning/dataset"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/core/record"
)

// Viewer shows texts as the model sees them. It is safe for concurrent use.
type Viewer interface {
	View(text string) model.Text
	// Views are View and, where they differ, how the same text looks with slips.
	Views(text string) []model.Text
}

// Datasets has the versions.
type Datasets interface {
	Latest() (dataset.Manifest, error)
	Show(version string) (dataset.Manifest, error)
	Examples(ctx context.Context, version string, yield func(record.Example) error) error
}

// Progress is how far a training is.
type Progress struct {
	Step     string // "reading" or "learning"
	Done, Of int
	Left     time.Duration // of this step, estimated; 0: not known yet
}

// Trainer makes models.
type Trainer struct {
	Datasets   Datasets
	Models     *registry.Registry
	View       Viewer
	Regression []eval.Message
	Gates      eval.Gates
	Balance    Balance
	Options    model.Options  // Version and Progress are the trainer's own
	Tell       func(Progress) // may be nil
	Lock       string         // a file by which one training at a time is kept; empty: none is
}

// Train makes a model of a version, of an empty name the latest without filters, and puts it into the registry,
// as a candidate or as failed. fresh is false where that very model was there already: it is judged
// anew, unless it is settled. While
// another training has the lock, it is ErrBusy.
func (t Trainer) Train(ctx context.Context, version string) (e registry.Entry, fresh bool, err error) {
	if t.Lock != "" {
		release, err := alone(t.Lock)
		if err != nil {
			return e, false, err
		}
		defer release()
	}
	return t.train(ctx, version)
}

func (t Trainer) train(ctx context.Context, version string) (e registry.Entry, fresh bool, err error) {
	began := time.Now()
	m, err := t.version(version)
	if err != nil {
		return e, false, err
	}
	serving, err := t.Models.Serving()
	if err != nil {
		return e, false, err
	}
	was, err := t.serving(serving)
	if err != nil {
		return e, false, err
	}
	c, err := t.read(ctx, m)
	if err != nil {
		return e, false, err
	}
	o := t.Options
	if o.Rounds == 0 && c.learned >= plentiful {
		o.Rounds = shortRounds
	}
	o.Progress = t.step(ctx, "learning")
	made := pair{}
	if made.all, made.measured, err = model.TrainAside(c.learn, c.aside, o); err != nil {
		return e, false, fmt.Errorf("train on dataset %s: %w", m.Version, err)
	}
	about := registry.About{
		Dataset: m.Version, DatasetSHA256: m.SHA256, Learned: c.learned, HeldBack: len(c.held), Seen: c.seen, Against: serving.Version, Gates: t.Gates,
	}
	state := t.judge(made, was, serving, c, &about)
	about.TookMS = time.Since(began).Milliseconds()
	p := papers(about, m, state, t.Gates)
	p.Measured = made.measured
	return t.Models.Add(made.all, about, p, state)
}

func (t Trainer) version(name string) (dataset.Manifest, error) {
	if name == "" {
		return t.Datasets.Latest()
	}
	return t.Datasets.Show(name)
}

// serving opens the model that serves.
func (t Trainer) serving(e registry.Entry) (was pair, err error) {
	if was.all, err = t.Models.Open(e.Version); err != nil {
		return was, err
	}
	was.measured, err = t.Models.Measured(e.Version)
	return was, err
}

// pair is a model, and what it was before it learned what it is measured by.
type pair struct{ all, measured *model.Model }

// course is what a training learns from, and what it is measured by.
type course struct {
	learn   []model.Example
	aside   []model.Example // learned once the model was measured
	learned int             // texts: each may be learned in two forms
	held    []message
	seen    int
}

// message is one to measure by.
type message struct {
	eval.Message
	view   model.Text
	origin record.Origin
}

// read makes a course of a version.
func (t Trainer) read(ctx context.Context, m dataset.Manifest) (course, error) {
	var learn, held []record.Example
	judging := dataset.ApartOf(eval.Texts(t.Regression)) // a model that has learned them would look good whatever else it has learned
	err := t.Datasets.Examples(ctx, m.Version, func(e record.Example) error {
		if judging.Has(e.Text) { // of an older version, or of other hands
			return nil
		}
		if HeldBack(e.Text) {
			held = append(held, e)
		} else {
			learn = append(learn, e)
		}
		return nil
	})
	if err != nil {
		return course{}, err
	}
	c := course{learned: len(learn)}
	tell := t.step(ctx, "reading")
	views, err := each(learn, t.viewing(len(learn)), func(done int) error { return tell(done, len(learn)+len(held)) })
	if err != nil {
		return c, err
	}
	once := func(text string) []model.Text { return []model.Text{t.View.View(text)} }
	kept, err := each(held, once, func(done int) error { return tell(len(learn)+done, len(learn)+len(held)) })
	if err != nil {
		return c, err
	}
	c.fill(learn, views, held, kept, t.Balance)
	return c, nil
}

// plentiful is from how many texts on people have slipped often enough by themselves, and fewer
// rounds do: it keeps training on a hundred thousand examples within half a minute.
const (
	plentiful   = 50_000
	shortRounds = 40
)

// viewing is how texts are learned, where there are so many.
func (t Trainer) viewing(texts int) func(text string) []model.Text {
	if texts < plentiful {
		return t.View.Views
	}
	return func(text string) []model.Text { return []model.Text{t.View.View(text)} }
}

// each shows all examples, on all processors.
func each(all []record.Example, view func(text string) []model.Text, tell func(done int) error) ([][]model.Text, error) {
	const chunk = 512
	out := make([][]model.Text, len(all))
	for from := 0; from < len(all); from += chunk {
		part := all[from:min(from+chunk, len(all))]
		workers := runtime.GOMAXPROCS(0)
		var wait sync.WaitGroup
		for w := range workers {
			wait.Go(func() {
				for i := w; i < len(part); i += workers {
					out[from+i] = view(part[i].Text)
				}
			})
		}
		wait.Wait()
		if err := tell(from + len(part)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fill sorts what was read into what is learned from and what is measured by.
func (c *course) fill(learn []record.Example, views [][]model.Text, held []record.Example, kept [][]model.Text, b Balance) {
	weight, known := weights(learn, b), map[string]bool{}
	for i, e := range learn {
		group := strings.Join(views[i][0].Words, " ")
		for _, v := range views[i] {
			known[string(e.Intent)+"\x00"+look(v)] = true
			c.learn = append(c.learn, model.Example{Text: v, Label: string(e.Intent), Group: group, Weight: weight(e)})
		}
	}
	for i, e := range held {
		msg := message{messageOf(e), kept[i][0], e.Origin}
		c.aside = append(c.aside, model.Example{Text: msg.view, Label: string(e.Intent), Weight: weight(e)})
		if known[string(e.Intent)+"\x00"+look(msg.view)] {
			c.seen++ // a text with another name in it: it would measure memory
			continue
		}
		c.held = append(c.held, msg)
	}
}

func look(t model.Text) string {
	return strings.Join(t.Words, " ") + "\x00" + strings.Join(t.Marks, " ") + "\x00" + strings.Join(t.Signs, " ")
}

func messageOf(e record.Example) eval.Message {
	return eval.Message{
		Text: e.Text, Intent: string(e.Intent), Language: cmp.Or(e.Language, "unknown"), Platform: string(e.Platform), Words: len(strings.Fields(e.Text)),
	}
}
