package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// beat keeps a stream alive through proxies.
const beat = 20 * time.Second

// piece is what the page gets of one message.
type piece struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
	Mine bool   `json:"mine"`
}

// events streams what is new in the conversation. A browser that reconnects says where it was.
func (a *Adapter) events(w http.ResponseWriter, r *http.Request) {
	s := a.session(w, r)
	news, ok := s.listen()
	if !ok {
		http.Error(w, "too many open pages", http.StatusTooManyRequests)
		return
	}
	defer s.leave(news)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	at := s.place(whereabouts(r))
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		_ = out.SetWriteDeadline(time.Now().Add(10 * time.Second)) // the server's own would end the stream
		next, err := a.stream(w, s, at)
		if err != nil || out.Flush() != nil {
			return
		}
		at = next
		select {
		case <-news:
		case <-tick.C:
			s.touch(a.Now())
			if _, err := fmt.Fprint(w, ": alive\n\n"); err != nil {
				return
			}
		case <-a.closing:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// stream writes what came after a place and returns the new one.
func (a *Adapter) stream(w http.ResponseWriter, s *session, at int) (int, error) {
	for _, e := range s.after(at) {
		var html strings.Builder
		if err := templates.ExecuteTemplate(&html, "entry", view(e)); err != nil {
			return at, fmt.Errorf("render a message: %w", err)
		}
		data, err := json.Marshal(piece{e.ID, html.String(), e.Mine})
		if err != nil {
			return at, fmt.Errorf("encode a message: %w", err)
		}
		if _, err := fmt.Fprintf(w, "id: %s\ndata: %s\n\n", s.mark+"."+strconv.Itoa(e.Seq), data); err != nil {
			return at, err
		}
		at = e.Seq
	}
	if at == 0 {
		_, err := fmt.Fprint(w, ": welcome\n\n")
		return at, err
	}
	return at, nil
}

// whereabouts is where the browser was: told by itself when it reconnects, by the page at first.
func whereabouts(r *http.Request) string {
	if last := r.Header.Get("Last-Event-ID"); last != "" {
		return last
	}
	return r.URL.Query().Get("after")
}

// place reads the number of a message of this session. One of another session, which a page
// shows that was open while the bot restarted, is the beginning.
func (s *session) place(text string) int {
	number, ok := strings.CutPrefix(text, s.mark+".")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 {
		return 0
	}
	return n
}
