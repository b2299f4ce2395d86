package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

func TestAnswerComesByItselfAndIsThereAfterAReconnect(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	_, next, leave := p.stream(p.client, "/events?after="+p.place(1))
	p.answer("k1", chat.Card{Text: "one"})
	if id := next(); id != "id: "+p.place(2) {
		t.Errorf("first line %q", id)
	}
	if data := next(); !strings.HasPrefix(data, `data: {"id":"ak1"`) || !strings.Contains(data, "one") {
		t.Errorf("data %q", data)
	}
	leave()
	p.answer("k2", chat.Card{Text: "two"})
	_, next, _ = p.stream(p.client, "/events?after=0", "Last-Event-ID", p.place(2))
	if id := next(); id != "id: "+p.place(3) {
		t.Errorf("after the reconnect %q", id)
	}
}

func TestStreamsOfABrowserAreBounded(t *testing.T) {
	p := open(t, nil)
	p.do(p.client, http.MethodGet, "/", nil)
	var leaves []func()
	for i := range maxStreams {
		status, next, leave := p.stream(p.client, "/events")
		if leaves = append(leaves, leave); status != http.StatusOK || next() != ": welcome" {
			t.Fatalf("stream %d: status %d", i, status)
		}
	}
	if status, _, leave := p.stream(p.client, "/events"); status != http.StatusTooManyRequests {
		t.Errorf("one more: status %d", status)
	} else {
		leave()
	}
	leaves[0]()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		status, _, _ := p.stream(p.client, "/events")
		if status == http.StatusOK {
			break
		}
		if time.Now().After(end) {
			t.Fatal("a closed page still counts")
		}
	}
}

func TestStopEndsTheStreams(t *testing.T) {
	p := open(t, nil)
	_, next, _ := p.stream(p.client, "/events")
	if next() != ": welcome" {
		t.Fatal("no stream")
	}
	next() // the empty line behind it
	begun := time.Now()
	p.stop()
	if line := next(); line != "ended" {
		t.Errorf("the stream says %q", line)
	}
	if took := time.Since(begun); took >= 3*time.Second {
		t.Errorf("it took %v: the stream was cut off, not ended", took)
	}
}

func TestPageOfAnEarlierRunGetsEverything(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	p.answer("k1", chat.Card{Text: "one"})
	for _, after := range []string{"ABCDEFGH.7", "7", "ABCDEFGH.1", "-1", p.place(1) + "x", "%zz", strings.Repeat("9", 40)} {
		_, next, leave := p.stream(p.client, "/events", "Last-Event-ID", after)
		if id := next(); id != "id: "+p.place(1) {
			t.Errorf("after %q the first line is %q", after, id)
		}
		leave()
		p.eventually(func() bool { return p.streams() == 0 })
	}
}

func TestOpenPageIsNotIdle(t *testing.T) {
	p := open(t, nil)
	var later time.Duration
	p.Now = func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).Add(later) }
	p.ask("price btc")
	s := p.only()
	before := s.idleSince()
	later = time.Hour
	resp, _ := p.do(p.client, http.MethodGet, "/", nil)
	if got := s.idleSince().Sub(before); got != time.Hour {
		t.Errorf("after a look at the page it was seen %v later", got)
	}
	if c := resp.Cookies(); len(c) != 1 || c[0].Value != s.id || c[0].MaxAge != int(forgetAfter.Seconds()) {
		t.Errorf("cookies %+v: the day does not begin anew", c)
	}
}

func FuzzPlace(f *testing.F) {
	for _, s := range []string{"", "ABCDEFGH.3", "ABCDEFGH.-3", "ABCDEFGH.", "3", "ABCDEFGH.999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := &session{mark: "ABCDEFGH"}
		n := s.place(text)
		if n < 0 || n > 0 && !strings.HasPrefix(text, "ABCDEFGH.") {
			t.Errorf("place of %q is %d", text, n)
		}
	})
}
