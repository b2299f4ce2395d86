package tongue

import "testing"

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(files); err != nil {
			b.Fatal(err)
		}
	}
}
