package words

import "math/bits"

// Two odd constants whose bits are mixed: the first digits of the golden ratio and of the square
// root of 3.
const (
	mixer = 0x9e3779b97f4a7c15
	other = 0xbb67ae8584caa73b
)

// Hash is that of a word or phrase, the same on every machine. It reads eight bytes at a time.
func Hash[T string | []byte](s T) uint32 {
	var a, b uint64
	n := len(s)
	switch {
	case n > 16:
		return long(s)
	case n >= 8:
		a, b = eight(s, 0), eight(s, n-8)
	case n >= 4:
		a, b = four(s, 0), four(s, n-4)
	case n > 0:
		a = uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	return mix(a^uint64(n), b)
}

func long[T string | []byte](s T) uint32 {
	h := uint64(len(s))
	i := 0
	for ; i+8 < len(s); i += 8 {
		h = (bits.RotateLeft64(h, 29) ^ eight(s, i)) * mixer
	}
	return mix(h, eight(s, len(s)-8))
}

func mix(a, b uint64) uint32 {
	high, low := bits.Mul64(a^mixer, b^other)
	return uint32(high ^ low ^ low>>32) //nolint:gosec // a hash
}

func eight[T string | []byte](s T, i int) uint64 {
	return four(s, i) | four(s, i+4)<<32
}

func four[T string | []byte](s T, i int) uint64 {
	s = s[i : i+4]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
