package console

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

func TestPlusAndMinusJudgeTheNewestReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, b := opened(t, Parts{})
		a.take(t.Context(), "price btc")
		synctest.Wait()
		for _, c := range []struct{ line, want string }{{"+", "👍"}, {"👎", "👎"}, {"-", "👎"}, {"👍", "👍"}} {
			if got := a.take(t.Context(), c.line); got != "Noted: "+c.want {
				t.Errorf("%s: %q", c.line, got)
			}
		}
		a.take(t.Context(), "price eth")
		synctest.Wait()
		a.take(t.Context(), "+")
		want := []string{"👍 on a1", "👎 on a1", "👎 on a1", "👍 on a1", "👍 on a6"}
		if diff := cmp.Diff(want, b.judged()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestJudgementWithoutAReplySaysSo(t *testing.T) {
	a, b := opened(t, Parts{})
	if got := a.take(t.Context(), "+"); !strings.Contains(got, "no reply") || len(b.events) != 0 {
		t.Errorf("%q, events %v", got, b.events)
	}
}

func TestJudgementInAPipeIsAboutTheLineAbove(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\n+\nprice eth\nprice sol\n-\n"), nil)
	if diff := cmp.Diff([]string{"👍 on a1", "👎 on a4"}, p.judged()); diff != "" {
		t.Error(diff)
	}
	if strings.Count(p.out, "re: ") != 3 || !p.done {
		t.Errorf("ended %v, output %q", p.done, p.out)
	}
}

func TestLineThatOnlyLooksLikeAJudgementIsAQuestion(t *testing.T) {
	for _, line := range []string{"++", "+1", "- btc", "−", ""} {
		if emoji, ok := judgement(line); ok {
			t.Errorf("%q is %s", line, emoji)
		}
	}
}
