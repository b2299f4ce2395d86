package mrkdwn

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestTextIsEscapedAndShortenedAtALineOrARune(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"S&P 500 < 5 > 4", 100, "S&amp;P 500 &lt; 5 &gt; 4"},
		{"exactly", 7, "exactly"},
		{"too long", 7, "too lo…"},
		{"word ends", 6, "word…"},
		{"&&&", 15, "&amp;&amp;&amp;"},
		{"&&&", 14, "&amp;&amp;…"},
		{"one\ntwo\nthree", 10, "one\ntwo\n…"},
		{"a\nlong second line", 10, "a\nlong se…"},
		{"👍👍👍", 6, "👍👍👍"},
		{"👍👍👍", 5, "👍👍…"},
		{"👍👍👍", 4, "👍…"},
		{"x", 1, "x"},
		{"xy", 1, "…"},
		{"bell\a tab\there \u202eright", 100, "bell tab here right"},
		{"bad\xff", 100, "bad�"},
		{"", 5, ""},
	} {
		if got := Fit(c.text, c.limit); got != c.want {
			t.Errorf("Fit(%q, %d)\n got %q\nwant %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestShortenedTextAlwaysFitsAndNeverMentions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostileText().Draw(t, "text")
		limit := rapid.IntRange(1, 60).Draw(t, "limit")
		got := Fit(text, limit)
		if Units(got) > limit || !utf8.ValidString(got) || strings.ContainsAny(got, "<>") {
			t.Fatalf("Fit(%q, %d) = %q of %d units", text, limit, got, Units(got))
		}
		if strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Fatalf("Fit(%q, %d) = %q holds control characters", text, limit, got)
		}
		plain := Unescape(strings.TrimSuffix(got, Ellipsis))
		if !strings.HasPrefix(Tidy(text), strings.TrimRight(plain, " \n")) {
			t.Fatalf("Fit(%q, %d) = %q is another text", text, limit, got)
		}
	})
}

func TestClipKeepsWholeRunes(t *testing.T) {
	if got := Clip("жжж", 2); got != "ж…" {
		t.Errorf("got %q", got)
	}
	if got := Clip("жжж", 3); got != "жжж" {
		t.Errorf("got %q", got)
	}
}

// hostileText is what people and providers may write, with a liking for what Slack reads as
// more than text.
func hostileText() *rapid.Generator[string] {
	bits := []string{
		"<!channel>", "<!here>", "<@U0TAPE>", "<#C1|x>", "<https://a.example|b>", "@everyone", "@here", "&amp;", "&lt;!channel&gt;", "&", "<", ">",
		"*bold*", "_it_", "~no~", "`code`", "```", "\n", "\n> quote", "\x00", "\u202e", "\u200b", "👍🏽", "é", "￼", ":tada:", "  ", "\t", "…",
	}
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(bits), rapid.String(), rapid.StringMatching(`[a-z ]{1,40}`)), 0, 12).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}
