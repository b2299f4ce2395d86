// Package durable writes files that survive a power cut: whole as they were, or whole as they are
// to be. A name is durable only once its folder is, which not every system can promise.
package durable

import (
	"errors"
	"os"
	"path/filepath"
)

// Write writes a new file and brings it to disk; its folder is the caller's.
func Write(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// Replace lets a file have another content: the old one or the new one is there at any time.
func Replace(name string, data []byte) error {
	if err := Write(name+".new", data); err != nil {
		return err
	}
	return Rename(name+".new", name)
}

// Rename gives a file or a folder, whose content is on disk, its name.
func Rename(from, to string) error {
	Folder(from)
	if err := os.Rename(from, to); err != nil {
		return err
	}
	Folder(filepath.Dir(to))
	return nil
}

// Folder brings the names in a folder to disk, where the system can.
func Folder(dir string) {
	if d, err := os.Open(dir); err == nil { //nolint:gosec // below our own folder
		_ = d.Sync()
		_ = d.Close()
	}
}
