package rest

import (
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// maxLanes bounds the rate limits that are remembered; beyond it they are learned anew.
const maxLanes = 10_000

// lanes hands out discordgo's rate limit buckets without ever sleeping in one. A bucket is
// locked while a request is under way, until its headers are read.
type lanes struct {
	mu      sync.Mutex
	limiter *discordgo.RateLimiter
	known   map[string]struct{}
}

func newLanes() *lanes {
	return &lanes{limiter: discordgo.NewRatelimiter(), known: map[string]struct{}{}}
}

// take locks the bucket of a lane. If Discord's limit leaves no room now, it is not locked
// and wait says for how long; global, whether that holds for every lane. An empty lane is
// one of its own, for what Discord limits by a token that is used only a few times.
func (l *lanes) take(lane string) (b *discordgo.Bucket, wait time.Duration, global bool) {
	if lane == "" {
		return discordgo.NewRatelimiter().LockBucket(""), 0, false
	}
	limiter := l.of(lane)
	b = limiter.GetBucket(lane)
	b.Lock()
	if wait = limiter.GetWaitTime(&discordgo.Bucket{Remaining: 1}, 1); wait > 0 {
		b.Unlock()
		return nil, wait, true
	}
	if wait = limiter.GetWaitTime(b, 1); wait > 0 {
		b.Unlock()
		return nil, wait, false
	}
	b.Remaining--
	return b, 0, false
}

func (l *lanes) of(lane string) *discordgo.RateLimiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.known[lane]; !ok && len(l.known) >= maxLanes {
		l.limiter, l.known = discordgo.NewRatelimiter(), map[string]struct{}{}
	}
	l.known[lane] = struct{}{}
	return l.limiter
}
