package suggest

import (
	"testing"

	"tickertape/core/chat"
)

func TestEveryChoiceIsCalledSomethingInEveryLanguage(t *testing.T) {
	seen := map[string]bool{}
	for of, all := range choices() {
		for _, o := range all {
			if key := of + ":" + o.value; seen[key] || o.value == "" {
				t.Errorf("%s is there twice", key)
			} else {
				seen[key] = true
			}
			for i, label := range o.labels {
				if label == "" {
					t.Errorf("%s %q has no name in %s", of, o.value, languages[i])
				}
			}
		}
	}
	if len(seen) < 70 {
		t.Errorf("%d choices", len(seen))
	}
}

func TestWhatBeginsComesBeforeWhatHasAWord(t *testing.T) {
	all := []offer{
		offerOf("a", alike("second word")), offerOf("b", alike("word")), offerOf("c", alike("wordy")), offerOf("d", alike("sword")),
	}
	for _, c := range []struct {
		before []string
		want   string
	}{{nil, "bca"}, {[]string{"c", "a"}, "cba"}} {
		got := ""
		for _, choice := range like(all, "word", "en", c.before) {
			got += choice.Value
		}
		if got != c.want {
			t.Errorf("after %v: %s, want %s", c.before, got, c.want)
		}
	}
}

func TestNumbersAreCompletedToTimes(t *testing.T) {
	for text, want := range map[string]string{"45": "45d45h45w45mo45y", "60": "60d60h60w60mo", "3m": "3mo", "12 h": "12h", "2 y": "2y", "1": "", "0d": "", "1000": "", "x": "", "5q": ""} {
		got := ""
		for _, c := range numbered(text, "en") {
			got += c.Value
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestNamesAreComparedWithoutMarks(t *testing.T) {
	for text, want := range map[string]string{" São  Paulo": "sao paulo", "America/New_York": "america new york", "İstanbul": "istanbul", "Irmak ı": "irmak i", "\xff": ""} {
		if got := typed(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestNothingIsKnown(t *testing.T) {
	l := New(Figures{}, nil, nil)
	for _, of := range []string{"indicator", "country", "nothing"} {
		if got := l.Like(chat.Draft{Of: of}, nil, 25); len(got) > 0 {
			t.Errorf("%s: %v", of, got)
		}
	}
}
