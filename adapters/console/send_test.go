package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"tickertape/core/chat"
)

func TestAnswerToAnEarlierStartIsGivenUp(t *testing.T) {
	out := &lockedBuffer{}
	yesterday, _ := opened(t, Parts{})
	a, _ := opened(t, Parts{Out: out})
	for _, channel := range []string{"", yesterday.channel} {
		_, err := a.Send(t.Context(), chat.Post{To: chat.Address{Platform: chat.Console, Channel: channel}, Card: chat.Card{Text: "x"}})
		if !errors.Is(err, chat.GiveUp) || !errors.Is(err, errGone) || out.String() != "" {
			t.Errorf("error %v, output %q", err, out.String())
		}
	}
	if got := a.take(t.Context(), "+"); got != "There is no reply to judge yet." {
		t.Errorf("its reply can be judged: %q", got)
	}
}

func TestReplyThatCannotBePrintedIsGivenUp(t *testing.T) {
	a, _ := opened(t, Parts{Out: closed{}})
	_, err := a.Send(t.Context(), chat.Post{To: chat.Address{Platform: chat.Console, Channel: a.channel}, Card: chat.Card{Text: "x"}})
	if !errors.Is(err, chat.GiveUp) || !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

func TestReplyIsKnownByItsKey(t *testing.T) {
	a, _ := opened(t, Parts{})
	to := chat.Address{Platform: chat.Console, Channel: a.channel}
	ref, err := a.Send(t.Context(), chat.Post{Key: "7", To: to})
	if err != nil || ref != (chat.Ref{Address: to, ID: "a7"}) {
		t.Errorf("%+v, %v", ref, err)
	}
	if a.Name() != chat.Console || !a.Health().OK {
		t.Errorf("%s, %+v", a.Name(), a.Health())
	}
}

func TestAnnouncementGoesWhereAnswersAreNotLookedFor(t *testing.T) {
	out, plain := &lockedBuffer{}, &bytes.Buffer{}
	a, _ := opened(t, Parts{Out: out})
	a.Announce(plain, "here")
	if plain.String() != "here\n" || out.String() != "" {
		t.Errorf("written %q, output %q", plain.String(), out.String())
	}
}

func TestWhatIsAnnouncedBeforeTheScreenIsOpenIsKept(t *testing.T) {
	s, b := sitting(t)
	b.a.screen = true
	var plain bytes.Buffer
	b.a.Announce(&plain, "chat page: here\x1b[2J")
	if got := printed(s.open()); !bytes.Contains([]byte(got), []byte("chat page: here[2J")) || plain.Len() > 0 {
		t.Errorf("opening %q, written %q", got, plain.String())
	}
	if news := b.a.announced(); len(news) != 0 {
		t.Errorf("said twice: %s", fmt.Sprint(news))
	}
}
