package web

import (
	"strings"
	"testing"
)

func TestConfigNamesEveryMistake(t *testing.T) {
	var good Config
	good.Defaults()
	off := good
	off.Listen = ""
	for _, c := range []Config{good, off} {
		if err := c.Validate(); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
	err := Config{Listen: "8080", History: 1}.Validate()
	if err == nil || !strings.Contains(err.Error(), "listen:") || !strings.Contains(err.Error(), "history: 1") {
		t.Errorf("said %v", err)
	}
	if _, err := New(Config{Listen: "8080", History: 1}, Parts{}); err == nil {
		t.Error("it starts with a bad configuration")
	}
}

func TestTakenPortIsSaidAtOnce(t *testing.T) {
	p := open(t, nil)
	_, err := New(Config{Listen: p.Addr(), History: 10}, Parts{})
	if err == nil || !strings.Contains(err.Error(), p.Addr()) || !strings.Contains(err.Error(), "adapters.web.listen") {
		t.Errorf("said %v", err)
	}
}

func TestLongestIdleConversationMakesRoom(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	first := p.only()
	for range maxSessions - 1 {
		p.sessions.open()
	}
	first.touch(p.Now().Add(1)) // still in use
	p.sessions.open()
	if p.sessions.find(first.id) == nil {
		t.Error("the conversation in use was forgotten")
	}
}
