package gateway

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway/calendar"
)

// diary keeps the calendar: it asks for the release days of the series that move prices, and
// of those that people ask for.
type diary struct {
	*calendar.Calendar
	log *slog.Logger
	ask market.Fetch

	mu   sync.Mutex
	read map[string]time.Time // when the days of a series were last asked for; zero: not yet
}

const (
	diaryEvery  = 5 * time.Minute
	readAgain   = 24 * time.Hour
	failedAgain = 30 * time.Minute
	mostRead    = 64 // series: so many times two calls a day
)

// movers are the series whose releases move prices.
var movers = []string{"CPIAUCSL", "PAYEMS", "GDP", "PCEPI"}

func newDiary(log *slog.Logger) *diary {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	d := &diary{Calendar: calendar.New(), log: log, read: map[string]time.Time{}}
	for _, s := range movers {
		d.read[s] = time.Time{}
	}
	return d
}

// notice adds a series that somebody asks for.
func (d *diary) notice(r market.Request) {
	if r.Kind != market.Economic || r.Indicator.Series == "" {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.read[r.Indicator.Series]; !ok && len(d.read) < mostRead {
		d.read[r.Indicator.Series] = time.Time{}
	}
}

// run reads what is due, first when it has been up for a while: a short life needs no calendar.
func (d *diary) run(ctx context.Context) {
	tick := time.NewTicker(diaryEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			for _, series := range d.due(time.Now()) {
				d.learn(ctx, series)
			}
		case <-ctx.Done():
			return
		}
	}
}

// due lists the series whose days have to be asked for, and notes that they are.
func (d *diary) due(now time.Time) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []string
	for series, at := range d.read {
		if now.Sub(at) >= readAgain {
			out = append(out, series)
			d.read[series] = now
		}
	}
	return out
}

func (d *diary) learn(ctx context.Context, series string) {
	a, err := d.ask(market.InLane(ctx, market.Batch), market.Request{Kind: market.Releases, Indicator: market.Indicator{Series: series}})
	if err != nil {
		if !errors.Is(err, market.ErrNotFound) && ctx.Err() == nil { // nobody offers them without a key
			d.log.Log(ctx, loudness(err), "read the release days of a series", "series", series, "error", err)
			d.mu.Lock()
			d.read[series] = time.Now().Add(failedAgain - readAgain)
			d.mu.Unlock()
		}
		return
	}
	days := make([]time.Time, 0, len(a.Releases))
	for _, r := range a.Releases {
		days = append(days, r.At)
	}
	d.Learn(series, days)
}

// loudness is how a failure is told: where those who were asked don't offer release days, as
// without a key, nothing is wrong that anybody could mend.
func loudness(err error) slog.Level {
	if errors.Is(err, market.ErrBadRequest) {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}
