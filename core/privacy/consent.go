package privacy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Store keeps what people agreed to.
type Store interface {
	Consent(context.Context, chat.Platform, chat.Author) (record.Consent, error)
	SetConsent(context.Context, chat.Platform, chat.Author, record.ConsentState) (record.ID, error)
	UserOf(context.Context, chat.Platform, chat.Author) (record.ID, error)
}

// Allows reports whether the words of a person with this consent may be learned from.
func (p Policy) Allows(c record.Consent) bool {
	switch p {
	case Ask:
		return c.State == record.Agreed
	case OptOut:
		return c.State != record.Refused
	}
	return false
}

// Covers reports whether everybody whom another policy allowed is allowed by this one, too, as
// long as they say nothing new. An unknown one may have allowed anybody.
func (p Policy) Covers(made Policy) bool {
	return looseness[made] > 0 && looseness[p] >= looseness[made]
}

var looseness = map[Policy]int{Off: 1, Ask: 2, OptOut: 3}

// Desk asks people and takes their answers. It is safe for concurrent use.
type Desk struct {
	policy Policy
	keep   Keep
	store  Store
	erase  Erasure
	met    met
	due    chan struct{}
}

// New makes a desk.
func New(cfg Config, store Store, erase Erasure) *Desk {
	return &Desk{policy: cfg.TrainingConsent, keep: cfg.Keep, store: store, erase: erase, due: make(chan struct{}, 1)}
}

// The values of our buttons; the language of the card that they are on follows.
const (
	yes    = "consent:yes"
	no     = "consent:no"
	forget = "privacy:erase"
	keep   = "privacy:keep"
)

// askedAfter is how many answers somebody has got before they are asked.
const askedAfter = 3

// Stored hears of an answer. Whoever has got a few answers is asked, once, for their consent. Where nothing can be said to them alone
// they are not asked.
func (d *Desk) Stored(ctx context.Context, i record.Interaction, say func(chat.Card) error) error {
	m := i.Message
	if m.Author.ID == "" {
		return nil
	}
	if w, _ := wish(m.Text); w != nothing {
		return nil
	}
	if d.policy != Ask || d.met.again(person{m.Ref.Platform, m.Author.ID}) < askedAfter {
		return nil
	}
	language := chat.Spoken(i.Card.Language, i.Query.Language, m.Author.Locale)
	c, err := d.store.Consent(ctx, m.Ref.Platform, m.Author)
	if err != nil || c.State != record.Unasked || say(spoken[language].invitation(language)) != nil {
		return err
	}
	_, err = d.store.SetConsent(ctx, m.Ref.Platform, m.Author, record.Invited)
	return err
}

// React takes the word of somebody who pressed one of our buttons. It only notes what is to be done
// to the datasets: nobody's next question waits for that.
func (d *Desk) React(ctx context.Context, e record.Entry) error {
	p, ok := e.Event.Body.(chat.Press)
	if !ok {
		return nil
	}
	var err error
	switch value, _ := said(p.Value); value {
	case yes:
		_, err = d.store.SetConsent(ctx, p.On.Platform, p.Author, record.Agreed)
	case no:
		err = d.refused(ctx, p)
	case forget:
		err = d.forget(ctx, p)
	}
	if err != nil {
		return fmt.Errorf("privacy: %w", err)
	}
	return nil
}

// refused takes a no. Their words are to leave the datasets whatever they said before, and whatever
// the policy is: a version may have them from when it was another.
func (d *Desk) refused(ctx context.Context, p chat.Press) error {
	user, err := d.store.SetConsent(ctx, p.On.Platform, p.Author, record.Refused)
	if err == nil {
		err = d.erase.Unlearn(ctx, user)
	}
	d.promised(err)
	return err
}

// forget takes a wish to be forgotten.
func (d *Desk) forget(ctx context.Context, p chat.Press) error {
	d.erase.forgetAccount(p.On.Platform, p.Author.ID)
	user, err := d.store.UserOf(ctx, p.On.Platform, p.Author)
	if err == nil && user != "" {
		err = d.erase.Forget(ctx, user)
		d.promised(err)
	}
	d.met.leave(person{p.On.Platform, p.Author.ID}) // and not asked at once what they have just answered
	return err
}

// promised wakes whoever keeps promises, where one was noted.
func (d *Desk) promised(err error) {
	if err != nil {
		return
	}
	select {
	case d.due <- struct{}{}:
	default:
	}
}

// Due says when something was promised that is to be finished: a one-slot channel.
func (d *Desk) Due() <-chan struct{} { return d.due }

// After confirms what was pressed, in the language of the card that the button is on.
func (d *Desk) After(_ context.Context, e record.Entry) (chat.Card, bool) {
	p, _ := e.Event.Body.(chat.Press)
	value, language := said(p.Value)
	language = chat.Spoken(language, p.Author.Locale)
	text, ours := spoken[language].confirmation(value)
	if !ours {
		return chat.Card{}, false
	}
	return chat.Card{Text: text, Language: language}, true
}

// in is a button's value on a card in a language; said takes it apart.
func in(language, value string) string { return value + "/" + language }

func said(value string) (plain, language string) {
	plain, language, _ = strings.Cut(value, "/")
	return plain, language
}

// mostMet bounds whose answers are counted.
const mostMet = 50_000

type person struct {
	platform chat.Platform
	id       string
}

// met counts answers, in memory: after a restart somebody may be asked a little later.
type met struct {
	mu    sync.Mutex
	times map[person]int
}

// again counts one more, and tells how many.
func (m *met) again(p person) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.times == nil || len(m.times) >= mostMet {
		m.times = map[person]int{}
	}
	m.times[p]++
	return m.times[p]
}

// leave makes that somebody is not asked again while we run.
func (m *met) leave(p person) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.times == nil {
		m.times = map[person]int{}
	}
	m.times[p] = math.MinInt32
}
