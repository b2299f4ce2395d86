package bolt_test

import (
	"testing"

	"go.uber.org/goleak"

	"tickertape/storage/bolt"
	"tickertape/storage/storagetest"
)

func TestMain(m *testing.M) {
	become() // the child of the crash tests never returns from here
	goleak.VerifyTestMain(m)
}

func TestBoltIsAStore(t *testing.T) {
	storagetest.Exercise(t, func(t *testing.T, dir string) storagetest.Store { return open(t, dir, nil) })
}

func TestBoltRefusesEventsWhenItsInboxIsFull(t *testing.T) {
	storagetest.Full(t, func(t *testing.T, dir string) storagetest.Store {
		return open(t, dir, func(c *bolt.Config) { c.InboxLimit = 7 })
	}, 7)
}
