package slack

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

func TestDirectMessageIsAnsweredInTheConversation(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	e := p.one()
	m, ok := e.Body.(chat.Message)
	if !ok || m.Ref != asked || m.Text != "price btc" || !m.Direct || m.Author.ID != "U1001" || e.ID != "m:DU1001:"+asked.ID {
		t.Fatalf("received %+v, said %+v", e, asked)
	}
	if age := time.Since(m.At); age < 0 || age > time.Minute {
		t.Errorf("said %s ago", age)
	}
	ref, err := p.Send(t.Context(), post(m.Ref, "BTC is at $1"))
	if err != nil {
		t.Fatal(err)
	}
	replies := p.world.Replies()
	if len(replies) != 1 || replies[0].Ref != ref || ref.Thread != "" || replies[0].Text != "BTC is at $1" {
		t.Errorf("replied %+v, ref %+v", replies, ref)
	}
}

func TestMentionInAChannelIsOneQuestionAndStartsAThread(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	m := p.one().Body.(chat.Message)
	if m.Ref != asked || m.Direct || m.Text != "price btc" || m.Ref.Thread != m.Ref.ID {
		t.Fatalf("received %+v, said %+v", m, asked)
	}
	if _, err := p.Send(t.Context(), post(m.Ref, "BTC")); err != nil {
		t.Fatal(err)
	}
	if reply := p.world.Replies()[0]; reply.ReplyTo != asked.ID || reply.Ref.Channel != "C500" {
		t.Errorf("replied %+v", reply)
	}
	if n := len(p.world.Deliveries()); n != 2 {
		t.Errorf("Slack announced it %d times, the emulation is wrong", n)
	}
}

func TestQuestionInAThreadIsAnsweredThere(t *testing.T) {
	p := begin(t)
	root := p.world.Say(adaptertest.Line{User: "U1", Channel: "C500", Text: "what a day"})
	p.world.Say(adaptertest.Line{User: "U1001", Channel: "C500", Thread: root.ID, Text: "price btc", Mention: true})
	m := p.one().Body.(chat.Message)
	if m.Ref.Thread != root.ID {
		t.Fatalf("received %+v", m)
	}
	if _, err := p.Send(t.Context(), post(m.Ref, "BTC")); err != nil {
		t.Fatal(err)
	}
	if reply := p.world.Replies()[0]; reply.Ref.Thread != root.ID {
		t.Errorf("replied %+v", reply)
	}
}

func TestThreadInADirectConversationNeedsNoMention(t *testing.T) {
	p := begin(t)
	root := p.world.Say(ana("price btc"))
	p.one()
	p.world.Say(adaptertest.Line{User: "U1001", Thread: root.ID, Text: "and eth?"})
	p.world.Await(t, "the second question", func() bool { return len(p.got.all()) == 2 })
	if m := p.got.all()[1].Body.(chat.Message); !m.Direct || m.Ref.Thread != root.ID {
		t.Errorf("received %+v", m)
	}
}

func TestTalkWithoutMentionIsNotOurs(t *testing.T) {
	p := begin(t)
	root := p.world.Say(inGeneral("price btc"))
	p.one()
	p.world.Say(adaptertest.Line{User: "U1001", Channel: "C500", Text: "thanks"})
	p.world.Say(adaptertest.Line{User: "U1001", Channel: "C500", Thread: root.ID, Text: "and eth?"})
	p.settled()
	p.one()
}

func TestOurOwnDoingsComeBackAndAreIgnored(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	p.one()
	if _, err := p.Send(t.Context(), post(asked, "BTC")); err != nil {
		t.Fatal(err)
	}
	p.world.Fail("assistant.threads.setStatus", "missing_scope", -1)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { p.Type(ctx, p.got.all()[0].Body.(chat.Message)) })
	p.world.Await(t, "the eyes", func() bool { return len(p.world.Reactions(asked, "eyes")) == 1 })
	cancel()
	wg.Wait()
	p.world.Await(t, "no eyes", func() bool { return len(p.world.Reactions(asked, "eyes")) == 0 })
	p.settled()
	p.one()
}

func TestReactionsArriveWithSlacksNames(t *testing.T) {
	p := begin(t)
	on := p.world.Say(adaptertest.Line{User: "U1", Channel: "C500", Text: "hello"})
	p.settled()
	p.world.React("U1001", on, "👍", false)
	p.world.React("U1001", on, "+1::skin-tone-3", true)
	p.world.Await(t, "two reactions", func() bool { return len(p.got.all()) == 2 })
	first, second := p.got.all()[0].Body.(chat.Reaction), p.got.all()[1].Body.(chat.Reaction)
	if first.On.ID != on.ID || first.On.Channel != "C500" || first.Emoji != "+1" || first.Removed || first.Author.ID != "U1001" {
		t.Errorf("first %+v", first)
	}
	if second.Emoji != "+1::skin-tone-3" || !second.Removed || second.At.Before(first.At) {
		t.Errorf("second %+v", second)
	}
}

func TestButtonPressNamesItsMessageAndValue(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	p.one()
	card := priceCard()
	ref, err := p.Send(t.Context(), chat.Post{Key: "k", To: asked.Address, ReplyTo: asked, Card: card})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.world.Replies()[0].Buttons; !slices.Equal(got, []string{card.Buttons[0].Value, card.Buttons[1].Value}) {
		t.Fatalf("buttons %v", got)
	}
	p.world.Press("U1002", ref, card.Buttons[1].Value)
	p.world.Await(t, "the press", func() bool { return len(p.got.all()) == 2 })
	press := p.got.all()[1].Body.(chat.Press)
	if press.On != ref || press.Value != card.Buttons[1].Value || press.Author.ID != "U1002" {
		t.Errorf("pressed %+v, sent %+v", press, ref)
	}
}

func TestSlashCommandIsAQuestionThatEverybodySees(t *testing.T) {
	p := begin(t)
	p.world.Command("U1001", "C500", "/tape", "1.5 eth in eur")
	m := p.one().Body.(chat.Message)
	if m.Text != "1.5 eth in eur" || m.Ref.Channel != "C500" || m.Ref.Thread != "" || m.Direct {
		t.Errorf("received %+v", m)
	}
	if got := string(p.world.Deliveries()[0].Response); got != `{"response_type":"in_channel"}` {
		t.Errorf("acknowledged with %s", got)
	}
	if _, err := p.Send(t.Context(), post(m.Ref, "€1")); err != nil {
		t.Fatal(err)
	}
	if r := p.world.Replies(); len(r) != 1 || r[0].Ref.Thread != "" || r[0].Ref.Channel != "C500" {
		t.Errorf("replied %+v", r)
	}
}

func TestRedeliveredEventKeepsItsID(t *testing.T) {
	p := begin(t)
	p.world.Say(ana("price btc"))
	p.one()
	p.world.Redeliver()
	p.settled()
	p.one()
}

func TestWhatIsNotStoredIsNotAcknowledgedAndComesAgain(t *testing.T) {
	p := begin(t)
	var tries atomic.Int32
	p.got.then(func(context.Context, chat.Event) error {
		if tries.Add(1) < 4 {
			return errFull
		}
		return nil
	})
	p.world.Say(ana("price btc"))
	p.one()
	d := p.world.Deliveries()[0]
	if tries.Load() != 4 || d.Attempts != 4 || d.Acked.IsZero() {
		t.Errorf("%d tries, %+v", tries.Load(), d)
	}
	if acked := p.world.Acked(); !slices.Equal(acked, []string{d.EventID}) {
		t.Errorf("acknowledged %v", acked)
	}
}

func TestNothingIsAcknowledgedBeforeItIsStored(t *testing.T) {
	p := begin(t, func(p *play) { p.world.RetryAfter(time.Hour) })
	stored := make(chan struct{})
	p.got.then(func(context.Context, chat.Event) error { <-stored; return nil })
	p.world.Say(ana("price btc"))
	p.world.Await(t, "the delivery", func() bool { return p.world.Deliveries()[0].Attempts == 1 })
	p.world.Push(map[string]any{"type": "user_change", "user": map[string]any{"id": "U1"}})
	p.world.Await(t, "an acknowledgement of what came later", func() bool { return len(p.world.Acked()) == 0 && p.world.Unsettled() == 1 })
	close(stored)
	p.settled()
}

func TestTooLateForAnAcknowledgementMeansAgain(t *testing.T) {
	p := begin(t, func(p *play) { p.pauses.acknowledge = 20 * time.Millisecond })
	var tries atomic.Int32
	p.got.then(func(ctx context.Context, _ chat.Event) error {
		if tries.Add(1) == 1 {
			<-ctx.Done() // the store is slow, and takes it nevertheless
		}
		return nil
	})
	p.world.Say(ana("price btc"))
	p.one()
	if tries.Load() < 2 {
		t.Error("an acknowledgement was sent after Slack had stopped waiting")
	}
}

func TestPanickingReceiverIsNotAcknowledged(t *testing.T) {
	p := begin(t)
	var tries atomic.Int32
	p.got.then(func(context.Context, chat.Event) error {
		if tries.Add(1) == 1 {
			panic("boom")
		}
		return nil
	})
	p.world.Say(ana("price btc"))
	p.one()
	if !p.log.says("receiving panicked: boom") {
		t.Error("the panic is not in the log")
	}
}

func TestUnknownAndBrokenEventsAreAcknowledged(t *testing.T) {
	p := begin(t)
	p.world.Push(map[string]any{"type": "something_brand_new", "x": 1}) // slack-go can't decode it
	p.world.Push(map[string]any{"type": "message", "user": map[string]any{"id": "U1"}})
	p.world.Push(map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"})
	p.settled()
	if len(p.got.all()) != 0 {
		t.Errorf("received %+v", p.got.all())
	}
}

func TestOneConversationStaysInOrder(t *testing.T) {
	p := begin(t, func(p *play) { p.world.RetryAfter(time.Minute) })
	const n = 20
	for i := range n {
		p.world.Say(ana(fmt.Sprint("q", i)))
	}
	p.settled()
	for i, text := range p.got.messages() {
		if text != fmt.Sprint("q", i) {
			t.Fatalf("order %v", p.got.messages())
		}
	}
}

// A store that hangs holds up at most what is bounded, and the connection stays alive: pings
// are answered, other conversations go on, and everything arrives in the end.
func TestFloodWithAStuckConversation(t *testing.T) {
	p := begin(t, func(p *play) {
		p.pauses.acknowledge = 50 * time.Millisecond
		p.world.RetryAfter(300 * time.Millisecond)
	})
	release := make(chan struct{})
	p.got.then(func(ctx context.Context, e chat.Event) error {
		if e.Where().Channel != "Dstuck" {
			return nil
		}
		select {
		case <-release:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	for i := range 3 * bounds.Lane {
		p.world.Say(adaptertest.Line{User: "stuck", Text: fmt.Sprint("s", i)})
		p.world.Say(adaptertest.Line{User: fmt.Sprint("U", i), Text: fmt.Sprint("q", i)})
	}
	p.world.Await(t, "the other conversations", func() bool { return len(p.got.messages()) == 3*bounds.Lane })
	if p.world.Connections() != 1 || !p.Health().OK {
		t.Errorf("%d connections, %+v", p.world.Connections(), p.Health())
	}
	close(release)
	p.settled()
	p.world.Await(t, "everything", func() bool { return len(p.got.messages()) == 6*bounds.Lane })
}
