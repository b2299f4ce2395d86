package eval_test

import (
	"math"
	"strings"
	"testing"

	"tickertape/core/learning/eval"
)

func cases(t *testing.T) []eval.Case {
	t.Helper()
	all, err := eval.Read("x.jsonl", strings.NewReader(`# what people write
{"text":"price of btc","intent":"price","assets":["bitcoin"],"lang":"en","slice":"plain"}
{"text":"btc and eth","intent":"price","assets":["bitcoin","ethereum"],"lang":"en","slice":"plain"}
{"text":"1.5 eth in eur","intent":"convert","assets":["ethereum"],"vs":"eur","amount":1.5,"lang":"en","slice":"numbers"}
{"text":"wetter","intent":"out_of_scope","assets":[],"lang":"de","slice":"plain"}

`))
	if err != nil || len(all) != 4 {
		t.Fatalf("%d, %v", len(all), err)
	}
	return all
}

func told(c eval.Case, confidence float64) eval.Told {
	return eval.Told{Meaning: c.Meaning, Confidence: confidence}
}

func TestAllRight(t *testing.T) {
	all := cases(t)
	var answers []eval.Told
	for _, c := range all {
		answers = append(answers, told(c, 1))
	}
	answers[1].Assets = []string{"ethereum", "bitcoin"} // in another order
	r := eval.Score(all, answers)
	if r.Intent.Percent() != 100 || r.Both.Right != 4 || r.MacroF1 != 1 || r.Calibration > 1e-9 || r.OutOfScope.Percent() != 100 || r.FalseAlarms.Right != 0 || len(r.Mistakes) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestMistakesAreCountedWhereTheyBelong(t *testing.T) {
	all := cases(t)
	answers := []eval.Told{told(all[0], 0.9), told(all[1], 0.9), told(all[2], 0.9), told(all[3], 0.9)}
	answers[0].Intent = "out_of_scope" // a false alarm
	answers[2].Amount = nil
	answers[3].Assets = []string{"bitcoin"} // a coin where none is meant
	r := eval.Score(all, answers)
	if r.Intent.Right != 3 || r.Entities.Right != 2 || r.Both.Right != 1 || r.FalseAlarms.Right != 1 || r.FalseAlarms.Of != 3 || r.FalseAssets.Right != 1 || r.FalseAssets.Of != 1 {
		t.Errorf("%+v", r)
	}
	if math.Abs(r.Calibration-0.15) > 1e-9 { // sure of 90 %, right in 75 %
		t.Errorf("calibration %v", r.Calibration)
	}
	if r.Confusions[[2]string{"price", "out_of_scope"}] != 1 || r.Languages["de"].Right != 0 || r.Slices["numbers"].Right != 0 || r.Fields["amount"].Right != 3 {
		t.Errorf("%+v", r)
	}
	var b strings.Builder
	if err := r.Print(&b); err != nil || !strings.Contains(b.String(), "price taken for out_of_scope") || !strings.Contains(b.String(), "75.00 %") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestBadCasesAreNamedWithTheirLine(t *testing.T) {
	if _, err := eval.Read("x.jsonl", strings.NewReader("\n{\"text\":5}\n")); err == nil || !strings.Contains(err.Error(), "x.jsonl:2") {
		t.Error(err)
	}
}
