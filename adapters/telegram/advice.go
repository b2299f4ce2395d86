package telegram

import (
	"errors"
	"net/http"
	"time"

	"tickertape/core/chat"
)

// advise names a failed send by what the sender should do.
func advise(err error, plain bool) *chat.SendError {
	var f *fault
	if !errors.As(err, &f) {
		return &chat.SendError{Advice: chat.GiveUp, Err: err} // there was nothing to send
	}
	e := &chat.SendError{Err: err}
	switch {
	case f.refused:
		e.Advice, e.After = f.refusal(plain)
	case f.status == 0 && f.mayBeTaken:
		e.Advice = chat.Unsure
	case f.status == 0:
		e.Advice = chat.BackOff
	default:
		e.Advice, e.After = f.page()
	}
	return e
}

// refusal is advice about what the Bot API itself said. The library tells the code of an
// upload only in the status of HTTP.
func (f *fault) refusal(plain bool) (chat.Advice, time.Duration) {
	switch {
	case f.retryAfter > 0, f.status == http.StatusTooManyRequests:
		return chat.Wait, max(f.retryAfter, time.Second)
	case f.status == http.StatusUnauthorized, f.status == http.StatusNotFound, f.status == http.StatusConflict:
		return chat.BackOff, 0 // the token: health tells, a person mends it
	case f.status >= http.StatusInternalServerError:
		return f.page()
	case f.status == http.StatusForbidden, f.says("chat not found", "thread not found", "topic_closed", "topic_deleted", "user is deactivated", "peer_id_invalid", "not enough rights", "chat_write_forbidden"):
		return chat.GiveUp, 0
	case plain:
		return chat.GiveUp, 0
	}
	return chat.AsPlain, 0 // markup, length, or something new: bare text has a chance
}

// page is advice about an answer that is not the Bot API's, but of something on the way.
func (f *fault) page() (chat.Advice, time.Duration) {
	switch {
	case f.status == http.StatusTooManyRequests:
		return chat.Wait, 5 * time.Second
	case f.status == http.StatusServiceUnavailable:
		return chat.BackOff, 0 // nobody took it
	case f.status >= http.StatusInternalServerError, f.status < http.StatusMultipleChoices:
		return chat.Unsure, 0 // it was passed on, and the answer got lost
	}
	return chat.BackOff, 0
}
