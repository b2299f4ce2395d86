package llm

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Answers are what the language model may word.
type Answers string

// What it may word.
const (
	Education Answers = "education" // explanations of terms, from the glossary's entries
	None      Answers = "off"
)

// Config is the section `nlu.llm` of bot.yaml.
type Config struct {
	BaseURL     string        `yaml:"base_url"`     // such as https://api.openai.com/v1 or http://127.0.0.1:11434/v1; empty: off
	Model       string        `yaml:"model"`        // such as gpt-4.1-mini or llama3.2
	APIKey      string        `yaml:"api_key"`      // empty where the endpoint wants none
	Timeout     time.Duration `yaml:"timeout"`      // of one attempt
	Below       float64       `yaml:"below"`        // confidence of our own under which it is asked
	TokensADay  int           `yaml:"tokens_a_day"` // UTC days; 0: no limit
	RememberFor time.Duration `yaml:"remember_for"`

	Answers Answers `yaml:"answers"` // what it may word

	// Prompts are words that it is told besides, by name: experiments try them.
	Prompts map[string]string `yaml:"prompts"`
}

// Defaults switch it off.
func (c *Config) Defaults() {
	*c = Config{Timeout: 6 * time.Second, Below: 0.55, TokensADay: 200_000, RememberFor: time.Hour, Answers: Education}
}

// On reports whether an endpoint is configured.
func (c Config) On() bool { return c.BaseURL != "" }

// Words reports whether it may word answers of a sort.
func (c Config) Words(a Answers) bool { return c.On() && c.Answers == a }

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if u, err := url.Parse(c.BaseURL); c.BaseURL != "" && (err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http")) {
		errs = append(errs, errors.New("base_url: is not a URL, use for example https://api.openai.com/v1"))
	}
	if c.BaseURL != "" && c.Model == "" {
		errs = append(errs, errors.New("model: is missing, name one that the endpoint has, for example gpt-4.1-mini"))
	}
	if c.Timeout < 100*time.Millisecond || c.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Timeout))
	}
	if !(c.Below >= 0 && c.Below <= 1) {
		errs = append(errs, fmt.Errorf("below: %v is not usable, use 0 (never) to 1 (always)", c.Below))
	}
	if c.TokensADay < 0 {
		errs = append(errs, fmt.Errorf("tokens_a_day: %d is negative, use 0 for no limit", c.TokensADay))
	}
	if c.RememberFor < 0 || c.RememberFor > 24*time.Hour {
		errs = append(errs, fmt.Errorf("remember_for: %s is not usable, use 0s to 24h", c.RememberFor))
	}
	if c.Answers != Education && c.Answers != None {
		errs = append(errs, fmt.Errorf("answers: %q is not allowed, use %s or %s", c.Answers, Education, None))
	}
	for name, words := range c.Prompts {
		if name == Plain || words == "" || len(words) > longest {
			errs = append(errs, fmt.Errorf("prompts.%s: is not usable, write up to %d bytes under a name other than %s", name, longest, Plain))
		}
	}
	return errors.Join(errs...)
}
