package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/uuid/v5"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"tickertape/storage/bolt/internal/commit"
	"tickertape/storage/bolt/internal/stored"
)

// ErrClosed is what writes get after Run has ended, and reads after Close.
var ErrClosed = commit.ErrClosed

// Store is one open file. Its methods are safe for concurrent use.
type Store struct {
	cfg     Config
	log     *slog.Logger
	now     func() time.Time
	db      *bbolt.DB
	codec   stored.Codec
	macs    macs
	ids     *uuid.Gen
	group   *commit.Group[counts]
	unsent  []stored.Alias // what was in the outbox when the file was opened
	corrupt atomic.Int64

	arrived chan struct{} // one slot: the inbox may have an entry for Next
	closed  chan struct{}
	state   condition

	mu   sync.Mutex
	last stored.Alias // what Next has handed out

	life   sync.Mutex // orders Run and Close
	runs   chan struct{}
	stop   context.CancelFunc
	closes bool
}

// tx is what an operation sees of its transaction.
type tx = commit.Tx[counts]

// counts are sizes of buckets; bbolt can tell them only by walking.
type counts struct{ inbox, outbox, cached int }

// Open opens the file, or makes it, and brings it to this program's schema.
func Open(cfg Config) (*Store, error) {
	if err := cfg.Validate(); err != nil {
		return nil, fmt.Errorf("storage: %w", err)
	}
	return guarded(func() (*Store, error) {
		db, err := openFile(cfg.Path, cfg.ReadOnly)
		if err != nil {
			return nil, err
		}
		s, err := load(cfg, db)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("open %s: %w", cfg.Path, err), db.Close())
		}
		return s, nil
	})
}

// load reads what the store needs to know before it can work.
func load(cfg Config, db *bbolt.DB) (s *Store, err error) {
	defer guard(&err, func() { s = nil })
	s = &Store{
		cfg: cfg, log: cfg.Log, now: cfg.Now, db: db,
		arrived: make(chan struct{}, 1), closed: make(chan struct{}),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.codec, err = stored.NewCodec(); err != nil {
		return nil, err
	}
	if err := whole(db); err != nil {
		return nil, err
	}
	if err := s.prepare(); err != nil {
		return nil, err
	}
	var has counts
	if err := db.View(func(tx *bbolt.Tx) error { has, err = s.survey(tx); return err }); err != nil {
		return nil, err
	}
	s.group = commit.New(db, has, s.committed)
	s.state.set(false, "nothing is written yet: the store is not running", s.now())
	return s, nil
}

// prepare brings the file to our schema, or, where it must stay as it is, checks that it is.
func (s *Store) prepare() error {
	if !s.cfg.ReadOnly {
		return s.db.Update(func(tx *bbolt.Tx) error {
			if err := migrate(tx, migrations); err != nil {
				return err
			}
			return s.restore(tx)
		})
	}
	return s.db.View(func(tx *bbolt.Tx) error {
		at, err := schemaOf(tx)
		switch newest := uint64(len(migrations)); {
		case err != nil:
			return err
		case at > newest:
			return fmt.Errorf("%w: its schema is %d, this one knows up to %d", ErrNewer, at, newest)
		case at < newest:
			return fmt.Errorf("%w: its schema is %d; start the bot once to bring it to %d", ErrOlder, at, newest)
		}
		return nil
	})
}

// survey counts, and learns the secret, the newest id and what is unsent.
func (s *Store) survey(tx *bbolt.Tx) (counts, error) {
	secret := bytes.Clone(tx.Bucket(bucketMeta).Get(keySecret))
	if bytes.Equal(secret, leftOut) { // a backup that is only looked at
		var err error
		if secret, err = s.restoredSecret(); err != nil {
			return counts{}, err
		}
	}
	if len(secret) != secretBytes {
		return counts{}, fmt.Errorf("%w: its secret is missing", ErrBroken)
	}
	s.macs = newMacs(secret)
	s.ids = newIDs(s.now, newest(tx, bucketInbox, bucketOutbox, bucketInteractions))
	has := counts{inbox: size(tx, bucketInbox), outbox: size(tx, bucketOutbox), cached: size(tx, bucketCache)}
	s.unsent = make([]stored.Alias, 0, has.outbox)
	c := tx.Bucket(bucketOutbox).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		s.unsent = append(s.unsent, aliasOf(k))
	}
	return has, nil
}

// size counts the keys of a bucket.
func size(tx *bbolt.Tx, bucket []byte) (n int) {
	c := tx.Bucket(bucket).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}

// Run writes until ctx ends, finishes what is queued then, and returns nil. Every hour it
// clears away what has expired. An error means that the disk failed.
func (s *Store) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended, err := s.begin(stop)
	if err != nil {
		return err
	}
	defer close(ended)
	s.state.set(true, "", s.now())
	written := make(chan error, 1)
	go func() {
		defer stop()
		written <- s.group.Run(ctx)
	}()
	s.pruneHourly(ctx)
	err = <-written
	if err == nil {
		s.state.set(false, "the store has stopped", s.now())
	}
	return err
}

// begin notes that the store runs, and how Close can end that.
func (s *Store) begin(stop context.CancelFunc) (ended chan struct{}, err error) {
	s.life.Lock()
	defer s.life.Unlock()
	switch {
	case s.closes:
		return nil, ErrClosed
	case s.runs != nil:
		return nil, errors.New("the store runs already, or has run")
	}
	s.runs, s.stop = make(chan struct{}), stop
	return s.runs, nil
}

// Close ends Run, if it has not ended, and closes the file. A second Close does nothing.
func (s *Store) Close() error {
	s.life.Lock()
	runs, stop, again := s.runs, s.stop, s.closes
	s.closes = true
	s.life.Unlock()
	if again {
		return nil
	}
	if runs != nil {
		stop()
		<-runs
	}
	s.group.Close()
	close(s.closed)
	s.state.set(false, "the store is closed", s.now())
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close %s: %w", s.cfg.Path, err)
	}
	return nil
}

// view reads in one transaction. A panic, which a damaged page can cause, is an error.
func (s *Store) view(ctx context.Context, read func(*bbolt.Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	defer guard(&err, func() {})
	err = s.db.View(read)
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}
