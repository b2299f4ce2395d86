package pipeline

import (
	"fmt"
	"time"

	"tickertape/core/chat"
)

// sentences are what the pipeline says by itself, in one language.
type sentences struct {
	tooLong string // bytes of the text, bytes at most
	tooFast string // questions a minute, how long to wait
	second  string // a wait of one
	seconds string // a wait of several
	apology string
}

// spoken are the sentences by language.
var spoken = map[string]sentences{
	"en": {
		"That message is too long for me: %d bytes, and I read at most %d. Please ask in a sentence or two, for example: price btc",
		"That was a lot at once: I take %d questions a minute from one person. Please ask again in %s.", "a second", "%d seconds",
		"Something went wrong on my side, and I have noted it. Please ask again in a minute.",
	},
	"es": {
		"Ese mensaje es demasiado largo: %d bytes, y leo como máximo %d. Pregunta en una o dos frases, por ejemplo: precio btc",
		"Son muchas a la vez: acepto %d preguntas por minuto de una persona. Pregunta de nuevo en %s.", "un segundo", "%d segundos",
		"Algo falló por mi parte y lo he anotado. Pregunta de nuevo en un minuto.",
	},
	"de": {
		"Die Nachricht ist mir zu lang: %d Bytes, und ich lese höchstens %d. Frag bitte in ein, zwei Sätzen, zum Beispiel: Preis btc",
		"Das war viel auf einmal: Von einer Person nehme ich %d Fragen pro Minute. Frag bitte in %s noch einmal.", "einer Sekunde", "%d Sekunden",
		"Bei mir ist etwas schiefgegangen, ich habe es notiert. Frag bitte in einer Minute noch einmal.",
	},
	"fr": {
		"Ce message est trop long : %d octets, et j’en lis %d au plus. Demandez en une ou deux phrases, par exemple : prix btc",
		"Cela fait beaucoup à la fois : j’accepte %d questions par minute et par personne. Réessayez dans %s.", "une seconde", "%d secondes",
		"Un problème est survenu de mon côté, je l’ai noté. Réessayez dans une minute.",
	},
	"pt": {
		"Essa mensagem é longa demais: %d bytes, e leio no máximo %d. Pergunte em uma ou duas frases, por exemplo: preço btc",
		"Foi muita coisa de uma vez: aceito %d perguntas por minuto de uma pessoa. Pergunte de novo em %s.", "um segundo", "%d segundos",
		"Algo deu errado do meu lado, e já anotei. Pergunte de novo em um minuto.",
	},
	"tr": {
		"Bu mesaj çok uzun: %d bayt, en fazla %d okuyorum. Bir iki cümleyle sorun, örneğin: btc fiyatı",
		"Bir anda çok oldu: bir kişiden dakikada %d soru alıyorum. %s sonra tekrar sorun.", "Bir saniye", "%d saniye",
		"Benim tarafımda bir sorun oldu, not ettim. Bir dakika sonra tekrar sorun.",
	},
	"ru": {
		"Сообщение слишком длинное: %d байт, а я читаю не больше %d. Спросите одной-двумя фразами, например: цена btc",
		"Слишком много сразу: от одного человека принимаю вопросов в минуту: %d. Спросите снова через %s.", "секунду", "%d с",
		"У меня что-то пошло не так, я это записал. Спросите ещё раз через минуту.",
	},
	"zh": {
		"这条消息太长了：%d 字节，我最多读 %d 字节。请用一两句话提问，例如：btc 价格",
		"一下子太多了：每人每分钟最多 %d 个问题。请 %s后再问。", "一秒", "%d 秒",
		"我这边出了点问题，已经记录下来。请一分钟后再问。",
	},
}

// sentencesIn are those of a language, written as BCP 47, or else of English.
func sentencesIn(language string) sentences { return spoken[chat.Spoken(language)] }

// sentencesFor are those for who wrote a message that was not read: their platform may tell what
// they speak.
func sentencesFor(m chat.Message) sentences {
	if m.Language != "" {
		return sentencesIn(m.Language)
	}
	return sentencesIn(m.Author.Locale)
}

func (s sentences) wait(d time.Duration) string {
	if n := int(d.Round(time.Second) / time.Second); n > 1 {
		return fmt.Sprintf(s.seconds, n)
	}
	return s.second
}

// sorry is the card for a question that could not be answered, by a mistake of ours.
func sorry(language string) chat.Card { return chat.Card{Text: sentencesIn(language).apology} }
