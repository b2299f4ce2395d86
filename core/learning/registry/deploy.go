package registry

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Order is who wants a change, and why.
type Order struct {
	Who   string
	Why   string
	Force bool      // also a model that the gates have failed; Why must say why
	Of    time.Time // only while the canary is there that began then; zero: at any rate

	aside bool // a deployment that can't be read is put aside, and the seed serves
}

// ErrFailed is a model that the gates have failed.
var ErrFailed = errors.New("the gates have failed it")

// Shadow lets a model read along, in place of the one that does. Nobody is answered by it, so
// that one that failed may. An empty version ends it. ErrNothing: it is so already.
func (r *Registry) Shadow(version string, o Order) (Deployment, error) {
	return r.change(o, func(d *Deployment) error {
		if d.Shadow == version {
			return fmt.Errorf("shadow: %w", ErrNothing)
		}
		if version != "" {
			if err := r.whole(version, d.Serving); err != nil {
				return err
			}
		}
		d.note(r, o, Step{Role: Shadow, From: d.Shadow, To: version})
		d.Shadow = version
		return nil
	})
}

// Canary lets a model answer a share of the people, in place of the canary that does.
func (r *Registry) Canary(version string, share float64, o Order) (Deployment, error) {
	if !(share > 0 && share < 1) {
		return Deployment{}, fmt.Errorf("canary: a share of %v is not usable, use more than 0 and less than 1", share)
	}
	return r.change(o, func(d *Deployment) error {
		if err := r.usable(version, d.Serving, o); err != nil {
			return err
		}
		d.note(r, o, Step{Role: Canary, From: d.Canary, To: version, Share: share})
		d.Canary, d.Share, d.Since = version, share, r.now().UTC()
		if d.Shadow == version {
			d.Shadow = ""
		}
		return nil
	})
}

// Promote lets a model answer everybody; of an empty version, the canary. A canary ends with
// it: what it was compared with has gone.
func (r *Registry) Promote(version string, o Order) (Deployment, error) {
	return r.change(o, func(d *Deployment) error {
		if version == "" {
			version = d.Canary
		}
		if version == "" {
			return fmt.Errorf("promote: %w: there is no canary, name a model", ErrNothing)
		}
		if err := r.usable(version, d.Serving, o); err != nil {
			return err
		}
		d.serve(r, o, version, false)
		return nil
	})
}

// Rollback ends the canary if there is one, or else lets the model answer again that served
// before. A named model is a canary or shadow to end, or one that served before, and is whole.
// Where none is named, one whose file is broken is passed over; the seed is always there.
// A deployment that can't be read is put aside, and the seed serves.
func (r *Registry) Rollback(version string, o Order) (Deployment, error) {
	o.aside = version == "" && o.Of.IsZero()
	return r.change(o, func(d *Deployment) error {
		switch {
		case d.Canary != "" && (version == "" || version == d.Canary):
			d.end(r, o)
			return nil
		case version != "" && version == d.Shadow:
			d.note(r, o, Step{Role: Shadow, From: d.Shadow, Back: true})
			d.Shadow = ""
			return nil
		}
		served := d.Served(r.seed.Version)
		served = served[:len(served)-1]
		if version != "" {
			if !slices.Contains(served, version) {
				return fmt.Errorf("rollback: %s has not served before %s, use promote", version, d.Serving)
			}
			if err := r.whole(version, d.Serving); err != nil {
				return fmt.Errorf("rollback: %w", err)
			}
			served = []string{version}
		}
		for _, earlier := range slices.Backward(served) {
			if earlier != d.Serving && r.whole(earlier, d.Serving) == nil {
				d.serve(r, o, earlier, true)
				return nil
			}
		}
		if d.Serving == r.seed.Version {
			return fmt.Errorf("rollback: %w: %s serves, which comes with the program", ErrNothing, d.Serving)
		}
		d.serve(r, o, r.seed.Version, true)
		return nil
	})
}

// whole reports a model that can't be given a role: it is unknown or broken, or serves.
func (r *Registry) whole(version, serving string) error {
	if version == serving {
		return fmt.Errorf("model %s serves already: %w", version, ErrNothing)
	}
	_, err := r.Open(version)
	return err
}

// usable reports a model that can't answer people: see whole, then fit.
func (r *Registry) usable(version, serving string, o Order) error {
	if err := r.whole(version, serving); err != nil {
		return err
	}
	return r.fit(version, o)
}

// fit reports a model that the gates have failed, unless somebody insists and says why.
func (r *Registry) fit(version string, o Order) error {
	e, err := r.Get(version)
	if err != nil {
		return err
	}
	failed, why := r.failed(e)
	switch {
	case !failed:
		return nil
	case !o.Force:
		return fmt.Errorf("model %s: %w (%s); insist with --force and a reason", version, ErrFailed, why)
	case o.Why == "":
		return fmt.Errorf("model %s: %w (%s); to insist, say why", version, ErrFailed, why)
	}
	return nil
}

// failed reports whether the gates have failed a model, whatever became of it since.
func (r *Registry) failed(e Entry) (failed bool, why string) {
	if e.Version == r.seed.Version {
		return false, ""
	}
	var s State
	if err := read(r.path(e.Version, statusFile), &s); err != nil {
		return true, err.Error()
	}
	return s.Status == Failed, s.Reason
}

// serve gives the answers to a model. A canary ends.
func (d *Deployment) serve(r *Registry, o Order, version string, back bool) {
	d.note(r, o, Step{Role: Serving, From: d.Serving, To: version, Back: back})
	if d.Canary != "" && d.Canary != version {
		d.note(r, Order{Who: o.Who, Why: "the serving model has changed"}, Step{Role: Canary, From: d.Canary})
	}
	d.Serving, d.Canary, d.Share, d.Since = version, "", 0, time.Time{}
	if d.Shadow == version {
		d.Shadow = ""
	}
}

// end takes the canary back.
func (d *Deployment) end(r *Registry, o Order) {
	d.note(r, o, Step{Role: Canary, From: d.Canary, Back: true})
	d.Canary, d.Share, d.Since = "", 0, time.Time{}
}

func (d *Deployment) note(r *Registry, o Order, s Step) {
	s.At, s.Who, s.Why = r.now().UTC(), o.Who, o.Why
	d.History = append(d.History, s)
}
