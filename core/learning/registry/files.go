package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tickertape/core/internal/durable"
)

// papers reads what was said of a model when it was put in.
func (r *Registry) papers(e *Entry) error {
	version := e.Version
	if err := read(r.path(version, metricsFile), &e.About); err != nil {
		return err
	}
	if e.Version != version {
		e.Version = version
		return fmt.Errorf("%s is of another model", metricsFile)
	}
	data, err := load(r.path(version, statusFile))
	if err != nil {
		return fmt.Errorf("read %s: %w", statusFile, err)
	}
	if sum := digest(data); e.StatusSHA256 != "" && sum != e.StatusSHA256 {
		return changed(r.path(version, statusFile), sum, e.StatusSHA256)
	}
	if err := json.Unmarshal(data, &e.State); err != nil {
		return fmt.Errorf("read %s: %w", statusFile, err)
	}
	if !slices.Contains(Statuses(), e.State.Status) {
		return fmt.Errorf("%s says %q, which is no state of a model", statusFile, e.State.Status)
	}
	return nil
}

// verified reads a file of a model, if it is the one that was put in.
func (r *Registry) verified(version, file, sha256 string) ([]byte, error) {
	data, err := load(r.path(version, file))
	if err != nil {
		return nil, fmt.Errorf("model %s: %w: %w", version, ErrBroken, err)
	}
	if sum := digest(data); sum != sha256 {
		return nil, fmt.Errorf("model %s: %w: %w", version, ErrBroken, changed(r.path(version, file), sum, sha256))
	}
	return data, nil
}

func changed(name, is, was string) error {
	return fmt.Errorf("the SHA-256 of %s is %.12s…, not %.12s…", name, is, was)
}

// Intact is ErrBroken or ErrUnknown of a model whose files are not those that were put in. It
// reads them, and does not load the model.
func (r *Registry) Intact(version string) error {
	if version == r.seed.Version {
		return nil
	}
	e, err := r.Get(version)
	if err != nil {
		return err
	}
	_, err = r.verified(version, modelFile, e.SHA256)
	if err == nil && e.MeasuredSHA256 != "" {
		_, err = r.verified(version, measuredFile, e.MeasuredSHA256)
	}
	if err == nil && nameOf(e.SHA256) != version {
		err = misnamed(version)
	}
	return err
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func nameOf(digest string) string { return "m" + digest[:8] }

// load reads a file that may be anything.
func load(name string) ([]byte, error) {
	f, err := os.Open(name) //nolint:gosec // below our own folder
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err == nil && len(data) > mostBytes {
		err = errors.New("it is too long")
	}
	return data, errors.Join(err, f.Close())
}

func read(name string, into any) error {
	data, err := os.ReadFile(name) //nolint:gosec // below our own folder
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", filepath.Base(name), err)
	}
	return nil
}

// write replaces a file as a whole.
func write(name string, v any) error {
	data, err := inFull(v)
	if err == nil {
		err = durable.Replace(name, data)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(name), err)
	}
	return nil
}

// inFull is JSON for people's eyes.
func inFull(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	return append(data, '\n'), err
}
