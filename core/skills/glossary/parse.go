package glossary

import (
	"errors"
	"fmt"
	"strings"
)

// errForm says what an entry looks like.
var errForm = errors.New(`an entry is "term | names; … | see; …", a sentence and a paragraph, a line each, with an empty line behind it`)

// parse reads a file of entries.
func parse(file, text string) ([]Entry, error) {
	var out []Entry
	var lines []string
	end := func(at int) error {
		if len(lines) == 0 {
			return nil
		}
		e, err := entry(lines)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, at-len(lines)+1, err)
		}
		out, lines = append(out, e), nil
		return nil
	}
	at := 0
	for line := range strings.Lines(text) {
		at++
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
			continue
		}
		if err := end(at - 1); err != nil {
			return nil, err
		}
	}
	return out, end(at)
}

func entry(lines []string) (Entry, error) {
	head := strings.Split(lines[0], "|")
	if len(lines) != 3 || len(head) != 3 || strings.TrimSpace(head[0]) == "" {
		return Entry{}, errForm
	}
	return Entry{Term: strings.TrimSpace(head[0]), Also: items(head[1]), See: items(head[2]), Short: lines[1], Detail: lines[2]}, nil
}

func items(list string) []string {
	var out []string
	for _, s := range strings.Split(list, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
