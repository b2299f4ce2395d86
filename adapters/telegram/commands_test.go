package telegram

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"
)

func TestMenuIsSetOnceAndOnlyWhenItDiffers(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		for language, about := range map[string]string{"": "What it is: /about solana", "de": "Was ist das? /about solana", "ru": "Что это такое: /about solana", "zh": "这是什么：/about solana"} {
			got := s.Menu(language)
			if len(got) != len(menu) || got[0].Command != "price" || got[13].Description != about {
				t.Errorf("the menu in %q is %v", language, got)
			}
		}
		s.stop()
		run(t, s.Adapter)
		synctest.Wait()
		if n := len(s.Requests("setMyCommands")); n != len(languages) {
			t.Errorf("set %d times", n)
		}
	})
}

func TestMenuThatFailsStopsNothing(t *testing.T) {
	for _, method := range []string{"getMyCommands", "setMyCommands"} {
		t.Run(method, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s := setUp(t)
				s.Refuse(method, 1, http.StatusBadRequest, "Bad Request: BOT_COMMAND_INVALID")
				run(t, s.Adapter)
				s.Say(says("1001", "price btc"))
				time.Sleep(time.Second)
				s.settle()
				s.wantTexts("price btc")
				if !strings.Contains(s.log.String(), "the command menu could not be set") {
					t.Error("nobody was told")
				}
			})
		})
	}
}

func TestEveryCommandOfTheMenuIsTakenInGroups(t *testing.T) {
	for _, m := range menu {
		c, is := readCommand("/" + m.command)
		if !is || !c.addresses(me) || c.question() == "" {
			t.Errorf("/%s is not understood", m.command)
		}
	}
}

// A translation that was forgotten, or copied, or shows the use of another command.
func TestMenuIsDescribedInEveryLanguage(t *testing.T) {
	for _, m := range menu {
		_, example, _ := strings.Cut(m.descriptions[0], "/"+m.command)
		for i, d := range m.descriptions {
			if n := utf8.RuneCountInString(d); n < 5 || n > 60 { // Telegram takes 256, a phone shows less
				t.Errorf("/%s in %s has %d letters: %q", m.command, languages[i], n, d)
			}
			if i > 0 && d == m.descriptions[0] {
				t.Errorf("/%s is not translated to %s", m.command, languages[i])
			}
			if example != "" && !strings.Contains(d, "/"+m.command+" ") {
				t.Errorf("/%s in %s has no example: %q", m.command, languages[i], d)
			}
		}
	}
}
