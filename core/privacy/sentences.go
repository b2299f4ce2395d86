package privacy

import "tickertape/core/chat"

// sentences are what we say, in one language.
type sentences struct {
	invite      string // whoever is asked for their consent
	agree, deny string // buttons
	thanks      string // to who agreed
	denied      string // to who did not

	yourData     string // title
	farewell     string // whether to delete everything
	forget, keep string // buttons
	forgotten    string
	kept         string

	privacy                     string // title
	holds                       string // how long texts, how long judgements
	holdsAll                    string // where neither goes by itself
	always                      string // in place of a number of days
	day, days                   string
	onlyIfYes, unlessNo, nobody string // whose words are learned from, by policy
	byCommand                   string // how the same is done where no button can be pressed
}

// spoken are the sentences by language.
var spoken = map[string]sentences{
	"en": {
		invite: "May I learn from what you ask me? It makes me understand questions better. Names, addresses and numbers are taken out first, and you can change your mind at any time: write “privacy settings”.",
		agree:  "Yes, learn from it", deny: "No",
		thanks: "Thank you. To take it back, write “privacy settings”.", denied: "All right, I don't learn from what you ask. What I had already put aside to learn from is being taken out.",
		yourData: "Your data", farewell: "Shall I forget you? I delete what you asked me, your judgements and your consent, for good.",
		forget: "Delete my data", keep: "Keep it", forgotten: "What I knew of you is deleted. What I had put aside to learn from is being taken out, too.", kept: "All right, nothing is deleted.",
		privacy: "Privacy", holds: "I keep what you ask and my answers (%s), your judgements of them (%s), and your settings and your consent until you delete them.",
		holdsAll: "I keep what you ask, my answers, your judgements of them, your settings and your consent until you delete them.",
		always:   "until you delete them", day: "one day", days: "%d days",
		onlyIfYes: "I learn from what you ask only if you say yes. What do you want?",
		unlessNo:  "I learn from what you ask, without names, addresses and numbers, unless you say no. What do you want?",
		nobody:    "I learn from nobody's questions here.",
		byCommand: "Where nothing can be pressed: “tickertape privacy erase USER_ID”; the id stands in “tickertape dump”, as user_id.",
	},
	"es": {
		invite: "¿Puedo aprender de lo que me preguntas? Así entiendo mejor las preguntas. Antes quito nombres, direcciones y números, y puedes cambiar de opinión cuando quieras: escribe «ajustes de privacidad».",
		agree:  "Sí, aprende", deny: "No",
		thanks: "Gracias. Para retirarlo, escribe «ajustes de privacidad».", denied: "De acuerdo, no aprendo de lo que preguntas. Lo que ya había apartado para aprender se está retirando.",
		yourData: "Tus datos", farewell: "¿Quieres que te olvide? Borro para siempre lo que me has preguntado, tus valoraciones y tu consentimiento.",
		forget: "Borrar mis datos", keep: "Conservarlos", forgotten: "Lo que sabía de ti está borrado. Lo que había apartado para aprender también se está retirando.", kept: "De acuerdo, no se borra nada.",
		privacy: "Privacidad", holds: "Guardo lo que preguntas y mis respuestas (%s), tus valoraciones (%s), y tus ajustes y tu consentimiento hasta que los borres.",
		holdsAll: "Guardo lo que preguntas, mis respuestas, tus valoraciones, tus ajustes y tu consentimiento hasta que los borres.",
		always:   "hasta que los borres", day: "un día", days: "%d días",
		onlyIfYes: "Aprendo de lo que preguntas solo si dices que sí. ¿Qué prefieres?",
		unlessNo:  "Aprendo de lo que preguntas, sin nombres, direcciones ni números, salvo que digas que no. ¿Qué prefieres?",
		nobody:    "Aquí no aprendo de las preguntas de nadie.",
		byCommand: "Donde no se puede pulsar nada: «tickertape privacy erase USER_ID»; el identificador está en «tickertape dump», como user_id.",
	},
	"de": {
		invite: "Darf ich aus deinen Fragen lernen? So verstehe ich Fragen besser. Namen, Adressen und Nummern nehme ich vorher heraus, und du kannst es dir jederzeit anders überlegen: Schreib „Datenschutz“.",
		agree:  "Ja, lerne daraus", deny: "Nein",
		thanks: "Danke. Um es zurückzunehmen, schreib „Datenschutz“.", denied: "In Ordnung, ich lerne nicht aus deinen Fragen. Was ich zum Lernen schon beiseitegelegt hatte, wird gerade herausgenommen.",
		yourData: "Deine Daten", farewell: "Soll ich dich vergessen? Ich lösche endgültig, was du gefragt hast, deine Bewertungen und deine Einwilligung.",
		forget: "Meine Daten löschen", keep: "Behalten", forgotten: "Was ich von dir wusste, ist gelöscht. Was ich zum Lernen beiseitegelegt hatte, wird auch gerade herausgenommen.", kept: "In Ordnung, nichts wird gelöscht.",
		privacy: "Datenschutz", holds: "Ich speichere deine Fragen und meine Antworten (%s), deine Bewertungen (%s) sowie deine Einstellungen und deine Einwilligung, bis du sie löschst.",
		holdsAll: "Ich speichere deine Fragen, meine Antworten, deine Bewertungen, deine Einstellungen und deine Einwilligung, bis du sie löschst.",
		always:   "bis du sie löschst", day: "einen Tag", days: "%d Tage",
		onlyIfYes: "Ich lerne aus deinen Fragen nur, wenn du Ja sagst. Was möchtest du?",
		unlessNo:  "Ich lerne aus deinen Fragen, ohne Namen, Adressen und Nummern, außer du sagst Nein. Was möchtest du?",
		nobody:    "Hier lerne ich aus niemandes Fragen.",
		byCommand: "Wo man nichts drücken kann: „tickertape privacy erase USER_ID“; die ID steht in „tickertape dump“, als user_id.",
	},
	"fr": {
		invite: "Puis-je apprendre de vos questions\u00a0? Je comprends alors mieux ce qu’on me demande. J’en retire d’abord les noms, adresses et numéros, et vous pouvez changer d’avis à tout moment\u00a0: écrivez «\u00a0confidentialité\u00a0».",
		agree:  "Oui, d’accord", deny: "Non",
		thanks: "Merci. Pour revenir sur votre accord, écrivez «\u00a0confidentialité\u00a0».", denied: "Entendu, je n’apprends pas de vos questions. Ce que j’avais déjà mis de côté pour apprendre est en train d’être retiré.",
		yourData: "Vos données", farewell: "Dois-je vous oublier\u00a0? J’efface pour de bon ce que vous m’avez demandé, vos avis et votre consentement.",
		forget: "Effacer mes données", keep: "Les garder", forgotten: "Ce que je savais de vous est effacé. Ce que j’avais mis de côté pour apprendre est aussi en train d’être retiré.", kept: "Entendu, rien n’est effacé.",
		privacy: "Confidentialité", holds: "Je conserve vos questions et mes réponses (%s), vos avis (%s), ainsi que vos réglages et votre consentement jusqu’à ce que vous les effaciez.",
		holdsAll: "Je conserve vos questions, mes réponses, vos avis, vos réglages et votre consentement jusqu’à ce que vous les effaciez.",
		always:   "jusqu’à ce que vous les effaciez", day: "un jour", days: "%d jours",
		onlyIfYes: "Je n’apprends de vos questions que si vous dites oui. Que voulez-vous\u00a0?",
		unlessNo:  "J’apprends de vos questions, sans noms, adresses ni numéros, sauf si vous dites non. Que voulez-vous\u00a0?",
		nobody:    "Ici, je n’apprends des questions de personne.",
		byCommand: "Là où il n’y a pas de bouton\u00a0: «\u00a0tickertape privacy erase USER_ID\u00a0»\u00a0; l’identifiant figure dans «\u00a0tickertape dump\u00a0», sous user_id.",
	},
	"pt": {
		invite: "Posso aprender com o que você me pergunta? Assim entendo melhor as perguntas. Antes retiro nomes, endereços e números, e você pode mudar de ideia quando quiser: escreva “privacidade”.",
		agree:  "Sim, aprenda", deny: "Não",
		thanks: "Obrigado. Para voltar atrás, escreva “privacidade”.", denied: "Tudo bem, não aprendo com o que você pergunta. O que eu já tinha separado para aprender está sendo retirado.",
		yourData: "Seus dados", farewell: "Devo esquecer você? Apago de vez o que você me perguntou, suas avaliações e seu consentimento.",
		forget: "Apagar meus dados", keep: "Manter", forgotten: "O que eu sabia de você foi apagado. O que eu tinha separado para aprender também está sendo retirado.", kept: "Tudo bem, nada é apagado.",
		privacy: "Privacidade", holds: "Guardo o que você pergunta e minhas respostas (%s), suas avaliações (%s), e seus ajustes e seu consentimento até que você os apague.",
		holdsAll: "Guardo o que você pergunta, minhas respostas, suas avaliações, seus ajustes e seu consentimento até que você os apague.",
		always:   "até que você apague", day: "um dia", days: "%d dias",
		onlyIfYes: "Só aprendo com o que você pergunta se você disser sim. O que prefere?",
		unlessNo:  "Aprendo com o que você pergunta, sem nomes, endereços e números, a menos que você diga não. O que prefere?",
		nobody:    "Aqui não aprendo com as perguntas de ninguém.",
		byCommand: "Onde não dá para apertar nada: “tickertape privacy erase USER_ID”; o id está em “tickertape dump”, como user_id.",
	},
	"tr": {
		invite: "Sorduklarınızdan öğrenebilir miyim? Böylece soruları daha iyi anlarım. Önce adları, adresleri ve numaraları çıkarırım; fikrinizi istediğiniz zaman değiştirebilirsiniz: “gizlilik ayarları” yazın.",
		agree:  "Evet, öğren", deny: "Hayır",
		thanks: "Teşekkürler. Geri almak için “gizlilik ayarları” yazın.", denied: "Tamam, sorduklarınızdan öğrenmem. Öğrenmek için ayırdıklarım da çıkarılıyor.",
		yourData: "Verileriniz", farewell: "Sizi unutayım mı? Sorduklarınızı, değerlendirmelerinizi ve onayınızı kalıcı olarak silerim.",
		forget: "Verilerimi sil", keep: "Kalsın", forgotten: "Sizinle ilgili bildiklerim silindi. Öğrenmek için ayırdıklarım da çıkarılıyor.", kept: "Tamam, hiçbir şey silinmiyor.",
		privacy: "Gizlilik", holds: "Sorduklarınızı ve yanıtlarımı (%s), değerlendirmelerinizi (%s), ayarlarınızı ve onayınızı ise siz silene kadar saklarım.",
		holdsAll: "Sorduklarınızı, yanıtlarımı, değerlendirmelerinizi, ayarlarınızı ve onayınızı siz silene kadar saklarım.",
		always:   "siz silene kadar", day: "bir gün", days: "%d gün",
		onlyIfYes: "Sorduklarınızdan yalnızca evet derseniz öğrenirim. Ne istersiniz?",
		unlessNo:  "Hayır demedikçe sorduklarınızdan adlar, adresler ve numaralar olmadan öğrenirim. Ne istersiniz?",
		nobody:    "Burada kimsenin sorularından öğrenmem.",
		byCommand: "Düğmeye basılamayan yerde: “tickertape privacy erase USER_ID”; kimlik “tickertape dump” çıktısında user_id olarak yazar.",
	},
	"ru": {
		invite: "Можно мне учиться на ваших вопросах? Так я лучше их понимаю. Имена, адреса и номера я сначала убираю, а передумать можно в любой момент: напишите «конфиденциальность».",
		agree:  "Да, можно", deny: "Нет",
		thanks: "Спасибо. Чтобы отозвать согласие, напишите «конфиденциальность».", denied: "Хорошо, на ваших вопросах я не учусь. То, что уже было отложено для обучения, сейчас убирается.",
		yourData: "Ваши данные", farewell: "Забыть вас? Я навсегда удалю ваши вопросы, оценки и согласие.",
		forget: "Удалить мои данные", keep: "Оставить", forgotten: "Всё, что я о вас знал, удалено. То, что было отложено для обучения, тоже сейчас убирается.", kept: "Хорошо, ничего не удалено.",
		privacy: "Конфиденциальность", holds: "Я храню ваши вопросы и мои ответы (%s), ваши оценки (%s), а настройки и согласие — пока вы их не удалите.",
		holdsAll: "Я храню ваши вопросы, мои ответы, ваши оценки, настройки и согласие, пока вы их не удалите.",
		always:   "пока вы их не удалите", day: "один день", days: "дней: %d",
		onlyIfYes: "Я учусь на ваших вопросах, только если вы скажете «да». Что выбираете?",
		unlessNo:  "Я учусь на ваших вопросах без имён, адресов и номеров, если вы не скажете «нет». Что выбираете?",
		nobody:    "Здесь я не учусь ни на чьих вопросах.",
		byCommand: "Где нажать не на что: «tickertape privacy erase USER_ID»; идентификатор есть в «tickertape dump», это user_id.",
	},
	"zh": {
		invite: "我可以从你的提问中学习吗？这样我能更好地理解问题。我会先去掉姓名、地址和号码，你也可以随时改变主意：输入“隐私设置”。",
		agree:  "可以", deny: "不可以",
		thanks: "谢谢。如需收回，请输入“隐私设置”。", denied: "好的，我不会从你的提问中学习。之前留作学习用的内容正在移除。",
		yourData: "你的数据", farewell: "要我忘记你吗？我会永久删除你的提问、评价和同意记录。",
		forget: "删除我的数据", keep: "保留", forgotten: "我所知道的关于你的内容都已删除。留作学习用的内容也正在移除。", kept: "好的，什么都没有删除。",
		privacy: "隐私", holds: "我会保存你的提问和我的回答（%s）、你的评价（%s），以及你的设置和同意记录，直到你删除为止。",
		holdsAll: "我会保存你的提问、我的回答、你的评价、你的设置和同意记录，直到你删除为止。",
		always:   "直到你删除为止", day: "一天", days: "%d 天",
		onlyIfYes: "只有你同意，我才会从你的提问中学习。你的选择是？",
		unlessNo:  "除非你拒绝，我会从你的提问中学习，但会去掉姓名、地址和号码。你的选择是？",
		nobody:    "在这里，我不会从任何人的提问中学习。",
		byCommand: "在无法点按钮的地方：“tickertape privacy erase USER_ID”；ID 在“tickertape dump”中，名为 user_id。",
	},
}

// invitation asks for consent.
func (s sentences) invitation(language string) chat.Card {
	return chat.Card{Text: s.invite, Language: language, Buttons: s.choice(language)}
}

// choice are the two words that one can give.
func (s sentences) choice(language string) []chat.Button {
	return []chat.Button{{Label: s.agree, Value: in(language, yes)}, {Label: s.deny, Value: in(language, no)}}
}

// erasing asks whether everything is to be deleted.
func (s sentences) erasing(language string) chat.Card {
	return chat.Card{Title: s.yourData, Text: s.farewell, Language: language, Buttons: []chat.Button{
		s.forgetting(language), {Label: s.keep, Value: in(language, keep)},
	}}
}

func (s sentences) forgetting(language string) chat.Button {
	return chat.Button{Label: s.forget, Value: in(language, forget)}
}

// confirmation is what is said to somebody who pressed a button of ours.
func (s sentences) confirmation(value string) (string, bool) {
	text, ok := map[string]string{yes: s.thanks, no: s.denied, forget: s.forgotten, keep: s.kept}[value]
	return text, ok
}
