package nlu

import (
	"context"
	"fmt"
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestTextThatCameBeforeMeansTheSame(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	first := u.Within(context.Background(), "btc  yesterday", nil, now)
	first.Assets[0].ID = "changed by who got it"
	again := u.Within(context.Background(), " btc yesterday", nil, now.Add(time.Minute))
	if len(again.Assets) != 1 || again.Assets[0].ID != "bitcoin" || again.Span != first.Span {
		t.Errorf("again: %+v", again)
	}
	tomorrow := u.Within(context.Background(), "btc yesterday", nil, now.Add(13*time.Hour))
	if tomorrow.Span == first.Span {
		t.Errorf("yesterday is %s on both days", tomorrow.Span)
	}
}

func TestRepeatsAreForgottenAfterAnHourAndWhenThereAreTooMany(t *testing.T) {
	var r repeats
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	r.keep("a", ask.Query{Intent: ask.Price}, now)
	if _, ok := r.find("a", now.Add(repeatedWithin)); !ok {
		t.Error("forgotten within the hour")
	}
	if _, ok := r.find("a", now.Add(repeatedWithin+time.Second)); ok {
		t.Error("remembered for more than an hour")
	}
	if _, ok := r.find("a", now.Add(-time.Second)); ok {
		t.Error("remembered before it was asked")
	}
	for i := range 2 * mostRepeats {
		r.keep(fmt.Sprint(i), ask.Query{}, now)
	}
	if _, ok := r.find("a", now); ok || len(r.young)+len(r.old) > 2*mostRepeats {
		t.Errorf("%d texts are remembered", len(r.young)+len(r.old))
	}
}
