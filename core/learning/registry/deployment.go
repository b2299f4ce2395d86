package registry

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"tickertape/core/learning/internal/lock"
)

// Deployment is which models answer now, and how that came. It is one small file that is
// replaced as a whole: a running bot sees the old one or the new one.
type Deployment struct {
	Serving string    `json:"serving"`          // answers
	Canary  string    `json:"canary,omitempty"` // answers a share of the people; empty: none
	Share   float64   `json:"share,omitempty"`  // of the people whom the canary answers, above 0 and below 1
	Since   time.Time `json:"since,omitzero"`   // when the canary began, UTC
	Shadow  string    `json:"shadow,omitempty"` // reads along and answers nobody; empty: none
	History []Step    `json:"history"`          // oldest first
}

// Step is one change: From and To had the role before and after, empty where nobody had it.
type Step struct {
	At    time.Time `json:"at"` // UTC
	Who   string    `json:"who"`
	Why   string    `json:"why,omitempty"`
	Role  Status    `json:"role"` // Shadow, Canary or Serving
	From  string    `json:"from,omitempty"`
	To    string    `json:"to,omitempty"`
	Share float64   `json:"share,omitempty"` // of a canary
	Back  bool      `json:"back,omitempty"`  // a rollback: To served before
}

const (
	deploymentFile = "deployment.json"
	mostSteps      = 1000 // that are remembered
)

// ErrNothing means that there is nothing to change.
var ErrNothing = errors.New("nothing to change")

// Deployment tells which models answer. Where nobody has decided, the seed does. The history is
// told also with an error.
func (r *Registry) Deployment() (Deployment, error) {
	d := Deployment{Serving: r.seed.Version}
	err := read(r.path(deploymentFile), &d)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err == nil {
		err = r.check(d)
	}
	d.remember(r.told())
	return d, err
}

// check reports a file that nobody but a hand can have written.
func (r *Registry) check(d Deployment) error {
	wrong := func(form string, args ...any) error {
		return fmt.Errorf("%s: "+form+"; `tickertape model rollback` puts it aside", append([]any{deploymentFile}, args...)...)
	}
	if d.Serving == "" {
		return wrong("it names no serving model")
	}
	for _, name := range []string{d.Serving, d.Canary, d.Shadow} {
		if name != "" && name != r.seed.Version && !named.MatchString(name) {
			return wrong("%q is no name of a model", name)
		}
	}
	if d.Canary != "" && !(d.Share > 0 && d.Share < 1) {
		return wrong("a share of %v is not usable", d.Share)
	}
	return nil
}

// aside renames a deployment that can't be read.
func (r *Registry) aside() error {
	return os.Rename(r.path(deploymentFile), r.path(deploymentFile+".broken"))
}

// Served lists the models that served, the present one last. The seed served first.
func (d Deployment) Served(seed string) []string {
	all := []string{seed}
	for _, s := range d.History {
		if s.Role != Serving {
			continue
		}
		all = upTo(all, s.From) // deployment.json may have been deleted before
		if at := slices.Index(all, s.To); s.Back && at >= 0 {
			all = all[:at+1]
			continue
		}
		all = append(all, s.To)
	}
	return upTo(all, d.Serving)
}

// upTo ends a list of models with the one that served; an empty name leaves it as it is.
func upTo(all []string, version string) []string {
	if version == "" {
		return all
	}
	for at, v := range slices.Backward(all) {
		if v == version {
			return all[:at+1]
		}
	}
	return append(all, version)
}

// standing is what the deployment says of a model; false: nothing.
func (d Deployment) standing(version string) (s State, ok bool) {
	for _, step := range slices.Backward(d.History) {
		if step.To == version || step.From == version {
			s = State{Reason: step.reason(), Since: step.At}
			ok = true
			break
		}
	}
	switch version {
	case d.Serving:
		s.Status = Serving
		return s, true
	case d.Canary:
		s.Status = Canary
	case d.Shadow:
		s.Status = Shadow
	default:
		s.Status = Retired
	}
	return s, ok
}

func (s Step) reason() string {
	if s.Why == "" {
		return "by " + s.Who
	}
	return s.Why + ", by " + s.Who
}

// change lets one caller at a time decide what is deployed; change adds what it did with note.
func (r *Registry) change(o Order, change func(d *Deployment) error) (Deployment, error) {
	release, err := lock.Wait(r.path(".lock"))
	if err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	defer release()
	d, err := r.Deployment()
	if unread := (*fs.PathError)(nil); err != nil && o.aside && !errors.As(err, &unread) {
		if err = r.aside(); err == nil {
			d = Deployment{Serving: r.seed.Version, History: d.History}
			d.note(r, o, Step{Role: Serving, To: r.seed.Version, Back: true})
			return d, r.keep(d)
		}
	}
	if err != nil {
		return d, fmt.Errorf("deploy: %w", err)
	}
	if !o.Of.IsZero() && !o.Of.Equal(d.Since) {
		return d, fmt.Errorf("deploy: %w: the canary is another one", ErrNothing)
	}
	if err := change(&d); err != nil {
		return d, err
	}
	return d, r.keep(d)
}
