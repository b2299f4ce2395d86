package nlu

import (
	"fmt"
	"log/slog"
)

// BrokenError says that reading a text broke. People read what Error says; where it happened is for the log.
type BrokenError struct {
	Model string // that read
	Cause any    // what recover gave
	Stack []byte
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("reading by model %s panicked: %v", e.Model, e.Cause)
}

// LogValue implements slog.LogValuer.
func (e *BrokenError) LogValue() slog.Value {
	return slog.GroupValue(slog.String("cause", e.Error()), slog.String("stack", string(e.Stack)))
}
