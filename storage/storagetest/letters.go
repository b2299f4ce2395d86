package storagetest

import (
	"testing"
	"time"

	"tickertape/core/market"
)

// letters are requests that failed.
var letters = map[string]func(*testing.T, *house){
	"a letter is kept once and counts its attempts": func(t *testing.T, h *house) {
		one, two := letter("bitcoin", 1), letter("ethereum", 0)
		h.must(h.PutLetter(t.Context(), one))
		h.must(h.PutLetter(t.Context(), two))
		again := one
		again.First, again.Last, again.Fault = noon.Add(time.Hour), noon.Add(time.Hour), market.ErrTimeout
		h.must(h.PutLetter(t.Context(), again))
		h.reopen()
		all, err := h.Letters(t.Context())
		h.must(err)
		if len(all) != 2 || all[0].ID != two.ID || all[1].Attempts != 2 || !all[1].First.Equal(one.First) || !all[1].Last.Equal(again.Last) || all[1].Fault != market.ErrTimeout {
			t.Fatalf("letters %+v", all)
		}
		if r := all[1].Request; r.Signature() != one.Request.Signature() || r.Assets[0] != one.Request.Assets[0] {
			t.Errorf("request %+v", r)
		}
	},
	"a dropped letter is gone": func(t *testing.T, h *house) {
		l := letter("bitcoin", 1)
		h.must(h.PutLetter(t.Context(), l))
		for range 2 {
			h.must(h.DropLetter(t.Context(), l.ID))
		}
		if all, err := h.Letters(t.Context()); err != nil || len(all) != 0 {
			t.Errorf("%+v, %v", all, err)
		}
		if err := h.PutLetter(t.Context(), market.Letter{}); err == nil {
			t.Error("a letter without an id was taken")
		}
	},
}

// letter is a request for a price that failed so many minutes after noon.
func letter(id string, minute int) market.Letter {
	r := market.Request{Kind: market.Price, Assets: []market.Asset{{Class: market.Crypto, ID: id, Symbol: "X"}}, Currency: "eur"}
	at := noon.Add(time.Duration(minute) * time.Minute)
	return market.Letter{ID: market.LetterID(r), Request: r, Fault: market.ErrExhausted, Attempts: 1, First: at, Last: at}
}
