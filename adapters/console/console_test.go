package console

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

// bot answers every question with itself.
type bot struct {
	a     *Adapter
	delay time.Duration

	mu     sync.Mutex
	events []chat.Event
	fails  int
	n      int
}

func (b *bot) Receive(_ context.Context, e chat.Event) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fails > 0 {
		b.fails--
		return errors.New("full")
	}
	b.events = append(b.events, e)
	m, ok := e.Body.(chat.Message)
	if !ok {
		return nil
	}
	b.n++
	post := chat.Post{Key: fmt.Sprint(b.n), To: m.Ref.Address, ReplyTo: m.Ref, Card: chat.Card{Text: "re: " + m.Text}}
	delay := b.delay
	go func() {
		time.Sleep(delay)
		_, _ = b.a.Send(context.Background(), post)
	}()
	return nil
}

// lockedBuffer is standard output.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// piped runs the console on an input until it calls Done, in free time.
func piped(t *testing.T, in string, change func(*bot)) (out string, events []chat.Event) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var cfg Config
		cfg.Defaults()
		b, o := &bot{delay: time.Second}, &lockedBuffer{}
		if change != nil {
			change(b)
		}
		done := make(chan struct{})
		a, err := New(cfg, Parts{To: b, In: strings.NewReader(in), Out: o, Done: func() { close(done) }})
		if err != nil {
			t.Fatal(err)
		}
		b.a = a
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- a.Run(ctx) }()
		select {
		case <-done:
		case <-time.After(2 * time.Minute):
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		out, events = o.String(), b.events
	})
	return out, events
}

func TestPipeIsAnsweredLineByLineAndEnds(t *testing.T) {
	out, events := piped(t, "price btc\r\n\n  eth  \nlast without end", nil)
	if len(events) != 3 || strings.Count(out, "re: ") != 3 {
		t.Fatalf("%d questions, output %q", len(events), out)
	}
	for _, want := range []string{"re: price btc\n", "re: eth\n", "re: last without end\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("output %q lacks %q", out, want)
		}
	}
}

func TestInputWithoutALineIsNobody(t *testing.T) {
	for _, in := range []string{"", "\n\n  \n"} {
		out, events := piped(t, in, nil)
		if out != "" || len(events) != 0 {
			t.Errorf("%q: output %q, events %v", in, out, events)
		}
	}
}

func TestBotThatIsFullIsAskedAgain(t *testing.T) {
	out, _ := piped(t, "price btc\n", func(b *bot) { b.fails = 5 })
	if !strings.Contains(out, "re: price btc") {
		t.Errorf("output %q", out)
	}
}

func TestLineCanBeAsLongAsItLikes(t *testing.T) {
	_, events := piped(t, strings.Repeat("x", 5<<20)+"\nprice btc\n", nil)
	if len(events) != 2 || len(events[0].Body.(chat.Message).Text) != maxLine || events[1].Body.(chat.Message).Text != "price btc" {
		t.Errorf("%d questions", len(events))
	}
}

func TestPlusAndMinusJudgeTheNewestReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var cfg Config
		cfg.Defaults()
		b := &bot{}
		a, err := New(cfg, Parts{To: b, In: strings.NewReader(""), Out: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		b.a = a
		if got := a.take(t.Context(), "+"); !strings.Contains(got, "no reply") || len(b.events) != 0 {
			t.Errorf("without a reply: %q, %v", got, b.events)
		}
		a.take(t.Context(), "price btc")
		synctest.Wait()
		for line, want := range map[string]string{"+": "👍", "👎": "👎"} {
			if got := a.take(t.Context(), line); got != "Noted: "+want {
				t.Errorf("%s: %q", line, got)
			}
			on := b.events[len(b.events)-1].Body.(chat.Reaction)
			if on.Emoji != want || on.On.ID != "a1" {
				t.Errorf("%s: %+v", line, on)
			}
		}
	})
}

func TestAnswerToAnEarlierStartIsGivenUp(t *testing.T) {
	var cfg Config
	cfg.Defaults()
	out := &lockedBuffer{}
	a, err := New(cfg, Parts{To: &bot{}, In: strings.NewReader(""), Out: out})
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Send(t.Context(), chat.Post{To: chat.Address{Platform: chat.Console, Channel: "yesterday"}, Card: chat.Card{Text: "x"}})
	if !errors.Is(err, chat.GiveUp) || out.String() != "" {
		t.Errorf("error %v, output %q", err, out.String())
	}
}

func TestNothingThatIsWrittenSteersTheTerminal(t *testing.T) {
	evil := "a\x1b[2J\x1b]0;title\x07b\u202ec\rd\x00"
	card := styles(true).card(chat.Card{Title: evil, Text: evil, Notice: evil, Source: evil, Fields: []chat.Field{{Name: evil, Value: evil}}, Image: &chat.Image{Alt: evil}})
	plain := ansi.Strip(card) // takes away our own colours
	for _, bad := range []string{"\x1b", "\x07", "\u202e", "\r", "\x00"} {
		if strings.Contains(plain, bad) {
			t.Errorf("%q came through", bad)
		}
	}
	if strings.Contains(card, "\x1b[2J") || strings.Contains(card, "\x1b]0") {
		t.Errorf("card %q", card)
	}
	if strings.Contains(styles(false).card(chat.Card{Title: "x", Fields: []chat.Field{{Trend: chat.Up}}}), "\x1b") {
		t.Error("colours where there should be none")
	}
}

func TestCardInTheTerminal(t *testing.T) {
	card := chat.Card{
		Title: "Prices", Text: "BTC is at $97,432.10, and ETH is at $3,550.20.", Source: "CoinGecko", AsOf: time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC),
		Fields: []chat.Field{{Name: "24 h", Value: "▲ +2.40 %", Trend: chat.Up}}, Notice: "Data is 3 minutes old.",
		Table: &chat.Table{Header: []string{"Asset", "Price"}, Rows: [][]string{{"BTC", "$97,432.10"}, {"ETH", "$3,550.20"}}},
		Image: &chat.Image{Alt: "Bitcoin over 30 days"},
	}
	var got strings.Builder
	for _, width := range []int{40, 100} {
		fmt.Fprintf(&got, "--- %d columns\n%s\n", width, screen{width: width}.wrap(styles(false).card(card)))
	}
	const file = "testdata/card.golden"
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || got.String() != string(want) {
		t.Errorf("%v, the card is\n%s", err, got.String())
	}
	for line := range strings.Lines(got.String()[:strings.Index(got.String(), "--- 100")]) {
		if lipgloss.Width(strings.TrimRight(line, "\n")) > 40 {
			t.Errorf("too wide: %q", line)
		}
	}
}

// sitting is a person at the screen, whose keys are given to the model.
func sitting(t *testing.T) (screen, *bot) {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	b := &bot{}
	a, err := New(cfg, Parts{To: b, In: strings.NewReader(""), Out: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	b.a = a
	s := newScreen(t.Context(), a)
	m, _ := s.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	return m.(screen), b
}

func typed(s screen, text string) screen {
	for _, r := range text {
		m, _ := s.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		s = m.(screen)
	}
	return s
}

func pressed(s screen, code rune) (screen, tea.Cmd) {
	m, cmd := s.Update(tea.KeyPressMsg{Code: code})
	return m.(screen), cmd
}

func TestHistoryIsWalkedWithTheDraftKept(t *testing.T) {
	s, _ := sitting(t)
	for _, line := range []string{"one", "two", "two"} {
		s, _ = pressed(typed(s, line), tea.KeyEnter)
	}
	s = typed(s, "dra")
	var seen []string
	for _, key := range []rune{tea.KeyUp, tea.KeyUp, tea.KeyUp, tea.KeyDown, tea.KeyDown, tea.KeyDown} {
		s, _ = pressed(s, key)
		seen = append(seen, s.input.Value())
	}
	if got := strings.Join(seen, " "); got != "two one one two dra dra" {
		t.Errorf("saw %q", got)
	}
}

func TestLeavingWordsAndKeysEndTheScreen(t *testing.T) {
	s, _ := sitting(t)
	_, cmd := pressed(typed(s, "/quit"), tea.KeyEnter)
	if cmd == nil || cmd() != tea.Quit() {
		t.Error("/quit does not end it")
	}
	m, cmd := s.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	if cmd == nil || cmd() != tea.Quit() {
		t.Errorf("Ctrl-C does not end it: %v", m)
	}
	m, cmd = typed(s, "x").Update(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	if cmd != nil && cmd() == tea.Quit() {
		t.Errorf("Ctrl-D ends it in the middle of a line: %v", m)
	}
	if next, cmd := pressed(typed(s, "   "), tea.KeyEnter); cmd != nil || len(next.history) != 0 {
		t.Error("an empty line was asked")
	}
}

func TestWhatIsAnnouncedBeforeTheScreenIsOpenIsKept(t *testing.T) {
	s, b := sitting(t)
	b.a.screen = true
	var plain bytes.Buffer
	b.a.Announce(&plain, "chat page: here\x1b[2J")
	if got := fmt.Sprint(s.open()()); !strings.Contains(got, "chat page: here[2J") || plain.Len() > 0 {
		t.Errorf("opening %q, written %q", got, plain.String())
	}
	b.a.screen = false
	b.a.Announce(&plain, "here")
	if plain.String() != "here\n" {
		t.Errorf("written %q", plain.String())
	}
}

func TestBadConfigIsRefusedWithWhatIsAllowed(t *testing.T) {
	err := Config{Enabled: "perhaps", Color: "blue"}.Validate()
	for _, want := range []string{`enabled: "perhaps" is not known, use auto, true or false`, `color: "blue" is not known, use auto, always or never`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}
