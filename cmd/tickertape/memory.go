package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is how much the heap may grow before it is collected, in percent of what lives.
// The bot's heap is small, so that the usual 100 collects dozens of times a second under
// load; much more would not stay under 60 MB.
const heapGrowth = 150

// tuneMemory trades memory that is there for time, unless GOGC decides. undo brings back
// what was.
func tuneMemory() (undo func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(heapGrowth)
	return func() { debug.SetGCPercent(before) }
}
