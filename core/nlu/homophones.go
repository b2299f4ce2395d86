package nlu

import (
	_ "embed" // how characters are read
	"strings"
	"sync"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// pinyinTable has a syllable and the characters that are read so on each line.
//
//go:embed pinyin.txt
var pinyinTable string

// homophones tells Chinese words that were typed by their sound with other characters: 来特币
// is 莱特币, 现再 is 现在. Made when the first Chinese text asks.
type homophones struct {
	syllables *words.Map[string] // a character -> how it is read
	names     *words.Map[string] // how a name is read -> the name
	words     *words.Map[string] // the same of everyday words of two characters
	longest   int                // characters of the longest name
}

// Words of two characters that are known by their sound where one of the characters is right, of
// three and more where none is. None sounds as another word that people write.
const (
	heardPairs = "利率 汇率 通胀 央行 英国 现在 价格 比特 狗币 涨幅 跌幅 提醒 失业 黄金 日元 欧元 英镑 人民币 台币 港币"
	heardRuns  = "走势图 失业率 消费者 多少钱 涨跌幅 恐惧贪婪 价格提醒 英伟达 特斯拉 亚马逊 阿里巴巴 拼多多 台积电 比亚迪 宁德时代 贵州茅台 英特尔 可口可乐 星巴克 迪士尼 天然气 布伦特"
)

// shortestRun is how many characters a name has that its sound alone tells.
const shortestRun = 3

func newHomophones(lex *lexicon.Lexicon) *homophones {
	h := &homophones{words.NewMap[string](1 << 12), words.NewMap[string](1 << 10), words.NewMap[string](1 << 6), 0}
	for line := range strings.Lines(pinyinTable) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || syllable == "#" {
			continue
		}
		for _, c := range chars {
			if !h.syllables.Has(string(c)) {
				h.syllables.Put(string(c), broad(syllable))
			}
		}
	}
	for _, w := range strings.Fields(heardRuns) {
		h.learn(w)
	}
	for _, w := range lex.HanNames(func(a market.Asset, rank int) bool {
		return a.Class == market.Crypto && rank <= wellKnown || a.Class == market.Index
	}) {
		h.learn(w)
	}
	for _, w := range strings.Fields(heardPairs) {
		if key, ok := h.read(strings.Split(w, "")); ok {
			h.words.Put(key, w)
		}
	}
	return h
}

// learn adds a name by its sound; a sound that several have tells none.
func (h *homophones) learn(name string) {
	n := utf8.RuneCountInString(name)
	key, ok := h.read(strings.Split(name, ""))
	if !ok || n < shortestRun {
		return
	}
	if other, taken := h.names.Find(key); taken && other != name {
		name = ""
	}
	h.names.Put(key, name)
	h.longest = max(h.longest, n)
}

// broad is a syllable as those speak it who tell no zh from z and no ing from in.
func broad(syllable string) string {
	for _, initial := range [...]string{"zh", "ch", "sh"} {
		if rest, ok := strings.CutPrefix(syllable, initial); ok {
			syllable = initial[:1] + rest
		}
	}
	if head, ok := strings.CutSuffix(syllable, "ng"); ok && strings.ContainsAny(head[len(head)-1:], "ie") {
		return head + "n"
	}
	return syllable
}

// read is how some characters are read; false where one is not known.
func (h *homophones) read(chars []string) (string, bool) {
	var b strings.Builder
	for _, c := range chars {
		s, ok := h.syllables.Find(c)
		if !ok {
			return "", false
		}
		b.WriteString(s)
		b.WriteByte(' ')
	}
	return b.String(), true
}

// mended is a text with what was typed by its sound, and what that was. Names that are known
// stay as they are.
func (h *homophones) mended(tokens []lexicon.Token, fixed func(from, to int) bool) (out []lexicon.Token, told []string) {
	out = tokens
	for i := 0; i < len(tokens); i++ {
		word, n := h.at(tokens, i)
		if n == 0 || fixed(i, i+n) {
			continue
		}
		if told == nil {
			out = append([]lexicon.Token(nil), tokens...)
		}
		raw := ""
		for k, c := range strings.Split(word, "") {
			raw += tokens[i+k].Raw
			out[i+k].Text, out[i+k].Raw = c, c
		}
		told = append(told, raw, word)
		i += n - 1
	}
	return out, told
}

// usualHeard is how many characters a name mostly has at most.
const usualHeard = 8

// at is the word that the characters at a token sound like without being it, and their number.
func (h *homophones) at(tokens []lexicon.Token, i int) (word string, n int) {
	sound := make([]byte, 0, 8*usualHeard)
	ends := make([]int, 0, usualHeard) // of the sound of so many characters
	for at := i; at < len(tokens) && len(ends) < h.longest && hanWord(tokens[at].Text) && tokens[at].Kind == lexicon.Word; at++ {
		syllable, known := h.syllables.Find(tokens[at].Text)
		if !known {
			break
		}
		sound = append(append(sound, syllable...), ' ')
		ends = append(ends, len(sound))
	}
	for n := len(ends); n > 1; n-- {
		key := sound[:ends[n-1]]
		if w := h.names.GetBytes(key); n >= shortestRun && w != "" {
			if isRun(w, tokens[i:i+n]) {
				return "", 0
			}
			return w, n
		}
		w := h.words.GetBytes(key)
		if w == "" {
			continue
		}
		if isRun(w, tokens[i:i+n]) {
			return "", 0
		}
		if n == 2 && (strings.HasPrefix(w, tokens[i].Text) || strings.HasSuffix(w, tokens[i+1].Text) && w != "英国") || n > 2 {
			return w, n
		}
	}
	return "", 0
}

// isRun reports whether a word is made of the characters of tokens.
func isRun(word string, tokens []lexicon.Token) bool {
	for _, t := range tokens {
		rest, ok := strings.CutPrefix(word, t.Text)
		if !ok {
			return false
		}
		word = rest
	}
	return word == ""
}

// hanSounds makes the homophones of a lexicon when they are first asked for.
func hanSounds(lex *lexicon.Lexicon) func() *homophones {
	return sync.OnceValue(func() *homophones { return newHomophones(lex) })
}

// byHan mends what a Chinese text has of words typed by their sound.
func (u *reader) byHan(tokens []lexicon.Token) (out []lexicon.Token, told []string) {
	han := 0
	for _, t := range tokens {
		if hanWord(t.Text) {
			han++
		}
	}
	if han < 2 || u.sounds == nil {
		return tokens, nil
	}
	names := sync.OnceValue(func() []lexicon.Spot { return u.lex.Assets(tokens, func(int) bool { return false }) })
	return u.sounds().mended(tokens, func(from, to int) bool {
		for _, spot := range names() {
			if spot.From < to && from < spot.To && spot.To-spot.From > 1 {
				return true
			}
		}
		return false
	})
}
