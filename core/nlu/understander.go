package nlu

import (
	"context"
	"errors"
	"fmt"
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
	reads atomic.Pointer[reader]
	memory
	asked asked
}

// reader is what reads one text. It keeps nothing between texts.
type reader struct {
	lex      *lexicon.Lexicon
	model    *model.Model
	concepts *concepts
	spelling *speller
	second   adviser // may be nil
	below    float64 // confidence under which it is asked
}

// New loads the lexicon.
func New(cfg Config) (*Understander, error) {
	var m *model.Model
	var words *concepts
	var said vocabulary
	var known slips
	var failed error
	var beside sync.WaitGroup // reading the tables takes as long as reading the model
	beside.Go(func() {
		m, failed = model.Read(trained)
		words, said = readConcepts(), readVocabulary()
		known = meaningful(words)
	})
	lex, err := lexicon.New()
	beside.Wait()
	if err = errors.Join(err, failed); err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	r := &reader{lex: lex, model: m, concepts: words, below: cfg.LLM.Below}
	r.spelling = newSpeller(lex, words, known, said)
	if cfg.LLM.On() {
		if r.second, err = llm.New(cfg.LLM, labels(), nil); err != nil {
			return nil, fmt.Errorf("nlu.llm: %w", err)
		}
	}
	u := &Understander{}
	u.reads.Store(r)
	return u, nil
}

// Adopt makes a roster what tickers and names of coins mean from now on.
func (u *Understander) Adopt(r market.Roster) error {
	lex, err := lexicon.Of(r)
	if err != nil {
		return fmt.Errorf("adopt roster %d: %w", r.Version, err)
	}
	next := *u.reads.Load()
	next.lex, next.spelling = lex, newSpeller(lex, next.concepts, meaningful(next.concepts), next.spelling.vocabulary)
	u.reads.Store(&next)
	return nil
}

// mostGuesses is how many names are offered for one that nobody knows.
const mostGuesses = 3

// Understand finds out what a message wants, also where it goes on with what its person asked
// in the same conversation within a quarter of an hour. It has an answer for every text, so
// that the error is nil; pipeline.Understander allows one.
func (u *Understander) Understand(ctx context.Context, m chat.Message) (ask.Query, error) {
	now := m.At
	if now.IsZero() {
		now = time.Now()
	}
	r := u.reads.Load()
	if m.Author.ID == "" || m.Ref.Channel == "" {
		return r.complete(ctx, m.Text, ask.Query{}, now), nil // nobody, or no conversation, to go on with
	}
	who := seat{m.Ref.Address, m.Author.ID}
	q := r.complete(ctx, m.Text, u.memory.last(who, now), now)
	u.memory.keep(who, q, now)
	u.asked.note(person{m.Ref.Platform, m.Author.ID}, q)
	return q, nil
}

// Within finds out what a text wants that came after others of the same person, oldest first.
func (u *Understander) Within(ctx context.Context, text string, earlier []string, now time.Time) ask.Query {
	var prev ask.Query
	r := u.reads.Load()
	for _, before := range earlier {
		if q := r.complete(ctx, before, prev, now); goesOn(q) {
			prev = q
		}
	}
	return r.complete(ctx, text, prev, now)
}

// complete understands a text that may go on with an earlier question.
func (u *reader) complete(ctx context.Context, text string, prev ask.Query, now time.Time) ask.Query {
	q := u.read(text, prev, now)
	if u.second != nil && q.By == ask.ByModel && q.Confidence < u.below {
		q = u.consult(ctx, text, prev, q, now)
	}
	q.Text, q.Language, q.Model = text, languageOf(text, newText(lexicon.Tokenize(text), now)), u.model.Version
	reach(&q, now)
	if len(q.Assets) == 0 && wants(q.Intent) && len(q.Unknown) > 0 && len(q.Unknown) <= 3 {
		q.Guesses = u.lex.Guess(strings.Join(q.Unknown, " "), mostGuesses)
	}
	for i := range q.Also {
		q.Also[i].Language = q.Language
		reach(&q.Also[i], now)
	}
	return q
}

// reach makes a span definite.
func reach(q *ask.Query, now time.Time) {
	if q.Intent == ask.Market && q.Span == "max" && (q.Metric == ask.ATH || q.Metric == ask.ATL) {
		q.Span, q.Range = "", market.Range{} // "all-time" belongs to the high
	}
	if r, ok := q.Span.Range(now); ok {
		q.Range = r
	}
}

// Complete suggests assets or indicators while somebody types a command's argument: of several
// assets, first those that the person asked about before.
func (u *Understander) Complete(_ context.Context, d chat.Draft) []chat.Choice {
	const limit = 25 // Discord's
	lex := u.reads.Load().lex
	var out []chat.Choice
	if d.Of == "indicator" {
		for _, i := range lex.CompleteIndicators(d.Text, limit) {
			out = append(out, chat.Choice{Label: i.Title, Value: i.Code})
		}
		return out
	}
	for _, a := range lex.Complete(d.Text, limit, u.asked.by(person{d.Platform, d.Author.ID})...) {
		out = append(out, chat.Choice{Label: a.Name + " (" + a.Symbol + ")", Value: lex.Unmistakable(a)})
	}
	return out
}
