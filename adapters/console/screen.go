package console

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"tickertape/core/chat"
)

// answer is a card that has come in for a question.
type answer struct {
	card chat.Card
	to   string
}

// notice is a line of the bot's own.
type notice string

// screen is the line editor: answers go above it, the line being typed stays.
type screen struct {
	adapter *Adapter
	ctx     context.Context
	input   textinput.Model
	style   style
	width   int // columns; 0: not known yet
	history []string
	at      int    // in history; len(history) is the new line
	draft   string // the new line while history is looked at
}

const (
	prompt     = "› "
	hint       = "Ask: price btc · 1.5 eth in eur · inflation · help · + or - judges the reply · /quit"
	maxHistory = 500
)

// runScreen is the chat of a person. It ends with ctx, or when the person leaves.
func (a *Adapter) runScreen(ctx context.Context) error {
	program := tea.NewProgram(newScreen(ctx, a), tea.WithContext(ctx), tea.WithInput(a.In), tea.WithOutput(a.Out), tea.WithoutSignalHandler())
	a.mu.Lock()
	a.program = program
	a.mu.Unlock()
	_, err := program.Run()
	a.mu.Lock()
	a.program = nil
	a.mu.Unlock()
	if err != nil && ctx.Err() == nil && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("the terminal: %w", err)
	}
	a.Done()
	<-ctx.Done()
	return nil
}

func newScreen(ctx context.Context, a *Adapter) screen {
	input := textinput.New()
	input.Prompt, input.Placeholder, input.CharLimit = prompt, "price btc", 4000
	if !a.color {
		input.SetStyles(textinput.Styles{})
	}
	input.Focus()
	return screen{adapter: a, ctx: ctx, input: input, style: styles(a.color)}
}

// Init waits for the width.
func (screen) Init() tea.Cmd { return nil }

// opening is when the first frame has been drawn: lines printed above it before that would
// get mixed up.
type opening struct{}

const firstFrame = 50 * time.Millisecond

// open prints the hint, and what was announced meanwhile.
func (s screen) open() tea.Cmd {
	lines := append([]string{s.style.faint.Render(s.wrap(hint))}, s.adapter.announced()...)
	for i := range lines[1:] {
		lines[i+1] = s.wrap(lines[i+1])
	}
	return tea.Println(strings.Join(lines, "\n"))
}

// Update takes a key, an answer or a new width.
func (s screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		first := s.width == 0
		s.width = m.Width
		s.input.SetWidth(max(10, m.Width-len(prompt)-1))
		if first {
			return s, tea.Tick(firstFrame, func(time.Time) tea.Msg { return opening{} })
		}
		return s, nil
	case opening:
		return s, s.open()
	case notice:
		return s, tea.Println(s.style.faint.Render(s.wrap(string(m))))
	case answer:
		return s, tea.Println(s.wrap(s.style.card(m.card, s.columns())) + "\n")
	case tea.PasteMsg:
		m.Content = clean(m.Content)
		msg = m
	case tea.KeyPressMsg:
		if next, cmd, done := s.key(m.String()); done {
			return next, cmd
		}
	}
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	return s, cmd
}

// key handles those that are more than editing.
func (s screen) key(name string) (screen, tea.Cmd, bool) {
	switch name {
	case "ctrl+c":
		return s, tea.Quit, true
	case "ctrl+d":
		return s, tea.Quit, s.input.Value() == ""
	case "enter":
		next, cmd := s.enter()
		return next, cmd, true
	case "up":
		return s.back(-1), nil, true
	case "down":
		return s.back(1), nil, true
	}
	return s, nil, false
}

// enter takes the line: it is printed, remembered and given to the bot.
func (s screen) enter() (screen, tea.Cmd) {
	line := strings.TrimSpace(clean(s.input.Value()))
	s.input.Reset()
	if line == "" {
		return s, nil
	}
	if leaving(line) {
		return s, tea.Quit
	}
	if n := len(s.history); n == 0 || s.history[n-1] != line {
		s.history = append(s.history[max(0, n+1-maxHistory):], line)
	}
	s.at, s.draft = len(s.history), ""
	give := func() tea.Msg {
		if remark := s.adapter.take(s.ctx, line); remark != "" {
			return notice(remark)
		}
		return nil
	}
	return s, tea.Sequence(tea.Println(s.style.title.Render(s.wrap(prompt+line))), give)
}

// back walks through history.
func (s screen) back(step int) screen {
	to := s.at + step
	if to < 0 || to > len(s.history) {
		return s
	}
	if s.at == len(s.history) {
		s.draft = s.input.Value()
	}
	s.at = to
	line := s.draft
	if to < len(s.history) {
		line = s.history[to]
	}
	s.input.SetValue(line)
	s.input.CursorEnd()
	return s
}

// View is the line being typed, and what is being waited for.
func (s screen) View() tea.View {
	line := s.input.View()
	if s.adapter.pending() > 0 {
		line = s.style.faint.Render("looking at the market…") + "\n" + line
	}
	return tea.NewView(line)
}

// wrap keeps lines within the terminal.
func (s screen) wrap(text string) string {
	return strings.TrimRight(lipgloss.Wrap(text, s.columns(), " "), "\n")
}

// columns are how many there are for a line.
func (s screen) columns() int { return max(20, s.width-1) }
