package when_test

import "testing"

func TestAgoIsNoMonthInEnglish(t *testing.T) {
	for text, want := range map[string]string{
		"btc 1h ago": "2026-11-23", "eth 20h ago": "2026-11-22", "btc 3d ago": "2026-11-20", "eth 7d ago": "2026-11-16", "btc 2w ago": "2026-11-09", "btc 3mo ago": "2026-08-23", "btc 1y ago": "2025-11-23", "2 days ago": "2026-11-21",
	} {
		if got := found(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestAgoIsAugustInSpanishAndPortuguese(t *testing.T) {
	for text, want := range map[string]string{
		"btc el 5 ago": "2026-08-05", "btc 3 de ago de 2023": "2023-08-03", "btc en ago": "2026-08-01..2026-08-31", "btc ago 2023": "2023-08-01..2023-08-31", "btc hace 3d": "2026-11-20",
	} {
		if got := foundIn(text, "es"); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	if got := found("btc 5 ago 2021"); got != "2021-08-05" {
		t.Error(got)
	}
}
