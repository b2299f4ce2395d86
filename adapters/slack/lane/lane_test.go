package lane

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

func TestALaneKeepsItsOrder(t *testing.T) {
	g := New(Bounds{Underway: 4, Lane: 100, All: 1000})
	var mu sync.Mutex
	done := map[string][]int{}
	for i := range 100 {
		for _, key := range []string{"a", "b", "c"} {
			if !g.Put(key, func() {
				mu.Lock()
				defer mu.Unlock()
				done[key] = append(done[key], i)
			}) {
				t.Fatalf("%s %d was refused", key, i)
			}
		}
	}
	g.Wait()
	for key, order := range done {
		if len(order) != 100 || !slices.IsSorted(order) {
			t.Errorf("%s: %v", key, order)
		}
	}
	if len(g.waiting) != 0 || g.total != 0 {
		t.Errorf("%d lanes and %d pieces are left", len(g.waiting), g.total)
	}
}

func TestAFullLaneRefusesAndOthersDont(t *testing.T) {
	g := New(Bounds{Underway: 2, Lane: 3, All: 100})
	hang, begun := make(chan struct{}), make(chan struct{})
	g.Put("stuck", func() { close(begun); <-hang })
	<-begun
	for i := range 3 {
		if !g.Put("stuck", func() {}) {
			t.Errorf("%d was refused", i)
		}
	}
	if g.Put("stuck", func() {}) {
		t.Error("a full lane takes more")
	}
	passed := make(chan struct{})
	if !g.Put("free", func() { close(passed) }) {
		t.Error("another lane is refused")
	}
	<-passed
	close(hang)
	g.Wait()
}

func TestAllLanesTogetherAreBounded(t *testing.T) {
	g := New(Bounds{Underway: 3, Lane: 10, All: 20})
	var now, most, ran atomic.Int32
	release := make(chan struct{})
	taken := 0
	for i := range 40 {
		if g.Put(fmt.Sprint(i), func() {
			most.Store(max(most.Load(), now.Add(1)))
			<-release
			now.Add(-1)
			ran.Add(1)
		}) {
			taken++
		}
	}
	if taken < 20 || taken > 23 {
		t.Errorf("%d were taken, at most 20 wait and 3 are under way", taken)
	}
	close(release)
	g.Wait()
	if int(ran.Load()) != taken || most.Load() > 3 {
		t.Errorf("%d of %d ran, %d at once", ran.Load(), taken, most.Load())
	}
}
