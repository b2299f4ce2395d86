package nlu

import (
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu/model"
)

// Models tell which model reads a message.
type Models interface {
	// Choose is asked once for each message. A model of nil is the one that comes with the
	// program; the shadow, which may be nil, reads along and answers nobody; the trial is what
	// else is tried on the author, and says which arms they are in.
	Choose(m chat.Message) (reads, shadow *model.Model, t ask.Trial)
}

// Follow lets the models be told from now on. It is called before the first message is read.
func (u *Understander) Follow(m Models) { u.models = m }

// Model is the one that comes with the program.
func (u *Understander) Model() *model.Model { return u.reads.Load().model }

// choice is who reads a message.
type choice struct {
	reads, along *reader // along may be nil
	trial        ask.Trial
}

func (u *Understander) choose(m chat.Message) choice {
	c := choice{reads: u.reads.Load()}
	if u.models == nil {
		return c
	}
	reads, shadow, trial := u.models.Choose(m)
	base := c.reads
	c.reads, c.trial = u.others.of(base, reads), trial
	if shadow != nil {
		c.along = u.others.of(base, shadow)
	}
	return c
}

// mostOthers is how many models are kept ready: serving, canary, shadow and the arms of an
// experiment, twice. All are made ready anew when there are more.
const mostOthers = 16

// others are the readers of models besides the one that comes with the program. They share all
// with it but the model, and what they remember of texts.
type others struct {
	mu   sync.Mutex
	base *reader
	by   map[*model.Model]*reader
}

// of is the reader of a model; nil is the base's own.
func (o *others) of(base *reader, m *model.Model) *reader {
	if m == nil || m == base.model {
		return base
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.base != base || len(o.by) >= mostOthers { // the names mean something else now
		o.base, o.by = base, map[*model.Model]*reader{}
	}
	r := o.by[m]
	if r == nil {
		own := *base
		own.model = m
		if own.repeats != nil {
			own.repeats = &repeats{}
		}
		r = &own
		o.by[m] = r
	}
	return r
}

// trying reads and asks as a trial wants it.
func (u *reader) trying(t ask.Trial) *reader {
	if u.second == nil || (t.Below == nil && t.Prompt == "") {
		return u
	}
	own := *u
	if t.Below != nil {
		own.below = *t.Below
	}
	if u.prompted != nil && t.Prompt != "" {
		if other, ok := u.prompted(t.Prompt); ok {
			own.second = other
		}
	}
	return &own
}

// along is what a shadow is to read once the answer has left, so that nobody waits for it.
type along struct {
	mu    sync.Mutex
	texts map[seat]pending
}

type pending struct {
	reads *reader
	text  string
	prev  past
	now   time.Time
}

// put keeps a text for the shadow. What nobody fetched in time is forgotten.
func (a *along) put(who seat, p pending) {
	if p.reads == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.texts == nil || len(a.texts) >= mostPeople {
		a.texts = map[seat]pending{}
	}
	a.texts[who] = p
}

func (a *along) take(who seat) (pending, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	p, ok := a.texts[who]
	delete(a.texts, who)
	return p, ok
}

// Second is what the shadow makes of a message that was understood, asking no language model;
// the zero opinion without a shadow. One that breaks has an opinion of nothing.
func (u *Understander) Second(m chat.Message) (o ask.Opinion) {
	p, ok := u.along.take(seat{m.Ref.Address, m.Author.ID})
	if !ok || p.text != m.Text {
		return o
	}
	o.Model = p.reads.model.Version
	defer func() {
		if recover() != nil {
			o.Intent, o.Confidence = "", 0
		}
	}()
	q := p.reads.recall(p.text, p.prev, p.now)
	o.Intent, o.Confidence = q.Intent, q.Confidence
	return o
}
