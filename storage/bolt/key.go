package bolt

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// secretBytes is how long the secret is by which accounts are recognised.
const secretBytes = 32

// leftOut stands in a backup for the secret.
var leftOut = []byte("left out")

// KeyFile is where the secret of a store lies for its backups.
func KeyFile(store string) string { return store + ".key" }

// keepKey writes the secret beside the store, where it is not there yet.
func (s *Store) keepKey() error {
	var secret []byte
	err := s.db.View(func(tx *bbolt.Tx) error {
		secret = bytes.Clone(tx.Bucket(bucketMeta).Get(keySecret))
		return nil
	})
	if err != nil {
		return err
	}
	path := KeyFile(s.cfg.Path)
	if there, err := readKey(path); err == nil && bytes.Equal(there, secret) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".key-") // mode 0600
	if err != nil {
		return fmt.Errorf("keep the key: %w", err)
	}
	_, err = f.WriteString(hex.EncodeToString(secret) + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("keep the key: %w", err), remove(f.Name()))
	}
	syncFolder(filepath.Dir(path))
	return nil
}

func readKey(path string) ([]byte, error) {
	text, err := os.ReadFile(path) //nolint:gosec // beside the store
	if err != nil {
		return nil, err
	}
	secret, err := hex.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil || len(secret) != secretBytes {
		return nil, fmt.Errorf("%w: %s is no key", ErrBroken, path)
	}
	return secret, nil
}

// restore gives a backup that has taken the place of the store a secret.
func (s *Store) restore(tx *bbolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	if !bytes.Equal(meta.Get(keySecret), leftOut) {
		return nil
	}
	secret, err := s.restoredSecret()
	if err != nil {
		return err
	}
	return meta.Put(keySecret, secret)
}

// restoredSecret is that of a backup that has taken the place of the store: the one that lies
// beside, or a new one, by which nobody is recognised any more.
func (s *Store) restoredSecret() ([]byte, error) {
	secret, err := readKey(KeyFile(s.cfg.Path))
	switch {
	case err == nil:
		return secret, nil
	case !errors.Is(err, os.ErrNotExist):
		return nil, err
	}
	s.log.Warn("this backup was restored without its key: people who wrote before are taken for new ones", "missing", KeyFile(s.cfg.Path))
	secret = make([]byte, secretBytes)
	if _, err := rand.Read(secret); err != nil {
		return nil, fmt.Errorf("make the secret: %w", err)
	}
	return secret, nil
}
