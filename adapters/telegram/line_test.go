package telegram

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestAdapterComesBackAfterEveryConnectionIsCut(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.wantHealth(true, "polling as @tickertape_bot")
		s.Cut()
		s.settle()
		s.wantHealth(false, "not connected: getUpdates")
		s.Say(says("1001", "price btc"))
		time.Sleep(time.Second)
		s.settle()
		s.wantTexts("price btc")
		s.wantHealth(true, "polling")
		if !strings.Contains(s.log.String(), "gap=") {
			t.Error("the gap is not in the log")
		}
	})
}

func TestHungPollIsMadeAnewOnAnotherConnection(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Hang("getUpdates", 1)
		run(t, s.Adapter)
		s.settle()
		s.Say(says("1001", "price btc"))
		time.Sleep(s.cfg.PollTimeout + pollSlack - time.Second)
		s.wantTexts()
		time.Sleep(2 * time.Second)
		s.settle()
		s.wantTexts("price btc")
		s.wantHealth(true, "polling")
	})
}

func TestQuietHoursAreHealthy(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		time.Sleep(3 * time.Hour)
		s.wantHealth(true, "polling")
		if n := len(s.Requests("getUpdates")); n < 3*60*60/50 || n > 3*60*60/50+3 {
			t.Errorf("%d polls in three hours", n)
		}
	})
}

func TestPauseThatTelegramAsksForIsKept(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.ThrottleMethod("getUpdates", 1, 7*time.Second)
		run(t, s.Adapter)
		s.settle()
		s.wantHealth(false, "Telegram asks to wait 7s")
		time.Sleep(7*time.Second - time.Millisecond)
		if n := len(s.Requests("getUpdates")); n != 1 {
			t.Errorf("%d polls during the pause", n)
		}
		time.Sleep(2 * time.Millisecond)
		s.settle()
		s.wantHealth(true, "polling")
	})
}

func TestSecondPollerIsReportedAndTriedSlowly(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Refuse("getUpdates", 6, http.StatusConflict, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
		run(t, s.Adapter)
		s.settle()
		s.wantHealth(false, "another process polls with this token")
		time.Sleep(30 * time.Second)
		polls := s.Requests("getUpdates")
		if len(polls) > 6 {
			t.Errorf("%d polls in half a minute", len(polls))
		}
		if polls[1].Params.Get("timeout") == "" {
			t.Error("a short poll would only end the other process's poll")
		}
		time.Sleep(5 * time.Minute)
		s.settle()
		s.wantHealth(true, "polling")
		if n := strings.Count(s.log.String(), "another process polls"); n != 1 {
			t.Errorf("logged %d times", n)
		}
	})
}

func TestTwoProcessesWithOneToken(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		other := s.another(s.cfg, s.desk)
		run(t, other)
		s.settle()
		s.wantHealth(false, "another process polls with this token")
		s.Say(says("1001", "price btc"))
		s.settle()
		s.wantTexts("price btc")
	})
}

func TestWebhookInTheWayIsTakenAwayOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		const inTheWay = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
		s := setUp(t)
		s.Refuse("getUpdates", 3, http.StatusConflict, inTheWay)
		run(t, s.Adapter)
		s.settle()
		s.wantHealth(false, "another process sets a webhook")
		time.Sleep(5 * time.Minute)
		s.settle()
		s.wantHealth(true, "polling")
		if n := len(s.Requests("deleteWebhook")); n != 1 {
			t.Errorf("the webhook was deleted %d times", n)
		}
	})
}

func TestWrongTokenIsReportedAndTriedSlowly(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Unauthorized(true)
		run(t, s.Adapter)
		s.settle()
		s.wantHealth(false, "Telegram refuses the token: getMe: 401: Unauthorized")
		time.Sleep(time.Hour)
		s.wantHealth(false, "Telegram refuses the token")
		if n := strings.Count(s.log.String(), "refuses the token"); n != 1 {
			t.Errorf("logged %d times", n)
		}
		if n := len(s.Requests("getMe")); n < 60/5 || n > 35 {
			t.Errorf("%d attempts in an hour", n)
		}
		s.Unauthorized(false)
		time.Sleep(5 * time.Minute)
		s.settle()
		s.wantHealth(true, "polling")
	})
}

func TestTokenRevokedWhileRunning(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.Unauthorized(true)
		time.Sleep(time.Minute)
		s.wantHealth(false, "Telegram refuses the token: getUpdates: 401")
	})
}

func TestStartWithoutNetwork(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Break("getMe", 4, http.StatusBadGateway)
		s.Say(says("1001", "price btc"))
		run(t, s.Adapter)
		s.settle()
		s.wantHealth(false, "not connected: getMe: 502")
		time.Sleep(30 * time.Second)
		s.settle()
		s.wantTexts("price btc")
		s.wantHealth(true, "polling")
	})
}

func TestServerThatIsNotThere(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Close()
		run(t, s.Adapter)
		time.Sleep(time.Minute)
		s.wantHealth(false, "not connected: getMe: ")
	})
}
