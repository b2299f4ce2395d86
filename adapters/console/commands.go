package console

import "strconv"

// judgement reads a line that is a judgement of the newest reply.
func judgement(line string) (emoji string, ok bool) {
	switch line {
	case "+", "👍":
		return "👍", true
	case "-", "👎":
		return "👎", true
	}
	return "", false
}

// leaving are lines that end the chat.
func leaving(line string) bool {
	return line == "/quit" || line == "/exit" || line == "quit" || line == "exit"
}

func itoa(n int) string { return strconv.Itoa(n) }
