package telegram

import (
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/chat"
)

func TestReactionsAreAskedFor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		if got := s.Requests("getUpdates")[0].Params.Get("allowed_updates"); got != allowedUpdates {
			t.Errorf("asked for %s", got)
		}
		ref, err := s.Send(t.Context(), post("1001", chat.Card{Text: "BTC is 91,000 USD"}))
		if err != nil {
			t.Fatal(err)
		}
		s.React("1001", ref, "❤️", false)
		s.React("1001", ref, "❤️", true)
		s.settle()
		got := s.desk.kept()
		if len(got) != 2 {
			t.Fatalf("got %v", got)
		}
		on, off := got[0].Body.(chat.Reaction), got[1].Body.(chat.Reaction)
		if on.On != ref || on.Emoji != "❤" || on.Removed || !off.Removed {
			t.Errorf("got %+v and %+v", on, off)
		}
	})
}

func TestPressedButtonIsThankedAfterItIsKept(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		ref, err := s.Send(t.Context(), post("1001", chat.Card{Text: "x", Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:1"}}}))
		if err != nil {
			t.Fatal(err)
		}
		s.desk.refuseWith(func(chat.Event) error { return errFull })
		s.Press("1001", ref, "rate:positive:1")
		s.settle()
		if s.Turning() != 1 {
			t.Error("thanked for what was not kept")
		}
		s.desk.refuseWith(nil)
		time.Sleep(5 * time.Second)
		s.settle()
		if got := s.desk.kept(); len(got) != 1 || got[0].Body.(chat.Press).On != ref {
			t.Errorf("got %v", got)
		}
		if s.Turning() != 0 {
			t.Error("the button turns for ever")
		}
	})
}

func TestButtonOfNoUseStillStopsTurning(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.Press("1001", chat.Ref{Address: chat.Address{Channel: "1001"}, ID: "1"}, "")
		s.settle()
		if s.Turning() != 0 || len(s.desk.kept()) != 0 {
			t.Errorf("%d turning, %v kept", s.Turning(), s.desk.kept())
		}
	})
}

func TestStopEndsAPollAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		before := time.Now()
		s.stop()
		if took := time.Since(before); took != 0 {
			t.Errorf("it took %s", took)
		}
		s.wantHealth(false, "stopped")
	})
}

func TestStopEndsEveryWait(t *testing.T) {
	for name, trouble := range map[string]func(*stage){
		"no token":    func(s *stage) { s.Unauthorized(true) },
		"no answer":   func(s *stage) { s.Hang("", 10) },
		"no store":    func(s *stage) { s.desk.refuse = func(chat.Event) error { return errFull }; s.Say(says("1", "x")) },
		"asked to":    func(s *stage) { s.ThrottleMethod("getUpdates", 1, time.Hour) },
		"no menu":     func(s *stage) { s.Hang("getMyCommands", 1) },
		"slow thanks": func(s *stage) { s.Hang("answerCallbackQuery", 1); s.Press("1", chat.Ref{}, "x") },
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s := setUp(t)
				trouble(s)
				stop := run(t, s.Adapter)
				s.settle()
				before := time.Now()
				stop()
				if took := time.Since(before); took != 0 {
					t.Errorf("it took %s", took)
				}
			})
		})
	}
}

func TestAnswersGoOutAfterRunHasEnded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.stop()
		if _, err := s.Send(t.Context(), post("1001", chat.Card{Text: "late, but here"})); err != nil {
			t.Error(err)
		}
	})
}

func TestRunCanBeStartedAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.stop()
		s.Say(says("1001", "price btc"))
		run(t, s.Adapter)
		synctest.Wait()
		s.wantTexts("price btc")
	})
}
