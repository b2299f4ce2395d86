package train

import (
	"math"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/record"
)

func TestReviewedExamplesHaveTheirShareAndNoMore(t *testing.T) {
	var b Balance
	b.Defaults()
	for reviewed, want := range map[int]float64{0: 1, 10: 10, 100: 2.5, 250: 1, 900: 1} { // of 1,000 others
		var all []record.Example
		for i := range 1000 + reviewed {
			e := record.Example{Intent: ask.Intents()[i%2], Origin: record.Seeded, Weight: 1}
			if i >= 1000 {
				e.Origin = record.Reviewed
			}
			all = append(all, e)
		}
		weight := weights(all, b)
		if got := weight(record.Example{Intent: all[0].Intent, Origin: record.Reviewed, Weight: 1}); math.Abs(got-want) > 1e-9 {
			t.Errorf("of %d reviewed examples each counts for %v, want %v", reviewed, got, want)
		}
		if a, c := weight(record.Example{Intent: all[0].Intent, Origin: record.Confirmed, Weight: 1}), weight(all[0]); 4*a != c {
			t.Errorf("what reactions confirm counts %v, the seed %v", a, c)
		}
		if w := weight(record.Example{Intent: "new", Origin: record.Seeded, Weight: 1}); w != 1 {
			t.Errorf("an intent that is held back alone counts %v", w)
		}
	}
}

func TestImpossibleBalanceIsRefused(t *testing.T) {
	if (Balance{Reviewed: 0.9, Most: 20}).Validate() == nil || (Balance{Reviewed: 0.1}).Validate() == nil {
		t.Error("it is taken")
	}
}

func TestRareIntentsCountMoreAndFrequentOnesNoLess(t *testing.T) {
	var all []record.Example
	for intent, n := range map[ask.Intent]int{ask.Price: 100, ask.Chart: 110, ask.Help: 30, ask.Alert: 5, ask.OutOfScope: 400} {
		for range n {
			all = append(all, record.Example{Intent: intent, Weight: 1})
		}
	}
	class := classWeights(all)
	for intent, want := range map[ask.Intent]float64{ask.Price: 1, ask.Chart: 1, ask.Help: 50. / 30, ask.Alert: 2, ask.OutOfScope: 1} {
		if math.Abs(class[intent]-want) > 1e-9 {
			t.Errorf("%s counts %v, want %v", intent, class[intent], want)
		}
	}
}
