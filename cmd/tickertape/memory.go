package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is how much the heap may grow before it is collected, in percent of what lives:
// a little less than usual, so that the bot stays under 60 MB also under load.
const heapGrowth = 80

// tuneMemory sets heapGrowth, unless GOGC decides. undo brings back what was.
func tuneMemory() (undo func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(heapGrowth)
	return func() { debug.SetGCPercent(before) }
}
