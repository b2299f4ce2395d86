package storagetest

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// cached is the second-level cache of the gateway.
var cached = map[string]func(*testing.T, *house){
	"an entry is there until it expires": func(_ *testing.T, h *house) {
		h.put("fresh", "1", time.Hour)
		h.put("ended", "2", -time.Millisecond)
		h.put("empty", "", time.Hour)
		for range 2 {
			h.wantCached("fresh", "1")
			h.wantCached("empty", "")
			h.wantNotCached("ended")
			h.wantNotCached("never put")
			h.reopen()
		}
	},
	"the newest entry of a key wins": func(_ *testing.T, h *house) {
		h.put("k", "old", time.Hour)
		h.put("k", "new", time.Hour)
		h.wantCached("k", "new")
		h.put("k", "ended", -time.Hour)
		h.wantNotCached("k")
	},
	"any key and any data will do": func(_ *testing.T, h *house) {
		long := strings.Repeat("x", 50_000)
		keys := []string{"", "\x00", "k", "h", "price|crypto:bitcoin|usd", long, long + "y", "\xff\xfe"}
		for _, key := range keys {
			h.put(key, "data of "+key+"\x00\xff", time.Hour)
		}
		for _, key := range keys {
			h.wantCached(key, "data of "+key+"\x00\xff")
		}
	},
	"a large entry fits, an absurd one does not": func(t *testing.T, h *house) {
		large := bytes.Repeat([]byte("x"), 1<<20)
		h.put("large", string(large), time.Hour)
		h.wantCached("large", string(large))
		absurd := make([]byte, 64<<20)
		if err := h.Put(t.Context(), "absurd", absurd, time.Now(), time.Now().Add(time.Hour)); err == nil {
			t.Error("64 MB were taken")
		}
	},
}

func (h *house) put(key, data string, life time.Duration) {
	h.t.Helper()
	h.must(h.Put(h.t.Context(), key, []byte(data), time.Now(), time.Now().Add(life)))
}

func (h *house) wantCached(key, want string) {
	h.t.Helper()
	if got, ok, err := h.Get(h.t.Context(), key); err != nil || !ok || string(got) != want {
		h.t.Errorf("%.30q: %.30q, %v, %v, want %.30q", key, got, ok, err, want)
	}
}

func (h *house) wantNotCached(key string) {
	h.t.Helper()
	if got, ok, err := h.Get(h.t.Context(), key); err != nil || ok || got != nil {
		h.t.Errorf("%.30q: %.30q, %v, %v, want nothing", key, got, ok, err)
	}
}
