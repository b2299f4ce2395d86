package feedback

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// settle makes the case of an interaction what the voices about it say now, and holds the cases
// of a burst. What a reviewer decided stays.
func (d *Desk) settle(ctx context.Context, i record.Interaction, all []record.Feedback) error {
	voices := Voices(all)
	_, against := tally(voices)
	_, fresh := d.fresh(i)
	err := d.change(ctx, i.ID, func(c record.Case, there bool) (record.Case, bool) {
		if there && c.State != record.CaseOpen {
			return c, true
		}
		if against == 0 {
			cause, worth := d.doubtful(i)
			c.Cause, c.Told, c.Urgency = cause, false, urgency(i, 0, fresh)
			return c, there && worth
		}
		if !there {
			c = d.opened(i.ID)
		}
		if !c.Told {
			c.Cause = probable(i, voices)
		}
		c.Urgency = urgency(i, against, fresh)
		return c, true
	})
	if err != nil {
		return err
	}
	return d.hold(ctx, i, voices)
}

// hold puts the cases of a burst on hold, which this interaction may have completed.
func (d *Desk) hold(ctx context.Context, i record.Interaction, voices []record.Feedback) error {
	if err := d.bursts.remember(ctx, d); err != nil {
		return fmt.Errorf("what was judged lately: %w", err)
	}
	for _, label := range d.bursts.note(i, voices, d.Now()) {
		held := 0
		for _, id := range d.bursts.free(label, d.Now()) {
			did := false
			err := d.change(ctx, id, func(c record.Case, there bool) (record.Case, bool) {
				if !there { // it was praised
					c = d.opened(id)
				}
				if did = c.State == record.CaseOpen; did {
					c.State, c.Cause = record.CaseHeld, record.Burst
				}
				return c, true
			})
			if err != nil {
				return err
			}
			d.bursts.hold(label, id, d.Now())
			if did {
				held++
			}
		}
		if held > 0 && d.Meter != nil {
			d.Meter.Held(label, held)
		}
	}
	return nil
}

// opened is a case that was not there yet.
func (d *Desk) opened(of record.ID) record.Case {
	return record.Case{Interaction: of, State: record.CaseOpen, Opened: d.Now().UTC()}
}

// change is ChangeCase of an interaction that may have gone.
func (d *Desk) change(ctx context.Context, id record.ID, change func(record.Case, bool) (record.Case, bool)) error {
	if err := d.Cases.ChangeCase(ctx, id, change); err != nil && !errors.Is(err, record.ErrNotFound) {
		return err
	}
	return nil
}

// doubtful reports whether a question is worth a look though nobody has complained, and why.
func (d *Desk) doubtful(i record.Interaction) (record.Cause, bool) {
	if by := i.Query.By; by != ask.ByModel && by != ask.ByLLM {
		return "", false
	}
	words, _ := d.fresh(i)
	switch {
	case disagrees(i):
		return record.Disagreement, true
	case i.Query.Confidence < unsure:
		return record.LowConfidence, true
	case len(words) > 0 && (len(i.Query.Unknown) > 0 || i.Query.Intent == ask.OutOfScope):
		return record.NewWords, true
	}
	return "", false
}

// mostWatched is how many cases a day are opened without anybody's complaint: as many as a
// reviewer may look at, so that a busy bot does not fill its store with them.
const mostWatched = 200

// watch opens a case of an interaction that is worth a look. It is not settled: nobody has
// judged it.
func (d *Desk) watch(i record.Interaction) (record.Case, bool) {
	cause, worth := d.doubtful(i)
	if !worth || !d.watched.take(d.Now()) {
		return record.Case{}, false
	}
	_, fresh := d.fresh(i)
	return record.Case{Interaction: i.ID, State: record.CaseOpen, Cause: cause, Urgency: urgency(i, 0, fresh), Opened: d.Now().UTC()}, true
}

// ration gives out so many a day.
type ration struct {
	most int

	mu    sync.Mutex
	since time.Time
	taken int
}

func (r *ration) take(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Sub(r.since) >= day {
		r.since, r.taken = now, 0
	}
	if r.taken >= r.most {
		return false
	}
	r.taken++
	return true
}
