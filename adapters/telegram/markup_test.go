package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/adapters/telegram/telegramtest"
)

// seen parses HTML as Telegram does.
func seen(t interface {
	Helper()
	Fatalf(string, ...any)
}, html string,
) (visible string, mentions []string) {
	t.Helper()
	visible, mentions, err := telegramtest.Parse(html, "HTML")
	if err != nil {
		t.Fatalf("%v in %q", err, html)
	}
	return visible, mentions
}

var tagsOfOurs = []string{"", "b", "i", "pre"}

func documents() *rapid.Generator[doc] {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.SampledFrom([]rune("ab \n<>&;@_…🚀é\u200b\u202e"))),
		rapid.SampledFrom([]string{"", "\n", "&amp;", "<b>", "</pre>", "@everyone", "🚀🚀🚀", "&lt", "a\nb\nc"}),
	)
	return rapid.Map(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) span {
		return span{rapid.SampledFrom(tagsOfOurs).Draw(t, "tag"), clean(text.Draw(t, "text"))}
	}), 0, 12), func(list []span) doc { return list })
}

// wantLaws checks what holds for every cut: it fits, its HTML is valid and shows the same as
// its plain form, and what is left is a beginning of what was.
func wantLaws(t *rapid.T, d doc, limit int) {
	short := d.cut(limit)
	if n := short.units(); n > limit {
		t.Fatalf("%d units, allowed %d", n, limit)
	}
	visible, mentions := seen(t, short.html())
	if visible != short.plain() {
		t.Fatalf("HTML shows %q, plain is %q", visible, short.plain())
	}
	if len(mentions) > 0 {
		t.Fatalf("%q is mentioned", mentions)
	}
	if d.units() <= limit {
		if short.plain() != d.plain() {
			t.Fatalf("cut without need")
		}
		return
	}
	rest, marked := strings.CutSuffix(short.plain(), ellipsis)
	if limit > 0 && !marked {
		t.Fatalf("nothing says that %q was cut", short.plain())
	}
	if !strings.HasPrefix(d.plain(), rest) {
		t.Fatalf("%q is no beginning of %q", rest, d.plain())
	}
}

func TestEveryCutIsValidAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wantLaws(t, documents().Draw(t, "doc"), rapid.IntRange(0, 60).Draw(t, "limit"))
	})
}

func FuzzCut(f *testing.F) { f.Fuzz(rapid.MakeFuzz(lawsOfCut)) }

func lawsOfCut(t *rapid.T) {
	wantLaws(t, documents().Draw(t, "doc"), rapid.IntRange(0, 5000).Draw(t, "limit"))
}

func TestCutPrefersTheEndOfALine(t *testing.T) {
	for name, c := range map[string]struct {
		doc   doc
		limit int
		want  string
	}{
		"fits":                 {doc{{"b", "four"}}, 4, "<b>four</b>"},
		"at a line":            {doc{{"", "one two\nthree four"}}, 14, "one two\n…"},
		"a short line is kept": {doc{{"", "a\n" + strings.Repeat("b", 40)}}, 20, "a\n" + strings.Repeat("b", 17) + "…"},
		"inside a tag":         {doc{{"b", "one two three"}}, 8, "<b>one two…</b>"},
		"in a table":           {doc{{"pre", "row 1\nrow 2\nrow 3"}}, 16, "<pre>row 1\nrow 2\n…</pre>"},
		"between two":          {doc{{"b", "one"}, {"", "two"}}, 4, "<b>one</b>…"},
		"an entity stays":      {doc{{"", "a<b>c"}}, 4, "a&lt;b…"},
		"an emoji stays":       {doc{{"", "🚀🚀🚀"}}, 4, "🚀…"},
		"room for nothing":     {doc{{"", "abc"}}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.doc.cut(c.limit).html(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCleanTextHasNothingHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := clean(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		if strings.ContainsAny(got, "\x00\r\x1b\u202e\u2066\u0085") {
			t.Fatalf("%q hides something", got)
		}
	})
}

func TestNamesInTextMentionNobody(t *testing.T) {
	for _, text := range []string{"@everyone", "mail @ana_1", "(@ana_1)", "@@ana_1", "<a href=\"tg://user?id=1001\">Ana</a>", "@ana_1 @bo_22"} {
		visible, mentions := seen(t, doc{{"", clean(text)}}.html())
		if len(mentions) > 0 {
			t.Errorf("%q mentions %q", text, mentions)
		}
		if strings.ReplaceAll(visible, wordJoiner, "") != text {
			t.Errorf("%q became %q", text, visible)
		}
	}
}
