package main

import (
	"bytes"
	"fmt"
	"os"

	"tickertape/core/nlu"
)

type trainCmd struct {
	Out     string   `help:"Where the model goes." default:"tickertape.model" placeholder:"FILE"`
	Version string   `help:"What the model is called." default:"seed-1"`
	More    []string `arg:"" optional:"" help:"Files of further examples: an intent, a tab and a text a line."`
}

// Run trains a model of the seed dataset and of further files.
func (c trainCmd) Run() error {
	texts, err := nlu.Seed()
	if err != nil {
		return err
	}
	for _, name := range c.More {
		data, err := os.ReadFile(name) //nolint:gosec // the operator names it
		if err != nil {
			return fmt.Errorf("read examples: %w", err)
		}
		more, err := nlu.ReadLabelled(name, data)
		if err != nil {
			return err
		}
		texts = append(texts, more...)
	}
	m, err := nlu.Train(texts, c.Version)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, b.Bytes(), 0o600); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	fmt.Printf("%s: %d examples, %d labels, temperature %.2f, %d bytes in %s\n", m.Version, m.Examples, len(m.Labels), m.Temperature, b.Len(), c.Out)
	return nil
}
