package main

import (
	_ "embed" // for the default file
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"tickertape/cmd/tickertape/config"
)

type configCmd struct {
	Check configCheckCmd `cmd:"" help:"Say per platform and provider: on, off (why) or wrong (where, and what is allowed)."`
	Init  configInitCmd  `cmd:"" help:"Write a commented configuration file."`
}

type configCheckCmd struct{}

// Run prints what the configuration means, and fails if anything is wrong.
func (configCheckCmd) Run(top *cli) error {
	f, err := top.open()
	if err != nil {
		return err
	}
	h, mistakes := survey(f)
	mistakes = config.Collect(mistakes, h.hindrances(f), h.absent(f))
	if f.Missing {
		fmt.Printf("%s is not there: everything has its default\n", f.Path)
	}
	for _, p := range h.platforms {
		report("platform", p.Name, p.On, p.Why, wrong(mistakes, "adapters", p.Name))
	}
	report("platform", "web", h.web.Listen != "", "listen is empty", wrong(mistakes, "adapters", "web"))
	report("platform", "admin", h.admin.Listen != "", "listen is empty", wrong(mistakes, "adapters", "admin"))
	for _, p := range h.providers {
		report("provider", p.Name, p.On, p.Why, wrong(mistakes, "providers", p.Name))
	}
	report("provider", "simulated", h.simulation() != simulateNever, "a platform is configured, or it is switched off", wrong(mistakes, "providers", "simulated"))
	if mistakes == nil {
		fmt.Println("no mistakes")
	}
	return mistakes
}

func report(kind, name string, on bool, why string, wrong bool) {
	state := "on"
	switch {
	case wrong:
		state = "wrong (see below)"
	case !on:
		state = "off (" + why + ")"
	}
	fmt.Printf("%-9s %-10s %s\n", kind, name, state)
}

// wrong reports whether a mistake belongs to a part.
func wrong(err error, group, name string) bool {
	var all config.Mistakes
	if !errors.As(err, &all) {
		return false
	}
	return slices.ContainsFunc(all, func(m config.Mistake) bool { return m.In(group + "." + name) })
}

// defaultFile is the bot.yaml of the repository, with every default and a comment on it.
//
//go:embed bot.yaml
var defaultFile []byte

type configInitCmd struct {
	Path  string `arg:"" optional:"" default:"bot.yaml" help:"Where to write it."`
	Force bool   `help:"Replace a file that is there."`
}

// Run writes the file that comes with the program.
func (c configInitCmd) Run() error {
	mode := os.O_CREATE | os.O_WRONLY | os.O_EXCL
	if c.Force {
		mode = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
	}
	out, err := os.OpenFile(c.Path, mode, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; use --force to replace it", c.Path)
	}
	if err != nil {
		return fmt.Errorf("write the configuration: %w", err)
	}
	_, err = out.Write(defaultFile)
	if err = errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("write the configuration: %w", err)
	}
	fmt.Println("written:", c.Path)
	return nil
}
