package telegramtest

import (
	"context"
	"net"
	"sync"
)

// listener accepts from a port or from pipes, and can break all that it accepted.
type listener struct {
	tcp   net.Listener // nil: pipes
	pipes chan net.Conn
	done  chan struct{}
	once  sync.Once

	mu    sync.Mutex
	conns map[net.Conn]struct{}
}

func newListener() *listener {
	return &listener{pipes: make(chan net.Conn), done: make(chan struct{}), conns: map[net.Conn]struct{}{}}
}

func (l *listener) Accept() (net.Conn, error) {
	conn, err := l.next()
	if err != nil {
		return nil, err
	}
	tracked := &tracked{Conn: conn, of: l}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conns[tracked] = struct{}{}
	return tracked, nil
}

func (l *listener) next() (net.Conn, error) {
	if l.tcp != nil {
		return l.tcp.Accept()
	}
	select {
	case conn := <-l.pipes:
		return conn, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// dial is the other end of Accept for pipes.
func (l *listener) dial(ctx context.Context) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case l.pipes <- theirs:
		return ours, nil
	case <-l.done:
		return nil, &net.OpError{Op: "dial", Net: "pipe", Err: net.ErrClosed}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.done) })
	if l.tcp != nil {
		return l.tcp.Close()
	}
	return nil
}

func (l *listener) Addr() net.Addr {
	if l.tcp != nil {
		return l.tcp.Addr()
	}
	return &net.UnixAddr{Name: "telegram.test", Net: "pipe"}
}

// cut breaks every open connection.
func (l *listener) cut() {
	l.mu.Lock()
	conns := l.conns
	l.conns = map[net.Conn]struct{}{}
	l.mu.Unlock()
	for c := range conns {
		_ = c.Close()
	}
}

type tracked struct {
	net.Conn
	of *listener
}

func (c *tracked) Close() error {
	c.of.mu.Lock()
	delete(c.of.conns, c)
	c.of.mu.Unlock()
	return c.Conn.Close()
}
