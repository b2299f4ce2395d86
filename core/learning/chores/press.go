package chores

import (
	"context"
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
// was changed since because somebody no longer agrees. What was changed and can't be made anew
// (its format is no longer wanted, the version is archived or pruned) is deleted. It tells what it did; nothing where all was
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
		exported, gone, err := p.export(ctx, latest, formats)
		if err != nil {
			return "", err
		}
		if len(exported) > 0 {
			done = append(done, fmt.Sprintf("exported to %s: %s", p.To, strings.Join(exported, ", ")))
		}
		gone = slices.DeleteFunc(gone, func(key string) bool { return slices.Contains(exported, key) })
		if slices.Sort(gone); len(gone) > 0 {
			done = append(done, fmt.Sprintf("deleted from %s: %s", p.To, strings.Join(gone, ", ")))
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

// export recalls what is not what its version is by now, and writes the latest version where it is
// not there yet, and older ones that were recalled. It tells the keys.
func (p Press) export(ctx context.Context, latest dataset.Manifest, formats []dataset.Format) (done, gone []string, err error) {
	b, err := p.Open(ctx, p.To)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	all, err := p.Versions.List()
	if err != nil {
		return nil, nil, err
	}
	if gone, err = p.Versions.Recall(ctx, b); err != nil {
		return nil, gone, err
	}
	there, err := b.List(ctx, "v")
	if err != nil {
		return nil, gone, err
	}
	for _, m := range all {
		if m.Archive != "" {
			continue
		}
		as := dataset.ExportedAs(ctx, b, m.Version)
		for _, f := range formats {
			key, was := f.Key(m.Version), as.Files[f]
			due := was != m.SHA256 && (was != "" || m.Version == latest.Version)
			if !due && (m.Version != latest.Version || slices.Contains(there, key)) {
				continue
			}
			if _, err := p.Versions.Export(ctx, m.Version, f, b); err != nil {
				return done, gone, err
			}
			done = append(done, key)
		}
	}
	return done, gone, nil
}

// ofPeople is how many examples of a version are not the seed's.
func ofPeople(m dataset.Manifest) int {
	return m.Origins[record.Confirmed] + m.Origins[record.Reviewed]
}
