package web

import (
	"errors"
	"flag"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

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
	for text, want := range map[string]int{"": 400, "  \n ": 400, strings.Repeat("x", maxForm+1): 400} {
		if resp, body := p.ask(text); resp.StatusCode != want || !strings.Contains(body, "price btc") {
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

func TestAnswerComesByItselfAndIsThereAfterAReconnect(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	_, next, leave := p.stream(p.client, "/events?after=1")
	p.answer("k1", chat.Card{Text: "one"})
	if id := next(); id != "id: 2" {
		t.Errorf("first line %q", id)
	}
	if data := next(); !strings.HasPrefix(data, `data: {"id":"ak1"`) || !strings.Contains(data, "one") {
		t.Errorf("data %q", data)
	}
	leave()
	p.answer("k2", chat.Card{Text: "two"})
	_, next, _ = p.stream(p.client, "/events?after=0", "Last-Event-ID", "2")
	if id := next(); id != "id: 3" {
		t.Errorf("after the reconnect %q", id)
	}
}

func TestStreamsOfABrowserAreBounded(t *testing.T) {
	p := open(t, nil)
	p.do(p.client, http.MethodGet, "/", nil)
	var leaves []func()
	for i := range maxStreams {
		status, next, leave := p.stream(p.client, "/events")
		if leaves = append(leaves, leave); status != http.StatusOK || next() != ": welcome" {
			t.Fatalf("stream %d: status %d", i, status)
		}
	}
	if status, _, leave := p.stream(p.client, "/events"); status != http.StatusTooManyRequests {
		t.Errorf("one more: status %d", status)
	} else {
		leave()
	}
	leaves[0]()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		status, _, _ := p.stream(p.client, "/events")
		if status == http.StatusOK {
			break
		}
		if time.Now().After(end) {
			t.Fatal("a closed page still counts")
		}
	}
}

func TestButtonIsPressedAndLetGo(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	ref := p.answer("k", chat.Card{Text: "one", Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:i"}, {Label: "👎", Value: "rate:negative:i"}}})
	press := func(on, value string) (int, string) {
		resp, _ := p.do(p.client, http.MethodPost, "/press", url.Values{"on": {on}, "value": {value}})
		e, _ := p.desk.last().Body.(chat.Press)
		return resp.StatusCode, e.Value
	}
	for _, step := range []struct{ value, want string }{
		{"rate:positive:i", "rate:positive:i"}, {"rate:positive:i", "rate:withdraw:i"}, {"rate:positive:i", "rate:positive:i"}, {"rate:negative:i", "rate:negative:i"},
	} {
		if status, got := press(ref.ID, step.value); status != http.StatusAccepted || got != step.want {
			t.Errorf("press %s: status %d, told %q, want %q", step.value, status, got, step.want)
		}
	}
	if status, _ := press(ref.ID, "rate:positive:other"); status != http.StatusNotFound {
		t.Errorf("a button that is not there: status %d", status)
	}
	p.desk.refuse(errFull)
	if status, _ := press(ref.ID, "rate:negative:i"); status != http.StatusServiceUnavailable {
		t.Errorf("refused: status %d", status)
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); !strings.Contains(body, `aria-pressed="true" aria-label="Bad answer"`) {
		t.Error("the refused press changed the page")
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

func TestCardOnThePage(t *testing.T) {
	p := open(t, nil)
	p.Now = func() time.Time { return time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC) }
	p.ask("price btc eth")
	p.answer("k", chat.Card{
		Title: "Prices", Text: "BTC is at $97,432.10.\n\nETH is at $3,550.20.", Source: "CoinGecko", AsOf: p.Now(), Notice: "Data is 3 minutes old.",
		Fields:  []chat.Field{{Name: "24 h", Value: "▲ +2.40 %", Trend: chat.Up}, {Name: "7 days", Value: "▼ −1.10 %", Trend: chat.Down}},
		Table:   &chat.Table{Header: []string{"Asset", "Price"}, Rows: [][]string{{"BTC", "$97,432.10"}, {"ETH", "$3,550.20"}}},
		Image:   &chat.Image{PNG: []byte("png"), Alt: "Bitcoin over 30 days"},
		Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:k"}, {Label: "7d", Value: "chart:7d"}},
	})
	_, body := p.do(p.client, http.MethodGet, "/", nil)
	_, card, ok := strings.Cut(body, `<article class="card"`)
	card, _, found := strings.Cut(card, "</article>")
	if !ok || !found {
		t.Fatal("no card")
	}
	const file = "testdata/card.golden"
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(card), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || card != string(want) {
		t.Errorf("%v, the card is\n%s", err, card)
	}
}

func TestStopEndsTheStreams(t *testing.T) {
	p := open(t, nil)
	_, next, _ := p.stream(p.client, "/events")
	if next() != ": welcome" {
		t.Fatal("no stream")
	}
	// The harness stops the page and fails if that takes a stream's own time.
}
