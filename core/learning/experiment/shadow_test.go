package experiment

import (
	"reflect"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

func TestShadowIsComparedWithThoseWhoAnswered(t *testing.T) {
	c := &court{}
	read := func(n int, version string, was, would ask.Intent) {
		for range n {
			c.asked = append(c.asked, record.Judged{Interaction: record.Interaction{At: began, Query: ask.Query{Intent: was, Second: ask.Opinion{Model: version, Intent: would}}}})
		}
	}
	read(10, "m2", ask.Price, ask.Price)
	read(2, "m2", ask.Price, ask.Chart)
	read(3, "m2", ask.OutOfScope, ask.Help)
	read(1, "m2", ask.Price, "")
	read(5, "m3", ask.Price, ask.Chart)
	got, err := Agree(t.Context(), c, "m2", time.Time{})
	want := Agreement{Model: "m2", Read: 16, Differ: 5, Broken: 1, Pairs: []Pair{{ask.OutOfScope, ask.Help, 3}, {ask.Price, ask.Chart, 2}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if later, err := Agree(t.Context(), c, "m2", began.Add(time.Second)); err != nil || later.Read != 0 {
		t.Errorf("%+v, %v", later, err)
	}
}
