package privacy

import (
	"slices"
	"strings"
)

// What a message may want of us.
type want int

const (
	nothing want = iota
	aboutErasing
	aboutSettings
)

// phrases are messages that are nothing but a wish, by language; those of "" are of every
// language, as commands are.
var phrases = map[want]map[string][]string{
	aboutErasing: {
		"en": {"delete my data", "delete all my data", "delete my account", "forget me", "erase my data", "delete everything about me", "remove my data"},
		"es": {"borra mis datos", "borrar mis datos", "elimina mis datos", "eliminar mis datos", "olvídame", "borra todos mis datos"},
		"de": {"lösche meine daten", "lösch meine daten", "meine daten löschen", "lösche alle meine daten", "vergiss mich"},
		"fr": {"supprime mes données", "supprimez mes données", "supprimer mes données", "efface mes données", "effacez mes données", "effacer mes données", "oublie-moi", "oubliez-moi"},
		"pt": {"apaga meus dados", "apague meus dados", "apagar meus dados", "exclua meus dados", "excluir meus dados", "me esqueça", "esqueça-me"},
		"tr": {"verilerimi sil", "verilerimi silin", "beni unut", "beni unutun"},
		"ru": {"удали мои данные", "удалите мои данные", "удалить мои данные", "забудь меня", "забудьте меня"},
		"zh": {"删除我的数据", "删除我的所有数据", "清除我的数据", "忘记我"},
	},
	aboutSettings: {
		"":   {"privacy"},
		"en": {"privacy settings", "my privacy", "consent", "my data", "what do you know about me", "what do you store about me"},
		"es": {"privacidad", "ajustes de privacidad", "mis datos", "qué sabes de mí", "qué sabes sobre mí", "que sabes de mi"},
		"de": {"datenschutz", "datenschutzeinstellungen", "meine daten", "was weißt du über mich", "was weisst du über mich", "was speicherst du über mich"},
		"fr": {"confidentialité", "mes données", "que sais-tu de moi", "que savez-vous de moi", "que sais-tu sur moi"},
		"pt": {"privacidade", "configurações de privacidade", "meus dados", "o que você sabe sobre mim", "o que sabe sobre mim"},
		"tr": {"gizlilik", "gizlilik ayarları", "verilerim", "benim hakkımda ne biliyorsun", "hakkımda ne biliyorsun", "hakkımda ne biliyorsunuz"},
		"ru": {"конфиденциальность", "приватность", "мои данные", "что ты обо мне знаешь", "что вы обо мне знаете", "что ты знаешь обо мне"},
		"zh": {"隐私", "隐私设置", "我的数据", "你知道我什么", "你了解我什么", "你保存了我的什么"},
	},
}

// wish reads a message that is nothing but a wish, and which language it is in.
func wish(text string) (w want, language string) {
	text = strings.ToLower(strings.Trim(strings.TrimSpace(strings.ReplaceAll(text, "İ", "i")), "/.!?¿¡。！？ \u00a0\u202f"))
	text = strings.TrimPrefix(strings.TrimSuffix(strings.ReplaceAll(text, "’", "'"), " please"), "please ")
	for w, by := range phrases {
		for language, all := range by {
			if slices.Contains(all, text) {
				return w, language
			}
		}
	}
	return nothing, ""
}
