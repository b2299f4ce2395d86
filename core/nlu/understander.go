package nlu

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/llm"
	"tickertape/core/nlu/model"
	"tickertape/core/nlu/suggest"
)

// Config is the section `nlu` of bot.yaml.
type Config struct {
	LLM llm.Config `yaml:"llm"` // a second opinion where our own is unsure
}

// Defaults ask no language model.
func (c *Config) Defaults() { c.LLM.Defaults() }

// Validate names every mistake.
func (c Config) Validate() error {
	if err := c.LLM.Validate(); err != nil {
		return fmt.Errorf("llm: %w", err)
	}
	return nil
}

// adviser has second opinions.
type adviser interface {
	Ask(ctx context.Context, text string, earlier []string) (llm.Opinion, error)
}

// Understander reads messages. It is safe for concurrent use.
type Understander struct {
	reads  atomic.Pointer[reader]
	others others
	along  along
	models Models      // nil: the one that comes with the program
	words  *llm.Client // nil: it may word nothing
	memory
	asked asked
	lists func() *suggest.Lists
}

// reader is what reads one text. All that it keeps between texts is what they meant.
type reader struct {
	lex      *lexicon.Lexicon
	model    *model.Model
	concepts *concepts
	spelling *speller
	sounds   func() *homophones
	first    market.Class                      // what its asker means by a ticker that a coin and a stock have; empty: nobody said
	second   adviser                           // may be nil
	prompted func(name string) (adviser, bool) // second with another prompt; may be nil
	below    float64                           // confidence under which it is asked
	repeats  *repeats                          // may be nil
	terms    map[string]bool                   // that can be explained; may be nil
}

// New loads the lexicon.
func New(cfg Config) (*Understander, error) {
	var m *model.Model
	var words *concepts
	var failed error
	var beside sync.WaitGroup // reading the tables takes as long as reading the model
	beside.Go(func() {
		m, failed = model.Read(trained)
		words = readConcepts()
	})
	lex, err := lexicon.New()
	beside.Wait()
	if err = errors.Join(err, failed); err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	seal()
	r := &reader{lex: lex, model: m, concepts: words, below: cfg.LLM.Below, repeats: &repeats{}}
	r.spelling, r.sounds = newSpeller(lex, words, sync.OnceValue(readVocabulary)), hanSounds(lex)
	u := &Understander{lists: listsOf(lex)}
	if cfg.LLM.On() {
		client, err := llm.New(cfg.LLM, labels(), nil)
		if err != nil {
			return nil, fmt.Errorf("nlu.llm: %w", err)
		}
		r.second = client
		r.prompted = func(name string) (adviser, bool) { return client.By(name) }
		if cfg.LLM.Words(llm.Education) {
			u.words = client
		}
	}
	u.reads.Store(r)
	return u, nil
}

// Writer is the language model that gives second opinions, where it may word answers too; false:
// it may not, or there is none.
func (u *Understander) Writer() (*llm.Client, bool) { return u.words, u.words != nil }

// Adopt makes a roster what tickers and names of coins mean from now on.
func (u *Understander) Adopt(r market.Roster) error {
	lex, err := lexicon.Of(r)
	if err != nil {
		return fmt.Errorf("adopt roster %d: %w", r.Version, err)
	}
	next := *u.reads.Load()
	next.repeats = &repeats{} // names may mean something else now
	next.lex, next.spelling = lex, newSpeller(lex, next.concepts, next.spelling.said)
	next.sounds = hanSounds(lex)
	u.reads.Store(&next)
	return nil
}

// mostGuesses is how many names are offered for one that nobody knows.
const mostGuesses = 3

// Understand finds out what a message wants, also where it goes on with what its person asked
// in the same conversation within a quarter of an hour. It has an answer for every text: an
// error means that reading it broke, and the query then tells the model and what was tried.
// Days are those of the zone that is preferred.
func (u *Understander) Understand(ctx context.Context, m chat.Message, p ask.Preferences) (q ask.Query, err error) {
	c := u.choose(m)
	defer func() {
		if r := recover(); r != nil {
			q = ask.Query{Text: m.Text, Intent: ask.OutOfScope, Model: c.reads.model.Version}
			err = &BrokenError{Model: q.Model, Cause: r, Stack: debug.Stack()}
		}
		q.Trial = c.trial
	}()
	now := m.At
	if now.IsZero() {
		now = time.Now()
	}
	now = now.In(zoneOf(p))
	r := c.reads.trying(c.trial).preferring(p)
	if m.Author.ID == "" || m.Ref.Channel == "" {
		return r.complete(ctx, m.Text, past{}, now), nil // nobody, or no conversation, to go on with
	}
	who := seat{m.Ref.Address, m.Author.ID}
	before := u.memory.last(who, now)
	u.along.put(who, pending{c.along.preferring(p), m.Text, before, now})
	q = r.complete(ctx, m.Text, before, now)
	gist := r.gist(m.Text, q, now)
	if next := before.then(gist); goesOn(gist) || isList(gist.Intent) || next.taught != "" || before.taught != "" {
		u.memory.keep(who, next, now)
	}
	u.asked.note(person{m.Ref.Platform, m.Author.ID}, q)
	return q, nil
}

// Listed hears what the answer to a message listed, in its order, by ids: one of them may be asked for by its place.
func (u *Understander) Listed(m chat.Message, ids []string) {
	lex := u.reads.Load().lex
	of := make([]market.Asset, len(ids))
	for i, id := range ids {
		if a, ok := lex.Resolve(id); ok && a.ID == id {
			of[i] = a
		}
	}
	u.memory.list(seat{m.Ref.Address, m.Author.ID}, of)
}

// Within finds out what a text wants that came after others of the same person, oldest first.
func (u *Understander) Within(ctx context.Context, text string, earlier []string, now time.Time) ask.Query {
	var prev past
	now = now.UTC()
	r := u.reads.Load()
	for _, before := range earlier {
		prev = prev.then(r.gist(before, r.complete(ctx, before, prev, now), now))
	}
	return r.complete(ctx, text, prev, now)
}

// complete understands a text that may go on with an earlier question.
func (u *reader) complete(ctx context.Context, text string, prev past, now time.Time) ask.Query {
	q := u.recall(text, prev, now)
	language := q.Language
	if u.second != nil && q.By == ask.ByModel && q.Confidence < u.below {
		q = u.consult(ctx, text, prev, q, now)
	}
	q.Text, q.Language, q.Model = text, language, u.model.Version
	q.At = toTheMinute(q.At, text, now.Location())
	reach(&q, now)
	if q.Intent == ask.Settings {
		q.Wishes = u.wishes(text)
	}
	if len(q.Assets) == 0 && wants(q.Intent) && len(q.Unknown) > 0 && len(q.Unknown) <= 3 {
		q.Guesses = u.lex.Guess(strings.Join(q.Unknown, " "), mostGuesses)
	}
	for i := range q.Also {
		q.Also[i].Language = q.Language
		reach(&q.Also[i], now)
	}
	return q
}

// recall reads a text, or knows what it meant when somebody else asked it.
func (u *reader) recall(text string, prev past, now time.Time) ask.Query {
	if u.repeats == nil || !prev.none() || len(text) > longestRepeat {
		return u.read(text, prev, now)
	}
	key := normal(text, now)
	if q, ok := u.repeats.find(key, now); ok {
		return q
	}
	q := u.read(text, prev, now)
	if q.At.IsZero() { // an hour ago is another one later
		u.repeats.keep(key, q, now)
	}
	return q
}

// reach makes a span definite.
func reach(q *ask.Query, now time.Time) {
	if q.Intent == ask.Market && q.Span == "max" && (q.Metric == ask.ATH || q.Metric == ask.ATL) {
		q.Span, q.Range = "", market.Range{} // "all-time" belongs to the high
	}
	if q.Intent == ask.Economic { // its days are those that it is published for
		now = now.UTC()
	}
	if r, ok := q.Span.Range(now); ok {
		q.Range = r
	}
}
