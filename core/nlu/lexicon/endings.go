package lexicon

// endings are what languages put to words, by their last byte: of a long list few may end a word.
type endings [256][]string

// endingsOf keeps the order of a list; the empty ending is one of every word.
func endingsOf(list ...string) *endings {
	var e endings
	for _, end := range list {
		if end != "" {
			last := end[len(end)-1]
			e[last] = append(e[last], end)
			continue
		}
		for last := range e {
			e[last] = append(e[last], "")
		}
	}
	return &e
}

// of lists those that a word may have.
func (e *endings) of(word string) []string {
	if word == "" {
		return nil
	}
	return e[word[len(word)-1]]
}
