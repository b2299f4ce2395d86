package admin

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

// longestSocket is how long the path of a socket may be; Linux has room for 108 bytes, macOS
// for 104, the last of them zero.
const longestSocket = 103

// listenSocket opens the Unix socket; nil when there is none to open.
func (a *Adapter) listenSocket() (net.Listener, error) {
	if a.Socket == "" {
		return nil, nil
	}
	if err := removeStale(a.Socket); err != nil {
		return nil, err
	}
	// It is made in a folder of the owner's and moved to its place with its mode: at no time
	// can anybody else open it.
	if len(a.Socket)+len("/.s-0123456789/s") > longestSocket {
		a.Log.Warn("the storage path is too long for a socket beside it: the command line reads the store only while the bot is stopped", "path", a.Socket)
		return nil, nil
	}
	dir, err := os.MkdirTemp(filepath.Dir(a.Socket), ".s-")
	if err != nil {
		return nil, fmt.Errorf("make the socket: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	made := filepath.Join(dir, "s")
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "unix", made)
	if err != nil {
		return nil, fmt.Errorf("make the socket %s: %w", a.Socket, err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	if err = errors.Join(os.Chmod(made, 0o600), os.Rename(made, a.Socket)); err != nil {
		return nil, errors.Join(fmt.Errorf("place the socket %s: %w", a.Socket, err), l.Close())
	}
	return unlinking{l, a.Socket}, nil
}

// unlinking removes the socket's file when it is closed.
type unlinking struct {
	net.Listener
	path string
}

func (u unlinking) Close() error {
	_ = os.Remove(u.path)
	return u.Listener.Close()
}

// removeStale removes the socket of a process that is no more. One that answers is kept.
func removeStale(path string) error {
	if _, err := os.Lstat(path); err != nil {
		return nil // there is none
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(ctx, "unix", path)
	if err == nil {
		_ = c.Close()
		return fmt.Errorf("another bot answers on %s", path)
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("remove the socket of a dead process: %w", err)
	}
	return nil
}
