package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"tickertape/core/record"
)

func TestWhatIsNoIDIsToldWhatOneLooksLike(t *testing.T) {
	if !looksLikeID(anID) || looksLikeID("99999") || looksLikeID("nobody") || looksLikeID("") || looksLikeID(strings.ReplaceAll(anID, "-", "")) {
		t.Error("ids are told wrongly")
	}
	err := privacyErase{User: "nobody"}.Run(t.Context(), &cli{})
	if err == nil || !strings.Contains(err.Error(), anID) || !strings.Contains(err.Error(), "tickertape dump") {
		t.Error(err)
	}
	if err := sentence(record.ErrNotFound, "99999"); !strings.Contains(err.Error(), anID) || !strings.Contains(err.Error(), "tickertape review list") {
		t.Error(err)
	}
	if err := sentence(record.ErrNotFound, anID); !strings.Contains(err.Error(), "there is no case") {
		t.Error(err)
	}
	if sentence(nil, "99999") != nil {
		t.Error("an error of nothing")
	}
}

func TestTrainingOfTheSeedTellsHowFarItIsAndEndsWithItsContext(t *testing.T) {
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	tell := (&progressBar{out: &out}).rounds(ctx)
	for done := range 11 {
		if err := tell(done, 10); err != nil {
			t.Error(err)
		}
	}
	if lines := strings.Count(out.String(), "\n"); lines != 11 || !strings.HasPrefix(out.String(), "learning   0 %\n") || !strings.Contains(out.String(), "learning 100 %") {
		t.Errorf("%q", out.String())
	}
	cancel()
	if err := tell(5, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
