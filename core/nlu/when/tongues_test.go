package when_test

import "testing"

// What people of eight languages say for the same times, on Monday 23 November 2026.
func TestTimesOfEightLanguagesAreRead(t *testing.T) {
	for language, texts := range map[string]map[string]string{
		"en": {
			"btc over the past three weeks": "3w", "the past couple of weeks": "2w", "last twenty four hours": "24h", "a year and a half of eth": "18mo", "last half year": "6mo", "eth last half a year": "6mo", "past 1.5 years": "18mo",
			"first half of 2023": "2023-01-01..2023-06-30", "second quarter 2024": "2024-04-01..2024-06-30", "q4'23": "2023-10-01..2023-12-31", "1q25 results": "2025-01-01..2025-03-31", "gold in the 90s": "1990-01-01..1999-12-31", "gold in the 2010s": "2010-01-01..2019-12-31", "oil in the nineties": "1990-01-01..1999-12-31",
			"since covid": "2020-03-01..2026-11-23", "on black monday": "1987-10-19", "during the financial crisis": "2007-12-01..2009-06-30", "last thanksgiving": "2025-11-27", "easter 2021": "2021-01-01..2021-12-31", "on easter 2021": "2021-04-04", "on halloween": "2026-10-31", "since the halving": "2024-04-20..2026-11-23",
			"since monday": "2026-11-16..2026-11-23", "since the start of the year": "2026-01-01..2026-11-23", "since last week": "7d", "the year before last": "2024-01-01..2024-12-31", "in 2026": "2026-01-01..2026-11-23", "earlier this year": "ytd", "this quarter": "2026-10-01..2026-11-23", "over the weekend": "2026-11-21..2026-11-22", "btc 2021-03": "2021-03-01..2021-03-31", "btc 03/2021": "2021-03-01..2021-03-31",
			"what is a halving": "", "the second btc": "", "first of all": "", "on 11/10/21": "2021-11-10", "how do i set 2 alerts": "", "last quarter": "3mo", "btc 12 months": "1y",
		},
		"es": {
			"las últimas tres semanas": "3w", "los últimos 6 meses": "6mo", "desde el lunes": "2026-11-16..2026-11-23", "desde enero": "2026-01-01..2026-11-23", "desde hace 3 meses": "3mo", "el año pasado": "1y", "el mes pasado": "30d", "en el año 2016": "2016-01-01..2016-12-31", "en lo que llevamos de 2026": "2026-01-01..2026-11-23", "primer semestre de 2023": "2023-01-01..2023-06-30",
			"tercer trimestre de 2024": "2024-07-01..2024-09-30", "eth el 10/11/21": "2021-11-10", "hace medio año": "2026-05-23", "btc un año y medio": "18mo", "oro en los años 90": "1990-01-01..1999-12-31", "el viernes pasado": "2026-11-20", "anteayer": "2026-11-21", "a finales de 2023": "2023-12-31", "entre marzo y junio": "2026-03-01..2026-06-30", "del 1 de marzo al 15 de abril de 2021": "2021-03-01..2021-04-15", "desde la pandemia": "2020-03-01..2026-11-23",
		},
		"pt": {
			"nas últimas duas semanas": "2w", "dos cinco últimos anos": "5y", "em 12 meses": "1y", "desde segunda": "2026-11-16..2026-11-23", "na sexta": "2026-11-20", "no ano de 2016 inteiro": "2016-01-01..2016-12-31", "no ano passado": "1y", "no mês passado": "30d", "há 3 meses": "2026-08-23", "btc dia 10/11/2021": "2021-11-10", "segundo trimestre de 2023": "2023-04-01..2023-06-30", "btc meio ano": "6mo", "no acumulado do ano": "ytd", "entre março e junho de 2022": "2022-03-01..2022-06-30", "neste mês": "2026-11-01..2026-11-23",
		},
		"de": {
			"in den letzten drei wochen": "3w", "ein halbes jahr": "6mo", "anderthalb jahre eth": "18mo", "seit montag": "2026-11-16..2026-11-23", "seit drei monaten": "3mo", "am freitag": "2026-11-20", "erstes halbjahr 2023": "2023-01-01..2023-06-30", "im dritten quartal 2024": "2024-07-01..2024-09-30", "3. quartal 2023": "2023-07-01..2023-09-30", "in den 90ern": "1990-01-01..1999-12-31", "seit anfang 2024": "2024-01-01..2026-11-23", "ende 2023": "2023-12-31", "im ganzen letzten jahr": "2025-01-01..2025-12-31", "seit corona": "2020-03-01..2026-11-23",
			"vom 1. märz bis 15. april 2021": "2021-03-01..2021-04-15", "vor einem jahr": "2025-11-23", "heuer": "ytd", "letztes jahr": "1y", "am 5/3/2021": "2021-03-05", "einundzwanzig tage btc": "21d",
		},
		"fr": {
			"ces trois derniers mois": "3mo", "depuis le 1er janvier": "2026-01-01..2026-11-23", "depuis 3 semaines": "3w", "sur 5 piges": "5y", "sur un an": "1y", "il y a 6 mois": "2026-05-23", "l'année dernière": "1y", "le mois dernier": "30d", "vendredi dernier": "2026-11-20", "premier semestre 2023": "2023-01-01..2023-06-30", "t3 2024": "2024-07-01..2024-09-30", "les années 90": "1990-01-01..1999-12-31", "fin 2023": "2023-12-31", "btc sur un an et demi": "18mo", "entre 2019 et 2021": "2019-01-01..2021-12-31", "pendant l'année 2011": "2011-01-01..2011-12-31", "du 1er mars au 15 avril 2021": "2021-03-01..2021-04-15", "depuis le covid": "2020-03-01..2026-11-23",
		},
		"tr": {
			"son üç hafta": "3w", "geçen yıl": "1y", "geçen ay": "30d", "geçen cuma": "2026-11-20", "btc 3 aydır": "3mo", "btc 3 aydan beri": "3mo", "iki yıl önce": "2024-11-23", "btc yarım yıllık": "6mo", "btc bir buçuk yıl": "18mo", "yılbaşından beri": "ytd", "altın ekimde": "2026-10-01..2026-10-31", "marttan beri": "2026-03-01..2026-11-23", "2023 sonunda": "2023-12-31", "2021'den beri": "2021-01-01..2026-11-23", "2022 yılında": "2022-01-01..2022-12-31", "2019 ile 2021 arası": "2019-01-01..2021-12-31", "son çeyrek": "3mo", "üçüncü çeyrek 2024": "2024-07-01..2024-09-30", "dünkü": "2026-11-22",
		},
		"ru": {
			"за последние полгода": "6mo", "за пол года": "6mo", "полтора года назад": "2025-05-23", "за последний квартал": "3mo", "за квартал": "3mo", "с понедельника": "2026-11-16..2026-11-23", "в прошлую пятницу": "2026-11-20", "в прошлом году": "1y", "в прошлом месяце": "30d", "на прошлой неделе": "7d", "за октябрь": "2026-10-01..2026-10-31", "год назад": "2025-11-23", "btc двадцать один день": "21d", "первое полугодие 2023": "2023-01-01..2023-06-30", "в третьем квартале 2024 года": "2024-07-01..2024-09-30", "в 90-х": "1990-01-01..1999-12-31",
			"с начала марта": "2026-03-01..2026-11-23", "в конце 2023 года": "2023-12-31", "с марта по июнь": "2026-03-01..2026-06-30", "весь 2022": "2022-01-01..2022-12-31", "позапозавчера": "", "позавчера": "2026-11-21", "за всё время": "max", "за пару недель": "2w", "недельку назад": "2026-11-16", "с начала года": "2026-01-01..2026-11-23",
		},
		"zh": {
			"近三个月": "3mo", "近俩月": "2mo", "前兩個禮拜": "2w", "过去五年": "5y", "台灣近五年失業率": "5y", "今年以来": "ytd", "年初至今": "ytd", "去年": "1y", "去年11月": "2025-11-01..2025-11-30", "去年底": "2025-12-31", "上半年": "2026-01-01..2026-06-30", "2023年上半年": "2023-01-01..2023-06-30", "第三季度": "2026-07-01..2026-09-30", "上周五": "2026-11-20", "周一": "2026-11-16", "前天": "2026-11-21", "前年": "2024-01-01..2024-12-31", "三月到六月": "2026-03-01..2026-06-30", "十二月": "2025-12-01..2025-12-31", "二〇二〇年四月二十号": "2020-04-20", "一年半 btc": "18mo", "过去半年": "6mo",
			"btc 一周": "7d", "90年代": "1990-01-01..1999-12-31", "2019年到2021年": "2019-01-01..2021-12-31", "2021年以来": "2021-01-01..2026-11-23", "三天前": "2026-11-20", "上季度": "3mo", "千万别买": "",
		},
	} {
		for text, want := range texts {
			if got := foundIn(text, language); got != want {
				t.Errorf("%s %q: %q, want %q", language, text, got, want)
			}
		}
	}
}
