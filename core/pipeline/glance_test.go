package pipeline_test

import (
	"context"
	"errors"
	"testing"
	"time"

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
