package feedback

// sentences are what we say to somebody whom an answer displeased, in one language.
type sentences struct {
	question string
	coin     string // buttons, by the keys of reasons
	misread  string
	old      string
	slow     string
	other    string
	thanks   string
}

// spoken are the sentences by language.
var spoken = map[string]sentences{
	"en": {
		"Sorry that this was not what you wanted. What went wrong?",
		"Wrong coin", "Wrong question", "Old data", "Too slow", "Something else",
		"Thank you, that helps me to get better.",
	},
	"es": {
		"Siento que no fuera lo que querías. ¿Qué falló?",
		"Otra moneda", "Otra pregunta", "Datos viejos", "Muy lento", "Otra cosa",
		"Gracias, así puedo mejorar.",
	},
	"de": {
		"Schade, dass es nicht das Richtige war. Was ging schief?",
		"Falscher Coin", "Falsche Frage", "Alte Daten", "Zu langsam", "Etwas anderes",
		"Danke, so werde ich besser.",
	},
	"fr": {
		"Désolé que ce ne soit pas ce que vous vouliez. Qu’est-ce qui n’allait pas\u00a0?",
		"Mauvaise crypto", "Mal compris", "Données datées", "Trop lent", "Autre chose",
		"Merci, cela m’aide à progresser.",
	},
	"pt": {
		"Sinto muito que não tenha sido o que você queria. O que deu errado?",
		"Moeda errada", "Entendeu mal", "Dados velhos", "Muito lento", "Outra coisa",
		"Obrigado, isso me ajuda a melhorar.",
	},
	"tr": {
		"İstediğiniz bu değilse kusura bakmayın. Ne yanlıştı?",
		"Yanlış coin", "Yanlış soru", "Eski veri", "Çok yavaş", "Başka bir şey",
		"Teşekkürler, bu gelişmeme yardımcı olur.",
	},
	"ru": {
		"Жаль, что это не то, что вы хотели. Что не так?",
		"Не та монета", "Не тот вопрос", "Старые данные", "Слишком долго", "Другое",
		"Спасибо, это поможет мне стать лучше.",
	},
	"zh": {
		"抱歉，这不是你想要的。哪里不对？",
		"币种不对", "理解错了", "数据过时", "太慢", "其他原因",
		"谢谢，这能帮我改进。",
	},
}

// label is that of the button for a reason.
func (s sentences) label(key string) string {
	return map[string]string{"coin": s.coin, "question": s.misread, "old": s.old, "slow": s.slow, "other": s.other}[key]
}
