package slacktest

import (
	"net"
	"sync"
)

// listener remembers its connections, so that they can be cut.
type listener struct {
	net.Listener
	mu   sync.Mutex
	open map[net.Conn]bool
}

// Accept is the listener's.
func (l *listener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open[conn] = true
	return &tracked{conn, l}, nil
}

func (l *listener) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for conn := range l.open {
		_ = conn.Close()
	}
	clear(l.open)
}

type tracked struct {
	net.Conn
	of *listener
}

// Close forgets the connection.
func (c *tracked) Close() error {
	c.of.mu.Lock()
	delete(c.of.open, c.Conn)
	c.of.mu.Unlock()
	return c.Conn.Close()
}
