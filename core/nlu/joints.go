package nlu

import "strings"

// jointWords are words for "and" between two questions.
var jointWords = [...]string{"and", "plus", "und", "y", "et", "ve", "и", "&", "+"}

// jointStarts are the bytes that they begin with, small or large.
const jointStarts = "aApPuUyYeEvV&+\xd0"

// longestJoint is how many bytes the longest of them has, also in letters that only look like theirs.
const longestJoint = 5

// apart are the pieces of a text between its joints, so many at most; the last has the rest.
func apart(text string, most int) []string {
	var out []string
	from, next := 0, 0
	for len(out) < most-1 {
		start, end := joint(text, next)
		if end == 0 {
			break
		}
		next = end
		if oneName(text[from:start], text[end:]) {
			continue
		}
		out = append(out, text[from:start])
		from = end
	}
	return append(out, text[from:])
}

// oneNames are names with a joint in them.
var oneNames = [...][2]string{
	{"fear", "greed"},
	{"greed", "fear"},
	{"miedo", "codicia"},
	{"medo", "ganância"},
	{"angst", "gier"},
	{"peur", "avidité"},
	{"peur", "cupidité"},
	{"korku", "açgözlülük"},
	{"страх", "жадност"},
	{"страха", "жадност"},
	{"profit", "loss"},
}

// oneName reports whether a joint between two texts is in a name: "fear and greed".
func oneName(before, behind string) bool {
	for _, n := range oneNames {
		if len(before) >= len(n[0]) && len(behind) >= len(n[1]) && strings.EqualFold(before[len(before)-len(n[0]):], n[0]) && strings.EqualFold(behind[:len(n[1])], n[1]) {
			return true
		}
	}
	return false
}

// joint is the first place from one on where one question may end and another begin, with the space
// around it: a comma, semicolon or question mark that space follows, and perhaps "and", or a word for
// "and" between spaces. end is 0 where there is none.
func joint(text string, from int) (start, end int) {
	for i := from; i < len(text); {
		at := pastSpace(text, i)
		switch {
		case at < len(text) && isStop(text[at]):
			if end = pastSpace(text, at+1); end > at+1 {
				return i, pastAnd(text, end)
			}
		case at > i:
			if end = pastWord(text, at); end > 0 {
				return i, end
			}
		}
		i = max(at, i+1)
	}
	return 0, 0
}

// isStop tells what ends a question or a part of it.
func isStop(c byte) bool { return c == ',' || c == ';' || c == '?' }

// pastSpace is where the space at a place ends; the place itself where there is none.
func pastSpace(text string, i int) int {
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// pastAnd is where an "and" with the space behind it ends; the place itself where there is none.
func pastAnd(text string, i int) int {
	const and = "and"
	if len(text) < i+len(and) || !strings.EqualFold(text[i:i+len(and)], and) {
		return i
	}
	if end := pastSpace(text, i+len(and)); end > i+len(and) {
		return end
	}
	return i
}

// pastWord is where a word for "and" with the space behind it ends; 0 where there is none.
func pastWord(text string, i int) int {
	if i < len(text) && strings.IndexByte(jointStarts, text[i]) < 0 {
		return 0
	}
	n := 0
	for i+n < len(text) && n <= longestJoint && !isSpace(text[i+n]) {
		n++
	}
	end := pastSpace(text, i+n)
	if n > longestJoint || end == i+n {
		return 0
	}
	for _, w := range jointWords {
		if strings.EqualFold(text[i:i+n], w) {
			return end
		}
	}
	return 0
}
