package adaptertest

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Exercise is what every platform must do. It takes a minute at most.
func Exercise(t *testing.T, open Open) {
	t.Helper()
	for _, theme := range []struct {
		name string
		play func(*testing.T, Open)
	}{
		{"a direct message is answered, and a reaction on the reply is stored as feedback", reactionBecomesFeedback},
		{"a mention in a channel is answered there, other talk is not", mentionInChannel},
		{"a button is feedback, and the later one counts", buttonIsFeedback},
		{"a button that redraws changes its message, which then stands for the newest answer", redrawn},
		{"a redelivered event is answered once", redelivered},
		{"a reaction on anything else is ignored", reactionElsewhere},
		{"what was not accepted is not acknowledged and comes again", notAccepted},
		{"a lost connection comes back by itself", reconnects},
		{"a platform that says wait is waited for", throttled},
		{"a send of unknown outcome is not repeated blindly", unknownOutcome},
		{"an answer beyond the limits arrives shortened", oversized},
		{"refused markup is sent as plain text", refusedMarkup},
		{"a channel that is closed to the bot loses its reply, others don't", blocked},
	} {
		t.Run(theme.name, func(t *testing.T) { theme.play(t, open) })
	}
}

func reactionBecomesFeedback(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	reply := h.answered("You said: price btc")
	h.world.React("1001", reply.Ref, "👍", false)
	h.wantFeedback(1, 0)
	h.world.React("1002", reply.Ref, "👎", false)
	h.wantFeedback(1, 1)
	h.world.React("1001", reply.Ref, "👍", true)
	h.wantFeedback(0, 1)
	h.world.React("1001", reply.Ref, "🎉", false)
	h.wantFeedback(1, 1)
	i := rows[record.InteractionRow](h, "interactions")
	if len(i) != 1 || i[0].Query != "price btc" || i[0].Delivery != "sent" || i[0].QueryCategory != "PRICE_QUERY" || i[0].UserID == "" || i[0].UserID == "1001" {
		t.Errorf("interactions %+v", i)
	}
}

func mentionInChannel(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Channel: "500", Text: "just talking"})
	asked := h.world.Say(Line{User: "1001", Channel: "500", Text: "price btc", Mention: true})
	reply := h.answered("You said: price btc")
	if reply.Ref.Channel != asked.Channel {
		t.Errorf("answered in %+v, asked in %+v", reply.Ref, asked)
	}
	h.stays("one reply", func() bool { return len(h.world.Replies()) == 1 })
}

func buttonIsFeedback(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	reply := h.answered("You said: price btc")
	if len(reply.Buttons) < 2 {
		t.Fatalf("buttons %v", reply.Buttons)
	}
	h.world.Press("1001", reply.Ref, reply.Buttons[0])
	h.wantFeedback(1, 0)
	h.world.Press("1001", reply.Ref, reply.Buttons[1])
	h.wantFeedback(0, 1)
}

func redrawn(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "chart btc 24h"})
	first := h.answered("You said: chart btc 24h")
	h.world.Press("1001", first.Ref, chat.Redraws+"chart btc 7d")
	then := h.answered("You said: chart btc 7d")
	if then.Ref != first.Ref || h.count("chart btc 24h") != 0 {
		t.Errorf("answered in %+v, pressed in %+v", then.Ref, first.Ref)
	}
	h.until("both answers are sent", func() bool {
		sent := 0
		for _, i := range rows[record.InteractionRow](h, "interactions") {
			if i.Delivery == "sent" {
				sent++
			}
		}
		return sent == 2
	})
	h.world.React("1001", then.Ref, "👍", false)
	h.wantFeedback(1, 0)
	newest := rows[record.InteractionRow](h, "interactions")[1]
	if f := rows[record.FeedbackRow](h, "feedback")[0]; f.InteractionID != newest.ID || newest.Query != "chart btc 7d" {
		t.Errorf("the reaction is on %s, the newest answer is %+v", f.InteractionID, newest)
	}
	h.stays("one message", func() bool { return len(h.world.Replies()) == 1 })
}

func redelivered(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	h.world.Redeliver()
	h.world.Say(Line{User: "1001", Text: "price eth"})
	reply := h.answered("price eth")
	h.stays("one reply each", func() bool { return len(h.world.Replies()) == 2 })
	h.world.React("1001", reply.Ref, "👍", false)
	h.wantFeedback(1, 0)
	h.world.Redeliver()
	h.stays("one feedback", func() bool { p, n := h.feedback(); return p == 1 && n == 0 })
}

func reactionElsewhere(t *testing.T, open Open) {
	h := enter(t, open, 0)
	asked := h.world.Say(Line{User: "1001", Text: "price btc"})
	reply := h.answered("price btc")
	h.world.React("1001", asked, "👍", false)
	h.world.React("1001", reply.Ref, "❌", false)
	h.wantFeedback(0, 1)
	h.stays("one feedback", func() bool { p, n := h.feedback(); return p == 0 && n == 1 })
}

func notAccepted(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.refuse.Store(2)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	h.stays("one reply", func() bool { return h.count("price btc") == 1 })
}

func reconnects(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	h.world.Cut()
	h.world.Say(Line{User: "1001", Text: "price eth"})
	h.answered("price eth")
	h.until("health is good again", func() bool { return h.adapter.Health().OK })
	h.stays("one reply each", func() bool { return h.count("price btc") == 1 && h.count("price eth") == 1 })
}

func throttled(t *testing.T, open Open) {
	h := enter(t, open, 0)
	const pause = time.Second
	h.world.Throttle(1, pause)
	start := time.Now()
	h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	if took := time.Since(start); took < pause-50*time.Millisecond {
		t.Errorf("sent again after %s, told to wait %s", took, pause)
	}
}

func unknownOutcome(t *testing.T, open Open) {
	h := enter(t, open, 300*time.Millisecond)
	h.world.Swallow(1)
	h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	h.world.Say(Line{User: "1001", Text: "price eth"})
	h.answered("price eth")
	h.stays("one reply each", func() bool { return h.count("price btc") == 1 && h.count("price eth") == 1 })
}

func oversized(t *testing.T, open Open) {
	h := enter(t, open, 0)
	h.world.Say(Line{User: "1001", Text: "long"})
	h.answered("All work and no play")
	h.world.Say(Line{User: "1001", Text: strings.Repeat("ж", 1500) + " end"})
	h.answered("You said: жжж")
	h.until("both are stored", func() bool { return len(rows[record.InteractionRow](h, "interactions")) == 2 })
}

func refusedMarkup(t *testing.T, open Open) {
	h := enter(t, open, 0)
	if !h.world.RefuseMarkup() {
		t.Skip("this platform can't refuse markup")
	}
	h.world.Say(Line{User: "1001", Text: "price btc"})
	reply := h.answered("price btc")
	if !strings.Contains(reply.Text, "You said: price btc") {
		t.Errorf("plain text %q", reply.Text)
	}
}

func blocked(t *testing.T, open Open) {
	h := enter(t, open, 0)
	asked := h.world.Say(Line{User: "1001", Text: "price btc"})
	h.answered("price btc")
	h.world.Block(asked.Channel)
	h.world.Say(Line{User: "1001", Text: "price eth"})
	h.until("the reply is given up", func() bool {
		for _, i := range rows[record.InteractionRow](h, "interactions") {
			if i.Query == "price eth" && i.Delivery == string(record.Lost) {
				return true
			}
		}
		return false
	})
	h.world.Say(Line{User: "1002", Text: "price sol"})
	h.answered("price sol")
}
