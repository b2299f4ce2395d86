package console

import (
	"context"
	"errors"
	"fmt"
	"io"

	"tickertape/core/chat"
)

var errGone = errors.New("that console has been closed")

// Send prints a card. An answer to an earlier start of the bot is given up.
func (a *Adapter) Send(_ context.Context, p chat.Post) (chat.Ref, error) {
	if p.To.Channel != a.channel {
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: errGone}
	}
	ref := chat.Ref{Address: p.To, ID: "a" + p.Key}
	if p.Card.Asks && a.screen {
		p.Card = a.offered(p.Card)
	}
	if err := a.show(p); err != nil {
		a.answered(p.ReplyTo.ID) // nothing more comes for it
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: fmt.Errorf("print: %w", err)}
	}
	a.mu.Lock()
	a.newest = ref
	a.mu.Unlock()
	a.answered(p.ReplyTo.ID)
	return ref, nil
}

// answered notes that a question waits no more.
func (a *Adapter) answered(question string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.waiting, question)
	select {
	case a.came <- struct{}{}:
	default:
	}
}

// show prints above the line being typed, or at the end of the output.
func (a *Adapter) show(p chat.Post) error {
	a.mu.Lock()
	program := a.program
	a.mu.Unlock()
	if program != nil {
		a.answered(p.ReplyTo.ID) // before the screen is drawn anew
		program.Send(answer{p.Card, p.ReplyTo.ID})
		return nil
	}
	_, err := fmt.Fprint(a.Out, styles(a.color).card(p.Card, plainWidth)+"\n\n")
	return err
}

// Announce says something that answers nobody: on the screen, else to w, where programs that
// read the answers don't look for it.
func (a *Adapter) Announce(w io.Writer, line string) {
	if !a.screen {
		_, _ = fmt.Fprintln(w, line)
		return
	}
	a.mu.Lock()
	program := a.program
	if !a.open {
		a.news = append(a.news, clean(line))
		program = nil
	}
	a.mu.Unlock()
	if program != nil {
		program.Send(notice(clean(line)))
	}
}

// announced takes what was announced before the screen was open, which it is from now on.
func (a *Adapter) announced() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.open = true
	news := a.news
	a.news = nil
	return news
}
