package demand

import (
	"cmp"
	"math"
	"slices"
	"time"

	"tickertape/core/market"
	"tickertape/core/record"
)

// How counts fade, and how much an asset's mean counts beside its hour.
const (
	slots     = 7 * 24
	perWeek   = 0.8  // what a week leaves of a count
	meanHours = 4.0  // the mean of all hours counts like so many hours that were seen
	lately    = 0.05 // the share of the last hour in the average of what is beyond expectation
	mostKnown = 500  // assets; the least asked for are forgotten
	leastSeen = 0.01 // a count below this is forgotten
	fresh     = 5    // one of so many places is for what has just come up
)

// perHour is what an hour leaves of a count of all hours.
var perHour = math.Pow(perWeek, 1.0/slots)

// state is what was learned. It is kept as JSON.
type state struct {
	Until  time.Time        `json:"until"` // the end of the last hour that was learned from, UTC
	Hours  float64          `json:"hours"` // seen, faded
	Slots  [slots]float64   `json:"slots"` // how often each hour of the week was seen, faded
	Assets map[string]*fame `json:"assets"`
	Lists  *lists           `json:"lists,omitempty"` // of the hour that begins at Until; nil: none
	Score  Score            `json:"score"`
}

// fame is how much an asset was asked for.
type fame struct {
	Asset  market.Asset    `json:"asset"`
	All    float64         `json:"all"`   // questions, faded
	Slots  map[int]float64 `json:"slots"` // in each hour of the week, faded
	Beyond float64         `json:"beyond,omitempty"`
}

// lists are what was foreseen of an hour.
type lists struct {
	Hour    time.Time `json:"hour"`
	Learned []string  `json:"learned"`
	Plain   []string  `json:"plain"`
}

// sound reports whether what was read makes sense.
func (s *state) sound() bool {
	for _, f := range s.Assets {
		if f == nil || f.Asset.ID == "" || f.Slots == nil || f.All < 0 {
			return false
		}
	}
	return true
}

// add learns from what was asked in an hour of the week.
func (s *state) add(slot int, asked []record.Demand) {
	if s.Assets == nil {
		s.Assets = map[string]*fame{}
	}
	times := map[string]float64{}
	for _, d := range asked {
		key := keyOf(d.Asset)
		times[key] = float64(d.Times)
		if s.Assets[key] == nil {
			s.Assets[key] = &fame{Slots: map[int]float64{}}
		}
		s.Assets[key].Asset = d.Asset
	}
	for key, f := range s.Assets {
		f.Beyond += lately * (times[key] - s.rate(f, slot) - f.Beyond)
		f.All = f.All*perHour + times[key]
		if count := f.Slots[slot]*perWeek + times[key]; count < leastSeen {
			delete(f.Slots, slot)
		} else {
			f.Slots[slot] = count
		}
	}
	s.Hours = s.Hours*perHour + 1
	s.Slots[slot] = s.Slots[slot]*perWeek + 1
	s.forget()
}

// forget keeps the assets that are asked for most.
func (s *state) forget() {
	for key, f := range s.Assets {
		if f.All < leastSeen {
			delete(s.Assets, key)
		}
	}
	if len(s.Assets) <= mostKnown {
		return
	}
	keys := make([]string, 0, len(s.Assets))
	for key := range s.Assets {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Assets[b].All, s.Assets[a].All), cmp.Compare(a, b))
	})
	for _, key := range keys[mostKnown:] {
		delete(s.Assets, key)
	}
}

// rate is how often an asset is asked for in an hour of the week, drawn towards its mean.
func (s *state) rate(f *fame, slot int) float64 {
	if s.Hours == 0 {
		return 0
	}
	mean := f.All / s.Hours
	return (f.Slots[slot] + meanHours*mean) / (s.Slots[slot] + meanHours)
}

// expect lists what will be asked for most in an hour of the week.
func (s *state) expect(slot, most int) []market.Asset {
	type guess struct {
		key   string
		times float64
	}
	all := make([]guess, 0, len(s.Assets))
	for key, f := range s.Assets {
		all = append(all, guess{key, s.rate(f, slot) + max(0, f.Beyond)})
	}
	slices.SortFunc(all, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(a.key, b.key))
	})
	var out []market.Asset
	for _, g := range all[:min(most, len(all))] {
		out = append(out, s.Assets[g.key].Asset)
	}
	return out
}

// surging picks what was asked for in the last hour so often that chance does not explain it:
// five times, and three standard deviations of a Poisson distribution above what is expected.
func (s *state) surging(latest []record.Demand, slot int) (out []market.Asset) {
	for _, d := range latest {
		rate := 0.0
		if f := s.Assets[keyOf(d.Asset)]; f != nil {
			rate = s.rate(f, slot)
		}
		if times := float64(d.Times); times >= 5 && times > rate+3*math.Sqrt(rate+1) {
			out = append(out, d.Asset)
		}
	}
	return out
}

func keyOf(a market.Asset) string { return string(a.Class) + "/" + a.ID }

func keysOf(all []market.Asset) []string {
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = keyOf(a)
	}
	return out
}

// mixed is a list whose last fifth makes room for what the other has and it has not, and which is
// filled up with that where it is short.
func mixed(list, other []market.Asset, most int) []market.Asset {
	have := map[string]bool{}
	for _, a := range list {
		have[keyOf(a)] = true
	}
	var news []market.Asset
	for _, a := range other {
		if !have[keyOf(a)] {
			news = append(news, a)
		}
	}
	room := most - min(len(list), most)
	news = news[:min(len(news), max(room, most/fresh))]
	out := slices.Clone(list[:min(len(list), most-len(news))])
	return append(out, news...)
}
