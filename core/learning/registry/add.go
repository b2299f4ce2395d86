package registry

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tickertape/core/internal/durable"
	"tickertape/core/learning/internal/lock"
	"tickertape/core/nlu/model"
)

// Papers are what is kept beside a model.
type Papers struct {
	Measured    *model.Model // what it was before it learned what it is measured by; nil: it never did
	Confusion   []byte       // CSV
	Reliability []byte       // PNG
	Card        func(About) []byte
}

// Add puts a model in, and names it. The same model is put in once: where it is there already,
// fresh is false, and what is said of it now takes the place of what was said before, which is
// kept in Earlier. That of a model that is settled stays (see Deployment.Settled). One that can't
// be opened is put in anew.
func (r *Registry) Add(m *model.Model, about About, p Papers, s State) (e Entry, fresh bool, err error) {
	var b bytes.Buffer
	m.Version = "" // the name is of the bytes, and can't be among them
	if err := m.Write(&b); err != nil {
		return e, false, err
	}
	about.SHA256 = digest(b.Bytes())
	about.Version, about.Created, about.Temperature = nameOf(about.SHA256), r.now().UTC(), m.Temperature
	m.Version = about.Version
	s.Since = about.Created
	release, err := lock.Wait(r.path(".lock")) // nobody gives it a role meanwhile
	if err != nil {
		return e, false, fmt.Errorf("keep model %s: %w", about.Version, err)
	}
	defer release()
	d, err := r.Deployment()
	if err != nil {
		return e, false, err
	}
	old := Entry{About: About{Version: about.Version}} // as the gates left it
	there := r.papers(&old) == nil && r.Whole(about.Version) == nil
	if there && (d.Settled(about.Version) || old.says(about, s)) {
		e, err := r.get(about.Version, d)
		return e, false, err
	}
	if there {
		about.succeed(old)
	}
	files, err := filesOf(&about, b.Bytes(), p, s)
	if err == nil {
		err = r.put(about.Version, files)
	}
	if err != nil {
		return e, false, fmt.Errorf("keep model %s: %w", about.Version, err)
	}
	return Entry{about, s}, !there, nil
}

// filesOf is what a model's folder holds, by name. What is known of the model has their digests then.
func filesOf(about *About, packed []byte, p Papers, s State) (map[string][]byte, error) {
	files := map[string][]byte{modelFile: packed, "confusion.csv": p.Confusion, "reliability.png": p.Reliability}
	if p.Measured != nil {
		var b bytes.Buffer
		if err := p.Measured.Write(&b); err != nil {
			return nil, err
		}
		files[measuredFile], about.MeasuredSHA256 = b.Bytes(), digest(b.Bytes())
	}
	state, err := inFull(s)
	if err != nil {
		return nil, err
	}
	files[statusFile], about.StatusSHA256 = state, digest(state)
	files["card.md"] = p.Card(*about)
	files[metricsFile], err = inFull(about)
	return files, err
}

// put makes the folder of a model, as a whole, in place of a broken one.
func (r *Registry) put(version string, files map[string][]byte) error {
	dir := r.path("." + version + ".new")
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700)); err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it has been renamed, or is in nobody's way
	for name, data := range files {
		if err := durable.Write(filepath.Join(dir, name), data); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(r.path(version)); err != nil {
		return err
	}
	return durable.Rename(dir, r.path(version))
}

// Card is what the model's card says.
func (r *Registry) Card(version string) ([]byte, error) {
	if version == r.seed.Version {
		return fmt.Appendf(nil, "# Model %s\n\nIt comes with the program: %d examples, temperature %.2f.\n", version, r.seed.Examples, r.seed.Temperature), nil
	}
	if _, err := r.Get(version); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(r.path(version, "card.md"))
	if err != nil {
		return nil, fmt.Errorf("card of model %s: %w", version, err)
	}
	return data, nil
}
