package web

import (
	"net/http"

	"golang.org/x/text/language"

	"tickertape/core/chat"
)

// phrases are the fixed texts of the page in one language.
type phrases struct {
	Lang                              string
	Skip, Log, Examples, Title, About string
	Label, Ask, Close                 string
	Looking, Unreachable, Again       string   // said by the script
	Full, TooLong, Nothing, Gone      string   // what is wrong with a question or a press
	Try                               []string // examples to press
}

// locale is what a browser asks for: the first of its languages that the bot speaks, or else empty.
func locale(r *http.Request) string {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return ""
	}
	for _, tag := range tags {
		base, _ := tag.Base()
		if _, ok := spokenIn[base.String()]; ok {
			return base.String()
		}
	}
	return ""
}

// phrasesOf are those for whoever asks for a page.
func phrasesOf(r *http.Request) phrases {
	code := chat.Spoken(locale(r))
	p := spokenIn[code]
	p.Lang = code
	return p
}

// spokenIn are the phrases by language.
var spokenIn = map[string]phrases{
	"en": {
		Skip:        "Skip to the question",
		Log:         "Conversation",
		Examples:    "Examples",
		Title:       "What would you like to know?",
		About:       "Prices, conversions, market figures and the economy. Every number says where it is from and when it was true.",
		Label:       "Your question",
		Ask:         "Ask",
		Close:       "Close",
		Looking:     "Looking at the market",
		Unreachable: "The bot can't be reached. Is it still running?",
		Again:       "Connecting again…",
		Full:        "The bot can't take that right now. Please try again in a moment.",
		TooLong:     "That question is too long: use at most 4,000 characters, for example: price btc",
		Nothing:     "Write a question first, for example: price btc",
		Gone:        "That reply is not here any more.",
		Try:         []string{"price btc eth sol", "1.5 eth in eur", "market cap of solana", "inflation", "help"},
	},
	"es": {
		Skip:        "Ir a la pregunta",
		Log:         "Conversación",
		Examples:    "Ejemplos",
		Title:       "¿Qué quieres saber?",
		About:       "Precios, conversiones, datos de mercado y economía. Cada número dice de dónde es y de cuándo.",
		Label:       "Tu pregunta",
		Ask:         "Preguntar",
		Close:       "Cerrar",
		Looking:     "Consultando el mercado",
		Unreachable: "No se puede llegar al bot. ¿Sigue en marcha?",
		Again:       "Conectando de nuevo…",
		Full:        "El bot no puede recibirlo ahora. Inténtalo de nuevo en un momento.",
		TooLong:     "La pregunta es demasiado larga: usa como máximo 4000 caracteres, por ejemplo: precio btc",
		Nothing:     "Escribe antes una pregunta, por ejemplo: precio btc",
		Gone:        "Esa respuesta ya no está aquí.",
		Try:         []string{"precio btc eth sol", "cuánto son 1,5 eth en euros", "resumen del mercado", "inflación de EE. UU.", "ayuda"},
	},
	"de": {
		Skip:        "Zur Frage springen",
		Log:         "Gespräch",
		Examples:    "Beispiele",
		Title:       "Was möchtest du wissen?",
		About:       "Preise, Umrechnungen, Marktzahlen und die Wirtschaft. Jede Zahl sagt, woher sie ist und von wann.",
		Label:       "Deine Frage",
		Ask:         "Fragen",
		Close:       "Schließen",
		Looking:     "Ein Blick auf den Markt",
		Unreachable: "Der Bot ist nicht erreichbar. Läuft er noch?",
		Again:       "Verbindet sich neu …",
		Full:        "Der Bot kann das gerade nicht annehmen. Versuch es bitte gleich noch einmal.",
		TooLong:     "Die Frage ist zu lang: höchstens 4.000 Zeichen, zum Beispiel: Preis btc",
		Nothing:     "Schreib zuerst eine Frage, zum Beispiel: Preis btc",
		Gone:        "Diese Antwort ist nicht mehr da.",
		Try:         []string{"Preis btc eth sol", "was sind 1,5 eth in Euro", "Marktüberblick", "Inflation in den USA", "Hilfe"},
	},
	"fr": {
		Skip:        "Aller à la question",
		Log:         "Conversation",
		Examples:    "Exemples",
		Title:       "Que voulez-vous savoir\u202f?",
		About:       "Cours, conversions, chiffres du marché et économie. Chaque nombre dit d’où il vient et de quand il date.",
		Label:       "Votre question",
		Ask:         "Demander",
		Close:       "Fermer",
		Looking:     "Coup d’œil au marché",
		Unreachable: "Le bot est injoignable. Tourne-t-il encore\u202f?",
		Again:       "Nouvelle connexion…",
		Full:        "Le bot ne peut pas prendre cela maintenant. Réessayez dans un instant.",
		TooLong:     "La question est trop longue\u00a0: 4\u202f000 caractères au plus, par exemple\u00a0: prix btc",
		Nothing:     "Écrivez d’abord une question, par exemple\u00a0: prix btc",
		Gone:        "Cette réponse n’est plus là.",
		Try:         []string{"prix btc eth sol", "combien font 1,5 eth en euros", "résumé du marché", "inflation aux USA", "aide"},
	},
	"pt": {
		Skip:        "Ir para a pergunta",
		Log:         "Conversa",
		Examples:    "Exemplos",
		Title:       "O que você quer saber?",
		About:       "Preços, conversões, dados de mercado e economia. Cada número diz de onde vem e de quando é.",
		Label:       "Sua pergunta",
		Ask:         "Perguntar",
		Close:       "Fechar",
		Looking:     "Consultando o mercado",
		Unreachable: "Não foi possível falar com o bot. Ele ainda está rodando?",
		Again:       "Conectando de novo…",
		Full:        "O bot não pode receber isso agora. Tente de novo em instantes.",
		TooLong:     "A pergunta é longa demais: use no máximo 4.000 caracteres, por exemplo: preço btc",
		Nothing:     "Escreva primeiro uma pergunta, por exemplo: preço btc",
		Gone:        "Essa resposta não está mais aqui.",
		Try:         []string{"preço btc eth sol", "quanto são 1,5 eth em euros", "resumo do mercado", "inflação dos EUA", "ajuda"},
	},
	"tr": {
		Skip:        "Soruya geç",
		Log:         "Konuşma",
		Examples:    "Örnekler",
		Title:       "Ne öğrenmek istersiniz?",
		About:       "Fiyatlar, çevirmeler, piyasa verileri ve ekonomi. Her sayı nereden geldiğini ve ne zamana ait olduğunu söyler.",
		Label:       "Sorunuz",
		Ask:         "Sor",
		Close:       "Kapat",
		Looking:     "Piyasaya bakılıyor",
		Unreachable: "Bota ulaşılamıyor. Hâlâ çalışıyor mu?",
		Again:       "Yeniden bağlanılıyor…",
		Full:        "Bot bunu şu anda alamıyor. Birazdan tekrar deneyin.",
		TooLong:     "Soru çok uzun: en fazla 4.000 karakter, örneğin: btc fiyatı",
		Nothing:     "Önce bir soru yazın, örneğin: btc fiyatı",
		Gone:        "Bu yanıt artık burada değil.",
		Try:         []string{"btc eth sol fiyatı", "1,5 eth kaç euro", "piyasa özeti", "ABD enflasyonu", "yardım"},
	},
	"ru": {
		Skip:        "Перейти к вопросу",
		Log:         "Разговор",
		Examples:    "Примеры",
		Title:       "Что вы хотите узнать?",
		About:       "Цены, пересчёт, данные рынка и экономика. У каждого числа указано, откуда оно и на какое время.",
		Label:       "Ваш вопрос",
		Ask:         "Спросить",
		Close:       "Закрыть",
		Looking:     "Смотрю на рынок",
		Unreachable: "Бот недоступен. Он ещё работает?",
		Again:       "Подключаюсь снова…",
		Full:        "Бот сейчас не может это принять. Попробуйте ещё раз через минуту.",
		TooLong:     "Вопрос слишком длинный: не больше 4000 знаков, например: цена btc",
		Nothing:     "Сначала напишите вопрос, например: цена btc",
		Gone:        "Этого ответа здесь больше нет.",
		Try:         []string{"сколько стоят btc eth sol", "1,5 eth в евро", "обзор рынка", "инфляция в США", "помощь"},
	},
	"zh": {
		Skip:        "跳到提问",
		Log:         "对话",
		Examples:    "示例",
		Title:       "想了解什么？",
		About:       "价格、换算、市场数据和经济。每个数字都会说明来源和时间。",
		Label:       "你的问题",
		Ask:         "提问",
		Close:       "关闭",
		Looking:     "正在查看市场",
		Unreachable: "连不上机器人，它还在运行吗？",
		Again:       "正在重新连接…",
		Full:        "机器人现在无法接收，请稍后再试。",
		TooLong:     "问题太长：最多 4000 个字符，例如：btc 价格",
		Nothing:     "请先写一个问题，例如：btc 价格",
		Gone:        "那条回答已经不在了。",
		Try:         []string{"btc 和 eth 多少钱", "1.5 eth 换欧元", "市场概况", "美国通胀", "帮助"},
	},
}
