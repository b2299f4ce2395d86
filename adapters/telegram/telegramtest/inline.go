package telegramtest

import (
	"encoding/json"
	"strconv"
	"sync"
)

// inline is what people type after the bot's name, anywhere.
type inline struct {
	mu      sync.Mutex
	queries int
	open    map[string]bool // ids that the bot has not answered yet
	answers map[string]InlineAnswer
}

// InlineAnswer is what the bot lets a person choose from.
type InlineAnswer struct {
	Articles []Article
	Cache    int    // seconds
	Personal bool   // for this person alone
	Button   string // above the results; empty: none
}

// Article is one result, with the message that choosing it would send.
type Article struct {
	ID, Title, Description string
	Text, Visible          string // with and without markup
	Mentions               []string
}

// TypeInline lets a person type something after the bot's name; it returns the query's id.
func (s *Server) TypeInline(user, text string) string {
	s.inline.mu.Lock()
	defer s.inline.mu.Unlock()
	s.inline.queries++
	id := "query" + strconv.Itoa(s.inline.queries)
	if s.inline.open == nil {
		s.inline.open, s.inline.answers = map[string]bool{}, map[string]InlineAnswer{}
	}
	s.inline.open[id] = true
	b := appendPerson(append(appendQuoted([]byte(`{"id":`), id), `,"from":`...), personID(user))
	b = appendQuoted(append(b, `,"query":`...), text)
	s.queue.push("inline_query", append(b, `,"offset":"","chat_type":"group"}`...))
	return id
}

// Choices is what a person sees for an inline query; false while the bot has not answered it.
func (s *Server) Choices(query string) (InlineAnswer, bool) {
	s.inline.mu.Lock()
	defer s.inline.mu.Unlock()
	a, ok := s.inline.answers[query]
	return a, ok
}

// Expire makes an inline query one that Telegram has given up.
func (s *Server) Expire(query string) {
	s.inline.mu.Lock()
	defer s.inline.mu.Unlock()
	delete(s.inline.open, query)
}

func (c *call) answerInlineQuery() ([]byte, error) {
	var results []struct {
		Type, ID, Title, Description string
		Content                      struct {
			Text string `json:"message_text"`
			Mode string `json:"parse_mode"`
		} `json:"input_message_content"`
	}
	if json.Unmarshal([]byte(c.params.Get("results")), &results) != nil {
		return nil, badRequest("can't parse inline query results JSON object")
	}
	if len(results) > 50 {
		return nil, badRequest("RESULTS_TOO_MUCH")
	}
	cache, err := c.number("cache_time")
	if err != nil {
		return nil, err
	}
	a := InlineAnswer{Cache: int(cache), Personal: c.params.Get("is_personal") == "true"}
	seen := map[string]bool{}
	for _, r := range results {
		visible, mentions, err := Parse(r.Content.Text, r.Content.Mode)
		switch {
		case err != nil:
			return nil, err
		case r.Type != "article":
			return nil, badRequest("RESULT_TYPE_INVALID")
		case r.ID == "" || len(r.ID) > 64 || seen[r.ID]:
			return nil, badRequest("RESULT_ID_INVALID")
		case r.Title == "":
			return nil, badRequest("ARTICLE_TITLE_EMPTY")
		case visible == "" || units(visible) > maxText:
			return nil, badRequest("MESSAGE_TOO_LONG")
		}
		seen[r.ID] = true
		a.Articles = append(a.Articles, Article{r.ID, r.Title, r.Description, r.Content.Text, visible, mentions})
	}
	var button struct {
		Text  string `json:"text"`
		Start string `json:"start_parameter"`
	}
	if raw := c.params.Get("button"); raw != "" {
		if json.Unmarshal([]byte(raw), &button) != nil || button.Text == "" || button.Start == "" {
			return nil, badRequest("can't parse inline query results button")
		}
		a.Button = button.Text
	}
	return yes, c.s.inline.answer(c.params.Get("inline_query_id"), a)
}

func (i *inline) answer(query string, a InlineAnswer) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.open[query] {
		return badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	delete(i.open, query)
	i.answers[query] = a
	return nil
}
