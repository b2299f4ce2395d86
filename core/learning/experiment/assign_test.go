package experiment

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/learning/registry"
)

func two(share float64) Config {
	return Config{Name: "cards", Kind: Layout, Arms: []Arm{{"full", 1 - share, "full"}, {"compact", share, "compact"}}}
}

func TestPersonStaysInTheirArm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := two(rapid.Float64Range(.01, .99).Draw(t, "share"))
		c.Salt = rapid.String().Draw(t, "salt")
		who := rapid.String().Draw(t, "who")
		first, in := c.Arm(who)
		for range 3 {
			if again, ok := c.Arm(who); again != first || ok != in || !in {
				t.Fatalf("%+v, then %+v", first, again)
			}
		}
	})
}

func TestSharesAreKeptAndExperimentsAreIndependent(t *testing.T) {
	const people = 20_000
	a, b := two(.1), two(.5)
	b.Salt = "another"
	c := Config{Name: "c", Arms: []Arm{{"x", .2, ""}, {"y", .3, ""}}} // half of all are in none
	var inA, both, none, x int
	for i := range people {
		who := fmt.Sprint("telegram\x00", i)
		armA, _ := a.Arm(who)
		armB, _ := b.Arm(who)
		armC, in := c.Arm(who)
		if armA.Name == "compact" {
			inA++
			if armB.Name == "compact" {
				both++
			}
		}
		if !in {
			none++
		}
		if armC.Name == "x" {
			x++
		}
	}
	for name, got := range map[string][2]float64{
		"a tenth": {float64(inA) / people, .1}, "half of the tenth": {float64(both) / float64(inA), .5}, "in none": {float64(none) / people, .5}, "in x": {float64(x) / people, .2},
	} {
		if math.Abs(got[0]-got[1]) > .04 {
			t.Errorf("%s is %v", name, got[0])
		}
	}
}

func TestCanaryIsAnExperimentWithPeopleOfItsOwn(t *testing.T) {
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	first, ok := OfCanary(registry.Deployment{Serving: "seed-1", Canary: "m0a1b2c3d", Share: .5, Since: at})
	again, _ := OfCanary(registry.Deployment{Serving: "seed-1", Canary: "m0a1b2c3d", Share: .5, Since: at.Add(time.Hour)})
	if !ok || first.Name != "canary-m0a1b2c3d" || first.ArmNames()[0] != ServingArm || first.Arms[1].Value != "m0a1b2c3d" {
		t.Fatalf("%+v", first)
	}
	same := 0
	for i := range 1000 {
		a, _ := first.Arm(fmt.Sprint(i))
		b, _ := again.Arm(fmt.Sprint(i))
		if a.Name == b.Name {
			same++
		}
	}
	if same < 400 || same > 600 {
		t.Errorf("%d of 1000 are in the same arm again", same)
	}
	if _, ok := OfCanary(registry.Deployment{Serving: "seed-1"}); ok {
		t.Error("a canary of nothing")
	}
}

func TestExposuresAreReadAsTheyWereWritten(t *testing.T) {
	arms := Exposed(Exposed("", "canary-m0a1b2c3d", "serving"), "cards", "compact")
	if arms != "canary-m0a1b2c3d=serving cards=compact" {
		t.Error(arms)
	}
	for name, want := range map[string]string{"canary-m0a1b2c3d": "serving", "cards": "compact", "card": "", "": "", "compact": ""} {
		if got, ok := ArmIn(arms, name); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", name, got, ok)
		}
	}
}

func TestMistakesOfExperimentsAreAllNamed(t *testing.T) {
	good := List{
		two(.5),
		{Name: "words", Kind: Prompt, Arms: []Arm{{"a", .1, Plain}, {"b", .1, "short"}}},
		{Name: "ask-more", Kind: Threshold, Arms: []Arm{{"a", .5, "0.55"}, {"b", .5, "1"}}},
		{Name: "m", Kind: Model, Arms: []Arm{{"a", .5, "seed-1"}, {"b", .5, "m0a1b2c3d"}}},
	}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	bad := List{
		{Name: "Cards!", Kind: "colour", Arms: []Arm{{"a", .5, ""}}},
		{Name: "canary-x", Kind: Layout, Arms: []Arm{{"a", .7, "wide"}, {"a", .7, "full"}}},
		{Name: "y", Kind: Layout, Arms: []Arm{{"a b", 0, "full"}, {"b", 1, "compact"}}},
		{Name: "y", Kind: Threshold, Arms: []Arm{{"a", .5, "2"}, {"b", .5, "NaN"}}},
		{Name: "z", Kind: Model, Arms: []Arm{{"a", .5, "latest"}, {"b", .5, "seed-1"}}},
		{Name: "w", Kind: Prompt, Arms: []Arm{{"a", .5, ""}, {"b", .5, Plain}}},
	}
	err := bad.Validate()
	for _, want := range []string{
		`0.name: "Cards!"`, `0.kind: "colour" is not known, use model, threshold, prompt, layout`, "0.arms: there must be two",
		"1.name: ", `1.arms.0.value: "wide"`, "1.arms.1.name: there are two", "1.arms: their shares are 1.4",
		"2.kind: canary-x tries a layout already", `2.arms.0.name: "a b"`, "2.arms.0.share: 0", "2.arms.1.share: 1",
		"3.name: there are two", `3.arms.0.value: "2"`, `3.arms.1.value: "NaN"`, `4.arms.0.value: "latest"`, "5.arms.0.value: it is empty",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q:\n%v", want, err)
		}
	}
}
