package skills

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/tongue"
)

// remark is a kind of message that is no question of markets, and what it is answered with.
type remark struct {
	answer tongue.Key
	whole  map[string][]string // messages that are nothing else, by language
	within map[string][]string // words that tell wherever they stand, by language
}

// distress goes before all that a message may ask.
var distress = remark{
	answer: "I'm a program and can't help with this myself, but please don't stay alone with it: call your local emergency number or a crisis helpline now, or talk to somebody you trust.",
	within: map[string][]string{
		"en": {"kill myself", "killing myself", "end my life", "take my own life", "i want to die", "i wanna die", "suicidal", "commit suicide", "i don't want to live", "i dont want to live"},
		"es": {"quiero morir", "quiero morirme", "quiero matarme", "voy a matarme", "me quiero matar", "me voy a matar", "suicidarme", "quitarme la vida", "no quiero vivir"},
		"de": {"mich umbringen", "bring mich um", "bringe mich um", "ich will sterben", "ich möchte sterben", "selbstmord begehen", "mir das leben nehmen", "ich will nicht mehr leben"},
		"fr": {"me suicider", "je veux me tuer", "je vais me tuer", "envie de mourir", "je veux mourir", "mettre fin à mes jours", "je ne veux plus vivre"},
		"pt": {"quero me matar", "vou me matar", "quero morrer", "me suicidar", "tirar minha vida", "tirar a minha vida", "acabar com a minha vida", "não quero mais viver"},
		"tr": {"intihar etmek", "intihar edeceğim", "kendimi öldürmek", "kendimi öldüreceğim", "ölmek istiyorum", "yaşamak istemiyorum", "canıma kıymak"},
		"ru": {"хочу умереть", "убить себя", "убью себя", "покончить с собой", "покончу с собой", "не хочу жить", "не хочу больше жить", "покончить жизнь самоубийством"},
		"zh": {"我想死", "不想活", "想自杀", "要自杀", "结束自己的生命", "结束我的生命"},
	},
}

// remarks are what people say to a bot besides.
var remarks = []remark{
	{
		answer: "I'm Tickertape, a market bot: a program, not a person. I know prices and their past, conversions, charts and figures of the economy, each with its source. Ask me “price btc”, for example.",
		whole: map[string][]string{
			"en": {"who are you", "what are you", "are you human", "are you a human", "are you a person", "are you a bot", "are you a robot", "are you real", "are you an ai", "are you ai", "what is your name", "what's your name", "whats your name", "who made you"},
			"es": {"quién eres", "quien eres", "qué eres", "que eres", "eres humano", "eres una persona", "eres un bot", "eres un robot", "cómo te llamas", "como te llamas"},
			"de": {"wer bist du", "was bist du", "bist du ein mensch", "bist du menschlich", "bist du ein bot", "bist du ein roboter", "bist du echt", "wie heißt du", "wie heisst du"},
			"fr": {"qui es-tu", "qui es tu", "t'es qui", "tu es qui", "qui êtes-vous", "es-tu humain", "es tu humain", "tu es humain", "êtes-vous humain", "es-tu un robot", "tu es un robot", "comment tu t'appelles"},
			"pt": {"quem é você", "quem e voce", "quem és tu", "o que é você", "você é humano", "voce e humano", "você é um robô", "você é um bot", "qual é o seu nome", "qual seu nome"},
			"tr": {"sen kimsin", "kimsin", "kimsiniz", "sen nesin", "insan mısın", "insan misin", "sen insan mısın", "robot musun", "bot musun", "adın ne"},
			"ru": {"кто ты", "ты кто", "кто вы", "что ты такое", "ты человек", "ты бот", "ты робот", "вы человек", "вы бот", "как тебя зовут"},
			"zh": {"你是谁", "你是什么", "你是人吗", "你是真人吗", "你是机器人吗", "你叫什么", "你叫什么名字"},
		},
	},
	{
		answer: "You're welcome.",
		whole: map[string][]string{
			"en": {"thanks", "thank you", "thanks a lot", "thank you very much", "thank you so much", "many thanks", "thx", "ty", "cheers", "thanks mate", "ok thanks", "great thanks"},
			"es": {"gracias", "muchas gracias", "mil gracias", "muy amable", "ok gracias", "vale gracias"},
			"de": {"danke", "danke schön", "danke schoen", "dankeschön", "vielen dank", "danke dir", "ok danke", "besten dank"},
			"fr": {"merci", "merci beaucoup", "merci bien", "un grand merci", "ok merci"},
			"pt": {"obrigado", "obrigada", "muito obrigado", "muito obrigada", "valeu", "ok obrigado"},
			"tr": {"teşekkürler", "tesekkurler", "teşekkür ederim", "çok teşekkürler", "sağol", "sağ ol", "sağolun", "eyvallah"},
			"ru": {"спасибо", "большое спасибо", "спасибо большое", "благодарю", "спс", "спасибо тебе"},
			"zh": {"谢谢", "谢谢你", "多谢", "感谢", "非常感谢", "谢了"},
		},
	},
	{
		answer: "Goodbye!",
		whole: map[string][]string{
			"en": {"bye", "bye bye", "goodbye", "good bye", "see you", "see ya", "see you later", "good night", "cya"},
			"es": {"adiós", "adios", "hasta luego", "hasta mañana", "nos vemos", "chau"},
			"de": {"tschüss", "tschüß", "tschuess", "auf wiedersehen", "bis dann", "bis später", "bis morgen", "gute nacht", "ciao"},
			"fr": {"au revoir", "à bientôt", "a bientot", "à plus", "à demain", "bonne nuit"},
			"pt": {"tchau", "adeus", "até logo", "ate logo", "até mais", "até amanhã"},
			"tr": {"görüşürüz", "gorusuruz", "hoşça kal", "hoşçakal", "güle güle", "iyi geceler", "bay bay"},
			"ru": {"пока", "пока-пока", "до свидания", "до встречи", "до завтра", "спокойной ночи"},
			"zh": {"再见", "拜拜", "回头见", "晚安"},
		},
	},
	{
		answer: "I'm sorry if that was not what you needed. Ask again in other words, or write “help” to see what I can do.",
		whole: map[string][]string{
			"en": {"fuck you", "fuck off", "screw you", "shut up", "you suck", "you are stupid", "you're stupid", "youre stupid", "you are dumb", "you're dumb", "you idiot", "idiot", "stupid bot", "dumb bot", "useless bot", "you are useless", "you're useless", "piece of shit", "asshole"},
			"es": {"vete a la mierda", "que te jodan", "jódete", "jodete", "eres tonto", "eres estúpido", "eres estupido", "eres idiota", "eres inútil", "eres inutil", "cállate", "callate", "imbécil"},
			"de": {"du bist dumm", "du bist doof", "du bist blöd", "du bist nutzlos", "du idiot", "dummer bot", "fick dich", "halt die klappe", "halt's maul", "arschloch", "leck mich"},
			"fr": {"va te faire foutre", "ta gueule", "tu es stupide", "t'es stupide", "tu es nul", "t'es nul", "tu es bête", "tu es con", "t'es con", "connard", "tu ne sers à rien"},
			"pt": {"vai se foder", "vai te foder", "vá se foder", "foda-se", "você é burro", "voce e burro", "você é estúpido", "você é inútil", "seu idiota", "cala a boca", "filho da puta", "bot burro"},
			"tr": {"siktir git", "siktir", "aptalsın", "aptal", "sen aptalsın", "salak", "salaksın", "gerizekalı", "işe yaramazsın", "kapa çeneni"},
			"ru": {"иди нахуй", "пошел нахуй", "пошёл нахуй", "иди на хуй", "ты тупой", "ты дурак", "ты идиот", "тупой бот", "дурак", "идиот", "заткнись", "ты бесполезный"},
			"zh": {"去你妈的", "操你妈", "你真笨", "你很笨", "你好笨", "傻逼", "你是傻逼", "笨蛋", "滚", "闭嘴", "垃圾机器人", "你真没用"},
		},
	},
}

// aside answers what is no question of markets but must not be answered as if it were one. It
// reports false where the message is something else.
func aside(q ask.Query) (chat.Card, bool) {
	if q.Overheard {
		return chat.Card{}, false
	}
	text := plain(q.Text)
	if language, is := distress.heard(text); is {
		return answerIn(q, language, distress.answer), true
	}
	if q.Intent != ask.Smalltalk && q.Intent != ask.OutOfScope || len(q.Assets) > 0 {
		return chat.Card{}, false
	}
	for _, r := range remarks {
		if language, is := r.heard(text); is {
			return answerIn(q, language, r.answer), true
		}
	}
	return odd(q)
}

// answerIn says a sentence in the language that was heard, unless its asker prefers another.
func answerIn(q ask.Query, language string, sentence tongue.Key) chat.Card {
	if q.Asker.Prefers().Language == "" {
		q.Language = language
	}
	v := speak(q)
	return chat.Card{Text: v.Say(sentence), Language: v.language()}
}

// heard tells whether a remark was made, and in which language.
func (r remark) heard(text string) (language string, is bool) {
	for _, language := range ask.Languages() {
		if slices.Contains(r.whole[language], text) || slices.Contains(r.whole[language], strings.TrimSuffix(text, " bot")) {
			return language, true
		}
		for _, words := range r.within[language] {
			if language == "zh" && strings.Contains(text, words) || strings.Contains(" "+text+" ", " "+words+" ") {
				return language, true
			}
		}
	}
	return "", false
}

// plain is a text in small letters, without punctuation but apostrophes and hyphens.
func plain(text string) string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\'' && r != '-'
	}), " ")
}

// commands are the first words that are understood with a slash before them.
const commands = "/price, /convert, /market, /brief, /heatmap, /gas, /funding, /whatif, /chart, /history, /compare, /movers, /mood, /about, /explain, /econ, /settings, /privacy, /help"

var (
	slash  = regexp.MustCompile(`^/[\pL\pN_]+`)
	amount = regexp.MustCompile(`^[\pN.,]+\pL?\s+\S+\s+\S+\s+\S+$`) // "100 foo in bar"
)

// odd answers what looks like a command without the rest of it, or like nothing that anybody says.
func odd(q ask.Query) (chat.Card, bool) {
	v := speak(q)
	say := func(text string) (chat.Card, bool) { return chat.Card{Text: text, Language: v.language()}, true }
	text := strings.TrimSpace(q.Text)
	switch {
	case text == "" && q.By == ask.ByModel:
		return say(v.Say("Ask me something, for example “price btc”, “1.5 eth in eur” or “inflation”."))
	case elsewhere(text):
		var all []string
		for _, code := range ask.Languages() {
			all = append(all, v.languageNamed(code))
		}
		return say(after(v.Say("I don't read that language yet. I understand and answer in %s.", v.enumerate(all, len(all))), v.try([3]tongue.Key{"price ANY", "1.5 eth in eur", "inflation"}, q)))
	case slash.MatchString(text):
		return say(v.Say("I have no command %s. There are: %s.", v.quoted([]string{slash.FindString(text)}), commands))
	case slices.Contains(bareConvert, plain(text)):
		return say(v.Say(whatToConvert))
	case slices.Contains(barePast, plain(text)):
		return say(v.Say(whichPast))
	case amount.MatchString(text) && q.Intent == ask.OutOfScope:
		words := strings.Fields(text)
		return say(after(v.Say("I don't know %s.", v.quoted([]string{words[1], words[3]})), v.Say(whatToConvert)))
	case q.By == ask.ByModel && q.Intent == ask.Smalltalk && !wordy(text):
		return v.lost(q), true
	}
	return chat.Card{}, false
}

// bareConvert and barePast are commands without what they are about.
var (
	bareConvert = []string{"convert", "conversion", "convertir", "umrechnen", "umrechnung", "converter", "çevir", "конвертировать", "конвертация", "换算", "兑换"}
	barePast    = []string{"history", "historia", "historial", "verlauf", "historie", "historique", "histórico", "geçmiş", "история", "历史", "历史价格"}
)

// elsewhere tells writing that nobody here can read: more than half of the letters are of it.
func elsewhere(text string) bool {
	letters, strange := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Han) {
			strange++
		}
	}
	kana := strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) })
	return letters > 0 && (2*strange > letters || kana)
}

// wordy reports whether anybody may have meant a word: two letters beside each other, one of
// Chinese, or a face.
func wordy(text string) bool {
	before := false
	for _, r := range text {
		if unicode.In(r, unicode.Han, unicode.So, unicode.Sk) {
			return true
		}
		is := unicode.IsLetter(r)
		if is && before {
			return true
		}
		before = is
	}
	return false
}
