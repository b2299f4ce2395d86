package adaptertest

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"sync"
)

// dealt are the cards that the skills' own golden tests make, a card a line: they are written by
// those tests, never by hand.
//
//go:embed cards/*.jsonl
var dealt embed.FS

// skills are the decks of the skills, as the pipeline sends them: with its buttons.
var skills = sync.OnceValue(func() []Deck {
	files, err := dealt.ReadDir("cards")
	if err != nil {
		panic(err) // it is part of the binary
	}
	var all []Deck
	for _, f := range files {
		d, err := read(f.Name())
		if err != nil {
			panic(err)
		}
		all = append(all, d)
	}
	return all
})

func read(file string) (Deck, error) {
	d := Deck{Name: strings.TrimSuffix(file, ".jsonl"), bySkill: true}
	raw, err := dealt.ReadFile(path.Join("cards", file))
	if err != nil {
		return d, err
	}
	lines := json.NewDecoder(bytes.NewReader(raw))
	lines.DisallowUnknownFields()
	for lines.More() {
		var c Card
		if err := lines.Decode(&c); err != nil {
			return d, fmt.Errorf("%s, after card %d: %w", file, len(d.Cards), err)
		}
		if !c.Asks {
			c.Buttons = append(c.Buttons, Buttons...)
		}
		d.Cards = append(d.Cards, c)
	}
	return d, nil
}
