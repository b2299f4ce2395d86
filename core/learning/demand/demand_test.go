package demand_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tickertape/core/learning/demand"
	"tickertape/core/market"
	"tickertape/core/record"
)

// town is people who ask: of each hour, how often for each asset. They all ask at half past.
type town struct {
	asked  map[int64][]int // by the hour's unix time
	memory map[string][]byte
	fails  error
	looks  int
}

func newTown() *town { return &town{asked: map[int64][]int{}, memory: map[string][]byte{}} }

func asset(i int) market.Asset {
	return market.Asset{Class: market.Crypto, ID: fmt.Sprintf("coin-%03d", i)}
}

func (w *town) Asked(_ context.Context, from, to time.Time, limit int) ([]record.Demand, error) {
	w.looks++
	sum := map[int]int{}
	for h := from.Truncate(time.Hour); h.Before(to); h = h.Add(time.Hour) {
		if at := h.Add(30 * time.Minute); at.Before(from) || !at.Before(to) {
			continue
		}
		for i, n := range w.asked[h.Unix()] {
			sum[i] += n
		}
	}
	var all []record.Demand
	for i, n := range sum {
		if n > 0 {
			all = append(all, record.Demand{Asset: asset(i), Times: n})
		}
	}
	slices.SortFunc(all, func(a, b record.Demand) int {
		if a.Times != b.Times {
			return b.Times - a.Times
		}
		return strings.Compare(a.Asset.ID, b.Asset.ID)
	})
	return all[:min(limit, len(all))], w.fails
}

func (w *town) Memory(_ context.Context, name string) ([]byte, error) {
	return w.memory[name], w.fails
}

func (w *town) Remember(_ context.Context, name string, data []byte) error {
	w.memory[name] = slices.Clone(data)
	return w.fails
}

// monday is the beginning of a week.
var monday = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)

// poisson draws a number by Knuth's method.
func poisson(r *rand.Rand, mean float64) (n int) {
	for p := r.Float64(); p > math.Exp(-mean); p *= r.Float64() {
		n++
	}
	return n
}

// lives lets people ask for some weeks, by a rate for each asset and hour, with the job run at
// the first minute of each hour. It returns the shares of questions, of all after the first
// half, that what was warmed had, and that a plain list of the last day had.
func (w *town) lives(t *testing.T, weeks, assets, most int, rate func(asset int, at time.Time) float64) (warmed, plain float64, l *demand.Learner) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	l = demand.New(demand.Options{Most: most, Since: 24 * time.Hour}, w)
	var had, listed, all float64
	for h := range weeks * 7 * 24 {
		at := monday.Add(time.Duration(h) * time.Hour)
		likely, err := l.Likely(t.Context(), at.Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		most24, _ := w.Asked(t.Context(), at.Add(-24*time.Hour), at, most)
		counts := make([]int, assets)
		for i := range counts {
			counts[i] = poisson(r, rate(i, at))
		}
		w.asked[at.Unix()] = counts
		if h < weeks*7*24/2 {
			continue
		}
		for i, n := range counts {
			all += float64(n)
			if slices.Contains(likely, asset(i)) {
				had += float64(n)
			}
			if slices.ContainsFunc(most24, func(d record.Demand) bool { return d.Asset == asset(i) }) {
				listed += float64(n)
			}
		}
	}
	return had / all, listed / all, l
}

func TestHourOfTheWeekWinsWhereDemandFollowsIt(t *testing.T) {
	w := newTown()
	// Six groups of ten, each of which a part of the day belongs to; on weekends another one.
	warmed, plain, l := w.lives(t, 4, 60, 10, func(i int, at time.Time) float64 {
		part := at.Hour() / 4
		if d := at.Weekday(); d == time.Saturday || d == time.Sunday {
			part = (part + 3) % 6
		}
		if i/10 == part {
			return 3
		}
		return 0.2
	})
	t.Logf("warmed %.1f %%, a plain list %.1f %%: %s", 100*warmed, 100*plain, l.Tell(t.Context()))
	s, err := l.Score(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	learned, listed := s.Rates()
	if warmed < plain+0.25 || learned < listed+0.25 || !strings.HasSuffix(s.String(), "hour of week is used") {
		t.Errorf("warmed %.3f, plain %.3f, %s", warmed, plain, s)
	}
}

func TestStationaryDemandIsMetNoWorseThanByAPlainList(t *testing.T) {
	for _, busy := range []float64{2, 20, 200} { // questions an hour for the most asked
		w := newTown()
		warmed, plain, l := w.lives(t, 4, 60, 10, func(i int, _ time.Time) float64 { return busy / float64(i+1) })
		t.Logf("%v an hour: warmed %.2f %%, a plain list %.2f %%: %s", busy, 100*warmed, 100*plain, l.Tell(t.Context()))
		if warmed < plain-0.005 {
			t.Errorf("%v an hour: warmed %.3f, plain %.3f", busy, warmed, plain)
		}
	}
}

func TestNewCoinIsWarmedWithinAnHour(t *testing.T) {
	w := newTown()
	w.lives(t, 2, 30, 10, func(i int, _ time.Time) float64 { return 20 / float64(i+1) })
	at := monday.Add(14 * 24 * time.Hour)
	w.asked[at.Unix()] = append(make([]int, 40), 25) // the coin 40, at half past
	l := demand.New(demand.Options{Most: 10, Since: 24 * time.Hour}, w)
	likely, err := l.Likely(t.Context(), at.Add(31*time.Minute))
	if err != nil || len(likely) != 10 || !slices.Contains(likely, asset(40)) || !slices.Contains(likely, asset(0)) {
		t.Errorf("%v, %v", likely, err)
	}
}

func TestWhatWasLearnedOutlivesTheProgram(t *testing.T) {
	w := newTown()
	_, _, l := w.lives(t, 2, 20, 5, func(i int, _ time.Time) float64 { return 10 / float64(i+1) })
	at := monday.Add(14*24*time.Hour + 2*time.Minute)
	want, err := l.Likely(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	before := w.looks
	again := demand.New(demand.Options{Most: 5, Since: 24 * time.Hour}, w)
	got, err := again.Likely(t.Context(), at)
	if diff := cmp.Diff(want, got); diff != "" || err != nil || again.Tell(t.Context()) != l.Tell(t.Context()) {
		t.Errorf("%v %s", err, diff)
	}
	if n := w.looks - before; n > 2 {
		t.Errorf("it looked %d times into the past", n)
	}
	w.memory["demand"] = []byte("{spoilt")
	spoilt := demand.New(demand.Options{Most: 5, Since: 24 * time.Hour}, w)
	for range 20 { // it learns anew, 48 hours at a time
		if got, err = spoilt.Likely(t.Context(), at); err != nil || len(got) != 5 {
			t.Fatalf("%v, %v", got, err)
		}
	}
	if got[0] != want[0] {
		t.Errorf("learned anew %v, want %v", got, want)
	}
}

func TestHoursWithoutTheBotAreNotScored(t *testing.T) {
	w := newTown()
	_, _, l := w.lives(t, 1, 10, 5, func(int, time.Time) float64 { return 5 })
	end := monday.Add(7 * 24 * time.Hour)
	if _, err := l.Likely(t.Context(), end.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	was, _ := l.Score(t.Context())
	for h := range 12 {
		w.asked[end.Add(time.Duration(h)*time.Hour).Unix()] = []int{100}
	}
	if _, err := l.Likely(t.Context(), end.Add(12*time.Hour+30*time.Minute)); err != nil {
		t.Fatal(err)
	}
	is, _ := l.Score(t.Context())
	if is.Asked > was.Asked+100 { // the hour that had begun, no other
		t.Errorf("%v, then %v", was, is)
	}
}

func TestHoursAreThoseOfTheZoneAlsoWhenClocksAreSet(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w := newTown()
	for day := range 21 { // up to Sunday, 25 October 2026, when summer time ends
		for i := range 2 {
			at := time.Date(2026, 10, 3+day, 9+i, 0, 0, 0, zone)
			counts := make([]int, 2)
			counts[i] = 20
			w.asked[at.Unix()] = counts
		}
	}
	l := demand.New(demand.Options{Most: 1, Since: 24 * time.Hour, Zone: zone}, w)
	for at := time.Date(2026, 10, 3, 0, 0, 0, 0, zone); at.Before(time.Date(2026, 10, 28, 0, 0, 0, 0, zone)); at = at.Add(time.Hour) {
		likely, err := l.Likely(t.Context(), at.Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		if hour := at.In(zone).Hour() - 9; at.In(zone).Day() > 24 && (hour == 0 || hour == 1) && (len(likely) != 1 || likely[0] != asset(hour)) {
			t.Errorf("at %v: %v", at.In(zone), likely)
		}
	}
}

func TestClockThatRanAheadStopsNothing(t *testing.T) {
	for name, anew := range map[string]bool{"that runs": false, "that is started anew": true} {
		w := newTown()
		_, _, l := w.lives(t, 1, 10, 5, func(int, time.Time) float64 { return 5 })
		end := monday.Add(7 * 24 * time.Hour)
		likely := func(at time.Time) demand.Score {
			t.Helper()
			if got, err := l.Likely(t.Context(), at); err != nil || len(got) != 5 {
				t.Errorf("%v, %v", got, err)
			}
			s, err := l.Score(t.Context())
			if err != nil {
				t.Error(err)
			}
			return s
		}
		for n := range 20 { // a year ahead, and so long that all is caught up with
			likely(end.Add(365*24*time.Hour + time.Duration(n)*time.Minute))
		}
		if anew {
			l = demand.New(demand.Options{Most: 5, Since: 24 * time.Hour}, w)
		}
		was := likely(end.Add(time.Minute))
		for h := range 3 { // whose second hour is the first to begin with lists
			w.asked[end.Add(time.Duration(h)*time.Hour).Unix()] = []int{100}
			likely(end.Add(time.Duration(h+1)*time.Hour + time.Minute))
		}
		if is := likely(end.Add(3*time.Hour + 2*time.Minute)); is.Asked < was.Asked+100 {
			t.Errorf("a learner %s has compared %v, then %v", name, was, is)
		}
	}
}

func TestClockThatIsSetBackCountsNoHourTwice(t *testing.T) {
	w := newTown()
	_, _, l := w.lives(t, 1, 10, 5, func(int, time.Time) float64 { return 5 })
	end := monday.Add(7 * 24 * time.Hour)
	learned := func(at time.Time) string {
		t.Helper()
		if _, err := l.Likely(t.Context(), at); err != nil {
			t.Fatal(err)
		}
		return string(w.memory["demand"])
	}
	want := learned(end.Add(time.Minute))
	for h := range 3 {
		if got := learned(end.Add(time.Duration(h-3)*time.Hour + time.Minute)); got != want {
			t.Errorf("three hours back and %d on it has learned %s, had %s", h, got, want)
		}
	}
	if learned(end.Add(time.Hour+time.Minute)) == want {
		t.Error("the next hour is not learned from")
	}
}

func TestStoreThatFailsIsSaid(t *testing.T) {
	w := newTown()
	w.fails = errors.New("the store is closed")
	l := demand.New(demand.Options{Most: 3, Since: time.Hour}, w)
	if _, err := l.Likely(t.Context(), monday); !errors.Is(err, w.fails) {
		t.Error(err)
	}
	if said := l.Tell(t.Context()); !strings.Contains(said, "the store is closed") {
		t.Error(said)
	}
}

func TestLearnerIsBoundedAndListsNothingTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newTown()
		most := rapid.IntRange(1, 50).Draw(t, "most")
		assets := rapid.IntRange(1, 800).Draw(t, "assets")
		l := demand.New(demand.Options{Most: most, Since: 24 * time.Hour}, w)
		for h := range rapid.IntRange(1, 30).Draw(t, "hours") {
			at := monday.Add(time.Duration(h) * time.Hour)
			counts := make([]int, assets)
			for range 40 {
				counts[rapid.IntRange(0, assets-1).Draw(t, "asset")] += rapid.IntRange(0, 9).Draw(t, "times")
			}
			w.asked[at.Unix()] = counts
			got, err := l.Likely(t.Context(), at.Add(time.Minute))
			if err != nil || len(got) > most {
				t.Fatalf("%d of %d, %v", len(got), most, err)
			}
			seen := map[market.Asset]bool{}
			for _, a := range got {
				if seen[a] {
					t.Fatalf("%v twice", a)
				}
				seen[a] = true
			}
		}
		if n := strings.Count(string(w.memory["demand"]), `"asset"`); n > 500 {
			t.Fatalf("%d assets are kept", n)
		}
		s, err := l.Score(t.Context())
		if learned, plain := s.Rates(); err != nil || learned < 0 || learned > 1.000001 || plain < 0 || plain > 1.000001 {
			t.Fatalf("%v, %v", s, err)
		}
	})
}

func FuzzWhatIsReadBackNeverPanics(f *testing.F) {
	f.Add([]byte(`{"until":"2026-11-02T00:00:00Z","hours":1,"slots":[1,2],"assets":{"crypto/a":{"asset":{"ID":"a"},"all":1,"slots":null}}}`))
	f.Add([]byte(`{"until":"2026-11-01T20:00:00Z","assets":{"x":null},"lists":{"hour":"2026-11-01T20:00:00Z"},"score":{"asked":-1}}`))
	f.Add([]byte(`{"hours":-4,"slots":[-4],"assets":{"crypto/a":{"asset":{"ID":"a"},"all":1e308,"slots":{"-1":1e308,"999":-1}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		w := newTown()
		w.memory["demand"] = data
		for h := range 3 {
			w.asked[monday.Add(time.Duration(h)*time.Hour).Unix()] = []int{5, 4, 3}
		}
		l := demand.New(demand.Options{Most: 2, Since: 24 * time.Hour}, w)
		for h := range 4 {
			if likely, err := l.Likely(t.Context(), monday.Add(time.Duration(h)*time.Hour+time.Minute)); err == nil && len(likely) > 2 {
				t.Errorf("%d assets", len(likely))
			}
		}
		_ = l.Tell(t.Context())
	})
}
