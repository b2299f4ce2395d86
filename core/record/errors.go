package record

import "errors"

// What a store answers.
var (
	ErrNotFound = errors.New("no such record")
	ErrFull     = errors.New("the inbox is full")
)
