package dataset

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/internal/durable"
	"tickertape/core/record"
)

// Counts is what a version consists of.
type Counts struct {
	Examples  int                   `json:"examples"`
	Intents   map[ask.Intent]int    `json:"intents"`
	Languages map[string]int        `json:"languages"`
	Origins   map[record.Origin]int `json:"origins"`
}

func newCounts() Counts {
	return Counts{Intents: map[ask.Intent]int{}, Languages: map[string]int{}, Origins: map[record.Origin]int{}}
}

func (c *Counts) count(e record.Example) {
	c.Examples++
	c.Intents[e.Intent]++
	c.Languages[e.Language]++
	c.Origins[e.Origin]++
}

// Manifest says what a version is.
type Manifest struct {
	Version string    `json:"version"` // v1, v2, …
	Parent  string    `json:"parent"`  // the one before; empty of the first
	Created time.Time `json:"created"`
	Filters Filters   `json:"filters"`
	Counts
	Dropped   dropped     `json:"dropped"`
	SHA256    string      `json:"sha256"`         // of the uncompressed lines
	Turn      int         `json:"turn,omitempty"` // grows whenever a build gives these examples; 0: the version's number
	Withdrawn []Withdrawn `json:"withdrawn,omitempty"`
	Archive   string      `json:"archive,omitempty"` // where the examples are, if not here
	Copy      string      `json:"copy,omitempty"`    // an archive where some of them may be, though they are here
}

// Withdrawn is that people were taken out: it alone changes a version.
type Withdrawn struct {
	At       time.Time `json:"at"`
	Examples int       `json:"examples"` // taken out
	Was      string    `json:"was"`      // SHA-256 before
	Reason   string    `json:"reason"`
}

// turn is which build gave a version's examples last.
func (m Manifest) turn() int {
	if m.Turn > 0 {
		return m.Turn
	}
	n, _ := number(m.Version)
	return n
}

const (
	examplesFile = "examples.jsonl.zst"
	manifestFile = "manifest.json"
)

// ErrUnknown is the answer for a version that is not there.
var ErrUnknown = errors.New("there is no such dataset")

// number is that of a version's name.
func number(version string) (int, bool) {
	digits, ok := strings.CutPrefix(version, "v")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n > 0 && strconv.Itoa(n) == digits
}

func readManifest(dir string) (Manifest, error) {
	version := filepath.Base(dir)
	data, err := os.ReadFile(filepath.Join(dir, manifestFile)) //nolint:gosec // below our own folder
	if errors.Is(err, fs.ErrNotExist) {
		return Manifest{}, fmt.Errorf("dataset %s: %w", version, ErrUnknown)
	}
	var m Manifest
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err == nil && m.Version != version {
		err = fmt.Errorf("it says it is %q", m.Version)
	}
	if err != nil {
		return m, fmt.Errorf("manifest of dataset %s: %w", version, err)
	}
	return m, nil
}

func writeManifest(dir string, m Manifest) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("manifest of dataset %s: %w", m.Version, err)
	}
	name := filepath.Join(dir, manifestFile)
	if err = durable.Replace(name, append(data, '\n')); err != nil {
		return fmt.Errorf("manifest of dataset %s: %w", m.Version, err)
	}
	return nil
}
