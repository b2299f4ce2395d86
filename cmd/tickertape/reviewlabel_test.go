package main

import (
	"strings"
	"testing"
)

func TestNonsenseAboutALabelIsToldInOneSentence(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	const id = "01890a5d-ac96-774b-bcce-b302099a8057"
	for want, args := range map[string][]string{
		"say which case: ":                       nil,
		`"case seven" is no id: one looks like `: {"case seven", "--intent", "nonsense"},
		`"chart" needs its flag: write “tickertape review label ` + id + " --": {id, "chart"},
		`"bitcoin" is one word too many: write “tickertape review label `:      {id, "bitcoin", "--intent", "chart"},
		"say what the question wanted with --intent, one of price, convert":    {id},
		`"nonsense" is no intent, use one of price, convert`:                   {id, "--intent", "nonsense"},
		"--intent: a value is missing behind it":                               {id, "--intent"},
		`unknown flag --asset, did you mean "--assets"?`:                       {id, "--intent", "chart", "--asset", "btc"},
	} {
		out, errs, code := p.run(nil, append([]string{"review", "label"}, args...)...)
		if code == 0 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d, %s%s", args, code, out, errs)
		}
	}
	if _, errs, code := p.run(strings.NewReader("price btc\n-\n")); code != 0 {
		t.Fatal(errs)
	}
	one := p.cases("list")[0].ID
	if _, errs, code := p.run(nil, "review", "label", one, "--intent", "chart", "--assets", "bitcoin,bananacoins"); code != 1 || !strings.HasPrefix(errs, `"bananacoins" names no asset, use`) {
		t.Errorf("exit %d, %s", code, errs)
	}
	if _, errs, code := p.run(nil, "review", "label", id, "--intent", "chart"); code != 1 || !strings.HasPrefix(errs, "there is no case or interaction ") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if out, errs, code := p.run(nil, "review", "label", one, "--intent", " Chart", "--assets", "bitcoin,,AAPL"); code != 0 || out != one+" is labelled chart\n" {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
}
