package registry

import (
	"time"

	"tickertape/core/learning/eval"
)

// Status is how far a model has come.
type Status string

// The states.
const (
	Candidate Status = "candidate" // passed the gates
	Failed    Status = "failed"    // did not
	Shadow    Status = "shadow"    // answers nobody, and is compared
	Canary    Status = "canary"    // answers some people
	Serving   Status = "serving"
	Retired   Status = "retired"
)

// Statuses lists all states.
func Statuses() []Status { return []Status{Candidate, Failed, Shadow, Canary, Serving, Retired} }

// About is what is known of a model from the day it was made. It changes only where the same model
// is made again, and judged anew.
type About struct {
	Version string    `json:"version"`
	SHA256  string    `json:"sha256"` // of model.bin
	Created time.Time `json:"created"`

	MeasuredSHA256 string `json:"measured_sha256,omitempty"` // of measured.bin; empty: there is none
	StatusSHA256   string `json:"status_sha256,omitempty"`   // of status.json; empty of a model that is older than this

	Dataset       string       `json:"dataset"` // v3
	DatasetSHA256 string       `json:"dataset_sha256"`
	Learned       int          `json:"learned"`   // texts that it was trained on before it was measured
	HeldBack      int          `json:"held_back"` // texts that it learned when it had been measured by them
	Seen          int          `json:"seen"`      // held back, but the model could not tell them from ones it learned: not measured
	Temperature   float64      `json:"temperature"`
	TookMS        int64        `json:"took_ms"`
	Against       string       `json:"against"`    // the model that served when it was judged
	Gates         eval.Gates   `json:"gates"`      // that judged it; zero of a model that is older than this
	Held          eval.Metrics `json:"held"`       // on what was held back
	Regression    eval.Metrics `json:"regression"` // on the frozen messages
	Judged        eval.Metrics `json:"judged"`     // on what neither model had learned, with labels that are trusted
	Serving       eval.Metrics `json:"serving"`    // the serving model on the same

	Earlier []Verdict `json:"earlier,omitempty"` // what the gates said of it before, the oldest first
}

// State is where a model stands.
type State struct {
	Status Status    `json:"status"`
	Reason string    `json:"reason,omitempty"`
	Since  time.Time `json:"since,omitzero"`
}

// Entry is a model of the registry.
type Entry struct {
	About
	State
}
