package response

import (
	"fmt"
	"testing"
	"time"
)

func TestOnlySlacksURLsAreTrusted(t *testing.T) {
	u := New("http://127.0.0.1:9/api/", time.Now)
	for raw, want := range map[string]bool{
		"https://hooks.slack.com/commands/1/2/3": true, "https://hooks.slack-gov.com/commands/1": true, "http://127.0.0.1:9/commands/1": true,
		"http://hooks.slack.com/commands/1": false, "https://evil.example/": false, "https://hooks.slack.com.evil.example/": false,
		"https://notslack.com/": false, "https://slack.com@evil.example/": false, "": false, "::": false,
	} {
		u.Keep(raw, raw)
		if got, ok := u.Find(raw); ok != want || ok && got != raw {
			t.Errorf("%q is trusted: %v", raw, ok)
		}
	}
}

func TestAURLWorksForHalfAnHour(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	u := New("", func() time.Time { return now })
	u.Keep("trigger", "https://hooks.slack.com/1")
	now = now.Add(Life - time.Second)
	if _, ok := u.Find("trigger"); !ok {
		t.Error("it is forgotten too early")
	}
	u.Keep("other", "https://hooks.slack.com/2")
	u.Forget("other")
	if _, ok := u.Find("other"); ok {
		t.Error("it is given though it was forgotten")
	}
	now = now.Add(time.Second)
	if _, ok := u.Find("trigger"); ok {
		t.Error("it is given too long")
	}
}

func TestOldURLsMakeRoomForNewOnes(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	u := New("", func() time.Time { return now })
	keep := func(name string, n int) {
		for i := range n {
			u.Keep(fmt.Sprint(name, i), "https://hooks.slack.com/1")
		}
	}
	keep("old ", Most/2)
	now = now.Add(Life)
	keep("new ", Most/2+1)
	if len(u.urls) != Most/2+1 {
		t.Errorf("%d URLs are kept", len(u.urls))
	}
	keep("flood ", 3*Most)
	if len(u.urls) > Most {
		t.Errorf("%d URLs are kept", len(u.urls))
	}
	if _, ok := u.Find(fmt.Sprint("flood ", 3*Most-1)); !ok {
		t.Error("the newest is forgotten")
	}
}
