// Package commit turns many small writes of a bbolt file into few transactions.
//
// One goroutine, Group.Run, takes whatever is waiting and commits it at once, without a
// timer: a lone write costs one fsync and no delay, and writes that arrive during an fsync
// share the next one.
//
//	            ┌─ ctx ends ──▶ left, never run
//	waiting ────┤
//	            └─ taken ──▶ in a transaction ── synced ──▶ done
//	                 ▲           │ one operation fails after it wrote:
//	                 └───────────┘ rolled back, the others run again without it
//
// Promise: Do returns nil only after the data is on disk. Each operation gets its own error,
// and neither an error nor a panic of one reaches its neighbours. An error that is the
// context's means that the operation did not happen and will not. Operations run in the order
// in which they came, each sees what those before it wrote.
//
// An operation may run more than once, so it must set its results anew in every run.
//
// A commit that fails for want of room fails its operations and the next one is tried. After
// any other failed commit nobody knows what the disk holds (an fsync that failed once may
// succeed the second time and have lost pages), so Run returns the error: the file has to be
// opened anew.
//
// It must not know what is stored.
package commit
