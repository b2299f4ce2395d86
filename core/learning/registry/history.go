package registry

import "slices"

// historyFile has the steps of the deployment a second time, so that what was tried stays known
// when deployment.json is spoilt, put aside or deleted: a model that was rolled back would else be
// tried again.
const historyFile = "history.json"

// told is what the second record has. One that can't be read has nothing: the deployment itself
// is the first record, and the next change writes both.
func (r *Registry) told() []Step {
	var all []Step
	if read(r.path(historyFile), &all) != nil {
		return nil
	}
	return all
}

// remember adds to the history the steps that it lacks.
func (d *Deployment) remember(told []Step) {
	if slices.Equal(d.History, told) {
		return
	}
	known := make(map[Step]bool, len(d.History))
	for _, s := range d.History {
		known[s] = true
	}
	for _, s := range told {
		if !known[s] {
			d.History = append(d.History, s)
		}
	}
	slices.SortStableFunc(d.History, func(a, b Step) int { return a.At.Compare(b.At) })
}

// keep writes what is deployed, and then the second record: one that says less than the first is
// made whole by the next change, one that says more would tell of what never happened.
func (r *Registry) keep(d Deployment) error {
	if n := len(d.History) - mostSteps; n > 0 {
		d.History = d.History[n:]
	}
	if err := write(r.path(deploymentFile), d); err != nil {
		return err
	}
	return write(r.path(historyFile), d.History)
}
