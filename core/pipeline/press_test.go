package pipeline_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/chat"
	"tickertape/core/pipeline"
)

// A button may ask a question: its answer comes as that of a message, in the language of the card.
func TestPressOfAnAskingButtonIsAQuestion(t *testing.T) {
	desk, brain := &desk{}, &brain{}
	synctest.Test(t, func(t *testing.T) {
		outer := &platform{}
		b := &bot{t: t, store: newMemory(), outer: outer, brain: brain}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Reacts = desk }
		b.start()
		on := chat.Ref{Address: chat.Address{Platform: "test", Channel: "dm-ana"}, ID: "1"}
		for _, language := range []string{"", "de"} {
			if err := b.receive(chat.Press{On: on, Author: chat.Author{ID: "ana"}, Value: chat.Asking(language, "price ethereum")}); err != nil {
				t.Fatal(err)
			}
			pass(time.Second)
		}
		b.wantNothingLeft()
		if posts := outer.posts(); len(posts) != 2 || posts[0].ReplyTo != on {
			t.Errorf("posts %+v", posts)
		}
		b.kill()
	})
	if want := []string{"price ethereum", "price ethereum in de"}; !slices.Equal(brain.asked, want) {
		t.Errorf("asked %q, want %q", brain.asked, want)
	}
	if desk.calls != 0 {
		t.Errorf("the press was taken for a judgement")
	}
}
