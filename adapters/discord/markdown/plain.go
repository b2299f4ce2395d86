package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxMessage is the longest message that Discord lets anybody write, in characters; what is
// longer did not come from Discord and is cut.
const maxMessage = 8000

// Discord's own marks. https://docs.discord.com/developers/reference#message-formatting
var (
	entity    = regexp.MustCompile(`<(?:@!?(\d+)|@&(\d+)|#(\d+)|a?:(\w+):\d+|t:(-?\d+)(?::[a-zA-Z])?|/([^<>:]+):\d+|(https?://[^\s<>]+))>`)
	fence     = regexp.MustCompile("```(?:[a-zA-Z0-9+-]*\n)?")
	maskedURL = regexp.MustCompile(`\[([^\[\]\n]+)\]\(<?https?://[^\s()<>]+>?\)`)
	lineStart = regexp.MustCompile(`(?m)^[ \t]*(?:>>> |> |#{1,3} |-# |[-*] )`)
	blanks    = regexp.MustCompile(`[ \t]+`)
)

// Plain is a message's text without mentions and markdown: what the person meant to say.
// names are those of the people mentioned; the bot's own mention goes without a trace.
// Signs that mean something else stay: $AAPL, 2*3, snake_case, a lone asterisk.
func Plain(content string, names map[string]string, self string) string {
	if utf8.RuneCountInString(content) > maxMessage {
		content = string([]rune(content)[:maxMessage])
	}
	s := entity.ReplaceAllStringFunc(content, func(e string) string {
		return spoken(entity.FindStringSubmatch(e), names, self)
	})
	s = fence.ReplaceAllString(s, "")
	s = maskedURL.ReplaceAllString(s, "$1")
	s = lineStart.ReplaceAllString(s, "")
	s = unmark(s)
	return strings.TrimSpace(blanks.ReplaceAllString(s, " "))
}

// spoken says one of Discord's entities as a person would; m are the groups of entity.
func spoken(m []string, names map[string]string, self string) string {
	switch {
	case m[1] == self && self != "":
		return " "
	case m[1] != "" && names[m[1]] != "":
		return "@" + names[m[1]]
	case m[1] != "":
		return "@user"
	case m[2] != "":
		return "@role"
	case m[3] != "":
		return "#channel"
	case m[4] != "":
		return ":" + m[4] + ":"
	case m[5] != "":
		return date(m[5])
	case m[6] != "":
		return "/" + m[6]
	}
	return m[7]
}

// date is a timestamp, in Unix seconds, as a date in UTC. Years that no calendar has stay a number.
func date(seconds string) string {
	n, err := strconv.ParseInt(seconds, 10, 64)
	if t := time.Unix(n, 0).UTC(); err == nil && t.Year() > 0 && t.Year() < 10_000 {
		return t.Format("2006-01-02 15:04 UTC")
	}
	return seconds
}

// piece is a rune, or a run of marks that may be the start or end of an emphasis.
type piece struct {
	text         string
	opens, close bool
	drop         bool
}

// unmark takes pairs of *, _, ~~ and || away, backticks, and the backslash of an escape. A
// pair counts only around words: what stands between two letters or digits is arithmetic or a
// name.
func unmark(s string) string {
	pieces := cut(s)
	open := map[string][]int{}
	for i := range pieces {
		p := &pieces[i]
		if stack := open[p.text]; p.close && len(stack) > 0 {
			pieces[stack[len(stack)-1]].drop, p.drop = true, true
			open[p.text] = stack[:len(stack)-1]
			continue
		}
		if p.opens {
			open[p.text] = append(open[p.text], i)
		}
	}
	var b strings.Builder
	for _, p := range pieces {
		if !p.drop {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// cut finds the runs of marks in s.
func cut(s string) []piece {
	var pieces []piece
	runes := []rune(s)
	for i := 0; i < len(runes); {
		r := runes[i]
		switch {
		case r == '\\' && i+1 < len(runes) && !word(runes[i+1]) && !unicode.IsSpace(runes[i+1]):
			pieces = append(pieces, piece{text: string(runes[i+1])})
			i += 2
		case r == '`':
			i++
		case strings.ContainsRune("*_~|", r):
			end := i
			for end < len(runes) && runes[end] == r {
				end++
			}
			pieces = append(pieces, marks(runes, i, end))
			i = end
		default:
			pieces = append(pieces, piece{text: string(r)})
			i++
		}
	}
	return pieces
}

// marks judges the run of one mark in runes[from:to] by its neighbours.
func marks(runes []rune, from, to int) piece {
	p := piece{text: string(runes[from:to])}
	if strings.ContainsRune("~|", runes[from]) && to-from != 2 {
		return p
	}
	before, after := ' ', ' '
	if from > 0 {
		before = runes[from-1]
	}
	if to < len(runes) {
		after = runes[to]
	}
	p.opens = !word(before) && !unicode.IsSpace(after)
	p.close = !unicode.IsSpace(before) && !word(after)
	return p
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
