package admin_test

import (
	"testing"

	"tickertape/adapters/admin"
)

func TestWhoReadsQuestionsIsToldOnTheSocketAlone(t *testing.T) {
	want := admin.Reader{Model: "seed-1", Trouble: "seed-1 goes on: m0a1b2c3d is broken"}
	o := open(t, func(p *admin.Parts) { p.Reader = func() admin.Reader { return want } })
	defer o.stop()
	if got, err := admin.Client(o.socket).Reader(t.Context()); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	if code, _ := o.get("/model"); code != 404 {
		t.Errorf("over TCP: status %d", code)
	}
	if _, err := admin.Client("nowhere").Reader(t.Context()); err == nil {
		t.Error("nobody answers")
	}
}
