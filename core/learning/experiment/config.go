package experiment

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
)

// Kind is what an experiment tries.
type Kind string

// The kinds.
const (
	Model     Kind = "model"     // the model that reads questions: a version of the registry
	Threshold Kind = "threshold" // the confidence under which a language model is asked, 0 to 1
	Prompt    Kind = "prompt"    // what it is asked with: "plain", or a name of nlu.llm.prompts
	Layout    Kind = "layout"    // of cards: full or compact
)

// Kinds lists all of them.
func Kinds() []Kind { return []Kind{Model, Threshold, Prompt, Layout} }

// Plain is the prompt that is used where nothing is tried.
const Plain = "plain"

// List is the section `experiments` of bot.yaml. One experiment of a kind may run at a time:
// two would each spoil the other's result.
type List []Config

// Config is one experiment. Its first arm is what the others are compared with.
type Config struct {
	Name string `yaml:"name"` // stored with each question; a changed experiment needs a new one
	Kind Kind   `yaml:"kind"`
	Salt string `yaml:"salt"` // who is in which arm depends on it; empty: the name
	Arms []Arm  `yaml:"arms"`
}

// Arm is one of the things that are tried.
type Arm struct {
	Name  string  `yaml:"name"`
	Share float64 `yaml:"share"` // of all people; those whom no arm has are in none
	Value string  `yaml:"value"` // what the kind says
}

var (
	plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	version   = regexp.MustCompile(`^(seed-\d+|m[0-9a-f]{8})$`)
)

// canaries begins the names of experiments that nobody writes.
const canaries = "canary-"

// Validate names every mistake, each with the place in the list.
func (l List) Validate() error {
	var errs []error
	names, kinds := map[string]bool{}, map[Kind]string{}
	for i, c := range l {
		for _, err := range c.mistakes() {
			errs = append(errs, fmt.Errorf("%d.%w", i, err))
		}
		if names[c.Name] {
			errs = append(errs, fmt.Errorf("%d.name: there are two of the name %q", i, c.Name))
		}
		if other, two := kinds[c.Kind]; two && slices.Contains(Kinds(), c.Kind) {
			errs = append(errs, fmt.Errorf("%d.kind: %s tries a %s already, and one at a time can be judged", i, other, c.Kind))
		}
		names[c.Name], kinds[c.Kind] = true, c.Name
	}
	return errors.Join(errs...)
}

func (c Config) mistakes() (errs []error) {
	wrong := func(form string, args ...any) { errs = append(errs, fmt.Errorf(form, args...)) }
	switch {
	case !plainName.MatchString(c.Name):
		wrong("name: %q is not usable, use up to 40 of a-z, 0-9 and -", c.Name)
	case strings.HasPrefix(c.Name, canaries):
		wrong("name: %q is one of a canary's, choose another", c.Name)
	}
	if !slices.Contains(Kinds(), c.Kind) {
		wrong("kind: %q is not known, use %s", c.Kind, joined(Kinds()))
	}
	if len(c.Arms) < 2 {
		wrong("arms: there must be two or more")
	}
	all, names := 0., map[string]bool{}
	for n, a := range c.Arms {
		if !plainName.MatchString(a.Name) {
			wrong("arms.%d.name: %q is not usable, use up to 40 of a-z, 0-9 and -", n, a.Name)
		}
		if names[a.Name] {
			wrong("arms.%d.name: there are two of the name %q", n, a.Name)
		}
		if !(a.Share > 0 && a.Share < 1) {
			wrong("arms.%d.share: %v is not usable, use more than 0 and less than 1", n, a.Share)
		}
		if err := c.Kind.check(a.Value); err != nil {
			wrong("arms.%d.value: %w", n, err)
		}
		names[a.Name], all = true, all+a.Share
	}
	if all > 1+1e-9 {
		wrong("arms: their shares are %v together, which is more than 1", all)
	}
	return errs
}

// check tells whether a value says something of the kind.
func (k Kind) check(value string) error {
	switch k {
	case Model:
		if !version.MatchString(value) {
			return fmt.Errorf("%q is no version of a model, use one of `tickertape model list`, for example seed-1", value)
		}
	case Threshold:
		if x, err := strconv.ParseFloat(value, 64); err != nil || !(x >= 0 && x <= 1) {
			return fmt.Errorf("%q is no confidence, use 0 (never ask a language model) to 1 (always)", value)
		}
	case Prompt:
		if value == "" {
			return fmt.Errorf("it is empty, use %s or a name of nlu.llm.prompts", Plain)
		}
	case Layout:
		if value != "full" && value != string(ask.Compact) {
			return fmt.Errorf("%q is not known, use full or compact", value)
		}
	}
	return nil
}

func joined(kinds []Kind) string {
	all := make([]string, len(kinds))
	for i, k := range kinds {
		all[i] = string(k)
	}
	return strings.Join(all, ", ")
}

// ArmNames are those of the arms, the one that the others are compared with first.
func (c Config) ArmNames() []string {
	all := make([]string, len(c.Arms))
	for i, a := range c.Arms {
		all[i] = a.Name
	}
	return all
}
