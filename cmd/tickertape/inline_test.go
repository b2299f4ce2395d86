package main

import (
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// onTelegram runs the binary as a bot of an emulated Telegram until the test ends.
func (p *program) onTelegram() *telegramtest.Server {
	p.t.Helper()
	s := telegramtest.New(p.t)
	p.config(fmt.Sprintf("adapters: {console: {enabled: false}, web: {listen: \"\"}, admin: {listen: \"\"}, telegram: {token: %q, api_url: %q}}\nproviders: {simulated: {enabled: true}}\n", s.Token(), s.URL()))
	cmd := exec.Command(p.bin, "run")
	cmd.Dir = p.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	})
	return s
}

func TestPriceIsOfferedWhileSomebodyTypesItInAnotherChat(t *testing.T) {
	p := made(t)
	s := p.onTelegram()
	var got telegramtest.InlineAnswer
	query := s.TypeInline("1001", "btc")
	await(t, "choices", func() (ok bool) { got, ok = s.Choices(query); return ok })
	if len(got.Articles) == 0 || !strings.HasPrefix(got.Articles[0].Title, "Bitcoin") || !strings.Contains(got.Articles[0].Visible, "simulated data") {
		t.Errorf("offered %+v", got)
	}
	if out, _, code := p.run(nil, "dump", "interactions"); code != 0 || strings.TrimSpace(out) != "" {
		t.Errorf("it was kept: %s", out)
	}
}

func TestChartIsRedrawnInItsPlace(t *testing.T) {
	p := made(t)
	s := p.onTelegram()
	s.Say(adaptertest.Line{User: "1001", Text: "candles of btc 30d in eur"})
	await(t, "a chart", func() bool { return len(s.Posts()) == 1 && s.Posts()[0].Photo > 0 })
	first := s.Posts()[0]
	week := chat.Redraws + "chart bitcoin 7d candles in eur"
	if !strings.Contains(strings.Join(first.Buttons, "|"), week) {
		t.Fatalf("buttons %q", first.Buttons)
	}
	s.Press("1001", first.Ref, week)
	await(t, "another chart", func() bool { return s.Posts()[0].Photo != first.Photo })
	then := s.Posts()
	if buttons := strings.Join(then[0].Buttons, "|"); len(then) != 1 || strings.Contains(buttons, week) || !strings.Contains(buttons, "30d candles in eur") || !strings.Contains(then[0].Visible, "€") {
		t.Errorf("then there is %+v", then)
	}
}
