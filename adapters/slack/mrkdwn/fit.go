package mrkdwn

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// escaper makes Slack's three control characters harmless. Without them no mention, link or
// command can be formed, in plain_text and in mrkdwn alike.
// https://docs.slack.dev/messaging/formatting-message-text#escaping
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Escape makes text harmless, without shortening it.
func Escape(text string) string { return escaper.Replace(text) }

// Ellipsis stands where something was left out.
const Ellipsis = "…"

// Tidy makes text valid UTF-8 without control characters and without the marks that turn the
// direction of what follows them. Lines stay.
func Tidy(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
}

// Fit escapes text and keeps it within limit UTF-16 units, the strictest way in which Slack
// may count. What is too long ends with "…", at the end of a line where that costs less than
// half of it. limit is at least 1.
func Fit(text string, limit int) string {
	text = Tidy(text)
	if kept, whole := prefix(text, limit); whole {
		return Escape(kept)
	}
	kept, _ := prefix(text, limit-1)
	if end := strings.LastIndexByte(kept, '\n'); end > len(kept)/2 {
		kept = kept[:end+1]
	} else {
		kept = strings.TrimRight(kept, " \n")
	}
	return Escape(kept) + Ellipsis
}

// prefix is as many runes of text as fit into limit units once they are escaped.
func prefix(text string, limit int) (kept string, whole bool) {
	used := 0
	for i, r := range text {
		if used += width(r); used > limit {
			return text[:i], false
		}
	}
	return text, true
}

// width is how many UTF-16 units a rune takes once it is escaped.
func width(r rune) int {
	switch r {
	case '&':
		return len("&amp;")
	case '<', '>':
		return len("&lt;")
	}
	return max(utf16.RuneLen(r), 1)
}

// Units counts text as Slack may, in UTF-16 units.
func Units(text string) int {
	n := 0
	for _, r := range text {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// Clip is at most n runes of text, unescaped: for what Slack shows as it is.
func Clip(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + Ellipsis
	}
	return text
}
