// Package llm asks a language model: for a second opinion about a message that our own is not
// sure of, and for texts that somebody else checks. It is any endpoint that speaks OpenAI's
// chat completions (OpenAI, Ollama, vLLM, llama.cpp).
//
// Promise: it is never needed. What it says is data: a label of a closed list, a confidence,
// and short strings that somebody else has to resolve; everything else is dropped. A message
// is sent as data, too, and can't give instructions that count: the worst that it can do is to
// get itself a wrong label. It costs no more than a budget of tokens a day, answers the same
// text once an hour, and leaves an endpoint alone that fails; opinions and texts share all
// three. Neither a message nor a key stands in an error.
//
//	ask ───┬─ remembered? ─ budget ─ breaker ─ retry ─ time limit ─▶ endpoint ─▶ checked ─▶ opinion
//	write ─┘                                                          │           └ not as asked for: once more
//	                                                                  └▶ text, unchecked
//
// It knows no intents and no assets: the labels are given to it.
package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/circuitbreaker"
	"github.com/failsafe-go/failsafe-go/retrypolicy"
	openai "github.com/sashabaranov/go-openai"
)

// Opinion is what it thinks a message wants.
type Opinion struct {
	Label      string   `json:"intent"`
	Confidence float64  `json:"confidence"`
	Assets     []string `json:"assets"`    // as written: names or tickers
	Currency   string   `json:"currency"`  // a code or a name; empty: none
	Indicator  string   `json:"indicator"` // an economic figure; empty: none
	Country    string   `json:"country"`
}

// Why there is no opinion.
var (
	ErrBudget   = errors.New("the day's tokens are spent")
	ErrUnusable = errors.New("the language model did not answer as asked")
	ErrEndpoint = errors.New("the language model could not be asked")
)

// runner asks again where that helps, and leaves the endpoint alone for a while after failures.
type runner = failsafe.Executor[openai.ChatCompletionResponse]

// Client asks one endpoint.
type Client struct {
	cfg    Config
	labels []string
	api    *openai.Client
	asks   runner // for opinions
	writes runner // for texts: they take longer, and where they come too late opinions may still be had
	spent  tokens
	known  memory[Opinion]
	texts  memory[string]
	now    func() time.Time
}

// New makes a client for a closed list of labels; now may be nil.
func New(cfg Config, labels []string, now func() time.Time) (*Client, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if !cfg.On() {
		return nil, errors.New("base_url: is missing")
	}
	if now == nil {
		now = time.Now
	}
	api := openai.DefaultConfig(cfg.APIKey)
	api.BaseURL = strings.TrimSuffix(cfg.BaseURL, "/")
	return &Client{
		cfg: cfg, labels: labels, api: openai.NewClientWithConfig(api), now: now,
		asks: newRunner(), writes: newRunner(), spent: tokens{limit: cfg.TokensADay},
		known: remember[Opinion](cfg.RememberFor), texts: remember[string](cfg.RememberFor),
	}, nil
}

func newRunner() runner {
	retry := retrypolicy.NewBuilder[openai.ChatCompletionResponse]().
		HandleIf(func(_ openai.ChatCompletionResponse, err error) bool { return passing(err) }).
		AbortOnErrors(circuitbreaker.ErrOpen, context.Canceled).
		WithMaxRetries(2).WithBackoff(200*time.Millisecond, 2*time.Second).WithJitterFactor(.3).ReturnLastFailure().Build()
	breaker := circuitbreaker.NewBuilder[openai.ChatCompletionResponse]().
		HandleIf(func(_ openai.ChatCompletionResponse, err error) bool {
			return err != nil && !errors.Is(err, context.Canceled)
		}).
		WithFailureThresholdRatio(3, 5).WithDelay(30 * time.Second).Build()
	return failsafe.With[openai.ChatCompletionResponse](retry, breaker)
}

// passing tells failures that may be gone at the next attempt: not those of a bad key or a bad
// request.
func passing(err error) bool {
	var api *openai.APIError
	if errors.As(err, &api) {
		return api.HTTPStatusCode >= 500
	}
	var request *openai.RequestError
	if errors.As(err, &request) {
		return request.HTTPStatusCode >= 500 || request.HTTPStatusCode == 0
	}
	return err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}

// longest is how much of a message is sent, in bytes.
const longest = 2000

// Ask returns an opinion about a text, which came after others of the same person.
func (c *Client) Ask(ctx context.Context, text string, earlier []string) (Opinion, error) {
	return Prompted{c, Plain, ""}.Ask(ctx, text, earlier)
}

// Plain is the prompt without further words.
const Plain = "plain"

// Prompted asks with the words of a prompt besides. Budget, breaker and time limits are the
// client's.
type Prompted struct {
	client      *Client
	name, words string
}

// By is the client with a prompt of the configuration; false: there is none of that name.
func (c *Client) By(prompt string) (Prompted, bool) {
	words, ok := c.cfg.Prompts[prompt]
	return Prompted{c, prompt, words}, ok || prompt == Plain
}

// Ask returns an opinion about a text, which came after others of the same person.
func (p Prompted) Ask(ctx context.Context, text string, earlier []string) (Opinion, error) {
	c := p.client
	key := p.name + "\x00" + strings.Join(strings.Fields(strings.ToLower(text)), " ") + "\x00" + strings.Join(earlier, "\x00")
	if o, ok := c.known.get(key, c.now()); ok {
		return o, nil
	}
	data, err := json.Marshal(map[string]any{"message": cut(text), "earlier_messages": earlier})
	if err != nil {
		return Opinion{}, fmt.Errorf("ask the language model: %w", err)
	}
	for range 2 { // once more where the answer is not one
		content, err := c.complete(ctx, c.asks, c.request(p.words, string(data)))
		if err != nil {
			return Opinion{}, err
		}
		if o, ok := c.check(content); ok {
			c.known.put(key, o, c.now())
			return o, nil
		}
	}
	return Opinion{}, ErrUnusable
}

func cut(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "")
}

// complete sends one question within the budget.
func (c *Client) complete(ctx context.Context, by runner, question openai.ChatCompletionRequest) (string, error) {
	if !c.spent.left(c.now()) {
		return "", ErrBudget
	}
	answer, err := by.WithContext(ctx).GetWithExecution(func(e failsafe.Execution[openai.ChatCompletionResponse]) (openai.ChatCompletionResponse, error) {
		own, cancel := context.WithTimeout(e.Context(), c.cfg.Timeout)
		defer cancel()
		return c.api.CreateChatCompletion(own, question)
	})
	if errors.Is(err, context.DeadlineExceeded) { // the endpoint is at work on it, and counts that
		c.spent.spend(estimate(question), c.now())
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%w (%s)", ErrEndpoint, reason(err))
	}
	used := answer.Usage.TotalTokens
	if used <= 0 { // not every endpoint counts
		used = estimate(question)
	}
	c.spent.spend(used, c.now())
	if len(answer.Choices) == 0 {
		return "", nil
	}
	return answer.Choices[0].Message.Content, nil
}

// estimate is how many tokens a question has, at three bytes each.
func estimate(question openai.ChatCompletionRequest) (n int) {
	for _, m := range question.Messages {
		n += len(m.Content) / 3
	}
	return n
}

// reason is why an endpoint failed, without its words: these may repeat a message or a key.
func reason(err error) string {
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.Is(err, circuitbreaker.ErrOpen):
		return "left alone after failures"
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case errors.As(err, &api):
		return fmt.Sprintf("HTTP status %d", api.HTTPStatusCode)
	case errors.As(err, &request):
		return fmt.Sprintf("HTTP status %d", request.HTTPStatusCode)
	}
	return "no connection, or an answer that can't be read"
}
