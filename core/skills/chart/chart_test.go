package chart_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"image/color"
	"image/png"
	"math"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

var update = flag.Bool("update", false, "draw the golden pictures anew")

var start = time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)

func TestPictures(t *testing.T) {
	d := chart.New()
	for name, p := range pictures() {
		got, err := d.Draw(t.Context(), p)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, got)
	}
}

func TestNothingIsTooStrangeToBeDrawn(t *testing.T) {
	d := chart.New()
	flat := []market.Point{{At: start, Value: 5}, {At: start.Add(time.Hour), Value: 5}}
	spike := walk(500, time.Hour, 1, 0.1)
	spike[250].Value = 1e15
	holes := walk(50, day, 10, 0.1)
	holes[0].Value, holes[20].Value, holes[49].Value = math.NaN(), math.Inf(1), math.NaN()
	for name, points := range map[string][]market.Point{
		"flat": flat, "zero": {{At: start}, {At: start.Add(day)}}, "negative": {{At: start, Value: -3}, {At: start.Add(day), Value: -2}}, "spike": spike, "holes": holes,
		"long": walk(20_000, time.Minute, 100, 0.3), "a century": {{At: start.AddDate(-100, 0, 0), Value: 1}, {At: start, Value: 2}}, "a minute": {{At: start, Value: 1}, {At: start.Add(time.Minute), Value: 2}},
	} {
		got, err := d.Draw(t.Context(), chart.Picture{Title: "\x00\u202e🚀 " + name, Lines: []chart.Line{{Points: points}}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if img, err := png.Decode(bytes.NewReader(got)); err != nil || img.Bounds().Dx() != chart.Width || img.Bounds().Dy() != chart.Height {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTooLittleIsNotDrawn(t *testing.T) {
	for _, points := range [][]market.Point{nil, {{At: start, Value: 1}}, {{At: start, Value: 1}, {At: start, Value: 2}}, {{At: start, Value: math.NaN()}, {At: start.Add(day), Value: 1}}} {
		if _, err := chart.New().Draw(t.Context(), chart.Picture{Lines: []chart.Line{{Points: points}}}); !errors.Is(err, chart.ErrTooLittle) {
			t.Errorf("%v: %v", points, err)
		}
	}
}

func TestWhoeverGivesUpDoesNotWait(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := chart.New()
	failed := 0
	for range 50 { // a free pen may be taken all the same
		if _, err := d.Draw(ctx, pictures()["line-dark"]); errors.Is(err, context.Canceled) {
			failed++
		}
	}
	if failed == 0 {
		t.Error("never stopped")
	}
}

func TestAPictureOfManyCrossingLinesIsSmallAndKeepsItsColours(t *testing.T) {
	var p chart.Picture
	for i := range 8 {
		p.Lines = append(p.Lines, chart.Line{Name: "line", Points: walk(600, day, 100, 0.1*float64(i+1))})
	}
	for _, light := range []bool{true, false} {
		p.Light = light
		got, err := chart.New().Draw(t.Context(), p)
		if err != nil || len(got) > 100_000 {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
		few, err := chart.New().Draw(t.Context(), chart.Picture{Light: light, Lines: p.Lines[:1]})
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := png.Decode(bytes.NewReader(few))
		small, _ := png.Decode(bytes.NewReader(got))
		for _, at := range [][2]int{{5, 5}, {500, 20}} {
			if a, b := whole.At(at[0], at[1]), small.At(at[0], at[1]); color.RGBAModel.Convert(a) != color.RGBAModel.Convert(b) {
				t.Errorf("light %v: the ground is %v, want %v", light, b, a)
			}
		}
	}
}

func TestLinesOfOneUnitShareAnAxis(t *testing.T) {
	high := func(units ...string) int {
		var p chart.Picture
		for _, u := range units {
			p.Lines = append(p.Lines, chart.Line{Name: "of " + u, Unit: u, Points: walk(60, day, 4, 0.5)})
		}
		got, err := chart.New().Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		return img.Bounds().Dy()
	}
	if high("percent", "percent", "percent") != chart.Height || high("percent", "points") != chart.Height || high("percent", "points", "jobs") <= chart.Height {
		t.Error("lines of one unit have panels of their own, or three units too little room")
	}
}
