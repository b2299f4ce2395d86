package model

import "encoding/binary"

// table is the weights, eight of a row in a word, so that as many are added at once. A byte is the
// weight and offset: never negative, and what is added up does not run over into its neighbour.
type table struct {
	columns int
	words   []uint64
}

const (
	offset  = 128
	lanes   = 8
	offsets = 0x8080808080808080
	// evenLanes are every second one, with room for the sum of mostAdded.
	evenLanes = 0x00ff00ff00ff00ff
	mostAdded = 256
)

// newTable packs weights that stand row by row, each as the byte of an int8.
func newTable(columns int, raw []byte) table {
	t := table{columns: columns}
	stride := t.stride()
	t.words = make([]uint64, 0, len(raw)/columns*stride)
	last := ^uint64(0) >> ((lanes*stride - columns) * 8) // the bytes of the last word of a row
	for at := 0; at < len(raw); at += columns {
		for i := range stride {
			word := eight(raw[at+i*lanes:]) ^ offsets
			if i == stride-1 {
				word &= last
			}
			t.words = append(t.words, word)
		}
	}
	return t
}

// eight are the first bytes as a word; what is missing is 0.
func eight(b []byte) uint64 {
	if len(b) < lanes {
		var all [lanes]byte
		copy(all[:], b)
		b = all[:]
	}
	return binary.LittleEndian.Uint64(b)
}

// raw is what the table was made of.
func (t table) raw() []byte {
	stride := t.stride()
	out := make([]byte, 0, len(t.words)/stride*t.columns)
	for r := range len(t.words) / stride {
		for i := range t.columns {
			out = append(out, byte(t.words[r*stride+i/lanes]>>(i%lanes*8))^offset)
		}
	}
	return out
}

// stride is how many words a row has.
func (t table) stride() int { return (t.columns + lanes - 1) / lanes }

// adder adds up rows. It is reused to save allocations.
type adder struct {
	even, odd []uint64
	sums      []int
}

// sum is that of some rows, column by column; valid until the next one.
func (a *adder) sum(t table, rows []uint32) []int {
	stride := t.stride()
	if len(a.sums) != t.columns {
		a.sums, a.even, a.odd = make([]int, t.columns), make([]uint64, stride), make([]uint64, stride)
	}
	clear(a.sums)
	for len(rows) > 0 {
		n := min(len(rows), mostAdded)
		a.add(t, rows[:n])
		for i := range a.sums {
			half := a.even[i/lanes]
			if i%2 == 1 {
				half = a.odd[i/lanes]
			}
			a.sums[i] += int(half>>(i%lanes/2*16)&0xffff) - n*offset
		}
		rows = rows[n:]
	}
	return a.sums
}

// add sums up to mostAdded rows into even and odd.
func (a *adder) add(t table, rows []uint32) {
	stride := t.stride()
	clear(a.even)
	clear(a.odd)
	for _, r := range rows {
		row := t.words[int(r)*stride:][:stride]
		even, odd := a.even[:len(row)], a.odd[:len(row)]
		for j, x := range row {
			even[j] += x & evenLanes
			odd[j] += x >> 8 & evenLanes
		}
	}
}
