package model

// table is the weights, eight of a row in a word, so that as many are added at once. A byte is the
// weight and offset: never negative, and what is added up does not run over into its neighbour.
type table struct {
	columns int
	words   []uint64
}

const (
	offset = 128
	lanes  = 8
	// evenLanes are every second one, with room for the sum of mostAdded.
	evenLanes = 0x00ff00ff00ff00ff
	mostAdded = 256
)

// newTable packs weights that stand row by row, each as the byte of an int8.
func newTable(columns int, raw []byte) table {
	stride := (columns + lanes - 1) / lanes
	t := table{columns, make([]uint64, len(raw)/columns*stride)}
	for r := range len(raw) / columns {
		row := raw[r*columns : (r+1)*columns]
		words := t.words[r*stride : (r+1)*stride]
		for i, v := range row {
			words[i/lanes] |= uint64(v^offset) << (i % lanes * 8)
		}
	}
	return t
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
