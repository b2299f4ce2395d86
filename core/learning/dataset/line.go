package dataset

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// line is an example as it is stored.
type line struct {
	ID       record.ID     `json:"id"`
	Text     string        `json:"text"`
	Intent   ask.Intent    `json:"intent"`
	Language string        `json:"language"`
	Platform chat.Platform `json:"platform"`
	Origin   record.Origin `json:"origin"`
	By       string        `json:"by"`
	Weight   float64       `json:"weight"`
	At       time.Time     `json:"at,omitzero"`
	User     record.ID     `json:"user,omitempty"` // of our own making; left out of exports
}

// mostLine bounds a line in bytes; a message is far shorter.
const mostLine = 1 << 20

var origins = []record.Origin{record.Seeded, record.Confirmed, record.Reviewed}

// encode is the one way to write an example: the digest is of these bytes.
func encode(e record.Example) ([]byte, error) {
	if err := check(e); err != nil {
		return nil, fmt.Errorf("example %s: %w", e.ID, err)
	}
	e.At = e.At.UTC()
	b, err := json.Marshal(asLine(e))
	if err == nil && len(b) >= mostLine {
		err = errors.New("it is too long")
	}
	if err != nil {
		return nil, fmt.Errorf("example %s: %w", e.ID, err)
	}
	return append(b, '\n'), nil
}

func asLine(e record.Example) line {
	return line{e.ID, e.Text, e.Intent, e.Language, e.Platform, e.Origin, e.By, e.Weight, e.At, e.User}
}

// decode reads one line.
func decode(data []byte) (record.Example, error) {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return record.Example{}, fmt.Errorf("this is no example: %w", err)
	}
	e := record.Example{
		ID: l.ID, User: l.User, Text: l.Text, Intent: l.Intent, Language: l.Language, Platform: l.Platform,
		Origin: l.Origin, By: l.By, Weight: l.Weight, At: l.At,
	}
	return e, check(e)
}

// check refuses what can't be learned from.
func check(e record.Example) error {
	switch {
	case strings.TrimSpace(e.Text) == "":
		return errors.New("it has no text")
	case !utf8.ValidString(e.Text):
		return errors.New("its text is no UTF-8")
	case !slices.Contains(ask.Intents(), e.Intent):
		return fmt.Errorf("the intent %q is not known", e.Intent)
	case !slices.Contains(origins, e.Origin):
		return fmt.Errorf("the origin %q is not known", e.Origin)
	case !(e.Weight > 0) || math.IsInf(e.Weight, 0):
		return fmt.Errorf("the weight %v is not above 0", e.Weight)
	case e.At.Year() < 0 || e.At.Year() > 9999:
		return errors.New("its time is none")
	}
	return nil
}

// lines reads examples until the end.
type lines struct {
	in *bufio.Scanner
	n  int
}

func newLines(in io.Reader) *lines {
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 0, 16<<10), mostLine)
	return &lines{in: s}
}

// next is io.EOF after the last one.
func (l *lines) next() (record.Example, error) {
	if !l.in.Scan() {
		if err := l.in.Err(); err != nil {
			return record.Example{}, fmt.Errorf("line %d: %w", l.n+1, err)
		}
		return record.Example{}, io.EOF
	}
	l.n++
	e, err := decode(l.in.Bytes())
	if err != nil {
		return e, fmt.Errorf("line %d: %w", l.n, err)
	}
	return e, nil
}
