package tongue

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

//go:embed say/*.tsv words/*.tsv
var files embed.FS

// speeches are the languages by their codes, read when the first sentence is said. A line of a
// catalog that is wrong is left out; the tests let none pass.
var speeches = sync.OnceValue(func() map[string]*speech {
	all, _ := read(files)
	return all
})

// sentence is a line of a catalog.
type sentence struct {
	key, text string
	forms     [][2]string // plural form, text
}

// read reads the catalogs. The error names files and lines.
func read(from fs.FS) (map[string]*speech, error) {
	paths, err := fs.Glob(from, "say/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("catalogs: %w", err)
	}
	var wrong []error
	all := map[string]*speech{}
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, file := range paths {
		code := strings.TrimSuffix(path.Base(file), ".tsv")
		lines, err := parse(from, file)
		wrong = append(wrong, err)
		s := &speech{code: code, tag: language.Make(code), plain: map[string]string{}}
		s.printer = message.NewPrinter(s.tag, message.Catalog(builder))
		for _, line := range lines {
			if code == "fr" {
				line.text = french.Replace(line.text)
			}
			if !strings.Contains(line.key, "%") {
				s.plain[line.key] = line.text
				continue
			}
			if err := builder.Set(s.tag, line.key, line.message()); err != nil {
				wrong = append(wrong, fmt.Errorf("%s: %q: %w", file, line.key, err))
			}
		}
		words, err := parse(from, "words/"+code+".tsv")
		if !errors.Is(err, fs.ErrNotExist) {
			wrong = append(wrong, err)
		}
		for _, w := range words {
			s.plain[w.key] = w.text
		}
		all[code] = s
	}
	return all, errors.Join(wrong...)
}

// parse reads one file. Empty lines and those that begin with "# " are for its readers.
func parse(from fs.FS, file string) ([]sentence, error) {
	text, err := fs.ReadFile(from, file)
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	var out []sentence
	var wrong []error
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		s, err := cells(line)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s:%d: %w", file, n, err))
			continue
		}
		out = append(out, s)
	}
	return out, errors.Join(wrong...)
}

var errCells = errors.New(`a line is an English sentence, a tab, and its translation, with "one=…" and the like behind further tabs`)

func cells(line string) (sentence, error) {
	all := strings.Split(line, "\t")
	if len(all) < 2 || all[0] == "" || all[1] == "" {
		return sentence{}, errCells
	}
	s := sentence{key: all[0], text: all[1]}
	for _, cell := range all[2:] {
		form, text, ok := strings.Cut(cell, "=")
		if !ok || form == "" || text == "" {
			return sentence{}, errCells
		}
		s.forms = append(s.forms, [2]string{form, text})
	}
	return s, nil
}

// french makes the spaces before its marks such that no line breaks there.
var french = strings.NewReplacer(" :", "\u00a0:", " ;", "\u202f;", " ?", "\u202f?", " !", "\u202f!", "« ", "«\u00a0", " »", "\u00a0»")

// message is the sentence for the catalog, by the form of its first number where it has forms.
func (s sentence) message() catalog.Message {
	if len(s.forms) == 0 {
		return catalog.String(s.text)
	}
	var cases []any
	for _, f := range s.forms {
		cases = append(cases, f[0], f[1])
	}
	return plural.Selectf(s.number(), "%d", append(cases, plural.Other, s.text)...)
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])|%%`)

// number is the place of the first number among the arguments of the key.
func (s sentence) number() int {
	at := 0
	for _, v := range verb.FindAllStringSubmatch(s.key, -1) {
		if v[2] == "" {
			continue
		}
		if at++; v[2] == "d" {
			return at
		}
	}
	return 1
}
