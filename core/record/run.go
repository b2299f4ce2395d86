package record

import "time"

// Run is one run of a job: when, who started it, and what became of it.
type Run struct {
	Job     string    `json:"job"`
	Start   time.Time `json:"start"` // UTC
	End     time.Time `json:"end,omitzero"`
	Outcome Outcome   `json:"outcome"`
	Did     string    `json:"did,omitempty"`   // what it did, or why there was nothing to do, for people; may be empty
	Error   string    `json:"error,omitempty"` // why it failed, for people
	By      string    `json:"by"`              // BySchedule or ByOperator
}

// Who starts a run.
const (
	BySchedule = "schedule"
	ByOperator = "operator"
)

// Outcome is what became of a run.
type Outcome string

// The outcomes.
//
//	running ─┬─▶ done
//	         ├─▶ idle      (there was nothing to do)
//	         ├─▶ failed
//	         ├─▶ stopped   (the bot was told to stop)
//	         └─▶ broken    (the bot ended in the middle of it)
const (
	Running Outcome = "running"
	Done    Outcome = "done"
	Idle    Outcome = "idle"
	Failed  Outcome = "failed"
	Stopped Outcome = "stopped"
	Broken  Outcome = "broken"
)

// Took is how long it ran; 0 while it does, and of one that broke off.
func (r Run) Took() time.Duration {
	if r.End.IsZero() {
		return 0
	}
	return r.End.Sub(r.Start)
}
