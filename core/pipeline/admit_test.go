package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

func from(who, text string) chat.Message {
	return chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: "test"}}, Author: chat.Author{ID: who}, Text: text}
}

func TestPersonWhoIsTooFastIsToldOnce(t *testing.T) {
	now := time.Unix(1e9, 0)
	a := newAdmission(20, 0)
	a.now = func() time.Time { return now }
	var told, ignoredN, passed int
	for range 30 {
		switch _, v, say := a.check(from("ana", "price btc")); v {
		case answered:
			told++
			if !strings.Contains(say, "20 questions a minute") || !strings.Contains(say, "3 seconds") {
				t.Errorf("sentence %q", say)
			}
		case ignored:
			ignoredN++
		default:
			passed++
		}
	}
	if passed != 20 || told != 1 || ignoredN != 9 {
		t.Errorf("passed %d, told %d, ignored %d", passed, told, ignoredN)
	}
	if _, v, _ := a.check(from("bo", "price btc")); v != admitted {
		t.Error("another person has to wait too")
	}
	now = now.Add(4 * time.Second)
	if _, v, _ := a.check(from("ana", "price btc")); v != admitted {
		t.Error("not admitted after the wait")
	}
}

func TestPersonWhoGoesOnIsNotToldAgain(t *testing.T) {
	now := time.Unix(1e9, 0)
	a := newAdmission(60, 0)
	a.now = func() time.Time { return now }
	told := 0
	for range 300 { // two and a half a second, for two minutes
		if _, v, _ := a.check(from("ana", "price btc")); v == answered {
			told++
		}
		now = now.Add(400 * time.Millisecond)
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	now = now.Add(time.Minute)
	for range 70 {
		if _, v, _ := a.check(from("ana", "price btc")); v == answered {
			told++
		}
	}
	if told != 2 {
		t.Errorf("told %d times after a rest", told)
	}
}

func TestLimitsOfZeroAreNone(t *testing.T) {
	a := newAdmission(0, 0)
	for range 1000 {
		if _, v, _ := a.check(from("ana", strings.Repeat("x", 100_000))); v != admitted {
			t.Fatal("refused without a limit")
		}
	}
}

func TestLongMessageIsToldItsSize(t *testing.T) {
	m, v, say := newAdmission(0, 4000).check(from("ana", strings.Repeat("é", 3000)))
	if v != answered || !strings.Contains(say, "6000 bytes") || !strings.Contains(say, "4000") {
		t.Errorf("%v, %q", v, say)
	}
	if len(m.Text) > 4000 {
		t.Errorf("kept %d bytes", len(m.Text))
	}
}

func TestPeopleAreForgottenBeforeMemoryRunsOut(t *testing.T) {
	a := newAdmission(1, 0)
	for i := range maxPeople + 10 {
		a.check(from(string(rune('a'+i%26))+time.Duration(i).String(), "x"))
	}
	if len(a.people) > maxPeople {
		t.Errorf("%d people remembered", len(a.people))
	}
}

func TestCleanTextIsValidBoundedAndWithoutControls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := string(rapid.SliceOf(rapid.Byte()).Draw(t, "raw"))
		limit := rapid.IntRange(0, 50).Draw(t, "limit")
		got := clean(raw, limit)
		if !utf8.ValidString(got) || (limit > 0 && len(got) > limit) || strings.ContainsAny(got, "\x00\x1b\n\r\t\x7f") {
			t.Fatalf("clean(%q, %d) = %q", raw, limit, got)
		}
		if clean(got, limit) != got {
			t.Fatalf("cleaning %q again changes it", got)
		}
	})
}

func TestPeopleAreToldInTheirLanguageWhereThePlatformTellsIt(t *testing.T) {
	now := time.Unix(1e9, 0)
	for locale, want := range map[string][2]string{
		"": {"too long for me: 12 bytes, and I read at most 10", "1 questions a minute"}, "de": {"zu lang: 12 Bytes", "in 60 Sekunden"}, "pt-BR": {"longa demais: 12 bytes", "60 segundos"}, "zh_CN": {"太长了：12 字节", "60 秒后"},
		"ja": {"too long for me", "in 60 seconds"},
	} {
		a := newAdmission(1, 10)
		a.now = func() time.Time { return now }
		m := from("ana", "price btc eth"[:12])
		m.Author.Locale = locale
		for _, part := range want {
			if _, v, say := a.check(m); v != answered || !strings.Contains(say, part) {
				t.Errorf("%q: %q lacks %q", locale, say, part)
			}
		}
	}
}

func TestEveryLanguageHasAllSentences(t *testing.T) {
	for lang, s := range spoken {
		for _, text := range []string{fmt.Sprintf(s.tooLong, 1, 2), fmt.Sprintf(s.tooFast, 1, s.wait(time.Minute)), s.wait(0), s.apology} {
			if text == "" || strings.Contains(text, "%!") {
				t.Errorf("%s: %q", lang, text)
			}
		}
	}
}
