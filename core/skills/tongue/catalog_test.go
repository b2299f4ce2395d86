package tongue

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// translated are the languages with a catalog of everything.
var translated = []string{"es", "de", "fr", "pt", "tr", "ru", "zh"}

// verbs are the arguments that a sentence uses, sorted: "1d", "2s".
func verbs(text string) []string {
	var out []string
	at := byte('0')
	for _, v := range verb.FindAllStringSubmatch(text, -1) {
		switch {
		case v[2] == "": // %%
		case v[1] != "":
			out = append(out, v[1]+v[2])
		default:
			at++
			out = append(out, string(at)+v[2])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// catalogs are the sentences of a language by their keys.
func sentences(t *testing.T, file string) map[string]sentence {
	t.Helper()
	lines, err := parse(files, file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]sentence{}
	for _, s := range lines {
		if _, twice := all[s.key]; twice {
			t.Errorf("%s: %q stands twice", file, s.key)
		}
		all[s.key] = s
	}
	return all
}

func TestCatalogsHaveNoMistakes(t *testing.T) {
	all, err := read(files)
	if err != nil {
		t.Error(err)
	}
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, slices.Sorted(slices.Values(append([]string{English}, translated...)))) {
		t.Errorf("languages %v", got)
	}
}

func TestEverySentenceOfTheSourcesIsTranslatedAndNoOther(t *testing.T) {
	used := map[string]use{}
	for _, u := range uses(t) {
		used[u.key] = u
		if n := len(verbs(u.key)); u.args >= 0 && n != u.args {
			t.Errorf("%s: %q has %d verbs and gets %d arguments", u.at, u.key, n, u.args)
		}
	}
	if len(used) < 300 {
		t.Fatalf("only %d sentences were found", len(used))
	}
	for _, lang := range translated {
		said := sentences(t, "say/"+lang+".tsv")
		for key, u := range used {
			if _, ok := said[key]; !ok {
				t.Errorf("say/%s.tsv lacks %q, said at %s", lang, key, u.at)
			}
		}
		for key := range said {
			if _, ok := used[key]; !ok {
				t.Errorf("say/%s.tsv: nobody says %q", lang, key)
			}
		}
	}
	for key := range sentences(t, "say/en.tsv") {
		if _, ok := used[key]; !ok {
			t.Errorf("say/en.tsv: nobody says %q", key)
		}
	}
}

// TestTranslationsTakeTheSameArguments also holds what is easily lost: spaces at the ends, and marks
// that only the other language should have.
func TestTranslationsTakeTheSameArguments(t *testing.T) {
	for _, lang := range append([]string{English}, translated...) {
		for key, s := range sentences(t, "say/"+lang+".tsv") {
			texts := []string{s.text}
			for _, f := range s.forms {
				texts = append(texts, f[1])
			}
			for _, text := range texts {
				if !slices.Equal(verbs(key), verbs(text)) {
					t.Errorf("%s: %q has %v, %q has %v", lang, key, verbs(key), text, verbs(text))
				}
				if lang != "zh" && strings.HasSuffix(key, " ") != strings.HasSuffix(text, " ") || strings.HasPrefix(text, " ") {
					t.Errorf("%s: %q has other spaces at its ends than %q", lang, text, key)
				}
				if strings.Contains(text, tie) && !strings.Contains(text, "%") {
					t.Errorf("%s: %q is tied to nothing", lang, text)
				}
			}
		}
	}
}

func TestEveryLanguageHasTheSameWords(t *testing.T) {
	first := sentences(t, "words/"+translated[0]+".tsv")
	for _, lang := range translated[1:] {
		words := sentences(t, "words/"+lang+".tsv")
		for key := range first {
			if _, ok := words[key]; !ok {
				t.Errorf("words/%s.tsv lacks %q", lang, key)
			}
		}
		if len(words) != len(first) {
			t.Errorf("words/%s.tsv has %d words, words/%s.tsv %d", lang, len(words), translated[0], len(first))
		}
	}
}

func TestAMistakeInACatalogIsNamedAndLeftOut(t *testing.T) {
	from := fstest.MapFS{"say/de.tsv": {Data: []byte("# a remark\n\nYes\tJa\nNo\n%d dogs\t%d Hunde\tone\nOne %s\tEin %s\tlots=Viele %s\n%d cats\t%d Katzen\tone=%d Katze\n")}}
	all, err := read(from)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"say/de.tsv:4", "say/de.tsv:5", `"One %s"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v: does not name %s", err, want)
		}
	}
	de := Tongue{all["de"]}
	if de.Say("Yes") != "Ja" || de.Say("No") != "No" || de.Say("%d cats", 1) != "1 Katze" || de.Say("%d dogs", 2) != "2 dogs" {
		t.Error(de.Say("Yes"), de.Say("No"), de.Say("%d cats", 1), de.Say("%d dogs", 2))
	}
}
