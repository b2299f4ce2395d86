package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tickertape/core/chat"
)

func TestQuestionReachesTheBotAsItsPerson(t *testing.T) {
	p := open(t, nil)
	resp, _ := p.ask("  price btc ")
	m, ok := p.desk.last().Body.(chat.Message)
	if resp.StatusCode != http.StatusAccepted || !ok || m.Text != "price btc" || !m.Direct || m.Ref.Platform != chat.Web || m.Author.ID == "" || m.At.IsZero() {
		t.Fatalf("status %d, event %+v", resp.StatusCode, p.desk.last())
	}
	p.ask("again")
	if again := p.desk.last().Body.(chat.Message); again.Author != m.Author || again.Ref.Channel != m.Ref.Channel || again.Ref.ID == m.Ref.ID {
		t.Errorf("%+v and %+v", m, again)
	}
	other := p.browser()
	p.do(other, http.MethodPost, "/message", url.Values{"text": {"hello"}})
	if stranger := p.desk.last().Body.(chat.Message); stranger.Author == m.Author {
		t.Error("two browsers are one person")
	}
}

func TestFormWithoutScriptComesBackToThePage(t *testing.T) {
	p := open(t, nil)
	resp, _ := p.ask("price btc", "Accept", "text/html,application/xhtml+xml")
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/" {
		t.Errorf("status %d to %q", resp.StatusCode, resp.Header.Get("Location"))
	}
	_, body := p.do(p.client, http.MethodGet, "/", nil)
	if !strings.Contains(body, "price btc") {
		t.Error("the question is not on the page")
	}
}

func TestRefusedQuestionIsSaidInASentenceAndNotShown(t *testing.T) {
	p := open(t, nil)
	p.desk.refuse(errFull)
	resp, body := p.ask("price btc")
	if resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "try again") || strings.Contains(body, "secret") {
		t.Errorf("status %d: %s", resp.StatusCode, body)
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Contains(body, `class="mine"`) {
		t.Error("the refused question is on the page")
	}
	p.desk.refuse(nil)
	for text, want := range map[string]int{"": 400, "  \n ": 400, strings.Repeat("x", maxForm+1): 413, strings.Repeat("é", maxText+1): 413, strings.Repeat("é", maxText): 202} {
		resp, body := p.ask(text)
		if resp.StatusCode != want || want != 202 && !strings.Contains(body, "price btc") || want == 413 && !strings.Contains(body, "4,000") {
			t.Errorf("%d characters: status %d: %s", len(text), resp.StatusCode, body)
		}
	}
}

func TestQuestionSentTwiceIsOneQuestion(t *testing.T) {
	p := open(t, nil)
	var ids []string
	for range 2 {
		p.do(p.client, http.MethodPost, "/message", url.Values{"text": {"price btc"}, "id": {"12345678-abcd"}})
		ids = append(ids, p.desk.last().ID)
	}
	if ids[0] != ids[1] {
		t.Errorf("ids %v: the bot can't know that it is the same", ids)
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Count(body, `class="mine"`) != 1 {
		t.Error("it stands twice on the page")
	}
}

func TestConversationIsBoundedAndForgottenOnesAreGivenUp(t *testing.T) {
	p := open(t, func(c *Config) { c.History = 3 })
	for _, text := range []string{"one", "two", "three", "four"} {
		p.ask(text)
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Contains(body, "one") || strings.Count(body, `class="mine"`) != 3 {
		t.Error("more than three messages are kept")
	}
	_, err := p.Send(t.Context(), chat.Post{Key: "k", To: chat.Address{Platform: chat.Web, Channel: "gone"}, Card: chat.Card{Text: "x"}})
	if !errors.Is(err, chat.GiveUp) {
		t.Errorf("to nobody: %v", err)
	}
	for range maxSessions + 10 {
		p.sessions.open()
	}
	p.sessions.mu.Lock()
	defer p.sessions.mu.Unlock()
	if n := len(p.sessions.byID); n > maxSessions {
		t.Errorf("%d sessions", n)
	}
}

func TestRefusedRepeatLeavesTheQuestion(t *testing.T) {
	p := open(t, nil)
	again := func() int {
		resp, _ := p.do(p.client, http.MethodPost, "/message", url.Values{"text": {"price btc"}, "id": {"12345678-abcd"}})
		return resp.StatusCode
	}
	again()
	ref := p.answer("12345678", chat.Card{Text: "one"})
	p.desk.refuse(errFull)
	if status := again(); status != http.StatusServiceUnavailable {
		t.Errorf("status %d", status)
	}
	p.do(p.client, http.MethodPost, "/message", url.Values{"text": {"price btc"}, "id": {ref.ID}})
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Count(body, `class="mine"`) != 1 || strings.Count(body, `class="card"`) != 1 {
		t.Errorf("the question or its answer has gone:\n%s", body)
	}
}
