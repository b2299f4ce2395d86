package registry

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"tickertape/core/nlu/model"
)

// Registry is a folder of models, and the one that comes with the program.
type Registry struct {
	dir  string
	seed *model.Model
	now  func() time.Time
}

// New opens a folder, or makes it. The seed is the model that is always there.
func New(dir string, seed *model.Model) (*Registry, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("models: %w", err)
	}
	return &Registry{dir: dir, seed: seed, now: time.Now}, nil
}

// What Get and Open answer.
var (
	ErrUnknown = errors.New("there is no such model")
	ErrBroken  = errors.New("its file is broken or was changed")
)

const (
	modelFile   = "model.bin"
	metricsFile = "metrics.json"
	statusFile  = "status.json"
	mostBytes   = 64 << 20 // of a model file
)

var named = regexp.MustCompile(`^m[0-9a-f]{8}$`)

// List tells all models: the seed, then the others by age.
func (r *Registry) List() ([]Entry, error) {
	files, err := os.ReadDir(r.dir)
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	var all []Entry
	for _, f := range files {
		if !named.MatchString(f.Name()) {
			continue
		}
		e, err := r.Get(f.Name())
		if err != nil { // one that is spoilt hides no other
			e = Entry{About{Version: f.Name()}, State{Status: Failed, Reason: err.Error()}}
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Version, b.Version))
	})
	first, err := r.Get(r.seed.Version)
	if err != nil {
		return nil, err
	}
	return append([]Entry{first}, all...), nil
}

// Get tells one model.
func (r *Registry) Get(version string) (Entry, error) {
	e := Entry{About: About{Version: version}}
	switch {
	case version == r.seed.Version:
		e.State.Status, e.Learned, e.Temperature = Serving, r.seed.Examples, r.seed.Temperature
		err := read(r.path(version, statusFile), &e.State)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil // nothing was ever decided on it
		}
		return e, err
	case !named.MatchString(version):
		return e, fmt.Errorf("model %q: %w", version, ErrUnknown)
	}
	if _, err := os.Stat(r.path(version)); errors.Is(err, fs.ErrNotExist) {
		return e, fmt.Errorf("model %s: %w", version, ErrUnknown)
	}
	err := errors.Join(read(r.path(version, metricsFile), &e.About), read(r.path(version, statusFile), &e.State))
	if err == nil && (e.Version != version || !slices.Contains(Statuses(), e.State.Status)) {
		err = ErrBroken
	}
	if err != nil {
		return e, fmt.Errorf("model %s: %w", version, err)
	}
	return e, nil
}

// Serving tells the model that answers: the seed, unless another one was promoted.
func (r *Registry) Serving() (Entry, error) {
	all, err := r.List()
	if err != nil {
		return Entry{}, err
	}
	for _, e := range slices.Backward(all) {
		if e.State.Status == Serving {
			return e, nil
		}
	}
	return all[0], nil
}

// Open loads a model, if its file is the one that was put in.
func (r *Registry) Open(version string) (*model.Model, error) {
	if version == r.seed.Version {
		return r.seed, nil
	}
	e, err := r.Get(version)
	if err != nil {
		return nil, err
	}
	data, err := load(r.path(version, modelFile))
	if err != nil {
		return nil, fmt.Errorf("model %s: %w: %w", version, ErrBroken, err)
	}
	if sum := digest(data); sum != e.SHA256 || nameOf(sum) != version {
		return nil, fmt.Errorf("model %s: %w: the SHA-256 of %s is %.12s…, not %.12s…", version, ErrBroken, r.path(version, modelFile), sum, e.SHA256)
	}
	m, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w: %w", version, ErrBroken, err)
	}
	m.Version = version
	return m, nil
}

// SetStatus moves a model on. The reason is for people.
func (r *Registry) SetStatus(version string, s Status, reason string) error {
	if !slices.Contains(Statuses(), s) {
		return fmt.Errorf("model %s: the status %q is not known, use one of %v", version, s, Statuses())
	}
	if _, err := r.Get(version); err != nil {
		return err
	}
	if err := os.MkdirAll(r.path(version), 0o700); err != nil { // the seed's
		return fmt.Errorf("model %s: %w", version, err)
	}
	return write(r.path(version, statusFile), State{s, reason, r.now().UTC()})
}

func (r *Registry) path(parts ...string) string {
	return filepath.Join(append([]string{r.dir}, parts...)...)
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
	data, err := json.MarshalIndent(v, "", "  ")
	if err == nil {
		err = os.WriteFile(name+".new", append(data, '\n'), 0o600)
	}
	if err == nil {
		err = os.Rename(name+".new", name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(name), err)
	}
	return nil
}
