package telegramtest

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"sync"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// Post is a message of the bot with what only Telegram knows about it.
type Post struct {
	adaptertest.Reply
	Method   string   // sendMessage or sendPhoto
	Mode     string   // parse_mode
	Visible  string   // the text without markup
	Mentions []string // who is notified: "@name", or the link of a tg://user
	Photo    int      // bytes
}

// Request is a call of the Bot API as the server got it.
type Request struct {
	Method string
	Params url.Values
	Files  map[string]int // field to size in bytes
}

type history struct {
	mu       sync.Mutex
	posts    []Post
	byID     map[int64]int // message id to index of posts
	requests []Request
}

func (s *Server) remember(c *call) {
	if s.options.forgetful {
		return
	}
	s.history.mu.Lock()
	defer s.history.mu.Unlock()
	s.history.requests = append(s.history.requests, Request{c.method, c.params, c.files})
}

func (h *history) post(c *call, id int64, o outgoing) {
	if c.s.options.forgetful {
		return
	}
	p := Post{
		Reply: adaptertest.Reply{
			Ref:     chat.Ref{Address: address(o.chat, o.thread), ID: digits(id)},
			Text:    o.raw,
			Buttons: o.buttons,
		},
		Method: c.method, Mode: o.mode, Visible: o.visible, Mentions: o.mentions, Photo: c.files["photo"],
	}
	if o.replyTo != 0 {
		p.ReplyTo = digits(o.replyTo)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byID == nil {
		h.byID = map[int64]int{}
	}
	h.byID[id] = len(h.posts)
	h.posts = append(h.posts, p)
}

func (h *history) edit(id int64, o outgoing) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	i, known := h.byID[id]
	if !known {
		return badRequest("message to edit not found")
	}
	p := &h.posts[i]
	if p.Text == o.raw && slices.Equal(p.Buttons, o.buttons) {
		return badRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	p.Text, p.Mode, p.Visible, p.Mentions, p.Buttons = o.raw, o.mode, o.visible, o.mentions, o.buttons
	return nil
}

// show puts another picture in the place of a message. A file that was uploaded anew is never
// the same as before.
func (h *history) show(id int64, o outgoing, size int) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	i, known := h.byID[id]
	if !known {
		return badRequest("message to edit not found")
	}
	p := &h.posts[i]
	p.Text, p.Mode, p.Visible, p.Mentions, p.Buttons = o.raw, o.mode, o.visible, o.mentions, o.buttons
	p.Photo = size
	return nil
}

// Replies lists what the bot has posted, oldest first.
func (s *Server) Replies() []adaptertest.Reply {
	s.history.mu.Lock()
	defer s.history.mu.Unlock()
	replies := make([]adaptertest.Reply, len(s.history.posts))
	for i, p := range s.history.posts {
		replies[i] = p.Reply
	}
	return replies
}

// Posts lists what the bot has posted, oldest first, with Telegram's details.
func (s *Server) Posts() []Post {
	s.history.mu.Lock()
	defer s.history.mu.Unlock()
	return slices.Clone(s.history.posts)
}

// Requests lists the calls of a method, oldest first; "" lists all.
func (s *Server) Requests(method string) []Request {
	s.history.mu.Lock()
	defer s.history.mu.Unlock()
	var list []Request
	for _, r := range s.history.requests {
		if method == "" || r.Method == method {
			list = append(list, Request{r.Method, maps.Clone(r.Params), r.Files})
		}
	}
	return list
}

func address(chatID, thread int64) chat.Address {
	a := chat.Address{Platform: chat.Telegram, Channel: digits(chatID)}
	if thread != 0 {
		a.Thread = digits(thread)
	}
	return a
}

func digits(n int64) string { return strconv.FormatInt(n, 10) }
