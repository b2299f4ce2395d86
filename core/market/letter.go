package market

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Letter is a request that failed for good: nobody answered, and nothing old was left. It can
// be asked again when the providers are back.
type Letter struct {
	ID       string    `json:"id"` // the same for requests that mean the same
	Request  Request   `json:"request"`
	Fault    Fault     `json:"fault"`
	Attempts int       `json:"attempts"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"`
}

// LetterID names the letter of a request: 16 hexadecimal digits.
func LetterID(r Request) string {
	sum := sha256.Sum256([]byte(r.Signature()))
	return hex.EncodeToString(sum[:8])
}
