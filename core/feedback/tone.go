package feedback

import (
	"slices"
	"strings"

	"tickertape/core/record"
)

// Words of messages about an answer, by which the good are told from the bad. That a message is
// about an answer at all was decided before.
var (
	bad = split(`wrong, incorrect, not right, not correct, not true, no good, not good, not helpful, not what i, bad, terrible, awful, useless, false,
		outdated, garbage, rubbish, nonsense, stupid, dumb, hate, disappointed, disappointing, mistake, error, broken, doesn't work, does not work, makes no sense, worse, worst, sucks, lame, nope,
		mal, malo, mala, incorrecto, equivocado, está mal, no sirve, inútil, error, basura, no es correcto, no es eso,
		errado, errada, ruim, péssimo, não é isso, tá errado, inútil, incorreto, lixo,
		faux, c'est faux, mauvais, mauvaise, nul, nulle, incorrect, pas bon, pas ça, inutile, erreur,
		falsch, schlecht, stimmt nicht, nicht richtig, nutzlos, quatsch, unsinn, fehler, mist,
		yanlış, kötü, hatalı, berbat, doğru değil, işe yaramaz,
		неправильно, неверно, плохо, плохой, ошибка, ошибся, не то, ерунда, чушь, бесполезно, врёшь, врешь,
		不对, 错, 不好, 没用, 垃圾, 差`)
	good = split(`right, correct, good, great, thanks, thank you, thx, ty, perfect, awesome, nice, excellent, love, helpful, cool, amazing, brilliant, wonderful, well done, exactly, spot on, works,
		bien, bueno, buena, correcto, gracias, genial, perfecto, excelente, exacto, útil,
		bom, boa, certo, correto, obrigado, obrigada, ótimo, perfeito, valeu, legal, exato,
		bon, bonne, juste, merci, parfait, super, génial, exact, utile,
		gut, richtig, danke, toll, klasse, perfekt, stimmt, genau, hilfreich,
		iyi, güzel, doğru, teşekkür, teşekkürler, sağ ol, harika, mükemmel, süper,
		хорошо, правильно, верно, спасибо, отлично, супер, класс, круто, молодец, точно,
		好, 对, 谢谢, 棒, 不错, 厉害, 正确`)
)

func split(list string) (out []string) {
	for w := range strings.SplitSeq(list, ",") {
		out = append(out, strings.TrimSpace(w))
	}
	return out
}

// tone tells what a message about an answer says of it; false: neither. A word of blame counts
// before one of praise: "not good", "thanks, but that is wrong".
func tone(text string) (v record.Verdict, ok bool) {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	switch {
	case strings.Contains(text, "不错"):
		return record.Positive, true
	case says(text, bad):
		return record.Negative, true
	case says(text, good):
		return record.Positive, true
	}
	return "", false
}

// says reports whether a text has one of the phrases, as whole words where words have spaces.
func says(text string, phrases []string) bool {
	words := " " + strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t.,;:!?…¡¿()\"", r) }), " ") + " "
	return slices.ContainsFunc(phrases, func(p string) bool {
		if len(p) > 0 && p[0] >= 0xe3 { // Chinese
			return strings.Contains(text, p)
		}
		return strings.Contains(words, " "+p+" ")
	})
}
