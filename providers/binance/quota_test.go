package binance

import (
	"net/http"
	"testing"
)

func TestUsedWeightIsRead(t *testing.T) {
	for text, want := range map[string]float64{"0": 1, "1500": 0.75, "6000": 0, "7000": 0} {
		h := http.Header{}
		h.Set("X-MBX-USED-WEIGHT-1M", text)
		if q, ok := quota(h); !ok || *q.LeftMinute != want {
			t.Errorf("%s: %+v, %v", text, q, ok)
		}
	}
	for _, text := range []string{"", "-1", "many"} {
		h := http.Header{}
		h.Set("X-MBX-USED-WEIGHT-1M", text)
		if _, ok := quota(h); ok {
			t.Errorf("%q was read", text)
		}
	}
}
