package pipeline

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// asker is who wrote a message, with what they prefer. Where that can't be read they are answered
// all the same, as somebody who prefers nothing.
func (p *Pipeline) asker(ctx context.Context, m chat.Message) ask.Asker {
	if p.Askers == nil {
		return ask.Asker{}
	}
	who, err := p.Askers.Asker(ctx, m.Author, m.Ref.Address)
	if err != nil {
		p.Log.Error("read preferences", "error", err)
	}
	pressed := m.ReplyTo == m.Ref // a button does not tell where it is
	who.Private = m.Direct && !pressed
	return who
}

// askedBy is a query as its asker wants it answered.
func askedBy(who ask.Asker, m chat.Message, q ask.Query) ask.Query {
	q.Asker, q.Overheard = who, m.Overheard
	if language := who.Prefers().Language; language != "" {
		q.Language = language
	}
	for i, more := range q.Also {
		q.Also[i] = askedBy(who, m, more)
	}
	return q
}

// Language is the one in which somebody has chosen to be answered somewhere; empty: none. An
// adapter asks for it before anything was asked.
func (p *Pipeline) Language(ctx context.Context, who chat.Author, where chat.Address) string {
	return p.asker(ctx, chat.Message{Ref: chat.Ref{Address: where}, Author: who}).Prefers().Language
}
