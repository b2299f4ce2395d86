//go:build !unix

package bolt_test

// The crash tests need signals.
func become() {}

// isLocked can't be asked here.
func isLocked(string) (bool, error) { return false, nil }
