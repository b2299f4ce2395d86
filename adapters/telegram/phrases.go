package telegram

import (
	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// phrases are the fixed texts of one language.
type phrases struct {
	thanks  string // for a pressed button
	nothing string // on a button that leads to a chat with the bot, where an inline query finds nothing
}

// spoken are the phrases by language.
var spoken = map[string]phrases{
	"en": {"Thanks!", "Nothing found: ask me in a chat of our own"},
	"es": {"¡Gracias!", "No hay resultados: pregúntame en privado"},
	"de": {"Danke!", "Nichts gefunden: frag mich im eigenen Chat"},
	"fr": {"Merci\u202f!", "Aucun résultat\u00a0: demandez-moi en privé"},
	"pt": {"Obrigado!", "Nada encontrado: pergunte no privado"},
	"tr": {"Teşekkürler!", "Sonuç yok: bana özelden sorun"},
	"ru": {"Спасибо!", "Ничего нет: спросите меня в личном чате"},
	"zh": {"谢谢！", "没有结果：请私聊问我"},
}

// phrasesOf are those of the language that somebody uses Telegram in, or of English.
func phrasesOf(who *tg.User) phrases {
	if who == nil {
		return spoken[chat.Spoken()]
	}
	return spoken[chat.Spoken(who.LanguageCode)]
}
