package dataset

// KeepApart keeps texts, and near-copies of them, out of all versions that are built from now on:
// those by which models are judged, who would else learn them. It is to be called before the first
// build.
func (v *Versions) KeepApart(texts []string) {
	v.apart = make(map[string]bool, len(texts))
	for _, t := range texts {
		v.apart[Alike(t)] = true
	}
}

// judges reports whether models are judged by a text.
func (v *Versions) judges(text string) bool { return len(v.apart) > 0 && v.apart[Alike(text)] }
