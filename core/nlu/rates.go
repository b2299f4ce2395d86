package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// Words that make a figure together with others of the text, wherever they stand.
var (
	// rateWords make a central bank, or what stands for one, ask for its rate.
	rateWords = foldedSet("meeting, meetings, meet, meets, rate decision, press conference, sitzung, zinssitzung, sitzungen, tagt, entscheidet, zinsentscheid, zinsentscheidung, reunión, reuniones, se reúne, reunião, reuniões, réunion, réunions, se réunit, toplantı, toplantısı, toplanıyor, заседание, заседания, заседает, 会议, 议息, 议息会议, 决议, 开会, rate, rates, interest, interest rate, policy rate, target rate, tasa, tasas, tasa objetivo, tipo, tipos, tipo de interés, tipo oficial, interés, intereses, taxa, taxas, taxa diretora, taxa básica, taxa de juros, juro, juros, zins, zinsen, zinssatz, leitzins, leitzinsen, einlagenzins, einlagesatz, taux, taux directeur, taux d'intérêt, taux de dépôt, faiz, faizi, faizini, faizleri, faiz oranı, repo, repo faizi, politika faizi, ставка, ставку, ставки, ставке, ставкой, ключевая, ключевую, процент, процентная ставка, 利率, 利息, 基准利率, 存款利率, 政策利率, 息口, 降息, 加息, 議息, 议息")
	// sessions are where a central bank decides.
	sessions = foldedSet("meeting, meetings, meet, meets, decision, decisions, rate decision, press conference, sitzung, zinssitzung, sitzungen, tagt, entscheidet, zinsentscheid, zinsentscheidung, reunión, reuniones, se reúne, decisión, reunião, reuniões, decisão, réunion, réunions, se réunit, décision, toplantı, toplantısı, toplanıyor, karar, kararı, заседание, заседания, заседает, решение, 会议, 议息, 议息会议, 决议, 开会, 議息")
	// banks set a rate; the country that one is of is found by its name among the countries.
	banks = foldedSet("fed, the fed, феда, феду, fed'in, fedin, federal reserve, fomc, powell, reserva federal, фрс, фед, пауэлл, пауэлла, 美联储, 聯準會, 联储, 鲍威尔, 鮑威爾, ecb, european central bank, lagarde, bce, banco central europeo, banco central europeu, banque centrale européenne, ezb, europäische zentralbank, avrupa merkez bankası, ецб, лагард, 欧洲央行, 欧央行, 歐洲央行, 拉加德, boe, bank of england, bank von england, banco de inglaterra, banque d'angleterre, ingiltere merkez bankası, банк англии, банка англии, 英国央行, 英央行, boj, bank of japan, banco de japón, banque du japon, japon merkez bankası, банк японии, банка японии, 日本央行, 日央行, 日银, 日銀, 植田, pboc, people's bank of china, 央行, 人民银行, 中国央行, 中国人民银行, 人行, snb, bns, swiss national bank, schweizerische nationalbank, banque nationale suisse, banco nacional suizo, 瑞士央行, banxico, banco de méxico, copom, bacen, bcb, banco central, banco central do brasil, bc, bcra, banco central de chile, bcch, bcrp, banrep, banco de la república, rba, reserve bank of australia, 澳联储, 澳洲央行, boc, bank of canada, banque du canada, 加拿大央行, rbnz, rbi, reserve bank of india, norges bank, riksbank, nbp, cnb, bok, bank of korea, 韩央行, sarb, tcmb, cbrt, merkez, merkez bankası, merkez bankasının, цб, цб рф, цбр, центробанк, центробанка, центробанку, центральный банк, банк россии, банка россии, набиуллина, набиуллиной, набиуллину, cbr, notenbank, zentralbank, nationalbank, banque centrale, central bank, нацбанк, нбу, нбрк")
	// federal are those of them that are the Federal Reserve.
	federal = foldedSet("fed, the fed, fed's, fed'in, fedin, феда, феду, federal reserve, fomc, powell, reserva federal, фрс, фед, пауэлл, пауэлла, 美联储, 聯準會, 联储, 鲍威尔, 鮑威爾")
	// coreFigures narrow inflation to what remains without food and energy.
	coreFigures = foldedSet("core, subyacente, subjacente, núcleo, kern, kernrate, sous-jacent, sous-jacente, çekirdek, базовая, базовой, базовую, базовый, 核心")
	// bondWords are what states borrow by.
	bondWords = foldedSet("treasury, treasuries, treasury bonds, t-bond, t-bonds, t-note, t-notes, bond, bonds, yield, yields, note, notes, us-treasuries, us-anleihen, us-anleihe, anleihe, anleihen, staatsanleihe, staatsanleihen, staatsanleihenrendite, bundesanleihe, bundesanleihen, bund, bunds, rendite, renditen, bono, bonos, tesoro, treasury note, letras, rendimiento, rendimientos, título, títulos, tesouro, obrigação, obrigações, rendimento, obligation, obligations, oat, l'oat, oats, rendement, rendements, emprunt, bon du trésor, bons du trésor, trésor, tahvil, tahvili, tahvilin, tahvilinin, tahviller, tahvil faizi, getiri, getirisi, hazine, облигация, облигации, облигаций, трежерис, трежериз, трежери, гособлигаций, гособлигации, офз, госбумаг, казначейских, доходность, доходности, 国债, 國債, 美债, 美債, 公债, 公債, 债券, 收益率, 殖利率, gilt, gilts, jgb, btp")
	// loanWords are what houses are bought by.
	loanWords = foldedSet("mortgage, mortgages, home loan, home loans, hypothek, hypotheken, hypothekenzins, hypothekenzinsen, bauzins, bauzinsen, baufinanzierung, baukredit, immobilienkredit, hipoteca, hipotecas, hipotecario, hipotecaria, crédito hipotecario, financiamento imobiliário, crédito imobiliário, crédito habitação, hypothécaire, hypothécaires, prêt immobilier, crédit immobilier, emprunt immobilier, konut kredisi, konut kredisinin, konut kredi, mortgage kredisi, ev kredisi, ипотека, ипотеки, ипотеке, ипотеку, ипотечная, ипотечной, ипотечный, 房贷, 房貸, 按揭, 按揭贷款, 抵押贷款")
	// termYears count the years of a bond.
	termYears = foldedSet("year, years, yr, yrs, años, año, anos, ano, anoz, anios, ans, jahres, jare, an, jahre, jahren, jährig, jährige, jährigen, jähriger, yıl, yıllık, yillik, летний, летние, летних, летней, летняя, летнюю, лет, года, год, 年, 年期")
	// lengths are terms in one word.
	lengths = lengthsOf("2 two-year 2-year 2yr 2y zweijährige zweijährigen zwei-jährige двухлетние двухлетних двухлетки двухлеток; 3 three-year 3-year 3yr 3y dreijährige трехлетние трёхлетние; 5 five-year 5-year 5yr 5y fünfjährige fünfjährigen пятилетние пятилетних; 7 seven-year 7-year 7yr 7y; 10 ten-year 10-year 10yr 10y zehnjährige zehnjährigen zehnjähriger zehnjährige десятилетние десятилетних десятилетки десятилеток десятилетка on-yıllık; 15 15-year 15yr 15y fünfzehnjährige; 20 twenty-year 20-year 20yr 20y zwanzigjährige двадцатилетние; 30 thirty-year 30-year 30yr 30y dreißigjährige dreissigjährige dreißigjährigen тридцатилетние тридцатилетних тридцатилетки")
)

// lengthsOf reads "2 two-year 2y; 3 three-year".
func lengthsOf(table string) *words.Map[int] {
	out := words.NewMap[int](100)
	for row := range strings.SplitSeq(table, ";") {
		cells := strings.Fields(row)
		n, _ := strconv.Atoi(cells[0])
		for _, w := range cells[1:] {
			out.Put(w, n)
		}
	}
	return out
}

// maturities are the terms of bonds that have a series.
var maturities = map[int]string{2: "treasury_2y", 3: "treasury_3y", 5: "treasury_5y", 7: "treasury_7y", 10: "treasury_10y", 20: "treasury_20y", 30: "treasury_30y"}

// compose makes a figure of words that stand apart: "banxico … tasa", "die Rendite der
// 10-jährigen Treasuries", "core" beside the CPI.
func (s *scene) compose() {
	years, from, to := s.term()
	switch {
	case loans[years] != "" && s.has(loanWords):
		s.becomes(loans[years], from, to)
	case years > 0 && maturities[years] != "" && s.has(bondWords) && (!s.measured || bondFigures.Has(s.economic.Indicator.Code)):
		s.becomes(maturities[years], from, to)
	case s.measured && s.economic.Indicator.Code == "fed_funds" && s.has(sessions), s.measured && s.economic.Indicator.Code == "fed_funds" && s.named != "" && s.named != "us": // 澳联储
		s.becomes("policy_rate", s.economic.From, s.economic.To)
	case s.measured:
		if core := "core_" + s.economic.Indicator.Code; cores.Has(core) && s.has(coreFigures) {
			s.becomes(core, s.economic.From, s.economic.To)
		}
	default:
		s.ofBank()
		s.ofCountry()
	}
}

// Figures that a core word and a term make others of.
var (
	cores       = setOf("core_cpi, core_pce, core_ppi")
	bondFigures = setOf("policy_rate, fed_funds, treasury_10y, treasury_30y, treasury_2y, treasury_5y, real_yield, high_yield")
)

// loans are the terms of mortgages that have a series.
var loans = map[int]string{15: "mortgage_15y", 30: "mortgage_30y"}

// ofBank is the rate of a central bank.
func (s *scene) ofBank() {
	bank := s.find(banks)
	if bank == "" || !s.has(rateWords) && !s.standsAt(bank) {
		return
	}
	code := "policy_rate"
	if federal.Has(bank) && (s.named == "" || s.named == "us") && !s.has(sessions) { // what a meeting decides on is the target
		code = "fed_funds"
	}
	at := s.at(bank)
	s.becomes(code, at, at+strings.Count(bank, " ")+1)
}

// standsAt reports whether a text asks where a central bank stands: "whats the boe at".
func (s *scene) standsAt(bank string) bool {
	at := s.at(bank) + strings.Count(bank, " ") + 1
	return s.language == "en" && s.word(at) == "at" && at+2 >= len(s.tokens) && s.begins(inquiries)
}

// countryRates are words for a rate that by themselves, beside a country, are that of its bank.
var countryRates = foldedSet("faiz, faizi, faizini, faizleri, faiz oranı, faizler, ставка, ставку, ставки, ставке, 利率, 利息, 息口, 基准利率, 加息, 降息")

// ofCountry is the rate of a country that is named without its bank: "japonya faizi", 土耳其利率.
func (s *scene) ofCountry() {
	word := s.find(countryRates)
	if s.measured || word == "" || s.named == "" || s.has(loanWords) || s.has(bondWords) {
		return
	}
	code := "policy_rate"
	if s.named == "us" {
		code = "fed_funds"
	}
	at := s.at(word)
	s.becomes(code, at, at+strings.Count(word, " ")+1)
}

// at is the token where a phrase begins that stands in the text.
func (s *scene) at(phrase string) int {
	n := strings.Count(phrase, " ") + 1
	for i := 0; i+n <= len(s.tokens); i++ {
		if s.window(i, i+n) == phrase {
			return i
		}
	}
	return 0
}

// becomes makes a figure what the text asks for.
func (s *scene) becomes(code string, from, to int) {
	country := s.named
	if s.measured {
		from, to = min(from, s.economic.From), max(to, s.economic.To)
	}
	of := country
	if of == "" {
		of = "us"
	}
	ind, known := s.lex.ByCode(code, of)
	if !known {
		ind = s.elsewhere(market.Indicator{Code: code}, of)
	}
	s.economic = lexicon.IndicatorSpot{Indicator: ind, From: from, To: to, Country: country, Elsewhere: ind.Series == ""}
	s.measured = true
}

// term is the number of years of a bond or a loan, with the tokens that say so.
func (s *scene) term() (years, from, to int) {
	if lengths.LongestOf(s.hashes) == 0 && termYears.LongestOf(s.hashes) == 0 && strings.IndexByte(s.joined, '-') < 0 {
		return 0, 0, 0
	}
	for i := range s.tokens {
		if years, to = s.termAt(i); years > 0 {
			return years, i, to
		}
	}
	return 0, 0, 0
}

// termAt is the number of years that begins at a token, and where it ends; 0 where none does.
func (s *scene) termAt(i int) (years, to int) {
	if i >= len(s.tokens) {
		return 0, 0
	}
	t := s.tokens[i]
	if n := lengths.Get(t.Text); n > 0 {
		return n, i + 1
	}
	if head, tail, hyphen := strings.Cut(t.Text, "-"); hyphen && termYears.Has(tail) { // "10-jährigen", "30-летней"
		if n, err := strconv.Atoi(head); err == nil {
			return n, i + 1
		}
	}
	switch {
	case t.Kind == lexicon.Number && t.Number == float64(int(t.Number)) && s.isIn(termYears, i+1):
		return int(t.Number), i + 2
	case t.Kind == lexicon.Number && t.Number == float64(int(t.Number)) && i+2 < len(s.tokens) && termYears.Has(s.window(i+1, i+3)):
		return int(t.Number), i + 3
	case t.Kind == lexicon.Word && s.isIn(termYears, i+1) && s.one(i) > 1:
		return int(s.one(i)), i + 2
	}
	return 0, 0
}
