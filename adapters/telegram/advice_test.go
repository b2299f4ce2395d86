package telegram

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

func TestTooManyRequestsNamesTheWait(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for name, p := range map[string]chat.Post{"text": hello(), "picture": post("1001", chat.Card{Image: chart(t)})} {
			s.Throttle(1, 3*time.Second)
			_, err := s.Send(t.Context(), p)
			wantAdvice(t, err, chat.Wait)
			var failed *chat.SendError
			if errors.As(err, &failed) && (failed.After != 3*time.Second || failed.Global) {
				t.Errorf("%s: %+v", name, failed)
			}
		}
		s.sent(hello())
	})
}

func TestUnknownOutcomeIsSaidAndNotRepeated(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for _, p := range []chat.Post{hello(), post("1001", chat.Card{Image: chart(t)})} {
			s.Swallow(1)
			before := len(s.Posts())
			_, err := s.Send(t.Context(), p)
			wantAdvice(t, err, chat.Unsure)
			if n := len(s.Posts()) - before; n != 1 {
				t.Errorf("posted %d times", n)
			}
		}
	})
}

func TestConnectionThatBreaksAfterTheRequestIsUnsure(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Swallow(1)
		time.AfterFunc(time.Second, s.Cut)
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, chat.Unsure)
	})
}

func TestStopDuringASendIsUnsure(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Swallow(1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := s.Send(ctx, hello())
		wantAdvice(t, err, chat.Unsure)
	})
}

func TestServerThatCannotBeReachedIsTriedLater(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Close()
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, chat.BackOff)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = s.Send(ctx, hello())
		wantAdvice(t, err, chat.BackOff)
	})
}

func TestPagesOfProxies(t *testing.T) {
	for status, want := range map[int]chat.Advice{
		http.StatusBadGateway:          chat.Unsure,
		http.StatusGatewayTimeout:      chat.Unsure,
		http.StatusInternalServerError: chat.Unsure,
		http.StatusOK:                  chat.Unsure,
		http.StatusServiceUnavailable:  chat.BackOff,
		http.StatusTooManyRequests:     chat.Wait,
		http.StatusForbidden:           chat.BackOff,
		http.StatusNotFound:            chat.BackOff,
		http.StatusFound:               chat.BackOff,
	} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s := setUp(t)
				s.Break("sendMessage", 1, status)
				_, err := s.Send(t.Context(), hello())
				wantAdvice(t, err, want)
			})
		})
	}
}

func TestWhatTheBotAPIRefuses(t *testing.T) {
	for description, c := range map[string]struct {
		code int
		want chat.Advice
	}{
		"Forbidden: bot was blocked by the user":                           {403, chat.GiveUp},
		"Forbidden: bot was kicked from the supergroup chat":               {403, chat.GiveUp},
		"Forbidden: user is deactivated":                                   {403, chat.GiveUp},
		"Bad Request: chat not found":                                      {400, chat.GiveUp},
		"Bad Request: message thread not found":                            {400, chat.GiveUp},
		"Bad Request: TOPIC_CLOSED":                                        {400, chat.GiveUp},
		"Bad Request: not enough rights to send text messages to the chat": {400, chat.GiveUp},
		"Bad Request: can't parse entities: Unexpected end tag at byte":    {400, chat.AsPlain},
		"Bad Request: something that nobody has seen":                      {400, chat.AsPlain},
		"Unauthorized":                   {401, chat.BackOff},
		"Not Found":                      {404, chat.BackOff},
		"Too Many Requests":              {429, chat.Wait},
		"Internal Server Error: restart": {500, chat.Unsure},
		"Bad Gateway":                    {502, chat.Unsure},
		"Service Unavailable: the server has not begun to look at the thing": {503, chat.BackOff},
	} {
		for _, method := range []string{"sendMessage", "sendPhoto"} {
			t.Run(method+" "+description, func(t *testing.T) {
				bubble(t, func(t *testing.T) {
					s := setUp(t)
					s.Refuse(method, 1, c.code, description)
					p := hello()
					if method == "sendPhoto" {
						p.Card.Image = chart(t)
					}
					_, err := s.Send(t.Context(), p)
					wantAdvice(t, err, c.want)
				})
			})
		}
	}
}

func TestBlockedChatIsGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Block("1001")
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, chat.GiveUp)
	})
}

func (s *stage) answerOnce(status int, body string, err error) {
	next, done := s.calls.http.Transport, false
	s.calls.http.Transport = answering(func(r *http.Request) (*http.Response, error) {
		if done {
			return next.RoundTrip(r)
		}
		done = true
		if err != nil {
			return nil, err
		}
		return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
	})
}

func TestAnswerThatNamesNoMessageIsUnsure(t *testing.T) {
	for _, body := range []string{`{"ok":true,"result":{}}`, `{"ok":true}`, `{"ok":true,"result":true}`, `{"ok":tr`, ""} {
		bubble(t, func(t *testing.T) {
			s := setUp(t)
			s.answerOnce(http.StatusOK, body, nil)
			_, err := s.Send(t.Context(), hello())
			wantAdvice(t, err, chat.Unsure)
		})
	}
}

func TestWhatNetHTTPTellsAboutALostConnection(t *testing.T) {
	for text, want := range map[string]chat.Advice{
		"http: server closed idle connection": chat.BackOff, // before the request came
		"EOF":                                 chat.Unsure,
		"read: connection reset by peer":      chat.Unsure,
	} {
		s := setUp(t)
		s.calls.http.Transport = answering(func(r *http.Request) (*http.Response, error) {
			trace := httptrace.ContextClientTrace(r.Context())
			trace.GetConn("")
			trace.WroteHeaders()
			return nil, errors.New(text)
		})
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, want)
	}
}

func TestErrorsNeverTellTheToken(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		address := s.URL() + "/bot" + s.Token() + "/sendMessage"
		for _, err := range []error{errors.New("Post " + address), errors.New("read " + strings.ReplaceAll(address, ":", "%3A"))} {
			s.answerOnce(0, "", err)
			_, err := s.Send(t.Context(), hello())
			wantAdvice(t, err, chat.BackOff)
		}
		s.answerOnce(http.StatusBadRequest, `{"ok":false,"error_code":400,"description":"Bad Request: wrong address `+address+`"}`, nil)
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, chat.AsPlain)
	})
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		calls := 0
		s.calls.http.Transport = answering(func(r *http.Request) (*http.Response, error) {
			calls++
			return &http.Response{StatusCode: http.StatusFound, Header: http.Header{"Location": {"http://elsewhere.test/"}}, Body: http.NoBody, Request: r}, nil
		})
		_, err := s.Send(t.Context(), hello())
		wantAdvice(t, err, chat.BackOff)
		if calls != 1 {
			t.Errorf("%d calls", calls)
		}
	})
}
