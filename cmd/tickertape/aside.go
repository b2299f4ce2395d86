package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// lastWords bounds what is kept of what a training says.
const lastWords = 64 << 10

// trainAside trains in a process of its own, on one processor and after everything else: its
// memory is not the bot's, and answers stay as fast as they are. It tells what became of the
// model. file is the configuration; empty: none.
func trainAside(ctx context.Context, file, version string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	args := []string{"train", "--dataset", version}
	if file != "" {
		args = append([]string{"--config", file}, args...)
	}
	cmd := exec.CommandContext(ctx, self, args...) //nolint:gosec // it is this program
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	out, errs := &tail{}, &tail{}
	cmd.Stdout, cmd.Stderr = out, errs
	lowly(cmd)
	if err := cmd.Start(); err != nil {
		return "", fmt.Errorf("start the training: %w", err)
	}
	lower(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		return "", ended(ctx, err, errs.last())
	}
	return out.outcome(), nil
}

// ended is why a training ended: what it said last where it failed by itself, else what ended it.
func ended(ctx context.Context, err error, last string) error {
	var exit *exec.ExitError
	if last == "" || ctx.Err() != nil {
		return fmt.Errorf("the training: %w", err)
	}
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		return errors.New(last)
	}
	return fmt.Errorf("the training: %w; the last that it said was %q", err, last) // its progress, or a panic
}

// tail keeps the end of what a process writes.
type tail struct{ bytes.Buffer }

func (t *tail) Write(p []byte) (int, error) {
	n, err := t.Buffer.Write(p)
	if over := t.Len() - lastWords; over > 0 {
		t.Next(over)
	}
	return n, err
}

// last is the last line.
func (t *tail) last() string {
	lines := strings.Split(strings.TrimSpace(t.String()), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// outcome is what a training says, on one line, without the hint for people at a terminal.
func (t *tail) outcome() string {
	var kept []string
	for line := range strings.Lines(t.String()) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "more: ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "; ")
}
