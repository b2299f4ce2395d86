package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"tickertape/core/nlu"
)

type trainCmd struct {
	Out     string   `help:"Where the model goes." default:"tickertape.model" placeholder:"FILE"`
	Words   string   `help:"Write the words of the texts to a file instead, for the mending of slips." placeholder:"FILE"`
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
	if c.Words != "" {
		words, err := nlu.Words(texts)
		return errors.Join(err, writeFile(c.Words, words))
	}
	m, err := nlu.Train(texts, c.Version)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := writeFile(c.Out, b.Bytes()); err != nil {
		return err
	}
	fmt.Printf("%s: %d examples, %d labels, temperature %.2f, %d bytes in %s\n", m.Version, m.Examples, len(m.Labels), m.Temperature, b.Len(), c.Out)
	return nil
}

func writeFile(name string, data []byte) error {
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return fmt.Errorf("write what was learned: %w", err)
	}
	return nil
}
