package main

import (
	"errors"
	"strings"
	"testing"
)

func TestOnlyWhatBecameOfOldVersionsIsTold(t *testing.T) {
	full := errors.New("the bucket is full")
	for _, c := range []struct {
		versions []string
		err      error
		want     string
	}{
		{nil, nil, "no version is old, or models were made of those that are\n"},
		{nil, full, ""},
		{[]string{"v1", "v2"}, nil, "removed: v1, v2\n"},
		{[]string{"v1"}, full, "removed: v1\n"},
	} {
		var said strings.Builder
		if err := tellVersions(&said, "removed", c.versions, c.err); !errors.Is(err, c.err) || said.String() != c.want {
			t.Errorf("%v, %v: %q, %v", c.versions, c.err, said.String(), err)
		}
	}
}
