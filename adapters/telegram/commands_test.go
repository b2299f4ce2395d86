package telegram

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestMenuIsSetOnceAndOnlyWhenItDiffers(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		got := s.Menu()
		if len(got) != len(menu) || got[0].Command != "price" || got[0].Description == "" {
			t.Errorf("the menu is %v", got)
		}
		s.stop()
		run(t, s.Adapter)
		synctest.Wait()
		if n := len(s.Requests("setMyCommands")); n != 1 {
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
		c, is := readCommand("/" + m.Command)
		if !is || !c.addresses(me) || c.question() == "" {
			t.Errorf("/%s is not understood", m.Command)
		}
	}
}
