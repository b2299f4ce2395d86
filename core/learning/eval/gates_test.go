package eval_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/learning/eval"
)

// measured is a model that gets so many of 100 messages of each intent right, and is as sure as
// it is right.
func measured(right map[string]int, took time.Duration) eval.Metrics {
	var messages []eval.Message
	var said []eval.Opinion
	for _, intent := range []string{"chart", "help", "price"} {
		for i := range 100 {
			messages = append(messages, eval.Message{Text: fmt.Sprint(intent, i), Intent: intent, Language: "en", Words: i % 20})
			o := eval.Opinion{Intent: intent, Confidence: float64(right[intent]) / 100, Took: took}
			if i >= right[intent] {
				o.Intent = "advice"
			}
			said = append(said, o)
		}
	}
	return eval.Measure(messages, func(i int) eval.Opinion { return said[i] })
}

func TestGatesStopWorseModels(t *testing.T) {
	var g eval.Gates
	g.Defaults()
	was := measured(map[string]int{"chart": 90, "help": 90, "price": 90}, 0)
	for name, c := range map[string]struct {
		is   map[string]int
		want []string
	}{
		"the same":         {map[string]int{"chart": 90, "help": 90, "price": 90}, nil},
		"better":           {map[string]int{"chart": 99, "help": 90, "price": 90}, nil},
		"one intent worse": {map[string]int{"chart": 82, "help": 96, "price": 96}, []string{"chart: 82 of 100"}},
		"a little in one":  {map[string]int{"chart": 87, "help": 93, "price": 93}, nil},
		"a little in all":  {map[string]int{"chart": 88, "help": 88, "price": 88}, []string{"macro-F1"}},
		"poisoned":         {map[string]int{"chart": 90, "help": 90, "price": 0}, []string{"macro-F1", "price: 0 of 100"}},
	} {
		t.Run(name, func(t *testing.T) {
			why := g.Compare(measured(c.is, 0), was)
			if len(why) != len(c.want) {
				t.Fatalf("%q, want %q", why, c.want)
			}
			for i, w := range c.want {
				if !strings.HasPrefix(why[i], w) {
					t.Errorf("%q, want %q", why[i], w)
				}
			}
		})
	}
	if why := g.Absolute(measured(map[string]int{"chart": 90, "help": 90, "price": 90}, time.Millisecond)); len(why) != 1 || !strings.Contains(why[0], "1ms") {
		t.Errorf("%q", why)
	}
	g.ECE = 0
	sure := eval.Measure([]eval.Message{{Intent: "price"}}, func(int) eval.Opinion { return eval.Opinion{Intent: "help", Confidence: 1} })
	if why := g.Absolute(sure); len(why) != 1 || !strings.Contains(why[0], "100.0 %") {
		t.Errorf("%q", why)
	}
}

// pairOf are two models on n messages of an intent, of which only the first understands so many,
// and only the second.
func pairOf(n, lost, won int) (is, was eval.Metrics) {
	told := func(right func(i int) bool) eval.Metrics {
		return eval.Measure(make([]eval.Message, n), func(i int) eval.Opinion {
			if right(i) {
				return eval.Opinion{}
			}
			return eval.Opinion{Intent: "help"}
		})
	}
	return told(func(i int) bool { return i >= lost }), told(func(i int) bool { return i < n-won })
}

// Whoever wants no fall excused by chance has none excused.
func TestWithoutChanceAnyFallCounts(t *testing.T) {
	g := eval.Gates{MacroF1: 0.005, Intent: 0.03, Chance: 1, ECE: 0.05, P99: time.Second}
	if err := g.Validate(); err != nil {
		t.Fatal(err)
	}
	if why := g.Compare(pairOf(16, 1, 0)); len(why) != 2 {
		t.Errorf("one of sixteen lost: %q", why)
	}
	if why := g.Compare(pairOf(300, 9, 0)); len(why) != 1 || !strings.Contains(why[0], "macro-F1") {
		t.Errorf("three points lost: %q", why)
	}
	if why := g.Compare(pairOf(300, 1, 1)); why != nil {
		t.Errorf("one lost, one won: %q", why)
	}
	few := eval.Measure(make([]eval.Message, 3), func(int) eval.Opinion { return eval.Opinion{Confidence: 0.9} })
	if why := g.Absolute(few); len(why) != 1 {
		t.Errorf("a calibration error of 10 %% of three messages: %q", why)
	}
}

// Of how many messages of an intent that many lost ones are more than chance, none or some won.
func TestLostMessagesAreTestedAgainstTheLimit(t *testing.T) {
	g := eval.Gates{MacroF1: 1, Intent: 0.03, Chance: 0.05}
	for _, c := range []struct{ of, won, most int }{
		{16, 0, 2}, {16, 2, 5}, {40, 0, 3}, {40, 2, 6}, {160, 0, 9}, {160, 4, 14}, {300, 0, 14}, {1000, 0, 39}, {1000, 20, 62},
	} {
		for lost, want := range map[int]int{c.most: 0, c.most + 1: 1} {
			if why := g.Compare(pairOf(c.of, lost, c.won)); len(why) != want {
				t.Errorf("of %d messages %d lost and %d won: %q", c.of, lost, c.won, why)
			}
		}
	}
}

func TestSlicesAndBinsAddUp(t *testing.T) {
	m := measured(map[string]int{"chart": 100, "help": 50, "price": 0}, 3)
	if m.Messages != 300 || m.Accuracy != 0.5 || m.Languages["en"] != (eval.Share{Right: 150, Of: 300}) || m.Platforms["project"].Of != 300 || m.P99 != 3 || m.ECE > 1e-9 {
		t.Errorf("%+v", m)
	}
	of := 0
	for _, s := range m.Lengths {
		of += s.Of
	}
	if of != 300 || len(m.Lengths) != 5 {
		t.Errorf("%v", m.Lengths)
	}
	if b := m.Bins[5]; b.Messages != 100 || math.Abs(b.Confidence-0.5) > 1e-9 || b.Right != 0.5 {
		t.Errorf("%+v", b)
	}
	if got := m.Labels(); len(got) != 4 || got[0] != "advice" {
		t.Errorf("%v", got)
	}
	if m.Confusions[0] != (eval.Confusion{Wanted: "price", Told: "advice", Times: 100}) {
		t.Errorf("%v", m.Confusions)
	}
}

func TestImpossibleGatesAreRefused(t *testing.T) {
	err := eval.Gates{MacroF1: 2, Intent: -1, ECE: 0.1}.Validate()
	for _, name := range []string{"macro_f1: ", "intent: ", "chance: ", "p99: "} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of a hundred messages a calibration error of 8 % may be chance, of two thousand it is none; what is far beyond is none either.
func TestCalibrationIsHeldAgainstChance(t *testing.T) {
	var g eval.Gates
	g.Defaults()
	told := func(n int, sure float64, right int) eval.Metrics {
		return eval.Measure(make([]eval.Message, n), func(i int) eval.Opinion {
			if i%100 < right {
				return eval.Opinion{Confidence: sure}
			}
			return eval.Opinion{Intent: "help", Confidence: sure}
		})
	}
	for _, c := range []struct {
		n       int
		sure    float64
		right   int
		refused bool
	}{
		{100, 0.84, 76, false}, {2000, 0.84, 76, true}, {100, 0.95, 78, true}, {2000, 0.84, 80, false}, {100, 0.84, 84, false}, {100, 0.78, 95, true}, {2000, 0.8, 85, false},
	} {
		if why := g.Absolute(told(c.n, c.sure, c.right)); (len(why) > 0) != c.refused {
			t.Errorf("%d messages, sure of %v, right in %d %%: %q", c.n, c.sure, c.right, why)
		}
	}
}
