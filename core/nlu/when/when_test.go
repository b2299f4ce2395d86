package when_test

import (
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

var today = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

func found(text string) string { return foundIn(text, "en") }

func foundIn(text, language string) string {
	p, ok := when.Find(lexicon.Tokenize(text), language, today, func(int) bool { return false })
	if !ok {
		return ""
	}
	if p.Loose {
		return "loose " + string(p.Span)
	}
	return string(p.Span)
}

func TestTimesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		// English
		"doge avril mai 2021": "2021-04-01..2021-05-31", "btc in march and april 2022": "2022-03-01..2022-04-30", "gamestop enero del 21": "2021-01-01..2021-01-31", "wat was btc at in nov 21": "2021-11-01..2021-11-30", "btc on nov 21": "2026-11-21", "sol 8 nov 22 how low": "2022-11-08",
		"dow in october 87 lol": "1987-10-01..1987-10-31", "btc 8 nov 22 dec": "2026-11-08", "btc nov 21": "2026-11-21", "btc 3 march 10 days": "2026-03-03", "bitcoin marzo del 10 al 15": "2026-03-01..2026-03-31",
		"btc last 7 days": "7d", "over the last 30 days": "30d", "eth past week": "7d", "sol last month": "30d", "past year": "1y", "last year": "1y", "last 3 months": "3mo",
		"last two weeks": "2w", "the past 24 hours": "24h", "last hour": "1h", "5y": "5y", "chart sol 30d": "30d", "btc 4h": "4h", "ytd": "ytd", "this year": "ytd",
		"all time": "max", "since inception": "max", "yesterday": "2026-11-22", "the day before yesterday": "2026-11-21", "a week ago": "2026-11-16", "two years ago": "2024-11-23",
		"3 months ago": "2026-08-23", "since 2021": "2021-01-01..2026-11-23", "since january": "2026-01-01..2026-11-23", "since march 2020": "2020-03-01..2026-11-23",
		"in 2021": "2021-01-01..2021-12-31", "march 2021": "2021-03-01..2021-03-31", "in march": "2026-03-01..2026-03-31", "last december": "2025-12-01..2025-12-31",
		"btc on 1 jan 2021": "2021-01-01", "nov 10 2021": "2021-11-10", "november 10th, 2021": "2021-11-10", "10th of november 2021": "2021-11-10", "2021-11-10": "2021-11-10",
		"on 11/10/2021": "2021-11-10", "25/12/2020": "2020-12-25", "last christmas": "2025-12-25", "christmas 2020": "2020-12-25", "q3 2024": "2024-07-01..2024-09-30", "h1 2023": "2023-01-01..2023-06-30",
		"between march and june": "2026-03-01..2026-06-30", "from jan 2021 to jun 2021": "2021-01-01..2021-06-30", "between march and june 2021": "2021-03-01..2021-06-30",
		"from 2019 to 2021": "2019-01-01..2021-12-31", "2020-2022": "2020-01-01..2022-12-31", "last friday": "2026-11-20", "on monday": "2026-11-16",
		"end of last month": "2026-10-31", "start of 2024": "2024-01-01", "end of 2023": "2023-12-31", "today": "loose 24h", "how was btc today vs last week": "7d",
		"this month": "2026-11-01..2026-11-23", "last quarter": "3mo", "since last christmas": "2025-12-25..2026-11-23", "past couple of weeks": "2w", "over the past decade": "10y",
		// nothing
		"price of btc": "", "1000 usd in btc": "", "24h volume of eth": "", "it may rise": "", "march to the top": "", "btc at 2021 usd": "2021-01-01..2021-12-31", "200 days moving average": "200d",
		// the others
		"los últimos 7 días": "7d", "la semana pasada": "7d", "ayer": "2026-11-22", "desde 2020": "2020-01-01..2026-11-23", "hace 3 meses": "2026-08-23", "el 10 de noviembre de 2021": "2021-11-10", "en lo que va de año": "ytd",
		"letzte Woche": "7d", "die letzten drei Monate": "3mo", "seit Januar": "2026-01-01..2026-11-23", "vor zwei Wochen": "2026-11-09", "am 10. November 2021": "2021-11-10", "im März 2021": "2021-03-01..2021-03-31", "10.11.2021": "2021-11-10", "gestern": "2026-11-22",
		"la semaine dernière": "7d", "les 30 derniers jours": "30d", "il y a deux ans": "2024-11-23", "depuis 2021": "2021-01-01..2026-11-23", "hier": "2026-11-22", "le 1er janvier 2021": "2021-01-01",
		"últimos 30 dias": "30d", "semana passada": "7d", "ontem": "2026-11-22", "há 2 meses": "2026-09-23", "em 2021": "2021-01-01..2021-12-31",
		"son 7 gün": "7d", "geçen hafta": "7d", "dün": "2026-11-22", "2 ay önce": "2026-09-23", "bu yıl": "ytd", "10 kasım 2021": "2021-11-10",
		"за неделю": "7d", "за последние 30 дней": "30d", "вчера": "2026-11-22", "2 года назад": "2024-11-23", "с 2021 года": "2021-01-01..2026-11-23", "в 2021 году": "2021-01-01..2021-12-31", "10 ноября 2021": "2021-11-10",
		"最近7天": "7d", "过去30天": "30d", "上周": "7d", "昨天": "2026-11-22", "2021年11月10日": "2021-11-10", "2021年": "2021-01-01..2021-12-31", "今年": "ytd", "三个月前": "2026-08-23", "去年": "1y", "2021年3月": "2021-03-01..2021-03-31",
	} {
		if got := found(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"since 2021", "between march and june", "2021年11月10日", "vor zwei Wochen", "31.02.2021", "end of last", "q9 h3 7"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := lexicon.Tokenize(text)
		p, ok := when.Find(tokens, "en", today, func(int) bool { return false })
		if !ok {
			return
		}
		if p.From < 0 || p.To > len(tokens) || p.From >= p.To {
			t.Errorf("%q: %+v of %d tokens", text, p, len(tokens))
		}
		if _, fine := p.Span.Range(today); !fine {
			t.Errorf("%q: %q is no span", text, p.Span)
		}
	})
}

func TestEnglishTimesOfDaysAndSeasons(t *testing.T) {
	for text, want := range map[string]string{
		"new year's eve 2019": "2019-12-31", "on nye 2020": "2020-12-31", "valentine's day 2021": "2021-02-14", "independence day 2022": "2022-07-04",
		"between jan and june last year": "2025-01-01..2025-06-30", "in march last year": "2025-03-01..2025-03-31", "q3 last year": "2025-07-01..2025-09-30", "since may last year": "2025-05-01..2026-11-23",
		"max": "max", "max supply": "", "since the ipo": "max", "the whole history": "max", "as far back as possible": "max",
		"summer 2008": "2008-06-01..2008-08-31", "last winter": "2025-12-01..2026-02-28", "last summer": "2026-06-01..2026-08-31", "a spring": "", "will it fall": "",
	} {
		if got := found(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestStepsLeadFromOneTimeToAnother(t *testing.T) {
	for _, row := range []struct{ span, text, want string }{
		{"2020-03-05", "a week later", "2020-03-12"},
		{"2020-03-05", "the day before", "2020-03-04"},
		{"2020-03-05", "and two months earlier", "2020-01-05"},
		{"2020-03-05", "the following year", "2021-03-05"},
		{"2020-01-01..2020-12-31", "the year after", "2021-01-01..2021-12-31"},
		{"2021-03-01..2021-03-31", "the month after that", "2021-04-01..2021-04-30"},
		{"7d", "the week before", "2026-11-09..2026-11-16"},
		{"2026-11-20", "a year later", ""},
		{"max", "a week later", ""},
		{"2020-03-05", "last week", ""},
	} {
		got := ""
		if step, ok := when.FindStep(lexicon.Tokenize(row.text), "en"); ok {
			if span, past := step.Along(ask.Span(row.span), today); past {
				got = string(span)
			}
		}
		if got != row.want {
			t.Errorf("%q after %s is %q, want %q", row.text, row.span, got, row.want)
		}
	}
}
