package main

import (
	"errors"
	"fmt"

	"tickertape/cmd/tickertape/config"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/learning"
	"tickertape/core/learning/experiment"
	"tickertape/core/nlu"
	"tickertape/core/pipeline"
	"tickertape/core/privacy"
	"tickertape/jobs"
	"tickertape/providers/gateway"
	"tickertape/storage/bolt"
)

// limits is the section `limits` of bot.yaml.
type limits struct {
	UserPerMinute int `yaml:"user_per_minute"`
	MessageBytes  int `yaml:"message_bytes"`
}

// Defaults are the pipeline's.
func (l *limits) Defaults() {
	var p pipeline.Config
	p.Defaults()
	*l = limits{p.UserPerMinute, p.MessageBytes}
}

// Validate names every mistake.
func (l limits) Validate() error {
	var errs []error
	if l.UserPerMinute < 0 {
		errs = append(errs, fmt.Errorf("user_per_minute: %d is negative, use 0 for no limit", l.UserPerMinute))
	}
	if l.MessageBytes < 0 {
		errs = append(errs, fmt.Errorf("message_bytes: %d is negative, use 0 for no limit", l.MessageBytes))
	}
	return errors.Join(errs...)
}

func (l limits) pipeline() pipeline.Config {
	var p pipeline.Config
	p.Defaults()
	p.UserPerMinute, p.MessageBytes = l.UserPerMinute, l.MessageBytes
	p.Unlimited = []chat.Platform{chat.Console}
	return p
}

// settings are the sections that belong to no platform and no provider.
type settings struct {
	Storage  bolt.Config
	Limits   limits
	Feedback feedback.Config
	Privacy  privacy.Config
	Gateway  gateway.Config
	NLU      nlu.Config
	Learning learning.Config
	Jobs     jobs.Config
	Trials   experiment.List
	Log      logConfig

	file string // where they were read; empty: nowhere, they are the defaults
}

// sections are the top-level keys of bot.yaml.
var sections = []string{"adapters", "providers", "storage", "limits", "feedback", "privacy", "gateway", "nlu", "learning", "experiments", "jobs", "log"}

func readSettings(f *config.File) (settings, error) {
	var s settings
	if !f.Missing {
		s.file = f.Path
	}
	err := config.Collect(
		f.Mistakes(),
		f.Only(sections),
		f.Section(&s.Storage, "storage"),
		f.Section(&s.Limits, "limits"),
		f.Section(&s.Feedback, "feedback"),
		f.Section(&s.Privacy, "privacy"),
		f.Section(&s.Gateway, "gateway"),
		f.Section(&s.NLU, "nlu"),
		f.Section(&s.Learning, "learning"),
		f.Section(&s.Jobs, "jobs"),
		f.Section(&s.Trials, "experiments"),
		f.Section(&s.Log, "log"),
	)
	return s, config.Collect(err, f.Also(s.promptMistakes(), "experiments"))
}

// promptMistakes are experiments that would try nothing, since nothing is asked as they say.
func (s settings) promptMistakes() error {
	var errs []error
	for i, c := range s.Trials {
		asks := c.Kind == experiment.Threshold || c.Kind == experiment.Prompt
		if asks && !s.NLU.LLM.On() {
			errs = append(errs, fmt.Errorf("%d.kind: %s tries how a language model is asked, and nlu.llm is off", i, c.Name))
		}
		for n, a := range c.Arms {
			if _, known := s.NLU.LLM.Prompts[a.Value]; c.Kind == experiment.Prompt && a.Value != "" && a.Value != experiment.Plain && !known {
				errs = append(errs, fmt.Errorf("%d.arms.%d.value: %q is not known, use %s or a name of nlu.llm.prompts", i, n, a.Value, experiment.Plain))
			}
		}
	}
	return errors.Join(errs...)
}
