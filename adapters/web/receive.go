package web

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"tickertape/core/chat"
)

const (
	maxForm    = 64 << 10 // bytes of a posted form
	maxText    = 4000     // characters of a question; the page's field says the same
	takeWithin = 5 * time.Second
)

var plainID = regexp.MustCompile(`^[A-Za-z0-9-]{8,64}$`)

// message takes a question: 202 when the bot has it for good. A form without script is sent
// back to the page.
func (a *Adapter) message(w http.ResponseWriter, r *http.Request) {
	s := a.session(w, r)
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err := r.ParseForm()
	text := strings.TrimSpace(r.PostFormValue("text"))
	if status, say := refusal(phrasesOf(r), text, err); say != "" {
		a.done(w, r, status, say)
		return
	}
	id := r.PostFormValue("id")
	if !plainID.MatchString(id) {
		id = rand.Text()
	}
	a.ask(w, r, s, id, text, "")
}

// ask gives the bot a question, typed or from a button; a button tells the language of the answer.
func (a *Adapter) ask(w http.ResponseWriter, r *http.Request, s *session, id, text, language string) {
	fresh := s.add(entry{ID: id, Mine: true, Text: text, Pending: true}, "", a.cfg.History, a.Now())
	err := a.receive(r.Context(), chat.Event{Platform: chat.Web, ID: "m:" + s.id + ":" + id, Body: chat.Message{
		Ref: chat.Ref{Address: address(s), ID: id}, Author: chat.Author{ID: s.id, Locale: locale(r)}, Text: text, Direct: true, At: a.Now(), Language: language,
	}})
	if err != nil {
		if fresh {
			s.drop(id)
		}
		a.Log.Warn("web: the bot does not take a question", "error", err)
		a.done(w, r, http.StatusServiceUnavailable, phrasesOf(r).Full)
		return
	}
	a.done(w, r, http.StatusAccepted, "")
}

// refusal is what is wrong with a question, or nothing.
func refusal(p phrases, text string, err error) (status int, say string) {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large), utf8.RuneCountInString(text) > maxText:
		return http.StatusRequestEntityTooLarge, p.TooLong
	case err != nil, text == "":
		return http.StatusBadRequest, p.Nothing
	}
	return 0, ""
}

// press takes a button of a reply.
func (a *Adapter) press(w http.ResponseWriter, r *http.Request) {
	s := a.session(w, r)
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	on, value := r.PostFormValue("on"), r.PostFormValue("value")
	tell, undo, ok := s.press(on, value)
	if !ok {
		a.done(w, r, http.StatusNotFound, phrasesOf(r).Gone)
		return
	}
	if language, text, asks := chat.Asked(value); asks {
		undo() // such a button does not stay down
		if !strings.HasPrefix(value, chat.Redraws) {
			a.ask(w, r, s, rand.Text(), text, language)
			return
		}
	}
	err := a.receive(r.Context(), chat.Event{Platform: chat.Web, ID: "p:" + rand.Text(), Body: chat.Press{
		On: chat.Ref{Address: address(s), ID: on}, Author: chat.Author{ID: s.id, Locale: locale(r)}, Value: tell, At: a.Now(),
	}})
	if err != nil {
		undo()
		a.done(w, r, http.StatusServiceUnavailable, phrasesOf(r).Full)
		return
	}
	a.done(w, r, http.StatusAccepted, "")
}

func (a *Adapter) receive(ctx context.Context, e chat.Event) error {
	ctx, cancel := context.WithTimeout(ctx, takeWithin)
	defer cancel()
	return a.To.Receive(ctx, e)
}

// done answers a script with a status and a form with the page.
func (a *Adapter) done(w http.ResponseWriter, r *http.Request, status int, say string) {
	if strings.Contains(r.Header.Get("Accept"), "text/html") && status < 400 {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	if say != "" {
		http.Error(w, say, status)
		return
	}
	w.WriteHeader(status)
}

func address(s *session) chat.Address { return chat.Address{Platform: chat.Web, Channel: s.id} }

// withdrawal is what a pressed button says when it is pressed again.
func withdrawal(value string) string {
	kind, rest, ok := strings.Cut(value, ":")
	_, id, found := strings.Cut(rest, ":")
	if !ok || !found || kind != "rate" {
		return value
	}
	return "rate:withdraw:" + id
}
