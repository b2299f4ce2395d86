package record

import "time"

// The rows are the stored tables as people and other programs read them: one JSON object a
// line, the column names of the schema. Times are UTC in RFC 3339.

// InteractionRow is a line of `dump interactions`.
type InteractionRow struct {
	ID              ID        `json:"id"`
	UserID          ID        `json:"user_id"`
	Query           string    `json:"query"`
	QueryCategory   string    `json:"query_category"`
	Response        string    `json:"response"` // the card as plain text
	ConfidenceScore float64   `json:"confidence_score"`
	CreatedAt       time.Time `json:"created_at"`
	Platform        string    `json:"platform"`
	Conversation    string    `json:"conversation"` // an opaque key, the same for the same conversation
	Intent          string    `json:"intent"`
	Provider        string    `json:"provider"`
	LatencyMS       float64   `json:"latency_ms"`
	ModelVersion    string    `json:"model_version"`
	Delivery        string    `json:"delivery"`                // sent, pending, unsure or lost
	Arm             string    `json:"arm,omitempty"`           // "experiment=arm", several parted by a space
	ShadowModel     string    `json:"shadow_model,omitempty"`  // of a model that reads along and answers nobody
	ShadowIntent    string    `json:"shadow_intent,omitempty"` // and what it made of the question
}

// FeedbackRow is a line of `dump feedback`.
type FeedbackRow struct {
	ID            ID        `json:"id"`
	InteractionID ID        `json:"interaction_id"`
	UserID        ID        `json:"user_id"`
	FeedbackType  string    `json:"feedback_type"` // positive or negative
	FeedbackText  string    `json:"feedback_text"` // the emoji, the button or the correction
	Withdrawn     bool      `json:"withdrawn"`
	Platform      string    `json:"platform"`
	CreatedAt     time.Time `json:"created_at"`
}

// InboxRow is a line of `dump inbox`: what is accepted or answered and not finished.
type InboxRow struct {
	ID        ID        `json:"id"`
	EventID   string    `json:"event_id"`
	Platform  string    `json:"platform"`
	Kind      string    `json:"kind"`  // message, reaction, press or reply
	State     string    `json:"state"` // accepted, pending or unsure
	Attempts  int       `json:"attempts"`
	CreatedAt time.Time `json:"created_at"`
}
