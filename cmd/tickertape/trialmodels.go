package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"tickertape/cmd/tickertape/config"
	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
)

// absent are the models that experiments try and the registry does not have, or can't use: their
// experiments would rest. Where there is no registry yet, nothing is absent. The bot starts all
// the same: a model may come, and go.
func (s settings) absent(f *config.File) error {
	if valid := s.Trials.Validate() == nil; !valid || !there(s.Learning.ModelFolder()) { // what is wrong with them is told elsewhere
		return nil
	}
	seed, err := nlu.Trained()
	if err != nil {
		return err
	}
	models, err := registry.New(s.Learning.ModelFolder(), seed)
	if err != nil {
		return err
	}
	var errs []error
	for i, c := range s.Trials {
		for n, a := range c.Arms {
			if c.Kind != experiment.Model {
				continue
			}
			if err := models.Intact(a.Value); err != nil {
				errs = append(errs, fmt.Errorf("%d.arms.%d.value: %s can't be tried (%w), use one of %s", i, n, a.Value, err, strings.Join(usableModels(models), ", ")))
			}
		}
	}
	return f.Also(errors.Join(errs...), "experiments")
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// usableModels are the names of those that are whole.
func usableModels(models *registry.Registry) (names []string) {
	all, _ := models.List() // of none the names are missing, and nothing else
	for _, e := range all {
		if models.Intact(e.Version) == nil {
			names = append(names, e.Version)
		}
	}
	return names
}
