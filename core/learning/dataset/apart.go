package dataset

// Apart are texts, and all near-copies of them, that are to be learned by nobody: those by which
// models are judged. The zero value has none.
type Apart map[string]bool

// ApartOf makes it of the texts.
func ApartOf(texts []string) Apart {
	out := make(Apart, len(texts))
	for _, t := range texts {
		out[Alike(t)] = true
	}
	return out
}

// Has reports whether a text, or one that it is a near-copy of, is among them.
func (a Apart) Has(text string) bool { return len(a) > 0 && a[Alike(text)] }

// KeepApart keeps texts out of all versions that are built from now on. It is to be called before
// the first build, which asks for them.
func (v *Versions) KeepApart(texts func() (Apart, error)) { v.apart = texts }

// aside are the texts that no version may have.
func (v *Versions) aside() (Apart, error) {
	if v.apart == nil {
		return nil, nil //nolint:nilnil // the zero value has none
	}
	return v.apart()
}
