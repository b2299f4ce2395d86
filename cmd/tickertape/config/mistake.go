package config

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Mistake is one thing that is wrong in a file.
type Mistake struct {
	File string
	Line int    // 0 where the file says nothing about it
	Key  string // dotted path; may be empty
	What string // what is wrong and what is allowed
}

func (m Mistake) String() string {
	at := m.File
	if m.Line > 0 {
		at = fmt.Sprintf("%s:%d", m.File, m.Line)
	}
	if m.Key == "" {
		return at + ": " + m.What
	}
	return at + ": " + m.Key + ": " + m.What
}

// In reports whether the mistake is at the key or below it.
func (m Mistake) In(key string) bool { return m.Key == key || strings.HasPrefix(m.Key, key+".") }

// Mistakes is a non-empty list of them, a line each.
type Mistakes []Mistake

func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Collect joins the mistakes of several errors; an error of another sort is returned as it is.
func Collect(errs ...error) error {
	var all Mistakes
	for _, err := range errs {
		var m Mistakes
		switch {
		case err == nil:
		case errors.As(err, &m):
			all = append(all, m...)
		default:
			return err
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

var construct = regexp.MustCompile(`cannot construct !!\w+ `)

var goType = regexp.MustCompile(`into (\*?[A-Za-z0-9_./]+)`)

// reword turns the library's words into ours: people don't know Go's types.
func (f *File) reword(err error, keys []string) Mistakes {
	key := strings.Join(keys, ".")
	var many *yaml.LoadErrors
	if errors.As(err, &many) {
		var out Mistakes
		for _, e := range many.Errors {
			out = append(out, Mistake{f.Path, e.Mark.Line, f.keyAt(e.Mark, keys), plain(e.Message)})
		}
		return out
	}
	var one *yaml.LoadError
	if errors.As(err, &one) {
		return Mistakes{{f.Path, one.Mark.Line, f.keyAt(one.Mark, keys), plain(one.Message)}}
	}
	return Mistakes{{f.Path, f.Line(keys...), key, plain(err.Error())}}
}

// keyAt is the dotted path of the value at a place below keys, or that of the section.
func (f *File) keyAt(at yaml.Mark, keys []string) string {
	path := strings.Join(keys, ".")
	if node := f.find(keys); node != nil {
		if found, ok := keyOf(node, at, path); ok {
			return found
		}
	}
	return path
}

func keyOf(node *yaml.Node, at yaml.Mark, path string) (string, bool) {
	if node.Kind == yaml.ScalarNode {
		return path, node.Line == at.Line && node.Column == at.Column
	}
	if node.Kind == yaml.SequenceNode {
		for _, item := range node.Content {
			if _, ok := keyOf(item, at, path); ok {
				return path, true
			}
		}
		return "", false
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if found, ok := keyOf(node.Content[i+1], at, join(path, node.Content[i].Value)); ok {
			return found, true
		}
	}
	return "", false
}

func plain(message string) string {
	message = construct.ReplaceAllString(strings.TrimPrefix(message, "yaml: "), "cannot read ")
	return goType.ReplaceAllStringFunc(message, func(m string) string {
		switch t := strings.TrimPrefix(strings.TrimPrefix(m, "into "), "*"); {
		case t == "time.Duration":
			return "as a time, write for example 500ms, 10s or 2m"
		case strings.HasPrefix(t, "int") || strings.HasPrefix(t, "uint"):
			return "as a whole number"
		case strings.HasPrefix(t, "float"):
			return "as a number"
		case t == "bool":
			return "as true or false"
		case t == "string":
			return "as a text"
		}
		return "here"
	})
}
