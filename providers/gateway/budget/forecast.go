package budget

import (
	"math"
	"time"
)

const (
	week    = 7 * 24 // hours
	newest  = 0.3    // weight of the newest week in an hour's average
	enough  = 24     // hours that have to be known before a month is forecast
	unknown = -1
)

// forecast learns how many calls people cause in each hour of the week, UTC.
type forecast struct {
	hours   [week]float64 // calls in the hour, on average of the last weeks; unknown: not seen yet
	hour    int           // that is being counted, in hours since 1970
	count   float64
	begun   time.Time // when counting began, within the hour or before
	started bool
}

func newForecast() forecast {
	f := forecast{}
	for i := range f.hours {
		f.hours[i] = unknown
	}
	return f
}

// note counts a call for a person.
func (f *forecast) note(now time.Time) {
	f.roll(now)
	f.count++
}

// roll closes the hours that have passed. One that was not watched from its beginning is not
// taken for a whole one.
func (f *forecast) roll(now time.Time) {
	hour := int(now.Unix() / 3600)
	if !f.started || hour-f.hour > week {
		f.started, f.hour, f.count, f.begun = true, hour, 0, now
		return
	}
	for ; f.hour < hour; f.hour++ {
		if !f.begun.After(time.Unix(int64(f.hour)*3600+60, 0)) {
			f.learn(slot(f.hour), f.count)
		}
		f.count, f.begun = 0, time.Unix(int64(f.hour+1)*3600, 0)
	}
}

func (f *forecast) learn(i int, calls float64) {
	if f.hours[i] == unknown {
		f.hours[i] = calls
		return
	}
	f.hours[i] += newest * (calls - f.hours[i])
}

// slot is the hour of the week.
func slot(hour int) int { return hour % week }

// minute is how many calls people will cause in the next minute: as in this hour of the past
// weeks, or as in this hour so far, whichever is more.
func (f *forecast) minute(now time.Time) float64 {
	f.roll(now)
	past := max(f.hours[slot(f.hour)], 0) / 60
	soFar := f.count / max(1, now.Sub(f.begun).Minutes())
	return max(past, soFar)
}

// until is how many calls people will cause from now to a time; false: too little is known.
// An hour that was not seen yet is taken for an average one.
func (f *forecast) until(now, end time.Time) (float64, bool) {
	f.roll(now)
	known, sum := 0, 0.0
	for _, calls := range f.hours {
		if calls != unknown {
			known++
			sum += calls
		}
	}
	if known < enough {
		return 0, false
	}
	average, total := sum/float64(known), 0.0
	for hour := f.hour; hour < int(end.Unix()/3600); hour++ {
		calls := f.hours[slot(hour)]
		if calls == unknown {
			calls = average
		}
		total += calls
	}
	return math.Ceil(total), true
}
