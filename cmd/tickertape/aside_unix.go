//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// niceness is how far a training stands back: 19 is the farthest.
const niceness = 15

// lowly gives a process a group of its own, so that all its threads can be lowered, and a signal
// from the terminal reaches it through us alone.
func lowly(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// lower lets a group of processes run after all others. Where that may not be, it runs as it is.
func lower(pid int) { _ = syscall.Setpriority(syscall.PRIO_PGRP, pid, niceness) }
