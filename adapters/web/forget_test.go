package web

import (
	"net/http"
	"strings"
	"testing"

	"tickertape/core/chat"
)

func TestConversationOfAForgottenVisitorIsEmpty(t *testing.T) {
	p := open(t, nil)
	p.ask("3 eth in jpy")
	who := p.desk.last().Body.(chat.Message).Author.ID
	p.Adapter.Forget(func(on chat.Platform, author string) bool { return on == chat.Slack && author == who })
	if _, body := p.do(p.client, http.MethodGet, "/", nil); !strings.Contains(body, "3 eth in jpy") {
		t.Error("somebody else's erasure emptied it")
	}
	p.Adapter.Forget(func(on chat.Platform, author string) bool { return on == chat.Web && author == who })
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Contains(body, "3 eth in jpy") {
		t.Error("the question is still on the page")
	}
}
