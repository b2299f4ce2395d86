package grounded

import (
	"strings"
	"unicode"
)

// advising are phrases that tell somebody what to do with money, or what prices will do, in eight
// languages. A word may go on, where the phrase ends with a star.
var advising = phrases(
	"you should; you must buy; you must sell; you'd better; should buy; should sell; should invest; must buy; ought to buy; ought to sell; i recommend; we recommend; i suggest; i advise; i would buy; i'd buy; buy now; sell now; "+
		"buy more; buy it; sell it; you need to; you ought to; you have to buy; you have to sell; consider buying; consider selling; consider investing; worth buying; worth investing; wise to buy; wise to sell; wise to invest; invest now; good time to; best time to; good investment; safe investment; great investment; good buy; strong buy; undervalued coin; don't miss; do not miss; guaranteed; risk free profit; "+
		"will rise; is going to rise; is going to fall; going to go up; going to go down; expected to rise; will go up; will go down; will fall to; will reach; will double; will moon; to the moon; financial advice; send your; send me; seed phrase to; click here; contact support; sign up; join our",
	"du solltest; sie sollten; sollte man kaufen; solltest du; sollten sie; kaufe jetzt; kaufen sie; kauf jetzt; jetzt kaufen; jetzt verkaufen; verkaufen sie; ich empfehle; wir empfehlen; ich rate; empfehlenswert; lohnt sich zu kaufen; lohnt es sich zu kaufen; kaufen lohnt sich; du musst kaufen; sie müssen kaufen; gute investition; gute anlage; garantiert*; wird steigen; wird fallen; klicken sie; klick hier; melde dich",
	"deberías; deberias; debes comprar; debes vender; debería comprar; debería vender; debe comprar; compra ahora; compre ahora; vende ahora; venda ahora; recomiendo; recomendamos; te aconsejo; le aconsejo; conviene comprar; conviene vender; vale la pena comprar; buena inversión; buen momento para; garantizad*; va a subir; va a bajar; subirá; bajará; haz clic; haga clic; regístrate",
	"vous devriez; tu devrais; vous devez acheter; tu dois acheter; achetez; vendez; achète maintenant; je recommande; nous recommandons; je conseille; je vous conseille; il faut acheter; il faut vendre; vaut la peine d'acheter; bon investissement; bon moment pour; garanti que; gains garantis; va monter; va baisser; montera; cliquez; clique ici; inscrivez*",
	"você deveria; você deve; deve comprar; deve vender; deveria comprar; deveria vender; compre; venda agora; recomendo; aconselho; vale a pena comprar; convém comprar; bom investimento; boa hora para; bom momento para; garantido; garantida; vai subir; vai cair; vai descer; subirá; clique; cadastre*",
	"almalısın*; satmalısın*; almalısınız; satmalısınız; yatırım yapmalısın*; hemen al; hemen sat; şimdi al; şimdi sat; satın alın; öneririm; öneriyorum; tavsiye ederim; almaya değer; almakta fayda var; tavsiye ediyorum; iyi bir yatırım; garantili; yükselecek*; düşecek*; artacaktır; tıklayın; tıkla; kaydolun",
	"вам следует; тебе следует; вам стоит; тебе стоит; стоит купить; стоит продать; советую; советуем; рекомендую; рекомендуем; покупай*; продавай*; купите; продайте; надо покупать; нужно покупать; надо купить; нужно купить; выгодно купить; стоит покупать; хорошая инвестиция; хорошее вложение; гарантированн*; вырастет; подорожает; подешевеет; упадет; упадёт; нажмите; перейдите по; зарегистрируй*",
	"你应该; 您应该; 你应当; 应该买; 应该卖; 应该购买; 应该投资; 建议你; 建议您; 建议买; 建议卖; 建议购买; 我建议; 我们建议; 推荐购买; 推荐买; 我推荐; 赶紧买; 赶快买; 立即购买; 现在买入; 现在卖出; 好投资; 值得买; 值得投资; 值得购买; 可以买入; 考虑买入; 稳赚; 保证收益; 保本; 将会上涨; 会上涨到; 会涨到; 一定会涨; 必涨; 点击; 请注册",
)

// talking are phrases of a model about itself and its task.
var talking = phrases(
	"as an ai; language model; system prompt; my instructions; these instructions; previous instructions; i was told; i am an ai; i'm an ai; i'm sorry; i am sorry; as requested; as you asked; json",
	"als ki; sprachmodell; systemprompt; meine anweisungen; meine anweisung; es tut mir leid",
	"como ia; modelo de lenguaje; mis instrucciones; lo siento; modelo de linguagem; minhas instruções; sinto muito",
	"en tant qu'ia; modèle de langage; mes instructions; je suis désolé*",
	"dil modeli; talimatlarım; üzgünüm; yapay zeka olarak",
	"языковая модель; языковой моделью; мои инструкции; мне жаль; как ии; системный промпт",
	"语言模型; 我的指令; 系统提示; 作为ai; 作为人工智能; 对不起; 词条",
)

func phrases(lists ...string) []string {
	var out []string
	for _, list := range lists {
		for _, p := range strings.Split(list, "; ") {
			p = " " + p
			if end, goesOn := strings.CutSuffix(p, "*"); goesOn {
				p = end
			} else {
				p += " "
			}
			if han(p) {
				p = strings.TrimSpace(p)
			}
			out = append(out, p)
		}
	}
	return out
}

// says reports whether a text has one of some phrases that what is known has not, whatever its
// signs and spaces are.
func says(text, known string, phrases []string) bool {
	spaced, joined := flat(text)
	given, givenJoined := flat(known)
	for _, p := range phrases {
		within, of := spaced, given
		if han(p) {
			within, of = joined, givenJoined
		}
		if strings.Contains(within, p) && !strings.Contains(of, p) {
			return true
		}
	}
	return false
}

// flat is a text in small letters with one space around each word, and without spaces. The ends
// of its sentences stay.
func flat(text string) (spaced, joined string) {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), r == '\'':
			b.WriteRune(r)
		case strings.ContainsRune(".!?:;\n。！？：；", r):
			b.WriteString(" . ")
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	return " " + strings.Join(words, " ") + " ", strings.Join(words, "")
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
