package llm_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"tickertape/core/nlu/llm"
)

var shape = json.RawMessage(`{"type":"object","properties":{"answer":{"type":"string"}}}`)

func TestATextIsWrittenOnceAnHourAsTheSchemaSays(t *testing.T) {
	e, c := open(t, says("{\"answer\":\"yes\"}"), nil)
	for range 2 {
		if text, err := c.Write(t.Context(), "Answer yes.", `{"question":"is it"}`, shape); err != nil || text != `{"answer":"yes"}` {
			t.Errorf("%q, %v", text, err)
		}
	}
	if e.calls() != 1 {
		t.Errorf("%d calls", e.calls())
	}
	for n, other := range [][3]string{{"Answer no.", `{"question":"is it"}`, string(shape)}, {"Answer yes.", `{"question":"was it"}`, string(shape)}, {"Answer yes.", `{"question":"is it"}`, "{}"}} {
		if _, err := c.Write(t.Context(), other[0], other[1], json.RawMessage(other[2])); err != nil || e.calls() != n+2 {
			t.Errorf("%q: %d calls, %v", other, e.calls(), err)
		}
	}
	sent := fmt.Sprint(e.asked[0])
	if !strings.Contains(sent, "json_schema") || !strings.Contains(sent, "role:system") || !strings.Contains(sent, `content:{"question":"is it"} role:user`) {
		t.Errorf("sent %s", sent)
	}
}

func TestTextsAndOpinionsShareTheDaysTokens(t *testing.T) {
	e, c := open(t, says(good), func(cfg *llm.Config) { cfg.TokensADay = 300 })
	_, _ = c.Ask(t.Context(), "hello", nil)
	_, first := c.Write(t.Context(), "task", "data", shape)
	_, second := c.Write(t.Context(), "task", "other data", shape)
	if _, third := c.Ask(t.Context(), "hello again", nil); first != nil || !errors.Is(second, llm.ErrBudget) || !errors.Is(third, llm.ErrBudget) || e.calls() != 2 {
		t.Errorf("%d calls of 150 tokens with 300 a day: %v, %v, %v", e.calls(), first, second, third)
	}
}

func TestATextThatComesTooLateCostsTokensToo(t *testing.T) {
	wait := make(chan struct{})
	e, c := open(t, func(int, http.ResponseWriter) { <-wait }, func(cfg *llm.Config) { cfg.TokensADay = 300 })
	t.Cleanup(func() { close(wait) })
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, late := c.Write(ctx, "task", strings.Repeat("data ", 300), shape)
	if _, err := c.Write(t.Context(), "task", "data", shape); !errors.Is(late, context.DeadlineExceeded) || !errors.Is(err, llm.ErrBudget) || e.calls() != 1 {
		t.Errorf("%d calls: %v, then %v", e.calls(), late, err)
	}
}

func TestAnswersAreEducationOrOff(t *testing.T) {
	var cfg llm.Config
	cfg.Defaults()
	if cfg.Words(llm.Education) {
		t.Error("words answers without an endpoint")
	}
	cfg.BaseURL, cfg.Model = "http://127.0.0.1:1/v1", "small"
	if !cfg.Words(llm.Education) || cfg.Validate() != nil {
		t.Errorf("off, or wrong: %v", cfg.Validate())
	}
	cfg.Answers = "all"
	if err := cfg.Validate(); err == nil || err.Error() != `answers: "all" is not allowed, use education or off` {
		t.Error(err)
	}
	if cfg.Answers = llm.None; cfg.Words(llm.Education) || cfg.Validate() != nil {
		t.Errorf("on, or wrong: %v", cfg.Validate())
	}
}

func TestTextsThatFailCostNoOpinion(t *testing.T) {
	failing := true
	e, c := open(t, func(n int, w http.ResponseWriter) {
		if failing {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		says(good)(n, w)
	}, nil)
	for n := range 8 {
		_, _ = c.Write(t.Context(), "task", fmt.Sprint("data ", n), shape)
	}
	if e.calls() >= 8 {
		t.Fatalf("%d calls for texts: the endpoint is not left alone", e.calls())
	}
	if _, err := c.Write(t.Context(), "task", "data", shape); !errors.Is(err, llm.ErrEndpoint) || strings.Contains(err.Error(), "key-4711") || strings.Contains(err.Error(), "data") {
		t.Errorf("%v", err)
	}
	failing = false
	before := e.calls()
	if _, err := c.Ask(t.Context(), "price of btc", nil); err != nil || e.calls() != before+1 {
		t.Errorf("an opinion after texts that failed: %d calls, %v", e.calls()-before, err)
	}
}
