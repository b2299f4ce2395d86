package nlu

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// moneyWords are what people of a language call money, by its code. They mean money behind a
// number alone: "20 mangos", "50 Mäuse", "сто зелёных".
var moneyWords = moneyOf(map[string]string{
	"en": "usd=dollah,dollahs,dollas,buckaroos,bones,greenies,smackeroos,bucksters,smackers,smackeroos,greenbacks,clams,simoleons,benjis eur=eurs jpy=yens,yne cad=loonies,loonie,cdn gbp=squid,squids,quids,smackeroonies,nicker,sovs aud=dollarydoos,aussies",
	"es": "eur=pavetes,pavillos,pavos,pavo,euritos,eurazos,leuros,lereles usd=verdes,dolarucos,dolaritos,dolarines,billetes,gringos mxn=varos,baros,varo ars=argentas,manguitos,mangos,mango,argentinos pen=lucas_peruanas,solcitos crc=colones gtq=quetzales pyg=guaraníes,guaranies",
	"pt": "brl=realzitos,dinheiros,mangolas,contos,conto,paus,pau,pila,pilas,mangos,reaizinhos,pratas,merréis,barão usd=dólas,doletas,doleta,verdinhas,dolinhas eur=euricos,eurinhos,aéreos",
	"fr": "eur=boulasses,patins,balles,balle,boules,neuros,euroboules usd=biftons_verts,billets_verts xof=cfa,fcfa xaf=fcfa_xaf chf=balles_suisses",
	"de": "eur=mücken,muecken,taler,talerchen,murmeln,steine,scheinchen,eumel,kröten,kroeten,mäuse,maeuse,tacken,öcken,oecken,euronen,flocken,piepen,eier,ocken,eus chf=stutz,fränkli",
	"tr": "try=kağıt,kagit,papel,kayme,teklik,liracık,türk usd=yeşil,yesil,yeşillik,dolarcık eur=yuro,öro",
	"ru": "usd=зелени,зелёных,зеленых,бакинских,бакинские,грина,баксиков,зелёными,вечнозелёных,уе,у.е rub=деревянных,деревянные,р,рэ,рублики,рубликов,рублёв,целковых eur=евриков,еврики,еврей,евров kzt=теньге,тг uah=грн,гривасов,гривень byn=бел.руб,белок uzs=сумов,сум kgs=сом,сомов",
})

// anyMoneyWord are those of all languages.
var anyMoneyWord = func() set {
	out := words.NewSet(1 << 8)
	for _, table := range moneyWords {
		for w := range table {
			out.Add(w)
		}
	}
	return out
}()

func moneyOf(table map[string]string) map[string]map[string]string {
	out := map[string]map[string]string{}
	for language, list := range table {
		out[language] = map[string]string{}
		for _, entry := range strings.Fields(list) {
			code, words, _ := strings.Cut(entry, "=")
			for _, w := range strings.Split(words, ",") {
				out[language][w] = code
			}
		}
	}
	out[""] = map[string]string{} // those of all: of a few words nobody can tell the language
	for _, language := range []string{"es", "pt", "fr", "de", "tr", "ru"} {
		for w, code := range out[language] {
			if out[""][w] == "" && len(w) > 3 {
				out[""][w] = code
			}
		}
	}
	return out
}

// inMoneyWords is the text with its words for money as codes.
func (s *scene) inMoneyWords() {
	if anyMoneyWord.LongestOf(s.hashes) == 0 {
		return
	}
	var changed []lexicon.Token
	for i := 1; i < len(s.tokens); i++ {
		if !anyMoneyWord.Has(s.tokens[i].Text) {
			continue
		}
		code := cmp.Or(moneyWords[s.language][s.tokens[i].Text], moneyWords[""][s.tokens[i].Text])
		if code == "" || !s.countsUp(i-1) && (i+1 < len(s.tokens) || !s.isIn(into, i-1) || thingsToo.Has(s.tokens[i].Text)) {
			continue
		}
		if changed == nil {
			changed = slices.Clone(s.tokens)
		}
		changed[i].Text, changed[i].Raw = code, strings.ToUpper(code)
	}
	if changed != nil {
		s.text = newText(changed, s.now)
	}
}

// thingsToo are words for money that "in" may stand before in another sense.
var thingsToo = setOf("verdes, billetes, papel, mango, mangos, pau, paus, eier, flocken, р, p, yeşil, türk, clams, aussies, сом, tg, pila, conto, boules, balle, steine, taler, murmeln, bones, squids, patins, mücken, muecken")

// countsUp reports whether a token counts what stands behind it: a number, or "how many".
func (s *scene) countsUp(i int) bool {
	return s.tokens[i].Kind == lexicon.Number || s.tallies(i) || s.isIn(many, i) || i > 0 && many.Has(s.window(i-1, i+1))
}

// Chinese characters for money behind a number, and what stands before them in other names.
var (
	hanMoney = map[string]string{"刀": "usd", "块": "cny", "塊": "cny", "元": "cny", "圆": "cny", "u": "usdt", "镑": "gbp", "鎊": "gbp", "欧": "eur", "歐": "eur"}
	hanAsked = setOf("几, 幾, 多, 少, 个, 個")
	hanNames = setOf("美, 欧, 歐, 日, 港, 加, 澳, 韩, 韓, 台, 臺, 英, 单")
)

// inChinese writes out how Chinese chats shorten amounts: 12w is 120,000, 500u is 500 USDT, 3刀
// are dollars.
func (s *scene) inChinese() {
	tokens := inTenThousands(slices.Clone(s.tokens))
	s.text = newText(tokens, s.now)
	foreign := slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return hanNames.Has(t.Text) })
	for i := range tokens {
		t := &tokens[i]
		if v, ok := tenThousands(t.Text); ok && t.Kind == lexicon.Word {
			t.Kind, t.Number = lexicon.Number, v
			continue
		}
		if isBitcoin(s.text, i) {
			t.Text, t.Raw = "btc", "BTC"
			continue
		}
		code := hanMoney[t.Text]
		if code == "cny" && i+1 < len(tokens) && (tokens[i+1].Text == "儿" || tokens[i+1].Text == "兒") { // 一块儿, together
			continue
		}
		if code == "" || i == 0 || i+1 < len(tokens) && hanMoney[tokens[i+1].Text] != "" {
			continue
		}
		if (t.Text == "块" || t.Text == "塊") && i+1 < len(tokens) && hanNames.Has(tokens[i+1].Text) { // "20块美金"
			t.Text = "个"
			continue
		}
		switch before := tokens[i-1]; {
		case hanAsked.Has(before.Text) && code == "cny" && foreign:
		case hanNames.Has(before.Text):
		case before.Kind == lexicon.Number, hanAsked.Has(before.Text), lexicon.One(before.Text, "zh") > 0, lexicon.Part(before.Text) > 0:
			t.Text, t.Raw = code, strings.ToUpper(code)
		case t.Text == "u" && (before.Text == "换" || before.Text == "成" || before.Text == "换成"):
			t.Text, t.Raw = code, strings.ToUpper(code)
		}
	}
	s.text = newText(tokens, s.now)
}

// tenThousands reads 12w and 1.2w.
func tenThousands(w string) (float64, bool) {
	digits, ok := strings.CutSuffix(w, "w")
	if !ok || digits == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	return 1e4 * v, err == nil
}

// hanShort are the letters that multiply a number of a Chinese chat: 三个w, 5k.
var hanShort = map[string]float64{"w": 1e4, "k": 1e3}

// inTenThousands joins a number and the letter that multiplies it, with 个 between them or not:
// 三个w is 30,000.
func inTenThousands(tokens []lexicon.Token) []lexicon.Token {
	for i := 1; i < len(tokens); i++ {
		by := hanShort[tokens[i].Text]
		at := i - 1
		if at > 0 && tokens[at].Text == "个" {
			at--
		}
		n := max(tokens[at].Number, lexicon.One(tokens[at].Text, "zh"), lexicon.Part(tokens[at].Text))
		if by == 0 || n == 0 {
			continue
		}
		tokens[at].Kind, tokens[at].Number = lexicon.Number, n*by
		tokens = slices.Delete(tokens, at+1, i+1)
		i = at
	}
	return tokens
}

// Words of a Chinese text about money, and of one about food, which tell what 饼 is.
var (
	dealt = foldedSet("换, 值, 价, 刀, u, usdt, 仓, 买, 卖, 亏, 赚, 涨, 跌, 持有, 囤, 套, 行情, 多少钱, 美元, 美金, 币, 梭, 抄底, 拿着")
	eaten = foldedSet("吃, 烙, 烤, 煎, 做, 油, 肉, 馅, 面, 月饼, 早餐, 早饭")
)

// counters stand between a number and 饼.
var counters = setOf("个, 枚, 张, 块, 只")

// isBitcoin reports whether the 饼 at a token is the coin: counted, in a text about money.
func isBitcoin(t text, i int) bool {
	if t.tokens[i].Text != "饼" || i == 0 || t.tokens[i-1].Text == "二" || t.has(eaten) || !t.has(dealt) {
		return false
	}
	before := t.tokens[i-1]
	return counters.Has(before.Text) || hanAsked.Has(before.Text) || before.Kind == lexicon.Number || lexicon.One(before.Text, "zh") > 0 || lexicon.Part(before.Text) > 0
}
