package registry

import (
	"slices"

	"tickertape/core/learning/eval"
)

// Verdict is what some gates said of a model beside the one that served then.
type Verdict struct {
	State
	Against string     `json:"against"`
	Gates   eval.Gates `json:"gates"`
}

// mostVerdicts is how many earlier ones are remembered.
const mostVerdicts = 20

// says reports whether just this is known of a model already, but for the day and what was measured.
func (e Entry) says(a About, s State) bool {
	s.Since = e.Since
	return e.verdict() == Entry{a, s}.verdict() && e.DatasetSHA256 == a.DatasetSHA256
}

func (e Entry) verdict() Verdict { return Verdict{e.State, e.Against, e.Gates} }

// succeed keeps the day of a model that is made again, and what was said of it.
func (a *About) succeed(old Entry) {
	a.Created = old.Created
	a.Earlier = append(slices.Clone(old.Earlier), old.verdict())
	a.Earlier = a.Earlier[max(0, len(a.Earlier)-mostVerdicts):]
}

// Stale reports whether a model was judged by other gates than these, or beside another model than
// the one that serves: what was said of it may not hold any more.
func (e Entry) Stale(serving string, gates eval.Gates) bool {
	return e.Against != serving || e.Gates != gates
}

// Settled reports whether what was decided on a model stands, whatever gates say: it has a role,
// or was rolled back when people had been answered by it.
func (d Deployment) Settled(version string) bool {
	if version == d.Serving || version == d.Canary || version == d.Shadow {
		return true
	}
	return slices.ContainsFunc(d.History, func(s Step) bool { return s.Back && s.From == version && s.Role != Shadow })
}
