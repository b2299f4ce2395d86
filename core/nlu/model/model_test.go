package model_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tickertape/core/nlu/model"
)

// lessons are a few examples of three labels.
func lessons() []model.Example {
	var out []model.Example
	for label, texts := range map[string][]string{
		"price":   {"price of @coin", "how much is @coin", "what does @stock cost", "@coin price now", "tell me the price of @metal"},
		"chart":   {"chart @coin", "draw me a chart of @stock", "show a graph of @coin @span", "plot @index", "@coin chart please"},
		"weather": {"will it rain tomorrow", "how warm is it in rome", "weather in paris", "is it snowing", "forecast for the weekend"},
	} {
		for _, t := range texts {
			out = append(out, model.Example{Label: label, Text: text(t)})
		}
	}
	return out
}

func text(s string) model.Text {
	t := model.Text{Words: strings.Fields(s)}
	for _, w := range t.Words {
		if w[0] == '@' {
			t.Marks = append(t.Marks, w)
		}
	}
	return t
}

func trained(t testing.TB, examples []model.Example) *model.Model {
	t.Helper()
	m, err := model.Train(examples, model.Options{Version: "test", L2: 1e-3, Rounds: 40})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func written(t testing.TB, m *model.Model) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatWasLearnedIsTold(t *testing.T) {
	m := trained(t, lessons())
	for s, want := range map[string]string{"what is the price of @stock": "price", "graph of @metal": "chart", "does it rain in berlin": "weather"} {
		best, second := m.Tell(text(s))
		if best.Label != want || best.Confidence <= second.Confidence || best.Confidence > 1 {
			t.Errorf("%q: %+v, %+v", s, best, second)
		}
	}
	if best, _ := m.Tell(model.Text{}); best.Confidence > 0.9 {
		t.Errorf("of nothing it is sure: %+v", best)
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	first := lessons()
	shuffled := slices.Clone(first)
	rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if !bytes.Equal(written(t, trained(t, first)), written(t, trained(t, shuffled))) {
		t.Error("the same examples in another order give another model")
	}
}

func TestModelSurvivesItsFile(t *testing.T) {
	m := trained(t, lessons())
	again, err := model.Read(written(t, m))
	if err != nil {
		t.Fatal(err)
	}
	if again.Version != "test" || again.Examples != 15 || again.Digest != m.Digest || len(again.Digest) != 64 {
		t.Errorf("%+v", again)
	}
	for _, e := range lessons() {
		a, _ := m.Tell(e.Text)
		b, _ := again.Tell(e.Text)
		if a != b {
			t.Errorf("%v: %+v and %+v", e.Text.Words, a, b)
		}
	}
}

func TestWeightsDecideWhereExamplesDisagree(t *testing.T) {
	for _, heavy := range []string{"price", "chart"} {
		all := lessons()
		for _, label := range []string{"price", "chart"} {
			e := model.Example{Label: label, Text: text("wen @coin")}
			if label == heavy {
				e.Weight = 5
			}
			all = append(all, e)
		}
		if best, _ := trained(t, all).Tell(text("wen @coin")); best.Label != heavy {
			t.Errorf("%s counts five times as much, and is told as %+v", heavy, best)
		}
	}
	plain, one := lessons(), lessons()
	for i := range one {
		one[i].Weight = 1
	}
	if !bytes.Equal(written(t, trained(t, plain)), written(t, trained(t, one))) {
		t.Error("a weight of 1 is not the plain one")
	}
}

func TestTrainingTellsHowFarItIsAndCanBeEnded(t *testing.T) {
	enough := errors.New("enough")
	last := 0
	_, err := model.Train(lessons(), model.Options{Rounds: 30, Progress: func(done, of int) error {
		if done <= last && done < of || done > of {
			t.Errorf("%d after %d of %d", done, last, of)
		}
		if last = done; done == 3 {
			return enough
		}
		return nil
	}})
	if !errors.Is(err, enough) || last != 3 {
		t.Errorf("%v after %d rounds", err, last)
	}
}

func TestOneLabelIsNothingToLearn(t *testing.T) {
	if _, err := model.Train(lessons()[:1], model.Options{}); err == nil {
		t.Error("trained of one label")
	}
}

func TestLongTextIsTrimmed(t *testing.T) {
	words := model.Trim(strings.Fields(strings.Repeat(strings.Repeat("é", 500)+" ", 500)))
	if len(words) > 64 || len(words[0]) > 40 || strings.ContainsRune(words[0], '�') {
		t.Errorf("%d words, the first of %d bytes", len(words), len(words[0]))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, trained(f, lessons())))
	f.Add([]byte("TAPEMODEL1\n\x02\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := model.Read(data)
		if err != nil {
			return
		}
		m.Tell(text("price of @coin"))
	})
}

func BenchmarkTell(b *testing.B) {
	m := trained(b, lessons())
	long := text(strings.Repeat("how much would the price of @coin be ", 2))
	b.ReportAllocs()
	for b.Loop() {
		m.Tell(long)
	}
}
