package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"tickertape/cmd/tickertape/config"
)

// hindrances are what is well written and keeps the bot from starting all the same: two parts at
// one address, and a store that can't be where it should.
func (h *house) hindrances(f *config.File) error {
	var listen, storage error
	if clash(h.web.Listen, h.admin.Listen) {
		listen = fmt.Errorf("listen: %s is that of adapters.web too, use another port", h.admin.Listen)
	}
	if err := usable(h.Storage.Path); err != nil {
		storage = fmt.Errorf("path: %s can't be used: %w", h.Storage.Path, err)
	}
	return config.Collect(f.Also(listen, "adapters", "admin"), f.Also(storage, "storage"))
}

// clash reports whether two addresses can't be listened on at the same time. Port 0 is any that
// is free.
func clash(a, b string) bool {
	hostA, portA, errA := net.SplitHostPort(a)
	hostB, portB, errB := net.SplitHostPort(b)
	if errA != nil || errB != nil || portA != portB || portA == "0" {
		return false
	}
	return hostA == hostB || everywhere(hostA) || everywhere(hostB)
}

func everywhere(host string) bool {
	ip := net.ParseIP(host)
	return host == "" || ip != nil && ip.IsUnspecified()
}

var (
	errFolder   = errors.New("it is a folder, give a file name")
	errNoFolder = errors.New("what it is in is no folder")
	errNoWrite  = errors.New("nothing can be written there")
)

// usable tells why a file can't be written, or made with its folders.
func usable(path string) error {
	if path == "" {
		return nil // said already
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return errFolder
	}
	if err == nil {
		return fillable(path)
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir):
			continue
		case err != nil:
			return errNoFolder
		case !info.IsDir():
			return errNoFolder
		}
		return roomy(dir)
	}
}

// fillable tells why a file can't be written. It stays as it is.
func fillable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // the operator names it
	if err != nil {
		return errNoWrite
	}
	return f.Close()
}

// roomy tells why no file can be made in a folder, by making one and removing it.
func roomy(dir string) error {
	f, err := os.CreateTemp(dir, ".tickertape-check-*")
	if err != nil {
		return errNoWrite
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
