package telegram

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// How inline queries are answered. Telegram sends one for every pause in typing, and forgets
// it after some ten seconds.
const (
	inliners     = 4
	maxTyped     = 256                    // people whose queries wait
	typingPause  = 200 * time.Millisecond // who types on within it wants no answer yet
	answerWithin = 4 * time.Second
	typedLives   = 8 * time.Second
	freshFor     = 30 // seconds that Telegram may show a price again
	vagueFor     = 5  // the same for an answer without data
)

// typed holds the newest inline query of each person who waits for an answer. Its promise: it
// never blocks and never grows; a query that has no room is one that nobody answers.
type typed struct {
	answers  Answers
	complete Completer
	people   chan int64 // who waits, oldest first

	mu     sync.Mutex
	newest map[int64]typing
}

type typing struct {
	query tg.InlineQuery
	at    time.Time
}

func newTyped(p Parts) *typed {
	return &typed{answers: p.Answers, complete: p.Complete, people: make(chan int64, maxTyped), newest: map[int64]typing{}}
}

// take puts a query in the place of the person's last one.
func (t *typed) take(q *tg.InlineQuery, now time.Time) {
	if q == nil || q.From == nil || q.From.IsBot || t.answers == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, waits := t.newest[q.From.ID]; !waits {
		select {
		case t.people <- q.From.ID:
		default:
			return
		}
	}
	t.newest[q.From.ID] = typing{*q, now}
}

// next is a person's newest query.
func (t *typed) next(person int64) typing {
	t.mu.Lock()
	defer t.mu.Unlock()
	q := t.newest[person]
	delete(t.newest, person)
	return q
}

// inline answers what people type, until ctx ends.
func (a *Adapter) inline(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case person := <-a.typed.people:
			if sleep(ctx, typingPause) != nil {
				return
			}
			q := a.typed.next(person)
			if a.now().Sub(q.at) > typedLives {
				continue
			}
			if err := a.answerInline(ctx, q.query); err != nil && ctx.Err() == nil {
				a.log.Debug("answer an inline query", "error", err)
			}
		}
	}
}

// answerInline shows cards to choose from. Where there is none, a button leads to the bot.
func (a *Adapter) answerInline(ctx context.Context, q tg.InlineQuery) error {
	within, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	found, err := a.typed.cards(within, q, a.now())
	if err != nil {
		return err
	}
	list, cache := articles(found), freshFor
	if len(list) == 0 || found[0].Simulated || found[0].Source == "" {
		cache = vagueFor
	}
	results, err := json.Marshal(list)
	if err != nil {
		return err // can't be: strings always marshal
	}
	p := tg.Params{"inline_query_id": q.ID, "results": string(results), "is_personal": "true", "cache_time": strconv.Itoa(cache)}
	if len(list) == 0 {
		button, err := json.Marshal(leading{phrasesOf(q.From).nothing, "inline"})
		if err != nil {
			return err // can't be: strings always marshal
		}
		p["button"] = string(button)
	}
	_, err = a.calls.do(ctx, "answerInlineQuery", p)
	return err
}

// leading is a button that leads from an inline query to a chat with the bot.
type leading struct {
	Text  string `json:"text"`
	Start string `json:"start_parameter"`
}

// cards are answers to a text and to what it may become, without repetition. Those without
// data are left out where others have some. It fails only where every answer does.
func (t *typed) cards(ctx context.Context, q tg.InlineQuery, now time.Time) ([]chat.Card, error) {
	texts := t.questions(ctx, q)
	all, failed := make([]chat.Card, len(texts)), make([]error, len(texts))
	var each sync.WaitGroup
	for i, text := range texts {
		each.Go(func() {
			all[i], failed[i] = t.answers.Answer(ctx, chat.Message{
				Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram}}, Author: author(q.From), Text: text, Direct: true, At: now.UTC(),
			})
		})
	}
	each.Wait()
	if !slices.Contains(failed, nil) {
		return nil, failed[0]
	}
	return worthwhile(all), nil
}

// worthwhile are the cards that somebody would send.
func worthwhile(all []chat.Card) []chat.Card {
	var with, without []chat.Card
	seen := map[string]bool{}
	for _, c := range all {
		key := c.Title + "\n" + c.Text
		switch {
		case seen[key] || strings.TrimSpace(key) == "":
		case c.Source == "":
			without = append(without, c)
		default:
			with = append(with, c)
		}
		seen[key] = true
	}
	if len(with) > 0 {
		return with
	}
	return without[:min(1, len(without))]
}

// overview is what is shown before anything is typed.
var overview = []string{"price bitcoin", "price ethereum", "market global"}

const (
	maxSuggested = 3
	maxSuggest   = 24 // bytes of a text that may be the beginning of a name
)

// questions are the text, and prices of what it may be the beginning of.
func (t *typed) questions(ctx context.Context, q tg.InlineQuery) []string {
	text := strings.TrimSpace(q.Query)
	if text == "" {
		return overview
	}
	list := []string{text}
	if t.complete == nil || len(text) > maxSuggest || strings.ContainsAny(text, "0123456789?") {
		return list
	}
	for i, c := range t.complete.Complete(ctx, chat.Draft{Platform: chat.Telegram, Author: author(q.From), Of: "asset", Text: text}) {
		if i == maxSuggested {
			break
		}
		list = append(list, "price "+c.Value)
	}
	return list
}

// article is InlineQueryResultArticle; the library's sends empty addresses along.
type article struct {
	Type        string  `json:"type"`
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Content     content `json:"input_message_content"`
}

type content struct {
	Text    string          `json:"message_text"`
	Mode    string          `json:"parse_mode"`
	Preview json.RawMessage `json:"link_preview_options"`
}

const (
	maxArticleTitle = 80 // units, ours
	maxArticleWords = 160
)

// articles are cards as people choose from them, and the messages that they become.
func articles(cards []chat.Card) []article {
	list := []article{}
	for _, c := range cards {
		d := render(c, maxText)
		if !d.visible() {
			continue
		}
		title, words := heading(c)
		list = append(list, article{
			Type: "article", ID: strconv.Itoa(len(list)), Title: title, Description: words,
			Content: content{d.html(), "HTML", json.RawMessage(`{"is_disabled":true}`)},
		})
	}
	return list
}

// heading is a card in two lines.
func heading(c chat.Card) (title, words string) {
	lines := []string{oneLine(c.Title), oneLine(c.Text)}
	for _, f := range c.Fields {
		lines = append(lines, strings.TrimSpace(oneLine(f.Name)+" "+oneLine(f.Value)))
	}
	lines = slices.DeleteFunc(append(lines, emptyAnswer), func(s string) bool { return s == "" })
	title, words = lines[0], strings.Join(lines[1:len(lines)-1], " · ")
	return doc{{text: title}}.cut(maxArticleTitle).plain(), doc{{text: words}}.cut(maxArticleWords).plain()
}
