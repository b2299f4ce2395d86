package record_test

import (
	"encoding/json"
	"testing"
	"time"

	"tickertape/core/record"
)

func TestRowsAreWrittenWithTheColumnNames(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for want, row := range map[string]any{
		`{"id":"a","interaction_id":"b","user_id":"c","feedback_type":"positive","feedback_text":"+1","withdrawn":false,"platform":"slack","created_at":"2026-01-02T03:04:05Z"}`: record.FeedbackRow{
			ID: "a", InteractionID: "b", UserID: "c", FeedbackType: string(record.Positive), FeedbackText: "+1", Platform: "slack", CreatedAt: at,
		},
		`{"id":"a","event_id":"e","platform":"slack","kind":"message","state":"pending","attempts":2,"created_at":"2026-01-02T03:04:05Z"}`: record.InboxRow{
			ID: "a", EventID: "e", Platform: "slack", Kind: "message", State: string(record.Pending), Attempts: 2, CreatedAt: at,
		},
	} {
		if got, err := json.Marshal(row); err != nil || string(got) != want {
			t.Errorf("%s, %v\nwant %s", got, err, want)
		}
	}
}
