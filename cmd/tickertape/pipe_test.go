package main

import (
	"regexp"
	"strings"
	"testing"
)

// Nobody at a pipe can press a button, so that nobody is asked; silence is no.
func TestPipeIsAskedNothingAndNothingOfItIsLearnedWithoutConsent(t *testing.T) {
	for consent, learned := range map[string]bool{"ask": false, "off": false, "opt_out": true} {
		t.Run(consent, func(t *testing.T) {
			p := made(t)
			p.config(quietConfig + "\nprivacy: {training_consent: " + consent + "}\n")
			out, errs, code := p.run(strings.NewReader("price btc\n+\nprice of gold\n+\nprice eth\n+\nprice sol\n+\nprice ada\n-\n"))
			if code != 0 || strings.Count(out, "is at ") != 5 || strings.Contains(out, "1: ") || strings.Contains(strings.ToLower(out), "learn") {
				t.Errorf("exit %d: %s%s", code, out, errs)
			}
			out = p.must("dataset", "build", "--origin", "feedback")
			if got := regexp.MustCompile(`^v1: [1-9]`).MatchString(out); got != learned {
				t.Errorf("it learns: %v\n%s", got, out)
			}
		})
	}
}

func TestCorrectionByTheNameOfAnIntentIsStoredAndAnswered(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	out, errs, code := p.run(strings.NewReader("price btc\nno, I meant movers\n"))
	if code != 0 || !strings.Contains(out, "Bitcoin is at ") {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	if rows := p.must("dump", "feedback"); strings.Count(rows, "\n") != 1 || !strings.Contains(rows, `"feedback_text":"no, I meant movers"`) {
		t.Error(rows)
	}
	if c := p.cases("list"); len(c) != 1 || c[0].Cause != "corrected" || c[0].Text != "price btc" || len(c[0].Said) != 1 || c[0].Said[0].Meant != "movers" {
		t.Errorf("%+v", c)
	}
}
