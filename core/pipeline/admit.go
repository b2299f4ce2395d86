package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/time/rate"

	"tickertape/core/chat"
)

// verdict is what admission says about a message.
type verdict int

const (
	admitted verdict = iota
	answered         // with the sentence that comes along, and nothing else
	ignored          // the person has been told already
)

// admission keeps one person from using up what all share, and texts within bounds.
type admission struct {
	perMinute, maxBytes int
	unlimited           []chat.Platform
	now                 func() time.Time

	mu     sync.Mutex
	people map[person]*allowance
}

type person struct {
	platform chat.Platform
	id       string
}

type allowance struct {
	bucket *rate.Limiter
	told   bool
}

// maxPeople bounds the memory for rate limits; a person who was forgotten starts anew.
const maxPeople = 50_000

func newAdmission(perMinute, maxBytes int, unlimited ...chat.Platform) *admission {
	return &admission{unlimited: unlimited, perMinute: perMinute, maxBytes: maxBytes, now: time.Now, people: map[person]*allowance{}}
}

// check cleans the message's text and says whether it may pass; the sentence is for the person.
func (a *admission) check(m chat.Message) (chat.Message, verdict, string) {
	if m.Overheard { // its channel has a pace of its own
		m.Text = clean(m.Text, a.maxBytes)
		return m, admitted, ""
	}
	if v, say := a.pace(person{m.Ref.Platform, m.Author.ID}, sentencesFor(m)); v != admitted {
		m.Text = clean(m.Text, a.maxBytes)
		return m, v, say
	}
	size := len(m.Text)
	m.Text = clean(m.Text, a.maxBytes)
	if a.maxBytes > 0 && size > a.maxBytes {
		return m, answered, fmt.Sprintf(sentencesFor(m).tooLong, size, a.maxBytes)
	}
	return m, admitted, ""
}

// pace takes a token of the person's bucket.
func (a *admission) pace(who person, say sentences) (verdict, string) {
	if a.perMinute <= 0 || slices.Contains(a.unlimited, who.platform) {
		return admitted, ""
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.now()
	p := a.of(who, now)
	if p.bucket.AllowN(now, 1) {
		if p.bucket.TokensAt(now) >= float64(p.bucket.Burst())/2 { // the rush is over
			p.told = false
		}
		return admitted, ""
	}
	if p.told {
		return ignored, ""
	}
	p.told = true
	missing := 1 - p.bucket.TokensAt(now)
	wait := time.Duration(missing / float64(p.bucket.Limit()) * float64(time.Second))
	return answered, fmt.Sprintf(say.tooFast, a.perMinute, say.wait(wait))
}

func (a *admission) of(who person, now time.Time) *allowance {
	if p, ok := a.people[who]; ok {
		return p
	}
	if len(a.people) >= maxPeople {
		a.forget(now)
	}
	p := &allowance{bucket: rate.NewLimiter(rate.Limit(float64(a.perMinute)/60), a.perMinute)}
	a.people[who] = p
	return p
}

// forget drops everyone whose bucket is full again, or all if nobody's is.
func (a *admission) forget(now time.Time) {
	for who, p := range a.people {
		if p.bucket.TokensAt(now) >= float64(a.perMinute) {
			delete(a.people, who)
		}
	}
	if len(a.people) >= maxPeople {
		clear(a.people)
	}
}

// clean makes text valid UTF-8 without control characters, cut to limit bytes (0: uncut).
func clean(text string, limit int) string {
	text = strings.ToValidUTF8(text, "�")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	if limit > 0 && len(text) > limit {
		text = strings.ToValidUTF8(text[:limit], "")
	}
	return strings.TrimSpace(text)
}
