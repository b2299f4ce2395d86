package glossary

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words are those of a text: folded to lower case without marks, and each Chinese character by
// itself.
func words(text string) []string {
	var out []string
	var w strings.Builder
	flush := func() {
		if w.Len() > 0 {
			out = append(out, w.String())
			w.Reset()
		}
	}
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			out = append(out, string(r))
		case unicode.Is(unicode.Mn, r):
		case r == 'ı':
			w.WriteRune('i')
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '&' && w.Len() > 0, r == '/' && w.Len() == 1:
			w.WriteRune(r)
		default:
			flush()
		}
	}
	flush()
	return out
}

// stem takes the ending of an English plural off.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// common are words that say nothing of what is asked.
var common = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("a an the is are was be of in on to for and or it its this that what whats how does do did why who when where which can could would i you me my we they them with by from as at about not no if then than more most so much many mean means meaning explain define definition term concept word tell simple terms work works please difference between vs " +
		"que es el la los las un una de del como se y en por para significa o os as um uma e da do com qual le les des du est ce quoi comment sert et c qu qui ein eine der die das ist was sind wie und mit von funktioniert bedeutet heisst ne nedir nasil ve bir ile mi bu что такое как это и в на с по значит 什 么 是 的 怎 吗 意 思 啥") {
		out[w] = true
	}
	return out
}()
