package cache

import (
	"crypto/sha256"
	"hash/maphash"
)

// longestKey is in bytes. bigcache silently cuts keys at 65,535.
const longestKey = 1024

// hashed marks a key that stands for a longer one; a key that begins with it is hashed too.
const hashed = '\x00'

// short is the key that bigcache gets: never too long, and never that of another one.
func short(key string) string {
	if len(key) <= longestKey && (key == "" || key[0] != hashed) {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return string(append([]byte{hashed}, sum[:]...))
}

// hasher is keyed anew in every process, so that nobody can make keys collide on purpose:
// of two that do, bigcache keeps the newer one.
type hasher struct{ seed maphash.Seed }

func newHasher() hasher { return hasher{maphash.MakeSeed()} }

// Sum64 is what bigcache asks for.
func (h hasher) Sum64(key string) uint64 { return maphash.String(h.seed, key) }
