package feedback

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tickertape/core/record"
)

// Config maps emoji to judgements. Write an emoji itself or a platform's name for it; skin
// tones, colons and variation selectors do not matter.
type Config struct {
	Positive []string `yaml:"positive"`
	Negative []string `yaml:"negative"`
}

// Defaults are what people use.
func (c *Config) Defaults() {
	c.Positive = []string{
		"👍", "+1", "thumbsup", "thumbs_up", "❤️", "heart", "red_heart", "🎉", "tada", "party_popper", "💯", "100", "hundred",
		"✅", "white_check_mark", "check_mark_button", "heavy_check_mark", "✔️", "🔥", "fire", "👏", "clap", "🙏", "pray", "🏆", "⚡", "😍", "🤩", "🥰", "👌", "ok_hand",
	}
	c.Negative = []string{
		"👎", "-1", "thumbsdown", "thumbs_down", "😕", "confused", "slightly_frowning_face", "🙁", "❌", "x", "cross_mark", "negative_squared_cross_mark", "❎",
		"🤔", "thinking_face", "thinking", "💩", "poop", "hankey", "😡", "rage", "🤬", "😢", "cry", "🤮", "🤷", "shrug", "broken_heart", "💔",
	}
}

// Validate names every emoji that stands on both sides, and empty entries.
func (c Config) Validate() error {
	var errs []error
	seen := map[string]bool{}
	for _, e := range c.Positive {
		seen[normal(e)] = true
	}
	for _, e := range c.Negative {
		if seen[normal(e)] {
			errs = append(errs, fmt.Errorf("negative: %q is positive too, it can only mean one thing", e))
		}
	}
	if slices.Contains(c.Positive, "") || slices.Contains(c.Negative, "") {
		errs = append(errs, errors.New("positive: an entry is empty, write an emoji or its name"))
	}
	return errors.Join(errs...)
}

// Emoji knows what an emoji means.
type Emoji map[string]record.Verdict

// NewEmoji makes the table of a valid Config.
func NewEmoji(c Config) Emoji {
	e := Emoji{}
	for _, name := range c.Positive {
		e[normal(name)] = record.Positive
	}
	for _, name := range c.Negative {
		e[normal(name)] = record.Negative
	}
	return e
}

// Verdict reads an emoji as any platform writes it.
func (e Emoji) Verdict(emoji string) (v record.Verdict, means bool) {
	v, means = e[normal(emoji)]
	return v, means
}

// normal folds ":+1::skin-tone-3:", "+1" and so on, and "👍🏽", "👍" into one.
func normal(emoji string) string {
	emoji = strings.Trim(strings.ToLower(emoji), ": ")
	emoji, _, _ = strings.Cut(emoji, "::")
	emoji, _, _ = strings.Cut(emoji, "\u200d") // what is joined on: gender, fire on a heart
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x1F3FB && r <= 0x1F3FF, r == 0xFE0F, r == 0xFE0E: // skin tones, variation selectors
			return -1
		}
		return r
	}, emoji)
}
