package telegram

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// span is a piece of text inside one tag; an empty tag is none. Text is cleaned, not escaped.
type span struct{ tag, text string }

// doc is a message before it becomes HTML. Cutting it here, and not the HTML, can't cut a tag
// or an entity.
type doc []span

// units is the length that Telegram counts: UTF-16 units of what is visible.
func (d doc) units() int {
	n := 0
	for _, s := range d {
		n += units(s.text)
	}
	return n
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// html is the document for parse_mode HTML.
func (d doc) html() string {
	var b strings.Builder
	for _, s := range d {
		if s.tag == "" {
			b.WriteString(escape.Replace(s.text))
			continue
		}
		b.WriteString("<" + s.tag + ">" + escape.Replace(s.text) + "</" + s.tag + ">")
	}
	return b.String()
}

// visible reports that there is something to see, as Telegram wants of a text.
func (d doc) visible() bool {
	return strings.ContainsFunc(d.plain(), func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
	})
}

// plain is the document without markup.
func (d doc) plain() string {
	var b strings.Builder
	for _, s := range d {
		b.WriteString(s.text)
	}
	return b.String()
}

const ellipsis = "…"

// cut shortens the document to at most limit units and says so with an ellipsis: at the end
// of a line where that does not cost more than a half, inside a line otherwise.
func (d doc) cut(limit int) doc {
	if d.units() <= limit {
		return d
	}
	left := limit - units(ellipsis)
	if left < 0 {
		return nil
	}
	var short doc
	for _, s := range d {
		n := units(s.text)
		if n > left {
			return append(short, span{s.tag, shorten(s.text, left) + ellipsis})
		}
		short = append(short, s)
		left -= n
	}
	return short
}

// shorten keeps at most limit units of text.
func shorten(text string, limit int) string {
	end, line, used := 0, 0, 0
	for i, r := range text {
		if used += utf16.RuneLen(r); used > limit {
			break
		}
		end = i + len(string(r))
		if r == '\n' {
			line = end
		}
	}
	if line > end/2 {
		end = line
	}
	return text[:end]
}

// wordJoiner is invisible and no letter: after an @ it keeps Telegram from making a mention.
const wordJoiner = "\u2060"

// clean makes text harmless that a person or a provider wrote: valid UTF-8 (Telegram refuses
// anything else), no control characters but line breaks and tabs, and no characters that turn
// the direction of what follows, the footer for one. "@name" would notify that person, who has
// nothing to do with the answer; with a word joiner behind the @ it looks the same and notifies
// nobody. Links to people (tg://user) need markup, and all of the text is escaped.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r < ' ', r >= 0x7f && r < 0xa0: // control characters
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // direction
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.ReplaceAll(text, "@", "@"+wordJoiner)
}
