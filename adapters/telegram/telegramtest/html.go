package telegramtest

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tags are what the Bot API documents for parse_mode HTML.
var tags = []string{
	"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "code", "pre", "blockquote",
}

// mention is what Telegram makes a link to a person of, outside code.
var mention = regexp.MustCompile(`(^|[^\w])(@[A-Za-z0-9_]{2,32})\b`)

// Parse gives the text that people see, and whom it notifies, as Telegram would. The error is
// what Telegram says about text that it refuses.
func Parse(text, mode string) (visible string, mentions []string, err error) {
	if !utf8.ValidString(text) {
		return "", nil, badRequest("strings must be encoded in UTF-8")
	}
	switch mode {
	case "":
		return text, mentioned(text), nil
	case "HTML":
		return parseHTML(text)
	}
	return "", nil, badRequest("unsupported parse_mode")
}

func mentioned(text string) (names []string) {
	if !strings.Contains(text, "@") {
		return nil
	}
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		names = append(names, m[2])
	}
	return names
}

// parser walks over HTML as Telegram does: what is no known tag is an error, what is no known
// entity is text.
type parser struct {
	in       string
	at       int
	open     []string
	all, say strings.Builder // all that is visible; the same with code left out
	links    []string
}

func parseHTML(text string) (string, []string, error) {
	p := &parser{in: text}
	for p.at < len(p.in) {
		if p.in[p.at] != '<' {
			p.text()
			continue
		}
		if err := p.tag(); err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, cantParse("Can't find end tag corresponding to start tag \"" + p.open[n-1] + "\"")
	}
	return p.all.String(), append(mentioned(p.say.String()), p.links...), nil
}

func (p *parser) text() {
	end := strings.IndexByte(p.in[p.at:], '<')
	if end < 0 {
		end = len(p.in) - p.at
	}
	text := unescape(p.in[p.at : p.at+end])
	p.all.WriteString(text)
	if !slices.Contains(p.open, "code") && !slices.Contains(p.open, "pre") {
		p.say.WriteString(text)
	}
	p.at += end
}

func (p *parser) tag() error {
	start := p.at
	end := strings.IndexByte(p.in[start:], '>')
	if end < 0 {
		return cantParse("Unclosed start tag at byte offset " + strconv.Itoa(start))
	}
	inside := p.in[start+1 : start+end]
	p.at = start + end + 1
	if name, closes := strings.CutPrefix(inside, "/"); closes {
		return p.close(strings.ToLower(strings.TrimSpace(name)), start)
	}
	name, attributes, _ := strings.Cut(strings.ReplaceAll(inside, "\n", " "), " ")
	name = strings.ToLower(name)
	if !slices.Contains(tags, name) {
		return cantParse("Unsupported start tag \"" + name + "\" at byte offset " + strconv.Itoa(start))
	}
	if strings.Contains(attributes, "tg://user") {
		p.links = append(p.links, attributes)
	}
	p.open = append(p.open, name)
	return nil
}

func (p *parser) close(name string, start int) error {
	n := len(p.open)
	if n == 0 {
		return cantParse("Unexpected end tag at byte offset " + strconv.Itoa(start))
	}
	if top := p.open[n-1]; name != "" && name != top {
		return cantParse("Unmatched end tag at byte offset " + strconv.Itoa(start) + ", expected \"</" + top + ">\", found \"</" + name + ">\"")
	}
	p.open = p.open[:n-1]
	return nil
}

var entity = regexp.MustCompile(`&(lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});`)

func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return entity.ReplaceAllStringFunc(s, html.UnescapeString)
}

func cantParse(why string) error { return badRequest("can't parse entities: " + why) }
