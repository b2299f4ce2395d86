package gateway_test

import (
	"testing"
	"time"

	"tickertape/providers/gateway"
)

// Everybody is answered by the first provider; that it is wrong is found out all the same.
func TestSecondOpinionIsAskedForOnPurpose(t *testing.T) {
	inHouse(t, func(h *house) {
		h.run()
		h.backup.prices["ethereum"] = 4400
		h.want(btc, eth)
		if n := h.backup.calls(); n != 0 {
			t.Fatalf("%d calls of the second provider by a question", n)
		}
		time.Sleep(61 * time.Second)
		a := h.want(btc, eth)
		if len(a.Doubts) != 1 || a.Doubts[0].Asset.ID != "ethereum" || a.Doubts[0].Source != "backup" || a.Doubts[0].Percent < 9.9 {
			t.Errorf("doubts %+v", a.Doubts)
		}
		if n := h.backup.calls(); n != 1 {
			t.Errorf("%d calls for two prices", n)
		}
		time.Sleep(5 * time.Minute)
		if n := h.backup.calls(); n != 1 {
			t.Errorf("%d calls while nobody asks", n)
		}
	})
}

func TestSecondOpinionLeavesABusyProviderAlone(t *testing.T) {
	for name, c := range map[string]struct{ drain, more int }{"with plenty": {0, 1}, "with little left": {2, 0}} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.open(func(c *gateway.Config, _ *gateway.Parts) {
					b := c.Budgets["other"]
					b.PerMinute, b.Burst = 2, 2
					c.Budgets["backup"] = b
				})
				h.run()
				h.want(btc) // by coins alone
				time.Sleep(50 * time.Second)
				for i := range c.drain {
					other := aapl
					other.ID = string(rune('X' + i)) // nobody has it
					_, _ = h.price(other)
				}
				before := h.backup.calls()
				time.Sleep(11 * time.Second)
				if n := h.backup.calls() - before; n != c.more {
					t.Errorf("%d calls more, want %d", n, c.more)
				}
			})
		})
	}
}
