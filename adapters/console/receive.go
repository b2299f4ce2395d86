package console

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"tickertape/core/chat"
)

const (
	maxLine    = 64 << 10         // bytes; the rest of a longer line is dropped
	lastAnswer = 60 * time.Second // how long a pipe waits for the next answer
)

// runPlain takes a question a line. Nothing happens at the end of an input that had none.
func (a *Adapter) runPlain(ctx context.Context) error {
	lines := make(chan string)
	go readLines(ctx, a.In, lines)
	asked := false
	for {
		select {
		case line, more := <-lines:
			if !more {
				if asked {
					a.waitForAnswers(ctx)
					a.Done()
				}
				<-ctx.Done()
				return nil
			}
			asked = true
			if _, ok := judgement(line); ok {
				a.waitForAnswers(ctx) // it is about the reply to the line above
			}
			a.take(ctx, line)
		case <-ctx.Done():
			return nil
		}
	}
}

// readLines sends every line until the input ends.
func readLines(ctx context.Context, in io.Reader, out chan<- string) {
	defer close(out)
	r := bufio.NewReader(in)
	for {
		line, err := readLine(r)
		if line = strings.TrimSpace(line); line != "" {
			select {
			case out <- line:
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// readLine reads one line and keeps at most maxLine bytes of it.
func readLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, prefix, err := r.ReadLine()
		b.Write(part[:min(len(part), maxLine-b.Len())])
		if err != nil || !prefix {
			return b.String(), err
		}
	}
}

// take gives one line to the bot: a question, or a judgement of the newest reply. It tells
// what a person who waits for no answer wants to know.
func (a *Adapter) take(ctx context.Context, line string) (remark string) {
	e := a.event(line)
	if e.Body == nil {
		return "There is no reply to judge yet."
	}
	if r, ok := e.Body.(chat.Reaction); ok {
		remark = "Noted: " + r.Emoji
	}
	for wait := 10 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		err := a.To.Receive(ctx, e)
		if err == nil || errors.Is(err, context.Canceled) {
			return remark
		}
		a.Log.Warn("console: the bot does not take the question", "error", err)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ""
		}
	}
}

// event makes an event of a line.
func (a *Adapter) event(line string) chat.Event {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sent++
	id := a.channel + "-" + itoa(a.sent)
	at := chat.Address{Platform: chat.Console, Channel: a.channel}
	who := chat.Author{ID: "local"}
	if b, ok := a.chosen(line); ok {
		return chat.Event{Platform: chat.Console, ID: "p:" + id, Body: chat.Press{On: a.newest, Author: who, Value: b.Value, At: a.Now()}}
	}
	if emoji, ok := judgement(line); ok {
		if a.newest.Zero() {
			return chat.Event{}
		}
		return chat.Event{Platform: chat.Console, ID: "r:" + id, Body: chat.Reaction{On: a.newest, Author: who, Emoji: emoji, At: a.Now()}}
	}
	a.waiting["q"+id] = true
	return chat.Event{Platform: chat.Console, ID: "m:" + id, Body: chat.Message{
		Ref: chat.Ref{Address: at, ID: "q" + id}, Author: who, Text: line, Direct: true, At: a.Now(),
	}}
}

// waitForAnswers blocks until every question has its answer, for a bounded time after the
// newest one.
func (a *Adapter) waitForAnswers(ctx context.Context) {
	for a.pending() > 0 {
		select {
		case <-a.came:
		case <-time.After(lastAnswer):
			return
		case <-ctx.Done():
			return
		}
	}
}

func (a *Adapter) pending() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.waiting)
}
