package chores

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// Press makes versions of the dataset and gives them out.
type Press struct {
	Versions *dataset.Versions
	Seed     dataset.Source
	People   dataset.Source // what people agreed to
	Share    float64        // the most of it that may be of one person
	To       string         // address of where exports go; empty: nowhere
	Open     dataset.Opener
}

// Publish makes a version where there is something new, and exports what is not exported yet, or
// was changed since because somebody no longer agrees. It tells what it did; nothing where all was
// done.
func (p Press) Publish(ctx context.Context, formats []dataset.Format) (did string, err error) {
	latest, fresh, err := p.build(ctx)
	if err != nil || latest.Version == "" {
		return "", err
	}
	var done []string
	if fresh {
		done = append(done, fmt.Sprintf("dataset %s: %d examples, %d of people", latest.Version, latest.Examples, ofPeople(latest)))
	}
	if p.To != "" {
		exported, err := p.export(ctx, latest, formats)
		if err != nil {
			return "", err
		}
		if len(exported) > 0 {
			done = append(done, fmt.Sprintf("exported to %s: %s", p.To, strings.Join(exported, ", ")))
		}
	}
	return strings.Join(done, "; "), nil
}

// errSome ends a look for examples with the first.
var errSome = errors.New("there is one")

// build makes a version. The seed alone is nothing new: it came with the program.
func (p Press) build(ctx context.Context) (m dataset.Manifest, fresh bool, err error) {
	all, err := p.Versions.List()
	if err != nil {
		return m, false, err
	}
	if len(all) == 0 {
		err := p.People.Examples(ctx, func(record.Example) error { return errSome })
		if !errors.Is(err, errSome) {
			return m, false, err
		}
	}
	return p.Versions.Build(ctx, []dataset.Source{p.Seed, p.People}, dataset.Filters{Share: p.Share})
}

// export writes the latest version where it is not there yet, and older ones that are there as
// they were before somebody was taken out of them.
func (p Press) export(ctx context.Context, latest dataset.Manifest, formats []dataset.Format) (done []string, err error) {
	b, err := p.Open(ctx, p.To)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	all, err := p.Versions.List()
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		was := exportedAs(ctx, b, m.Version)
		due := was != m.SHA256 || !complete(ctx, b, m.Version, formats)
		if m.Version != latest.Version {
			due = was != "" && was != m.SHA256
		}
		if !due || m.Archive != "" {
			continue
		}
		for _, f := range formats {
			keys, err := p.Versions.Export(ctx, m.Version, f, b)
			if err != nil {
				return done, err
			}
			done = append(done, keys[0])
		}
	}
	return done, nil
}

// exportedAs is the SHA-256 of a version that was exported; empty where none can be read.
func exportedAs(ctx context.Context, b dataset.Bucket, version string) string {
	r, err := b.NewReader(ctx, dataset.ManifestKey(version))
	if err != nil {
		return ""
	}
	defer r.Close() //nolint:errcheck // it was only read
	var m dataset.Manifest
	if json.NewDecoder(r).Decode(&m) != nil {
		return ""
	}
	return m.SHA256
}

// complete reports whether a version is there in all formats.
func complete(ctx context.Context, b dataset.Bucket, version string, formats []dataset.Format) bool {
	return !slices.ContainsFunc(formats, func(f dataset.Format) bool {
		r, err := b.NewReader(ctx, f.Key(version))
		if err != nil {
			return true
		}
		_ = r.Close() // nothing was read
		return false
	})
}

// ofPeople is how many examples of a version are not the seed's.
func ofPeople(m dataset.Manifest) int {
	return m.Origins[record.Confirmed] + m.Origins[record.Reviewed]
}
