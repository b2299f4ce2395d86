package errand

import (
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestAClosedDeskLetsTheCallerDoIt(t *testing.T) {
	var d Desk
	done := false
	d.Do(func() { done = true })
	if !done {
		t.Error("it was not done")
	}
	d.Close()
}

func TestAnOpenDeskKeepsNobodyAndCloseWaits(t *testing.T) {
	var d Desk
	d.Open()
	release, done := make(chan struct{}), false
	d.Do(func() { <-release; done = true })
	close(release)
	d.Close()
	if !done {
		t.Error("Close did not wait")
	}
	d.Do(func() { done = false })
	if done {
		t.Error("after Close the caller does it")
	}
}

func TestTooManyErrandsAreDoneByTheirCallers(t *testing.T) {
	var d Desk
	d.Open()
	release := make(chan struct{})
	for range Most {
		d.Do(func() { <-release })
	}
	done := false
	d.Do(func() { done = true })
	if !done {
		t.Error("it waits though there is no place")
	}
	close(release)
	d.Close()
}
