package chat

// Rows parts buttons into rows, as they stand. A row has at most so many buttons and, since all of
// a row are equally wide, at most so many letters where the longest label counts for each; 0 is no
// bound on letters. Those that judge an answer stay together: they begin a row where they don't fit
// behind those that ask.
func Rows(buttons []Button, most, letters int) [][]Button {
	var rows [][]Button
	var row []Button
	fits := func(more []Button) bool {
		longest := 0
		for _, b := range append(row[:len(row):len(row)], more...) {
			longest = max(longest, columns(b.Label))
		}
		n := len(row) + len(more)
		return n <= most && (letters == 0 || n*longest <= letters)
	}
	for i, b := range buttons {
		with := buttons[i : i+1]
		if i > 0 && b.asks() != buttons[i-1].asks() {
			with = run(buttons[i:])
		}
		if len(row) > 0 && !fits(with) {
			rows, row = append(rows, row), nil
		}
		row = append(row, b)
		if len(row) == most {
			rows, row = append(rows, row), nil
		}
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	return rows
}

// run are the first buttons that all ask, or all don't.
func run(buttons []Button) []Button {
	for i, b := range buttons {
		if b.asks() != buttons[0].asks() {
			return buttons[:i]
		}
	}
	return buttons
}

func (b Button) asks() bool {
	_, _, asks := Asked(b.Value)
	return asks
}
