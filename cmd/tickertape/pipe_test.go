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
