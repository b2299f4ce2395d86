package when

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
)

// easternSeasons are quarters of a year by the month that they begin with; a winter begins in the year
// that it is called by.
var easternSeasons = table(
	"baharda,baharında,ilkbaharda,ilkbaharında,ilkbahar=3 yazın,yazında,yaz,yaz_aylarında,yazdan=6 sonbaharda,sonbaharında,sonbahar,güzün,güzde=9 kışın,kışında,kış,kışı,kıştan=12",
	"весной,весна,весны,весну=3 летом,лето,лета=6 осенью,осень,осени=9 зимой,зима,зимы,зиму=12",
	"春天,春季,春=3 夏天,夏季,夏=6 秋天,秋季,秋=9 冬天,冬季,冬=12",
)

// shySeasons are words by themselves: they count beside a year or a "last" alone.
var shySeasons = table("yaz,yazın,yazında,yazdan,bahar,kış,kışı,лето,лета,春,夏,秋,冬=1")

// seasonYears are the years of a season by their distance from this one; the last season is the
// one that has begun last.
var seasonYears = table("geçen,geçtiğimiz,прошлым,прошлой,прошлого,прошлое,прошлую,прошлая,bu,bu_yıl,bu_sene,этим,этой,этого,это,эту,今年,今年的,这个=last geçen_yıl,geçen_sene,geçen_yılın,geçen_senenin,в_прошлом_году,去年,去年的=1 önceki_yılın,позапрошлым,позапрошлой,前年=2")

// easternSeason reads "2020 yazında", "весной 2022 года", "geçen yaz", 去年夏天.
func (r *reader) easternSeason(i int) (date, int, bool) {
	y, at, dated := r.seasonYear(i)
	led := at > i
	first, end, ok := r.lookup(easternSeasons, at)
	if !ok {
		return date{}, i, false
	}
	_, _, shy := r.lookup(shySeasons, at)
	if !dated {
		if y, at, dated = r.yearBehind(end); dated {
			end = at
			if _, after, named := r.lookup(yearWords, end); named {
				end = after
			}
		} else if back, after, is := r.lookup(yearsAgo, end); is { // "летом прошлого года"
			n, _ := strconv.Atoi(back)
			y, end, dated = r.now.Year()-n, after, true
		} else if short, is := r.twoDigits(end); is { // "летом 22"
			y, end, dated = short, end+1, true
		}
	}
	if shy && !dated && !led {
		if _, _, since := r.lookup(sinces, i-1); !since {
			return date{}, i, false
		}
	}
	month, _ := strconv.Atoi(first)
	from := time.Date(orYear(y, dated, r.now), time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	d := r.past(date{from, from.AddDate(0, 3, -1), 'q', dated})
	return d, end, !d.from.After(r.now)
}

// seasonYear reads the year before a season.
func (r *reader) seasonYear(i int) (y, end int, ok bool) {
	if r.isYear(i) {
		y, _ = strconv.Atoi(r.tokens[i].Text)
		end = i + 1
		if r.word(end) == "年" {
			end++
		}
		return y, end, true
	}
	if back, end, is := r.lookup(seasonYears, i); is && back == "last" {
		return 0, end, false
	} else if is {
		n, _ := strconv.Atoi(back)
		return r.now.Year() - n, end, true
	}
	return 0, i, false
}

// hanEvents are days that Chinese traders call by their month and day.
var hanEvents = map[string]string{"519": "2021-05-19", "312": "2020-03-12", "94": "2017-09-04", "924": "2024-09-24", "1011": "2025-10-11"}

// hanPairs begin the days of 双十一 and 双十二.
var hanPairs = table("双=1")

// eventTails stand behind a number that is a day of hanEvents.
var eventTails = table("那天,那次,那波,当天,暴跌,大跌,崩盘,事件,惨案,行情,那会,那时=1")

// hanEvent reads 519那天 and 312暴跌.
func (r *reader) hanEvent(i int) (date, int, bool) {
	on := hanEvents[r.tokens[i].Text]
	if on == "" || r.tokens[i].Kind != lexicon.Number {
		return date{}, i, false
	}
	_, end, tail := r.lookup(eventTails, i+1)
	t, err := time.Parse(time.DateOnly, on)
	return date{t, t, 'd', true}, end, tail && err == nil
}

// hanPair reads 双十一 and 去年双十二, days of shops.
func (r *reader) hanPair(i int) (date, int, bool) {
	back, at, led := r.lookup(hanYears, i)
	_, at, ok := r.lookup(hanPairs, at)
	if !ok || at >= len(r.tokens) || r.tokens[at].Number != 11 && r.tokens[at].Number != 12 {
		return date{}, i, false
	}
	ago, _ := strconv.Atoi(back)
	n := int(r.tokens[at].Number)
	d, ok := one(r.now.Year()-ago, time.Month(n), n)
	d.dated = led
	return r.past(d), at + 1, ok
}

// monthsYear are what stands before the month of a year that is counted from this one.
var monthsYear = table(
	"geçen_yılın,geçen_senenin,geçen_yıl,geçen_sene=1 bu_yılın,bu_senenin=0 önceki_yılın,evvelki_yılın=2",
	"last_year_in,last_years,last_year's=1 this_year_in,this_year's=0 letztes_jahr,letztes_jahr_im,voriges_jahr,voriges_jahr_im,vergangenes_jahr_im=1 vorletztes_jahr_im=2 dieses_jahr_im=0",
	"el_año_pasado_en,año_pasado_en=1 este_año_en=0 no_ano_passado_em,ano_passado_em,ano_passado_no_mês_de=1 este_ano_em,esse_ano_em=0 l'année_dernière_en,l'an_dernier_en,l'an_passé_en,l'année_passée_en,année_dernière_en,an_dernier_en=1 cette_année_en=0",
	"в_прошлом_году_в,прошлом_году_в,прошлый_год=1 в_этом_году_в,этом_году_в=0 в_позапрошлом_году_в,позапрошлом_году_в=2",
)

// monthOfYear reads "geçen yılın aralık ayında", "в декабре прошлого года", "в мае 21-го".
func (r *reader) monthOfYear(i int) (date, int, bool) {
	if back, at, ok := r.lookup(monthsYear, i); ok {
		m, is := r.month(at)
		if !is || r.taken(at) {
			return date{}, i, false
		}
		n, _ := strconv.Atoi(back)
		return monthOf(r.now.Year()-n, m), r.skip(monthTails, at+1), true
	}
	m, is := r.month(i)
	if !is || r.taken(i) || r.language != "ru" {
		return date{}, i, false
	}
	if back, end, ok := r.lookup(yearsAgo, i+1); ok && r.word(i+1) != "года" {
		n, _ := strconv.Atoi(back)
		return monthOf(r.now.Year()-n, m), end, true
	}
	if !strings.HasSuffix(r.word(i), "е") { // the day is said of another case: "22 марта", "март, 22"
		return date{}, i, false
	}
	text := r.word(i + 1)
	if y, err := strconv.Atoi(text); err == nil && len(text) == 2 && y >= 8 && shortYearTails[r.word(i+2)] {
		return monthOf(2000+y, m), i + 3, true
	}
	if y, ok := r.twoDigits(i + 1); ok && r.word(i+2) != "числа" { // "в марте 22"
		return monthOf(y, m), i + 2, true
	}
	return date{}, i, false
}

// monthTails stand behind the name of a Turkish month, shortYearTails behind the last digits of a
// Russian year.
var (
	monthTails     = table("ayında,ayı,ayının,ayındaki=1")
	shortYearTails = map[string]bool{"го": true, "года": true, "г": true, "год": true, "м": true}
)
