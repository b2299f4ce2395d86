package grounded

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rule is what a text must keep to.
type rule string

// The rules, in the order in which they are checked.
const (
	object   rule = "object"   // the reply is what the schema says
	entries  rule = "entries"  // every entry that it names was given, and it names one
	length   rule = "length"   // neither too short to say anything nor too long to be read
	markup   rule = "markup"   // plain letters and signs, in paragraphs
	link     rule = "link"     // no address of a page, of a person or of a command
	advice   rule = "advice"   // nobody is told what to do, and nothing of the future
	talk     rule = "talk"     // nothing about the model itself or what it was told
	figures  rule = "figures"  // every figure stands in the entries that it names
	language rule = "language" // the one that was asked for
	subject  rule = "subject"  // the words are mostly those of the entries
)

// check reads a reply; the rule is empty where none is broken.
func (q Question) check(text string) (Answer, rule) {
	r, ok := parse(text)
	if !ok {
		return Answer{}, object
	}
	used, ok := q.used(r.Entries)
	if !ok {
		return Answer{}, entries
	}
	a := Answer{strings.TrimSpace(norm.NFC.String(r.Answer)), used}
	var known strings.Builder
	for _, i := range used {
		known.WriteString(q.Entries[i].Name + ".\n" + q.Entries[i].Text + "\n")
	}
	return a, broken(a.Text, known.String(), q.Language)
}

// used finds the entries that a reply names.
func (q Question) used(names []string) ([]int, bool) {
	var out []int
	for _, name := range names {
		i := slices.IndexFunc(q.Entries, func(e Entry) bool { return strings.EqualFold(e.Name, strings.TrimSpace(name)) })
		if i < 0 {
			return nil, false
		}
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out, len(out) > 0
}

// broken is the first rule that a text breaks which rests on what is known.
func broken(text, known, in string) rule {
	switch {
	case !readable(text, in):
		return length
	case marked(text):
		return markup
	case linked(text):
		return link
	case says(text, known, advising):
		return advice
	case says(text, known, talking):
		return talk
	case !stand(text, known, in):
		return figures
	case !spoken(text, in):
		return language
	case !about(text, known, in):
		return subject
	}
	return ""
}

// How long a text may be, in letters and signs; Chinese needs fewer.
const (
	shortest        = 40
	shortestChinese = 12
	longest         = 1200
)

func readable(text, in string) bool {
	least := shortest
	if in == "zh" {
		least = shortestChinese
	}
	n := utf8.RuneCountInString(text)
	return n >= least && n <= longest
}
