// Package bolt is the embedded store: everything that the bot must not forget, in one file.
//
// Promise: what a method has taken is on disk when it returns nil. A kill at any time loses
// nothing that was taken: the file is opened again, Next hands out all that is unanswered,
// Unsent lists all that is unsent. Each change of a message's state is one transaction:
//
//	         ┌─ Drop ─▶ forgotten
//	Accept ──┤
//	 inbox   └─ Answered ──▶ outbox ──┬─ Sent ────▶ delivered, its reference linked
//	                      + interaction│ ▲
//	                                  ├─┴ Unsure   (may have arrived; stays)
//	                                  └─ GiveUp ──▶ lost
//
// Writes go through one goroutine, Run, which commits what waits together (see
// internal/commit). Before Run they wait for it or their context; after Run they get
// ErrClosed, while reads work until Close.
//
// Of people the file keeps a random UUID per platform account. Which account that is, which
// conversation an interaction was in and which message was its reply is kept only as an HMAC
// under a key that was made with the file: enough to recognise them, not to read them off.
// (Whoever has the file has that key too and can try out all account numbers; the file is as
// secret as what people wrote in it.) Real addresses stand in the inbox and the outbox alone,
// as long as an entry is under way. bbolt leaves deleted bytes in the file until their page
// is used again; a copy (Backup) has neither those nor the key.
//
// Failure: a value that can't be read is skipped, logged and counted. A full disk fails the
// write and the next one is tried. A disk that breaks ends Run: the program should stop, and
// find out what the disk holds by opening the file again. Another process that has the file
// open is ErrLocked, a file of a newer program ErrNewer.
//
// It must not know rooms: it keeps their records and decides nothing about them.
package bolt
