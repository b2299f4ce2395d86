package nlu_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// The buttons under the picture of a figure name it by its series.
func TestPicturesOfFiguresAreAskedForByTheirSeries(t *testing.T) {
	u := newUnderstander(t)
	lex, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	all, spans := lex.Indicators(), []ask.Span{"1y", "5y", "10y", "max"}
	for i, ind := range all {
		span, other := spans[i%len(spans)], all[(i+1)%len(all)]
		q := understand(t, u, "econ chart "+ind.Series+" "+string(span))
		if q.Intent != ask.Economic || q.By != ask.ByCommand || !q.Pictured || q.Indicator != ind || q.Span != span || (span != "max") == q.Range.Zero() || len(q.Against) > 0 {
			t.Errorf("%s over %s: %s of %s over %q by %s", ind.Series, span, q.Intent, q.Indicator.Title, q.Span, q.By)
		}
		q = understand(t, u, "econ chart "+ind.Series+" "+other.Series+" "+string(span))
		if q.Indicator != ind || len(q.Against) != 1 || q.Against[0] != other || q.Span != span {
			t.Errorf("%s and %s over %s: %s, %v over %q", ind.Series, other.Series, span, q.Indicator.Title, q.Against, q.Span)
		}
	}
}

func TestACommandForAPictureOfNoSeriesIsReadLikeAnyText(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"econ chart us inflation", "econ chart UNRATE us", "econ chart NOSUCHSERIES 5y", "econ chart 5y", "econ chart UNRATE 5y more"} {
		if q := understand(t, u, text); q.By == ask.ByCommand && q.Pictured && q.Intent == ask.Economic && q.Indicator.Series == "UNRATE" && q.Span == "5y" {
			t.Errorf("%q: %+v", text, q)
		}
	}
}

// The buttons under the picture of the index of fear and greed.
func TestPicturesOfTheMoodAreAskedFor(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Span{
		"chart fear and greed index 30d": "30d", "chart fear and greed index 90d": "90d", "chart fear and greed index 1y": "1y", "chart fear and greed index max": "max",
		"chart of fear and greed": "", "gráfico de miedo y codicia": "",
	} {
		if q := understand(t, u, text); q.Intent != ask.Sentiment || !q.Pictured || q.Span != want {
			t.Errorf("%q: %s over %q (%v), want %q", text, q.Intent, q.Span, q.Pictured, want)
		}
	}
}
