package console

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
)

// sitting is a person at the screen, whose keys are given to the model.
func sitting(t *testing.T, change ...func(*Config)) (screen, *bot) {
	t.Helper()
	a, b := opened(t, Parts{}, change...)
	s, _ := sent(newScreen(t.Context(), a), tea.WindowSizeMsg{Width: 60, Height: 20})
	return s, b
}

func sent(s screen, msg tea.Msg) (screen, tea.Cmd) {
	m, cmd := s.Update(msg)
	return m.(screen), cmd
}

func typed(s screen, text string) screen {
	for _, r := range text {
		s, _ = sent(s, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return s
}

func pressed(s screen, code rune, mod ...tea.KeyMod) (screen, tea.Cmd) {
	key := tea.KeyPressMsg{Code: code}
	for _, m := range mod {
		key.Mod |= m
	}
	return sent(s, key)
}

// printed is what a command puts above the line.
func printed(cmd tea.Cmd) string {
	if cmd == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(cmd()), "{"), "}")
}

func quits(cmd tea.Cmd) bool { return cmd != nil && cmd() == tea.Quit() }

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
	if diff := cmp.Diff([]string{"two", "one", "one", "two", "dra", "dra"}, seen); diff != "" {
		t.Error(diff)
	}
}

func TestHistoryKeepsTheNewestLines(t *testing.T) {
	s, _ := sitting(t)
	for i := range maxHistory + 10 {
		s.input.SetValue(fmt.Sprint(i))
		s, _ = pressed(s, tea.KeyEnter)
	}
	if n := len(s.history); n != maxHistory || s.history[n-1] != fmt.Sprint(maxHistory+9) || s.at != n {
		t.Errorf("%d lines, at %d, the last is %q", n, s.at, s.history[n-1])
	}
}

func TestLeavingWordsAndKeysEndTheScreen(t *testing.T) {
	for _, word := range []string{"/quit", "exit", " quit ", "/exit"} {
		s, _ := sitting(t)
		if _, cmd := pressed(typed(s, word), tea.KeyEnter); !quits(cmd) {
			t.Errorf("%q does not end it", word)
		}
	}
	s, _ := sitting(t)
	for _, key := range []rune{'c', 'd'} {
		if _, cmd := pressed(s, key, tea.ModCtrl); !quits(cmd) {
			t.Errorf("Ctrl-%c does not end it", key)
		}
	}
	if _, cmd := pressed(typed(s, "x"), 'd', tea.ModCtrl); quits(cmd) {
		t.Error("Ctrl-D ends it in the middle of a line")
	}
}

func TestEmptyLineIsNotAsked(t *testing.T) {
	s, b := sitting(t)
	s, cmd := pressed(typed(s, "   "), tea.KeyEnter)
	if cmd != nil || len(s.history) != 0 || s.input.Value() != "" || len(b.events) != 0 {
		t.Errorf("line %q, history %v, events %v", s.input.Value(), s.history, b.events)
	}
}

func TestReplyIsPrintedAboveTheLineBeingTyped(t *testing.T) {
	s, _ := sitting(t)
	s = typed(s, "half a ques")
	s, cmd := sent(s, answer{card: full()})
	if got := printed(cmd); !strings.Contains(got, "Prices\nBTC is at") || !strings.Contains(got, "[Bitcoin over 30 days]") {
		t.Errorf("printed %q", got)
	}
	if got := s.View().Content; !strings.Contains(ansi.Strip(got), prompt+"half a ques") {
		t.Errorf("the line is %q", got)
	}
	if _, cmd = sent(s, notice("Noted: 👍")); !strings.Contains(printed(cmd), "Noted: 👍") {
		t.Errorf("notice %q", printed(cmd))
	}
}

func TestScreenShowsThatItWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, b := sitting(t)
		b.delay = time.Second
		s.adapter.take(t.Context(), "price btc")
		if got := s.View().Content; !strings.Contains(got, "looking at the market…") {
			t.Errorf("waiting: %q", got)
		}
		time.Sleep(2 * time.Second)
		if got := s.View().Content; strings.Contains(got, "looking") {
			t.Errorf("answered: %q", got)
		}
	})
}

func TestResizeWrapsWhatComesNext(t *testing.T) {
	s, _ := sitting(t)
	for _, width := range []int{100, 40, 25} {
		var cmd tea.Cmd
		s, cmd = sent(s, tea.WindowSizeMsg{Width: width, Height: 10})
		if cmd != nil {
			t.Errorf("the hint is printed again at %d columns", width)
		}
		_, cmd = sent(s, answer{card: full()})
		for line := range strings.SplitSeq(printed(cmd), "\n") {
			if lipgloss.Width(line) > width {
				t.Errorf("%d columns are less than %q", width, line)
			}
		}
		if got := lipgloss.Width(typed(s, strings.Repeat("x", 200)).View().Content); got > width {
			t.Errorf("the line has %d of %d columns", got, width)
		}
	}
}

func TestHintComesOnceTheFirstFrameIsDrawn(t *testing.T) {
	a, _ := opened(t, Parts{})
	s, cmd := sent(newScreen(t.Context(), a), tea.WindowSizeMsg{Width: 100, Height: 20})
	if s.Init() != nil || cmd == nil {
		t.Fatal("nothing is awaited")
	}
	_, cmd = sent(s, cmd())
	if got := printed(cmd); !strings.Contains(got, "Ask: price btc") {
		t.Errorf("opening %q", got)
	}
}

func TestPasteCannotSteerTheTerminal(t *testing.T) {
	s, b := sitting(t)
	s, _ = sent(s, tea.PasteMsg{Content: "price \x1b[2J\u202ebtc\nnow\x07"})
	for _, text := range []string{s.input.Value(), ansi.Strip(s.View().Content)} {
		if strings.ContainsAny(text, "\x1b\x07\u202e") {
			t.Errorf("%q came through", text)
		}
	}
	if s, _ = pressed(s, tea.KeyEnter); s.history[0] != "price [2Jbtc now" || len(b.events) != 0 {
		t.Errorf("asked %q", s.history)
	}
}

func TestScreenWithoutColoursHasNone(t *testing.T) {
	for color, want := range map[string]bool{"always": true, "never": false} {
		s, _ := sitting(t, func(c *Config) { c.Color = color })
		got := s.View().Content + typed(s, "price").View().Content
		if colored := strings.Contains(got, "\x1b[3") || strings.Contains(got, "\x1b[38"); colored != want {
			t.Errorf("%s: %q", color, got)
		}
	}
}

func TestPersonAsksJudgesAndLeaves(t *testing.T) {
	in, keys := io.Pipe()
	out, done := &lockedBuffer{}, make(chan struct{})
	a, b := opened(t, Parts{In: in, Out: out, Done: func() { close(done) }})
	a.screen = true
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	awaits := func(what string, holds func() bool) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); !holds(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s: never; output %q", what, out.String())
			}
		}
	}
	_, _ = io.WriteString(keys, "price btc\r")
	awaits("an answer", func() bool { return strings.Contains(out.String(), "re: price btc") })
	awaits("a reply to judge", func() bool {
		a.mu.Lock()
		defer a.mu.Unlock()
		return !a.newest.Zero()
	})
	_, _ = io.WriteString(keys, "+\r")
	awaits("a judgement", func() bool { return cmp.Equal(b.judged(), []string{"👍 on a1"}) })
	awaits("a remark", func() bool { return strings.Contains(out.String(), "Noted: 👍") })
	_, _ = io.WriteString(keys, "/quit\r")
	<-done
	select {
	case err := <-ended:
		t.Errorf("it ended before it was stopped: %v", err)
	default:
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	_ = keys.Close()
	if b.questions()[0] != "price btc" || b.events[0].Platform != chat.Console {
		t.Errorf("events %+v", b.events)
	}
}
