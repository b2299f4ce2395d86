package dataset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Recall deletes the exports in a bucket that are not what their version is by now, because
// somebody was taken out of it, and all of versions that were pruned, from which nobody could
// be taken out. It tells the keys. What can't be deleted keeps the rest from nothing.
func (v *Versions) Recall(ctx context.Context, b Bucket) (gone []string, err error) {
	all, err := v.List()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	latest, _ := number(all[len(all)-1].Version)
	here := map[string]Manifest{}
	for _, m := range all {
		here[m.Version] = m
	}
	exports, err := exported(ctx, b)
	if err != nil {
		return nil, err
	}
	for version, keys := range exports {
		m, there := here[version]
		if n, _ := number(version); !there && (n >= latest || v.exists(version)) {
			continue // made by somebody else, or it can't be read
		}
		for _, key := range keys.old(ctx, b, m) {
			if failed := b.Delete(ctx, key); failed != nil {
				err = errors.Join(err, fmt.Errorf("recall the export %s: %w", key, failed))
				continue
			}
			gone = append(gone, key)
		}
	}
	return gone, err
}

func (v *Versions) exists(version string) bool {
	_, err := os.Stat(v.path(version))
	return !errors.Is(err, fs.ErrNotExist)
}

// exports is what a bucket has of a version, by keys.
type exports map[string]Format // none of the manifest

// exported lists what a bucket has, by version.
func exported(ctx context.Context, b Bucket) (map[string]exports, error) {
	keys, err := b.List(ctx, "v")
	if err != nil {
		return nil, fmt.Errorf("list the exports: %w", err)
	}
	all := map[string]exports{}
	for _, key := range keys {
		version, _, _ := strings.Cut(key, ".")
		if _, ok := number(version); !ok {
			continue
		}
		if all[version] == nil {
			all[version] = exports{}
		}
		for _, f := range Formats() {
			if key == f.Key(version) {
				all[version][key] = f
			}
		}
		if key == ManifestKey(version) {
			all[version][key] = ""
		}
	}
	return all, nil
}

// old are the keys that are not of what a version is; all of one that is no more.
func (e exports) old(ctx context.Context, b Bucket, m Manifest) (keys []string) {
	var as Exported
	if m.Version != "" {
		as = ExportedAs(ctx, b, m.Version)
	}
	for key, f := range e {
		if m.Version == "" || f != "" && as.Files[f] != m.SHA256 {
			keys = append(keys, key)
		}
	}
	return keys
}
