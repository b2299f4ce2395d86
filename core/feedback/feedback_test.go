package feedback_test

import (
	"errors"
	"testing"
	"time"

	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/record"
)

type play struct {
	t    *testing.T
	book *book
	desk *feedback.Desk
	n    int
}

func newPlay(t *testing.T) *play {
	t.Helper()
	var c feedback.Config
	c.Defaults()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	b := newBook()
	return &play{t: t, book: b, desk: feedback.New(feedback.Parts{Store: b, Voters: b, Cases: b, Emoji: feedback.NewEmoji(c), Now: b.now})}
}

func on(id string) chat.Ref { return chat.Ref{Address: chat.Address{Platform: "test"}, ID: id} }

func (p *play) does(body chat.Body) error {
	p.n++
	return p.desk.React(p.t.Context(), record.Entry{ID: record.ID(rune('0' + p.n)), Event: chat.Event{Body: body}})
}

func (p *play) reacts(who, emoji string) {
	p.t.Helper()
	if err := p.does(chat.Reaction{On: on("m1"), Author: chat.Author{ID: who}, Emoji: emoji, At: time.Unix(1, 0)}); err != nil {
		p.t.Error(err)
	}
}

func (p *play) takesBack(who, emoji string) {
	p.t.Helper()
	if err := p.does(chat.Reaction{On: on("m1"), Author: chat.Author{ID: who}, Emoji: emoji, Removed: true}); err != nil {
		p.t.Error(err)
	}
}

func (p *play) presses(who, value string) {
	p.t.Helper()
	if err := p.does(chat.Press{On: on("m1"), Author: chat.Author{ID: who}, Value: value}); err != nil {
		p.t.Error(err)
	}
}

func (p *play) wants(positive, negative int) {
	p.t.Helper()
	if pos, neg := p.book.counts(); pos != positive || neg != negative {
		p.t.Errorf("%d positive, %d negative, want %d and %d", pos, neg, positive, negative)
	}
}

func TestEveryFamilyOfEmojiCounts(t *testing.T) {
	for _, emoji := range []string{"👍", "👍🏽", "+1", "+1::skin-tone-3", ":thumbsup:", "❤️", "❤", "heart", "🎉", "tada", "💯", "100", "✅", "white_check_mark", "ThumbsUp"} {
		p := newPlay(t)
		p.reacts("ana", emoji)
		if pos, _ := p.book.counts(); pos != 1 {
			t.Errorf("%s is not positive", emoji)
		}
	}
	for _, emoji := range []string{"👎", "👎🏿", "-1", "thumbsdown::skin-tone-6", "😕", "confused", "❌", "x", "🤔", "thinking_face", "🤷🏼‍♂️"} {
		p := newPlay(t)
		p.reacts("ana", emoji)
		if _, neg := p.book.counts(); neg != 1 {
			t.Errorf("%s is not negative", emoji)
		}
	}
	p := newPlay(t)
	p.reacts("ana", "🦄")
	p.reacts("ana", "custom:5368324170671202286")
	p.wants(0, 0)
}

func TestRemovedReactionWithdrawsItsFeedbackAndNoOther(t *testing.T) {
	p := newPlay(t)
	p.reacts("ana", "👍")
	p.reacts("ana", "🎉")
	p.reacts("bo", "👍")
	p.takesBack("ana", "👍")
	p.wants(2, 0)
	p.reacts("ana", "👍")
	p.wants(3, 0)
}

func TestReactionOnAnythingElseIsNotOurs(t *testing.T) {
	p := newPlay(t)
	err := p.does(chat.Reaction{On: on("other"), Emoji: "👍"})
	if !errors.Is(err, record.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
	p.wants(0, 0)
}

func TestLaterPressReplacesTheEarlierOne(t *testing.T) {
	p := newPlay(t)
	buttons := feedback.Buttons("i1")
	p.presses("ana", buttons[0].Value)
	p.wants(1, 0)
	p.presses("ana", buttons[1].Value)
	p.wants(0, 1)
	p.presses("ana", "rate:withdraw:i1")
	p.wants(0, 0)
}

func TestSameButtonAgainTakesItBack(t *testing.T) {
	p := newPlay(t)
	up := feedback.Buttons("i1")[0].Value
	for n := range 5 {
		p.presses("ana", up)
		p.wants(1-n%2, 0)
	}
	p.presses("bo", up)
	p.wants(2, 0)
}

func TestSameEntryTwiceIsOneFeedback(t *testing.T) {
	p := newPlay(t)
	e := record.Entry{ID: "7", Event: chat.Event{Body: chat.Reaction{On: on("m1"), Emoji: "👍"}}}
	for range 2 {
		if err := p.desk.React(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	p.wants(1, 0)
}

func TestForeignButtonsMeanNothing(t *testing.T) {
	p := newPlay(t)
	for _, v := range []string{"", "rate", "rate:", "rate:good:i1", "chart:7d", "rate:positive"} {
		p.presses("ana", v)
	}
	p.wants(0, 0)
}

func TestButtonValuesFitTheSmallestPlatform(t *testing.T) {
	for _, b := range feedback.Buttons("01890a5d-ac96-774b-bcce-b302099a8057") {
		if len(b.Value) > 64 {
			t.Errorf("%q has %d bytes, Telegram takes 64", b.Value, len(b.Value))
		}
	}
}

func TestConfigThatSaysBothIsRefused(t *testing.T) {
	c := feedback.Config{Positive: []string{"👍"}, Negative: []string{"👍🏽", ""}}
	if err := c.Validate(); err == nil {
		t.Error("accepted")
	}
}
