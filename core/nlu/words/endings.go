package words

// Endings are what languages put to words, by their last byte: of a long list few may end a word.
type Endings [256][]string

// EndingsOf keeps the order of a list; the empty ending is one of every word.
func EndingsOf(list ...string) *Endings {
	var e Endings
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

// Of lists those that a word may have.
func (e *Endings) Of(word string) []string {
	if word == "" {
		return nil
	}
	return e[word[len(word)-1]]
}
