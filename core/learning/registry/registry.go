package registry

import (
	"cmp"
	"errors"
	"fmt"
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
	modelFile    = "model.bin"
	measuredFile = "measured.bin"
	metricsFile  = "metrics.json"
	statusFile   = "status.json"
	mostBytes    = 64 << 20 // of a model file
)

var named = regexp.MustCompile(`^m[0-9a-f]{8}$`)

// List tells all models: the seed, then the others by age.
func (r *Registry) List() ([]Entry, error) {
	d, err := r.Deployment()
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	files, err := os.ReadDir(r.dir)
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	var all []Entry
	for _, f := range files {
		if !named.MatchString(f.Name()) {
			continue
		}
		e, err := r.get(f.Name(), d)
		if err != nil { // one that is spoilt hides no other
			e = Entry{About{Version: f.Name()}, State{Status: Failed, Reason: err.Error()}}
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Version, b.Version))
	})
	first, err := r.get(r.seed.Version, d)
	if err != nil {
		return nil, err
	}
	return append([]Entry{first}, all...), nil
}

// Get tells one model.
func (r *Registry) Get(version string) (Entry, error) {
	d, err := r.Deployment()
	if err != nil {
		return Entry{}, fmt.Errorf("model %s: %w", version, err)
	}
	return r.get(version, d)
}

func (r *Registry) get(version string, d Deployment) (Entry, error) {
	e := Entry{About: About{Version: version}}
	switch {
	case version == r.seed.Version:
		e.Learned, e.Temperature = r.seed.Examples, r.seed.Temperature
		e.State, _ = d.standing(version)
		return e, nil
	case !named.MatchString(version):
		return e, fmt.Errorf("model %q: %w", version, ErrUnknown)
	}
	if _, err := os.Stat(r.path(version)); errors.Is(err, fs.ErrNotExist) {
		return e, fmt.Errorf("model %s: %w", version, ErrUnknown)
	}
	if err := r.papers(&e); err != nil {
		return e, fmt.Errorf("model %s: %w: %w", version, ErrBroken, err)
	}
	if s, ok := d.standing(version); ok && (s.Status != Retired || e.State.Status != Failed) {
		e.State = s
	}
	return e, nil
}

// Serving tells the model that answers: the seed, unless another one was promoted.
func (r *Registry) Serving() (Entry, error) {
	d, err := r.Deployment()
	if err != nil {
		return Entry{}, err
	}
	return r.get(d.Serving, d)
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
	m, err := r.open(version, modelFile, e.SHA256)
	if err == nil && nameOf(e.SHA256) != version {
		err = misnamed(version)
	}
	return m, err
}

func misnamed(version string) error {
	return fmt.Errorf("model %s: %w: it has the name of another", version, ErrBroken)
}

// Measured loads what a model was before it learned what it is measured by, so that another one is
// compared with it by messages that neither has learned. For one that never did it is the model.
func (r *Registry) Measured(version string) (*model.Model, error) {
	e, err := r.Get(version)
	if err != nil {
		return nil, err
	}
	if e.MeasuredSHA256 == "" {
		return r.Open(version)
	}
	return r.open(version, measuredFile, e.MeasuredSHA256)
}

// open loads a file of a model, if it is the one that was put in.
func (r *Registry) open(version, file, sha256 string) (*model.Model, error) {
	data, err := r.verified(version, file, sha256)
	if err != nil {
		return nil, err
	}
	m, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w: %w", version, ErrBroken, err)
	}
	m.Version = version
	return m, nil
}

// Whole is ErrBroken or ErrUnknown of a model that can't be used.
func (r *Registry) Whole(version string) error {
	_, err := r.Open(version)
	return err
}

func (r *Registry) path(parts ...string) string {
	return filepath.Join(append([]string{r.dir}, parts...)...)
}
