package when

import (
	"strconv"
	"strings"
	"time"
)

// feast reads "christmas 2020", "last christmas".
func (r *reader) feast(i int) (date, int, bool) {
	_, at, led := r.lookup(lasts, i)
	if !led {
		at = i
	}
	v, end, ok := r.lookup(feasts, at)
	if !ok {
		return date{}, i, false
	}
	y, after, hasYear := r.yearBehind(end)
	if hasYear {
		end = after
	}
	month, dd, _ := strings.Cut(v, "-")
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(dd)
	out, fine := one(orYear(y, hasYear, r.now), time.Month(m), n)
	out.dated = hasYear
	return r.past(out), end, fine
}

// movable reads feasts that are on other days each year: "last thanksgiving", "easter 2021".
func (r *reader) movable(i int) (date, int, bool) {
	_, at, led := r.lookup(lasts, i)
	if !led {
		at = i
	}
	name, end, ok := r.lookup(movables, at)
	if _, _, before := r.lookup(eventLeads, i-1); !ok || !led && !before {
		return date{}, i, false
	}
	y, after, hasYear := r.yearBehind(end)
	if hasYear {
		end = after
	}
	t := feastOf(name, orYear(y, hasYear, r.now))
	if !hasYear && t.After(r.now) {
		t = feastOf(name, r.now.Year()-1)
	}
	return date{t, t, 'd', true}, end, true
}

// feastOf is a movable feast's day in a year; Easter by the anonymous Gregorian algorithm (Meeus,
// Astronomical Algorithms, 1991).
func feastOf(name string, y int) time.Time {
	switch name {
	case "easter", "good":
		a, b, c := y%19, y/100, y%100
		h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
		l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
		n := h + l - 7*((a+11*h+22*l)/451) + 114
		easter := time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
		if name == "good" {
			return easter.AddDate(0, 0, -2)
		}
		return easter
	}
	first := time.Date(y, 11, 1, 0, 0, 0, 0, time.UTC)
	thanksgiving := first.AddDate(0, 0, (int(time.Thursday)-int(first.Weekday())+7)%7+21)
	return thanksgiving.AddDate(0, 0, map[string]int{"friday": 1, "monday": 4}[name])
}

// event reads what is spoken of as a time: "since covid", "on black monday".
func (r *reader) event(i int) (date, int, bool) {
	before := i - 1
	if _, _, article := r.lookup(articles, before); article {
		before--
	}
	if _, _, led := r.lookup(eventLeads, before); !led && !r.led(before) {
		return date{}, i, false
	}
	v, end, ok := r.lookup(events, i)
	if !ok {
		return date{}, i, false
	}
	first, last, long := strings.Cut(v, "..")
	from, _ := time.Parse(time.DateOnly, first)
	if !long {
		return date{from, from, 'd', true}, end, true
	}
	to, _ := time.Parse(time.DateOnly, last)
	return date{from, to, 'm', true}, end, true
}

// led reports whether a lead of an event ends at a token: "después de".
func (r *reader) led(i int) bool {
	_, end, ok := r.lookup(eventLeads, i-1)
	return ok && end == i+1
}

// seasons by name, as the first month of each.
var seasons = table("spring,primavera,frühling,frühjahr,printemps,ilkbahar,весна,весной,春天,春季=3 summer,verano,verão,sommer,été,yaz,yazın,лето,летом,夏天,夏季=6 autumn,fall,otoño,outono,herbst,automne,sonbahar,осень,осенью,秋天,秋季=9 winter,invierno,inverno,hiver,kış,kışın,зима,зимой,冬天,冬季=12")

// season reads "summer 2008", "last winter", as the three months of the north; a year has to follow or
// a "last" to lead, as much else is called a spring or a fall.
func (r *reader) season(i int) (date, int, bool) {
	_, at, led := r.lookup(lasts, i)
	if !led {
		at = i
	}
	first, end, ok := r.lookup(seasons, at)
	if !ok {
		return date{}, i, false
	}
	y, after, hasYear := r.yearBehind(end)
	if short, is := r.twoDigits(end); is && !hasYear { // "summer 22"
		y, after, hasYear = short, end+1, true
	}
	if hasYear {
		end = after
	} else if !led {
		return date{}, i, false
	}
	m, _ := strconv.Atoi(first)
	from := time.Date(orYear(y, hasYear, r.now), time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	d := date{from, from.AddDate(0, 3, -1), 'q', hasYear}
	if !hasYear && d.to.After(r.now) { // "last summer" is over
		d = date{from.AddDate(-1, 0, 0), from.AddDate(-1, 3, -1), 'q', false}
	}
	return d, end, true
}
