package skills_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// hourly opens a bazaar that has a price of bitcoin of each hour of the last five days: of the hour
// since 2026-11-18 00:00 UTC in dollars.
func hourly() *bazaar {
	b := open()
	b.prices = map[string][]market.Point{}
	for at, n := day(2026, 11, 18), 0; !at.After(noon); at, n = at.Add(time.Hour), n+1 {
		b.prices["bitcoin"] = append(b.prices["bitcoin"], market.Point{At: at, Value: 1000 + float64(n)})
	}
	return b
}

// daily opens a bazaar that has one price a day of a coin and of a stock: 1000 and the day.
func daily() *bazaar {
	b := open()
	b.prices = map[string][]market.Point{}
	for d := 10; d <= 22; d++ {
		p := market.Point{At: day(2026, 11, d), Value: 1000 + float64(d)}
		b.prices["bitcoin"], b.prices["AAPL"] = append(b.prices["bitcoin"], p), append(b.prices["AAPL"], p)
	}
	return b
}

// from asks about the past as somebody in a zone.
func from(zone string, span ask.Span, assets ...market.Asset) ask.Query {
	at, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	r, _ := span.Range(noon.In(at))
	return ask.Query{Intent: ask.History, Text: "x", Assets: assets, Span: span, Range: r, Asker: ask.Asker{Own: ask.Preferences{Zone: zone}}}
}

func TestADayIsThatOfItsAskersZone(t *testing.T) {
	for _, c := range []struct {
		zone, at, want string
		b              *bazaar
		a              market.Asset
	}{
		{"UTC", "2026-11-22", "$1,119.00 on 22 Nov 2026", hourly(), btc},                 // 23:00 UTC
		{"Pacific/Auckland", "2026-11-22", "$1,106.00 on 22 Nov 2026", hourly(), btc},    // 10:00 UTC is 23:00 there
		{"America/Los_Angeles", "2026-11-21", "$1,103.00 on 21 Nov 2026", hourly(), btc}, // 07:00 UTC of the 22nd
		{"Asia/Kolkata", "2026-11-22", "$1,114.00 on 22 Nov 2026", hourly(), btc},
		{"UTC", "2026-11-20", "$1,020.00 on 20 Nov 2026", daily(), btc},
		{"Pacific/Auckland", "2026-11-20", "$1,020.00 on 20 Nov 2026", daily(), btc},
		{"America/Los_Angeles", "2026-11-20", "$1,020.00 on 20 Nov 2026", daily(), btc},
		{"America/Los_Angeles", "2026-11-20", "$1,020.00 on 20 Nov 2026", daily(), aapl},
	} {
		got := c.b.answer(t, from(c.zone, ask.Span(c.at), c.a))
		if !strings.Contains(got.Text, c.want) {
			t.Errorf("%s %s: %s, want %s", c.zone, c.at, got.Text, c.want)
		}
		if got.Zone != c.zone {
			t.Errorf("the card is of zone %q, want %q", got.Zone, c.zone)
		}
	}
}

func TestDaysOfASeriesOfDaysAreItsOwn(t *testing.T) {
	want := daily().answer(t, from("UTC", "2026-11-12..2026-11-20", btc)).Text
	if !strings.Contains(want, "to $1,020.00 (20 Nov 2026)") {
		t.Fatal(want)
	}
	for _, zone := range []string{"Pacific/Auckland", "America/Los_Angeles", "Etc/GMT+12"} {
		if got := daily().answer(t, from(zone, "2026-11-12..2026-11-20", btc)).Text; got != want {
			t.Errorf("%s: %s, want %s", zone, got, want)
		}
	}
}

func TestTimesOfShortSpansAreTheAskers(t *testing.T) {
	c := hourly().answer(t, from("Asia/Kolkata", "24h", btc))
	if !strings.Contains(c.Text, "17:30 IST, 23 Nov 2026") {
		t.Error(c.Text)
	}
	c = hourly().answer(t, from("Etc/GMT-3", "24h", btc))
	if !strings.Contains(c.Text, "15:00 UTC+3, 23 Nov 2026") {
		t.Error(c.Text)
	}
}

func TestPicturesAreAsTheirAskerLikesThem(t *testing.T) {
	draw := func(p ask.Preferences) []byte {
		q := during(ask.Chart, "30d", btc)
		q.Asker.Own = p
		c := withPast().answer(t, q)
		if c.Image == nil {
			t.Fatalf("no picture: %s", c.Plain())
		}
		return c.Image.PNG
	}
	plain := draw(ask.Preferences{})
	if !bytes.Equal(plain, draw(ask.Preferences{Theme: ask.Dark})) {
		t.Error("dark is not the usual theme")
	}
	if bytes.Equal(plain, draw(ask.Preferences{Theme: ask.Light})) {
		t.Error("a light picture is the same as a dark one")
	}
	if bytes.Equal(plain, draw(ask.Preferences{Zone: "Asia/Tokyo"})) {
		t.Error("the time in the picture is not the asker's")
	}
}
