package main

import (
	"fmt"

	"tickertape/cmd/tickertape/config"
)

// part is one replaceable piece: its name, and how to read its own section of bot.yaml.
type part[T, S any] struct {
	name string
	read func(f *config.File, group string) (built[T, S], error)
}

// built is a part whose section was read. Making it uses the seams S of the house.
type built[T, S any] struct {
	Name string
	On   bool
	Why  string // when it is off
	Make func(S) (T, error)
}

// as makes a part of a package's own constructor; its Config is read from the section that
// has the part's name.
func as[T, C, S any](name string, build func(C, S) (T, error)) part[T, S] {
	return part[T, S]{name, func(f *config.File, group string) (built[T, S], error) {
		var cfg C
		err := f.Section(&cfg, group, name)
		on, why := switchedOn(cfg)
		return built[T, S]{name, on, why, func(s S) (T, error) {
			made, err := build(cfg, s)
			if err != nil {
				return made, fmt.Errorf("%s: %w", name, err)
			}
			return made, nil
		}}, err
	}}
}

// switchedOn asks a configuration that can be off.
func switchedOn(cfg any) (bool, string) {
	if c, ok := cfg.(interface{ On() (bool, string) }); ok {
		return c.On()
	}
	return true, ""
}

// readAll reads the sections of all parts of a group, and collects every mistake.
func readAll[T, S any](f *config.File, group string, parts []part[T, S], others ...string) ([]built[T, S], error) {
	allowed := others
	var all []built[T, S]
	var errs []error
	for _, p := range parts {
		allowed = append(allowed, p.name)
		b, err := p.read(f, group)
		all, errs = append(all, b), append(errs, err)
	}
	return all, config.Collect(append([]error{f.Only(allowed, group)}, errs...)...)
}
