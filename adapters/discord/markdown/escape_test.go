package markdown_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/adapters/discord/markdown"
)

func escaped(s string) string { return strings.Join(markdown.Escape(s), "") }

func bare(s string) string { return strings.Join(markdown.Bare(s), "") }

func TestEscapedTextShowsItself(t *testing.T) {
	for in, want := range map[string]string{
		"Bitcoin is $101,234.56":    "Bitcoin is $101,234.56",
		"-1.20 %":                   "-1.20 %",
		"+2.3 %, 2*3":               `+2.3 %, 2\*3`,
		"snake_case and ~tilde":     `snake\_case and \~tilde`,
		"a `b` ||c||":               "a \\`b\\` \\|\\|c\\|\\|",
		"# heading":                 `\# heading`,
		"  ## heading":              `  \## heading`,
		"> quote\n>>> all":          "\\> quote\n\\>>> all",
		"- item\n+ item\n-# small":  "\\- item\n\\+ item\n\\-# small",
		"1. one\n23. two\n1.5 eth":  "1\\. one\n23\\. two\n1.5 eth",
		"a - b # c > d 1. e":        "a - b # c > d 1. e",
		"<@1> <#2> <:a:3> <t:4>":    `\<@1> \<#2> \<:a:3> \<t:4>`,
		"[text](http://evil)":       `\[text](http://evil)`,
		`back\slash`:                `back\\slash`,
		"@everyone @here @ana a@b":  "@\u200beveryone @\u200bhere @ana a@b",
		"\x00@\x07everyone\r\n\tx":  "@\u200beveryone\n\tx",
		"left\u202eright\u2066x":    "leftrightx",
		"\xff\xfe":                  "\ufffd",
		"":                          "",
		"\n\n":                      "\n\n",
		"mañana 💰 日本 \u200d":        "mañana 💰 日本 \u200d",
		"-":                         "-",
		"#":                         `\#`,
		"@everyone\n@everyone":      "@\u200beveryone\n@\u200beveryone",
		"https://a.example/b?c=d&e": "https://a.example/b?c=d&e",
	} {
		if got := escaped(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestBareTextOnlyLosesWhatCallsEverybody(t *testing.T) {
	for in, want := range map[string]string{
		"*CoinGecko* · 23 Nov": "*CoinGecko* · 23 Nov", "@everyone": "@\u200beveryone", "\x1b[31mred": "[31mred", "": "",
	} {
		if got := bare(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

var alive = regexp.MustCompile("@(everyone|here)|(^|[^\\\\])(\\\\\\\\)*[*_~|`<\\[]|(?m)^\\s*(#{1,3} |> |>>> |[-+] |-# |[0-9]+\\. )")

func TestNothingInEscapedTextIsAliveWhoeverWroteIt(t *testing.T) {
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"@", "everyone", "here", "\n", "- ", "# ", "> ", "1. ", "*", "_", "`", "\\", "<", "[", "|", "~"}))
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(part).Draw(t, "parts"), "")
		got := escaped(s)
		if m := alive.FindString(got); m != "" {
			t.Errorf("%q became %q, where %q is alive", s, got, m)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%q is not valid", got)
		}
	})
}

func TestFitKeepsWhatFits(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 5, "short"},
		{"longer", 5, "long…"},
		{"a*b", 3, "a…"}, // the escape is not cut in two
		{"line one\nline two", 12, "line one\n…"},
		{"a\nlong second line", 10, "a\nlong se…"},
		{"💰💰💰", 5, "💰💰…"}, // a surrogate pair counts as two
		{"words  and", 7, "words…"},
		{"x", 0, ""},
		{"", 0, ""},
		{"x", 1, "x"},
		{"xy", 1, "…"},
	} {
		if got := markdown.Fit(markdown.Escape(c.in), c.limit); got != c.want {
			t.Errorf("%q in %d is %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestFitNeverExceedsItsLimitNorCutsAnEscape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := markdown.Escape(rapid.String().Draw(t, "text"))
		limit := rapid.IntRange(0, 60).Draw(t, "limit")
		got := markdown.Fit(pieces, limit)
		if n := markdown.Units(got); n > limit || !utf8.ValidString(got) {
			t.Errorf("%d units in %d: %q", n, limit, got)
		}
		whole := strings.Join(pieces, "")
		if markdown.Units(whole) <= limit && got != whole {
			t.Errorf("%q was shortened to %q without need", whole, got)
		}
		if m := alive.FindString(got); m != "" {
			t.Errorf("%q is alive in %q", m, got)
		}
	})
}
