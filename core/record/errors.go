package record

import "errors"

// What a store answers.
var (
	ErrNotFound = errors.New("no such record")
	ErrFull     = errors.New("the inbox is full")
	ErrInvalid  = errors.New("it can't be stored, now or later")
)
