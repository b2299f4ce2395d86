//go:build race

package main

// raced: the race detector makes a training ten times as slow, and looks for races in it elsewhere.
const raced = true
