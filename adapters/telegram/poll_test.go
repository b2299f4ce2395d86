package telegram

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

var errFull = errors.New("the store is full")

func says(user, text string) adaptertest.Line { return adaptertest.Line{User: user, Text: text} }

func TestMessageIsConfirmedAfterItIsKept(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		gate := make(chan struct{})
		s.desk.refuseWith(func(chat.Event) error { <-gate; return nil })
		s.Say(says("1001", "price btc"))
		s.settle()
		if got := s.Confirmed(); len(got) != 0 {
			t.Errorf("confirmed %v while it was being stored", got)
		}
		close(gate)
		s.settle()
		s.wantTexts("price btc")
		if got := s.Confirmed(); !slices.Equal(got, []int{s.LastUpdate()}) {
			t.Errorf("confirmed %v", got)
		}
	})
}

func TestRefusedMessageComesAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.desk.refuseWith(func(chat.Event) error { return errFull })
		s.Say(says("1001", "price btc"))
		s.settle()
		s.wantHealth(false, errFull.Error())
		time.Sleep(time.Minute)
		if len(s.Confirmed()) != 0 {
			t.Error("a refused message was confirmed")
		}
		s.desk.refuseWith(nil)
		time.Sleep(5 * time.Second) // the longest pause
		s.settle()
		s.wantTexts("price btc")
		s.wantHealth(true, "polling")
		if len(s.Confirmed()) != 1 {
			t.Error("the message was not confirmed in the end")
		}
	})
}

func TestRefusalIsTriedAgainWithPauses(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.desk.refuseWith(func(chat.Event) error { return errFull })
		s.Say(says("1001", "price btc"))
		time.Sleep(time.Minute)
		s.settle()
		if n := len(s.desk.tries); n < 10 || n > 30 {
			t.Errorf("%d attempts in a minute", n)
		}
	})
}

func TestOffsetStopsAtTheFirstRefusedUpdate(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for i := range 5 {
			s.Say(says(fmt.Sprint(1000+i), fmt.Sprint("question ", i)))
		}
		s.desk.refuse = func(e chat.Event) error {
			if strings.HasSuffix(e.Body.(chat.Message).Text, "2") {
				return errFull
			}
			return nil
		}
		run(t, s.Adapter)
		s.settle()
		if got := len(s.desk.kept()); got < 4 {
			t.Errorf("%d kept: one chat's trouble held up the others", got)
		}
		time.Sleep(time.Second)
		if got := s.Confirmed(); len(got) != 2 {
			t.Errorf("confirmed %v, want the two before the refused one", got)
		}
	})
}

func TestChatKeepsItsOrderPastARefusal(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for i := range 4 {
			s.Say(says("1001", fmt.Sprint("question ", i)))
		}
		once := sync.OnceValue(func() error { return errFull })
		first := true
		s.desk.refuse = func(e chat.Event) error {
			if first && strings.HasSuffix(e.Body.(chat.Message).Text, "1") {
				first = false
				return once()
			}
			return nil
		}
		run(t, s.Adapter)
		time.Sleep(time.Second)
		s.settle()
		s.wantTexts("question 0", "question 1", "question 2", "question 3")
	})
}

func TestChatsOfABatchAreKeptSideBySide(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		var arrived sync.WaitGroup
		arrived.Add(50)
		s.desk = nil
		a := s.another(s.cfg, receiving(func(context.Context, chat.Event) error {
			arrived.Done()
			arrived.Wait() // nobody goes on before all have come: one commit could be shared
			return nil
		}))
		for i := range 50 {
			s.Say(says(fmt.Sprint(1000+i), "price btc"))
		}
		run(t, a)
		s.settle()
		if got := len(s.Confirmed()); got != 50 {
			t.Errorf("%d of 50 confirmed", got)
		}
	})
}

type receiving func(context.Context, chat.Event) error

func (f receiving) Receive(ctx context.Context, e chat.Event) error { return f(ctx, e) }

func TestRedeliveredMessageHasTheSameID(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.Say(says("1001", "price btc"))
		s.settle()
		s.Redeliver()
		s.settle()
		got := s.desk.kept()
		if len(got) != 2 || got[0].ID != got[1].ID {
			t.Errorf("got %v", got)
		}
		s.Say(says("1001", "price eth"))
		s.settle()
		if len(s.Confirmed()) != 2 {
			t.Error("the offset went back")
		}
	})
}

func TestNextProcessGetsWhatWasNotConfirmed(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.desk.refuseWith(func(chat.Event) error { return errFull })
		s.Say(says("1001", "price btc"))
		s.settle()
		s.stop()
		next := &desk{}
		run(t, s.another(s.cfg, next))
		s.settle()
		if got := next.texts(); !slices.Equal(got, []string{"price btc"}) {
			t.Errorf("the next process got %q", got)
		}
	})
}

func TestUnreadableUpdateIsPassedOver(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Push("message", `{"message_id":"not a number"}`)
		s.Say(says("1001", "price btc"))
		run(t, s.Adapter)
		s.settle()
		s.wantTexts("price btc")
		if len(s.Confirmed()) != 2 {
			t.Errorf("confirmed %v", s.Confirmed())
		}
		if !strings.Contains(s.log.String(), "passed over") {
			t.Error("nobody was told")
		}
	})
}

func TestUpdatesThatAreNotForUsAreConfirmed(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		s.Push("edited_message", `{"message_id":5,"date":1,"from":{"id":1},"chat":{"id":1,"type":"private"},"text":"price btc"}`)
		s.Say(adaptertest.Line{User: "1001", Channel: "7", Text: "lunch?"})
		s.settle()
		s.wantTexts()
		if len(s.Confirmed()) != 2 {
			t.Errorf("confirmed %v", s.Confirmed())
		}
	})
}
