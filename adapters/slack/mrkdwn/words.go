// Package mrkdwn knows how Slack writes text: it turns what Slack sends into the words that
// people see, and text of anybody into what Slack shows as it is.
//
// Promise: Words leaves what people typed themselves alone, and Fit makes text in which no
// mention, link or command can be formed, within a limit. Both take anything, also what is not
// valid UTF-8, and never fail. The package knows no message, no block and no network.
package mrkdwn

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// someone stands for a person who is mentioned: platform ids and names are not kept.
const someone = "@someone"

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")

// Unescape turns Slack's three entities back into their characters.
func Unescape(text string) string { return unescaper.Replace(text) }

// Words turns Slack's markup into the words that people see, and takes mentions of self
// out. What people typed themselves, such as 2*3, $AAPL or S&P 500, stays as it is.
func Words(raw, self string) string {
	text, _ := resolve(raw, self)
	return squeeze(unmark(text))
}

// Mentions tells whether a raw text mentions a user.
func Mentions(raw, user string) bool {
	_, found := resolve(raw, user)
	return found
}

// resolve replaces each <…> of Slack with plain words and unescapes the rest. A literal < of
// the author arrives as &lt;, so that what is found is Slack's own.
func resolve(raw, self string) (text string, addressed bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(raw, "<")
		b.WriteString(Unescape(before))
		if !found {
			return b.String(), addressed
		}
		end := strings.IndexAny(rest, "<>")
		if end < 0 || rest[end] == '<' {
			b.WriteByte('<')
			raw = rest
			continue
		}
		inside, after := rest[:end], rest[end+1:]
		raw = after
		if userID(inside) != self || self == "" {
			b.WriteString(Unescape(say(inside)))
			continue
		}
		addressed = true
		raw = strings.TrimLeft(after, ",: ")
		if !endsFree(b.String()) {
			b.WriteByte(' ')
		}
	}
}

// endsFree tells whether a word may follow text without a space between.
func endsFree(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return text == "" || free(last)
}

// userID is the user that the inside of <…> mentions, or empty.
func userID(inside string) string {
	id, ok := strings.CutPrefix(inside, "@")
	if !ok {
		return ""
	}
	id, _, _ = strings.Cut(id, "|")
	return id
}

// say is what people see of the inside of a <…>.
func say(inside string) string {
	target, label, _ := strings.Cut(inside, "|")
	switch {
	case strings.HasPrefix(target, "@"):
		return someone
	case strings.HasPrefix(target, "#"):
		return "#" + cmp.Or(label, "channel")
	case strings.HasPrefix(target, "!subteam^"):
		return cmp.Or(label, "@group")
	case strings.HasPrefix(target, "!date^"):
		return label
	case strings.HasPrefix(target, "!"):
		name, _, _ := strings.Cut(target[1:], "^")
		return "@" + name
	case strings.Contains(target, ":"): // http:, https:, mailto:, tel:
		return cmp.Or(label, target)
	}
	return "<" + inside + ">"
}

var marks = []string{"```", "`", "*", "_", "~"}

// unmark takes formatting marks away where Slack would have formatted: around something that
// stands free and neither begins nor ends with a space.
func unmark(text string) string {
	for _, mark := range marks {
		text = unmarkOne(text, mark)
	}
	return text
}

func unmarkOne(text, mark string) string {
	if strings.Count(text, mark) < 2 {
		return text
	}
	var b strings.Builder
	before := ' '
	for text != "" {
		if inside, after, ok := marked(text, mark, before); ok {
			b.WriteString(inside)
			before, _ = utf8.DecodeLastRuneInString(inside)
			text = after
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		b.WriteString(text[:size])
		before, text = r, text[size:]
	}
	return b.String()
}

// marked splits a text that begins with something formatted; before is the rune before it.
func marked(text, mark string, before rune) (inside, after string, ok bool) {
	if !strings.HasPrefix(text, mark) || !free(before) {
		return "", "", false
	}
	inside, after, ok = strings.Cut(text[len(mark):], mark)
	if !ok || strings.TrimSpace(inside) == "" {
		return "", "", false
	}
	first, _ := utf8.DecodeRuneInString(inside)
	last, _ := utf8.DecodeLastRuneInString(inside)
	next, _ := utf8.DecodeRuneInString(after)
	code := mark[0] == '`'
	if !code && (unicode.IsSpace(first) || unicode.IsSpace(last) || strings.Contains(inside, "\n")) {
		return "", "", false
	}
	return inside, after, after == "" || free(next)
}

// free tells whether a formatting mark may stand beside r.
func free(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("*_~`()[]{}\"'.,;:!?-–—…", r)
}

var spaces = regexp.MustCompile(`[^\S\n]+`)

func squeeze(text string) string {
	lines := strings.Split(spaces.ReplaceAllString(text, " "), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
