package pipeline_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
)

func glance(who, text string) chat.Message {
	return chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: "test"}}, Author: chat.Author{ID: who}, Text: text}
}

func TestGlanceIsAnsweredAndLeavesNothing(t *testing.T) {
	scenario(t, func(b *bot) {
		c, err := b.pipe.Answer(b.t.Context(), glance("ana", "price\x00 btc"))
		if err != nil || c.Text != "re: price btc" {
			t.Errorf("%+v, %v", c, err)
		}
		pass(time.Minute)
		b.wantReplies()
		b.wantNothingLeft()
		if len(b.store.interactions) != 0 || b.outer.typed != 0 {
			t.Errorf("%d interactions, typed %d times", len(b.store.interactions), b.outer.typed)
		}
	})
}

func TestOnlyAGlanceIsCalledOne(t *testing.T) {
	scenario(t, func(b *bot) {
		if _, err := b.pipe.Answer(b.t.Context(), glance("ana", "btc")); err != nil || b.brain.glances != 1 {
			t.Errorf("%d glances, %v", b.brain.glances, err)
		}
		b.ask("ana", "price btc")
		pass(time.Second)
		if b.wantReplies("re: price btc"); b.brain.glances != 1 {
			t.Errorf("then %d glances", b.brain.glances)
		}
	})
}

func TestGlancesAreLimitedByThemselves(t *testing.T) {
	scenario(t, func(b *bot) {
		answered := 0
		for range 1000 {
			if _, err := b.pipe.Answer(b.t.Context(), glance("ana", "btc")); err == nil {
				answered++
			} else if !errors.Is(err, pipeline.ErrTooFast) {
				t.Fatal(err)
			}
		}
		if answered <= b.cfg.UserPerMinute || answered > 10*b.cfg.UserPerMinute {
			t.Errorf("%d answered", answered)
		}
		if _, err := b.pipe.Answer(b.t.Context(), glance("bo", "btc")); err != nil {
			t.Errorf("bo pays for ana: %v", err)
		}
		b.ask("ana", "price btc")
		pass(time.Second)
		b.wantReplies("re: price btc")
	})
}

func TestGlanceEndsInTime(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.thinks(time.Hour)
		ctx, cancel := context.WithTimeout(b.t.Context(), 3*time.Second)
		defer cancel()
		for _, ctx := range []context.Context{ctx, b.t.Context()} {
			start := time.Now()
			if c, err := b.pipe.Answer(ctx, glance("ana", "btc")); !errors.Is(err, context.DeadlineExceeded) || c.Text != "" {
				t.Errorf("%+v, %v", c, err)
			}
			if took := time.Since(start); took > b.cfg.AnswerWithin {
				t.Errorf("it took %s", took)
			}
		}
	})
}

func TestGlanceOverWhichASkillFailsHasAnApology(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.panics = true
		if c, err := b.pipe.Answer(b.t.Context(), glance("ana", "btc")); err != nil || c.Text == "" || c.Source != "" {
			t.Errorf("%+v, %v", c, err)
		}
	})
}

// clerk takes a text for what it begins with.
type clerk struct{}

func (clerk) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	q := ask.Query{Text: m.Text, Intent: ask.Intent(strings.Fields(m.Text)[0])}
	if _, also, ok := strings.Cut(m.Text, " and "); ok {
		q.Also = []ask.Query{{Text: also, Intent: ask.Intent(also)}}
	}
	return q, nil
}

func TestGlanceChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Nlu = clerk{} }
		b.start()
		for _, text := range []string{"settings", "alert", "watchlist", "portfolio", "feedback", "price and settings"} {
			if c, err := b.pipe.Answer(t.Context(), glance("ana", text)); !errors.Is(err, pipeline.ErrChanges) || c.Text != "" {
				t.Errorf("%s: %+v, %v", text, c, err)
			}
		}
		if len(b.brain.asked) != 0 {
			t.Errorf("a skill was asked: %v", b.brain.asked)
		}
		if c, err := b.pipe.Answer(t.Context(), glance("ana", "price and chart")); err != nil || c.Text == "" {
			t.Errorf("%+v, %v", c, err)
		}
		b.kill()
	})
}
