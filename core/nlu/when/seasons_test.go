package when_test

import "testing"

func TestSeasonsAndMonthsOfAYearAreRead(t *testing.T) {
	for language, texts := range map[string]map[string]string{
		"tr": {"altın 2020 yazında": "2020-06-01..2020-08-31", "btc geçen yaz": "2026-06-01..2026-08-31", "2018 ağustosunda euro": "2018-08-01..2018-08-31", "geçen yılın aralık ayında btc": "2025-12-01..2025-12-31", "btc yaz": "", "eth 6 aylk grafik": "6mo", "sol yarım ay": "15d"},
		"ru": {"биток летом 2021": "2021-06-01..2021-08-31", "нефть с осени": "2026-09-01..2026-11-23", "доллар весной 2022 года": "2022-03-01..2022-05-31", "в мае 21-го": "2021-05-01..2021-05-31", "21 мая": "2026-05-21", "золото зимой": "2025-12-01..2026-02-28", "в декабре прошлого года": "2025-12-01..2025-12-31", "нидельку": ""},
		"zh": {"去年夏天比特币": "2025-06-01..2025-08-31", "2020年春天原油": "2020-03-01..2020-05-31", "519那天大饼": "2021-05-19", "比特币双十一那天": "2026-11-11", "比特币去年双十二": "2025-12-12", "大饼上个礼拜三": "2026-11-18", "半个月走势": "15d", "519块": ""},
	} {
		for text, want := range texts {
			if got := foundIn(text, language); got != want {
				t.Errorf("%s %q: %q, want %q", language, text, got, want)
			}
		}
	}
}
