package when

import (
	"strings"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// phrases map the words of a table to what they stand for.
type phrases struct {
	of    *words.Map[string]
	first map[string]int  // by the first word, or character: how many words the longest phrase has
	opens *words.Openings // the same by hash
}

// table reads lists of "word,word2=value", with "_" for spaces.
func table(lists ...string) phrases {
	size := 0
	for _, list := range lists {
		size += 1 + strings.Count(list, ",") + strings.Count(list, " ")
	}
	out := phrases{words.NewMap[string](size), make(map[string]int, size), words.NewOpenings(size)}
	for _, list := range lists {
		for _, entry := range strings.Fields(list) {
			list, value, _ := strings.Cut(entry, "=")
			for _, w := range strings.Split(lexicon.Simplified(list), ",") {
				out.add(strings.ReplaceAll(w, "_", " "), value)
			}
		}
	}
	return out
}

// add adds a phrase; "new year's eve" also without the 's that its words lose.
func (p phrases) add(phrase, value string) {
	if strings.Contains(phrase, "'s ") {
		p.add(strings.ReplaceAll(phrase, "'s ", " "), value)
	}
	p.of.Put(phrase, value)
	first, rest, _ := strings.Cut(phrase, " ")
	n := 1 + strings.Count(rest, " ")
	if rest != "" {
		n++
	}
	if han(phrase) { // each character is a word
		r, size := utf8.DecodeRuneInString(phrase)
		first, n = string(r), utf8.RuneCountInString(phrase[size:])+1
	}
	p.first[first] = max(p.first[first], n)
	p.opens.Add(first, n)
}

// units of time, as the letters of a span; q are quarters, fn fortnights and dec decades.
var units = table(
	"h,hr,hrs,hour,hours=h d,day,days=d w,wk,wks,week,weeks=w mo,mos,mth,mths,month,months=mo y,yr,yrs,year,years=y quarter,quarters,qtr,qtrs=q minute,minutes,mins=min fortnight,fortnights=fn decade,decades=dec",
	"hora,horas,horita,horitas=h día,dia,días,dias,diita,jornada,jornadas=d semana,semanas,semanita,semanitas=w mes,meses,mês,mesecito,mesinho=mo año,años,ano,anos,añito,añitos=y trimestre,trimestres=q quincena,quincenas,quinzena=fn década,décadas,decada,decadas=dec",
	"stunde,stunden,std=h tag,tage,tagen,tages=d woche,wochen=w monat,monate,monaten,monats=mo jahr,jahre,jahren,jahres,jährchen=y quartal,quartale,quartalen=q jahrzehnt,jahrzehnte,jahrzehnten=dec",
	"heure,heures=h j,jour,jours,journée,journées=d semaine,semaines=w mois=mo an,ans,année,années,annee,annees,pige,piges=y quinzaine=fn décennie,décennies=dec",
	"saat,saatlik,saatte,saattir,saatin,saatlk=h gün,gun,günlük,gunluk,gündür,günde,gunde,günün,günü,günden,günlk,gunlk,güne=d hafta,haftalık,haftada,haftalik,haftadır,haftanın,haftayı,haftadan,haftalk,haftlık,haftlik,haftalıkk=w ay,aylık,aylik,ayda,aydır,ayın,ayı,aydan,aylk,aya=mo yıl,yil,yıllık,yillik,yılda,yilda,yılın,yıldır,yıldan,yılı,sene,senede,senelik,senedir,seneyi,senenin,yllık,yıllk,yillk,yıla=y çeyrek,çeyrekte,çeyreklik=q",
	"час,часа,часов,часик,часиков,ч=h день,дня,дней,денёк,денек,деньков,сутки,суток,дню,дням,днев,днём,денечка,сут=d неделя,недели,неделю,недель,неделе,недельку,недельки,неделька,неделькой,нидель,нидели,ниделю,нидельку,неделек,нед,нед.=w месяц,месяца,месяцев,месяце,месяцок,мес,месец,месеца,месецев,мисяц,мисяца,мисяцев,месячишко=mo год,года,лет,году,годик,годика,годков,годе,гадов=y квартал,квартала,кварталов,квартале=q десятилетие,десятилетия,десятилетий=dec",
	"小时,小時,个小时,個小時,钟头,个钟头,鐘頭=h 天,日,添=d 周,週,星期,个星期,個星期,礼拜,个礼拜,禮拜,個禮拜=w 个月,個月,月=mo 年,年间=y 季度,个季度,個季度,季=q",
	// as they are written in a hurry or by ear
	"anio,anios,añoz,anoz,jar,jare,jaren,jahrn,anné,annés,anee,anees=y mezes,mez,mesess,messes,mêses,monatn,monnate,monnat,moante,moi,moiss=mo semna,semnas,senana,senanas,semanaz,cemana,cemanas,wochn,wohce,wohcen,semene,semenes,semain,semaines,smaine,smaines=w diaz,díaz,tagn,journé=d stundn,studen=h",
)

// counts are words that count and are no numbers: lexicon.One has those.
var counts = table(
	"a,an=1 couple,couple_of,a_couple_of,pair_of,a_pair_of=2 few,a_few=3 half_dozen,half_a_dozen=6 dozen,a_dozen=12",
	"par_de,un_par_de,um_par_de=2 media_docena_de,meia_dúzia_de=6 paar,ein_paar=3 zwo=2 birkaç,bir_kaç=3 пару,пара=2 несколько=3 十来=10 几,幾=3",
)

// halfYears stand for six months; halves behind years add half of one.
var (
	halfYears = table("half_a_year,half_year,half-year=6 medio_año,meio_ano,semestre=6 halbes_jahr,halben_jahr,halben_jahres,halbe_jahr,halbjahr,ein_halbes_jahr,einem_halben_jahr=6 demi-année,demi_année,un_semestre=6 yarım_yıl,yarım_sene,yarım_yıllık,altı_aylık=6 полгода,пол_года,полугодие,полугода,полугодия,полгодика=6 半年,大半年=6")
	halves    = table("and_a_half,y_medio,y_media,e_meio,e_meia,et_demi,et_demie,с_половиной=1 半=1")
)

// halfMonths stand for fifteen days.
var halfMonths = table("yarım_ay,yarım_aylık,полмесяца,пол_месяца,半个月,半月,大半个月=15")

// lasts stand before a span that ends now; lastsBehind behind it.
var (
	lasts = table(
		"last,past,previous,prior,trailing,rolling,the_last,the_past,over_the_last,over_the_past,in_the_last,in_the_past,over,over_a,over_an,over_the,during,during_the,within,for_the_last,for_the_past,these_last,these_past,recent,latest,most_recent=1",
		"último,última,últimos,últimas,ultimo,ultima,ultimos,ultimas,pasado,pasada,pasados,pasadas,passado,passada,passados,passadas,en_los_últimos,en_las_últimas,nos_últimos,nas_últimas,no_último,na_última,estos_últimos,estas_últimas,durante=1",
		"über_ein,über_die_letzten,über_den_letzten,über_das_letzte,über_die,über_das,im_letzten,in_den_letzten,der_letzten,die_letzten,letzte,letzten,letzter,letztes,letztem,letzen,vergangene,vergangenen,vergangener,vergangenes,vorige,vorigen,voriges,vorigem,binnen,innerhalb,während=1",
		"dernier,dernière,derniers,dernières,derniere,dernieres,passé,passée,passés,passées,ces,pendant,durant,au_cours_des,sur,sur_les,sur_la,sur_le=1",
		"son,geçen,gecen,geçtiğimiz,geride_kalan,son_bir,şu_son=1",
		"за,за_последние,за_последний,за_последнюю,за_последнее,последние,последний,последнюю,последних,последнее,последней,последнем,крайний,крайние,крайнюю,крайних,прошедшую,прошедший,прошедшие,прошедшее,минувшую,минувший,минувшие,прошлый,прошлая,прошлую,прошлой,прошлом,прошлого,в_прошлом,на_прошлой,прошлое,в_течение,уже,этих,эти=1",
		"最近,过去,過去,近,上,上个,上個,上一个,上一個,前,这,這,近期,最近一,在过去,近来,最近这,这几=1",
		"letze,lezte,lezten,lezter,leztes,leztem,letzes,letzer,letztn,vergangne,vergangnen,pasao,pazado,pazada,ultims,últimoz,ultimoz,ulitmo,ulitmos,ulitma,ulitmas,utlimos,utlimas,passao,dernié,derniére,derniéres,dernierre,dernieree,dérnier,dérniers,auf_sicht_von=1",
	)
	lastsBehind = table("pasado,pasada,pasados,pasadas,passado,passada,passados,passadas,que_pasó,que_pasaron,dernier,dernière,derniers,dernières,derniere,passé,passée,passés,écoulés,écoulées=1 来,來,以来,以來,里,内,內,间=1")
)

// agos make a span a moment: before it, or behind it.
var (
	agosBehind = table("ago,back,earlier=1 atrás,atras=1 önce,once,evvel,öncesi,öncesinde=1 назад,тому_назад,тому=1 前,以前,之前=1 zurück=1 plus_tôt,auparavant=1 antes=1")
	agosBefore = table("hace,hacía=1 há,ha,faz,fazem=1 il_y_a,y_a=1 vor=1")
	// nearly stand between them and the time.
	nearly = table("exactamente,justo,casi,unos,unas,más_o_menos,como,cosa_de=1 exatamente,quase,uns,umas,mais_ou_menos,cerca_de=1 pile,exactement,environ,presque,à_peu_près,près_de,tout_juste,genre=1 genau,exakt,ungefähr,etwa,ca,circa,rund,knapp,fast,so=1")
)

// sinces begin a time that ends now; sincesBehind stand behind its beginning.
var (
	sinces       = table("since,ever_since,from,starting,starting_from,as_of=1 desde,a_partir_de,desde_hace,desde_há=1 depuis,à_partir_de,dès=1 seit,ab=1 с,со,начиная_с,от=1 自,自从,自從,从,從,打从=1")
	sincesBehind = table("on,onward,onwards,and_on,beri,den_beri,dan_beri,ten_beri,tan_beri,bu_yana,den_bu_yana,dan_bu_yana,ten_bu_yana,tan_bu_yana=1 以来,以來,至今,到现在,到現在,起,之后,以后=1 onwards,onward=1")
)

// joints stand between the ends of a time, betweens before both, behinds behind both.
var (
	joints   = table("to,until,till,til,through,thru,up_to=1 hasta,a,al,hasta_el=1 até,ate,ao,até_o=1 bis,bis_zum,bis_ende=1 au,à,jusqu'à,jusqu'en,jusque,jusqu'au=1 по,до=1 到,至=1 ile,ila,dan,den,ten,tan=1")
	betweens = table("between,from,between_the=1 entre,de,del,desde,du,entre_el,desde_el=1 zwischen,von,vom,zwischen_dem=1 между,с,от,в_период_с=1 从,從,自=1")
	ands     = table("and,&=1 y,e,et,und,ve,и=1 和,到,至=1")
	nows     = table("now,today,present,the_present,present_day,date,this_day=1 ahora,hoy,hoy_día,la_fecha,actualidad=1 agora,hoje=1 heute,jetzt=1 aujourd'hui,maintenant,ajd,auj,mtn=1 сегодня,сейчас,сегодняшнего_дня,сегодняшний_день,настоящего_времени=1 现在,今天,今日,如今,目前,今=1 bugün,bugüne,şimdiye=1")
	tillNow  = table("bugüne,bugüne_kadar,günümüze,günümüze_kadar,şimdiye,şimdiye_kadar,至今=1")
	behinds  = table("arası,arasında,arasındaki,之间,之間,期间=1")
)

// elsewise behind a number of units makes it no span: "24h volume", "3 years old".
var elsewise = table(
	"volume,vol,high,low,change,old,from,later,treasury,treasuries,yield,yields,bond,bonds,note,notes,mortgage,期,期的,国债,國債,美债,美債,us,us-treasury=1",
	"bono,bonos,deuda,título,títulos,tesouro,juros,hipoteca,anleihe,anleihen,bund,bunds,staatsanleihe,staatsanleihen,hypothek,hypotheken,obligation,obligations,oat,emprunt,emprunts,américain,tahvil,tahvili,tahvilin,bono,konut,mortgage,faizi,облигации,облигаций,ипотека,ипотеки,ипотеке,трежерис,офз=1",
)

// dating are the words that a date may begin with, opening those that any time may.
var (
	dating  = firsts(edges, lasts, feasts, movables, seasons, easternSeasons, events, ordinals, dayLeads, hanWeeks, decades, hanYears, hanHalves, seasonYears, monthsYear, hanPairs)
	opening = firsts(edges, lasts, feasts, movables, seasons, easternSeasons, events, ordinals, dayLeads, hanWeeks, decades, hanYears, hanHalves, seasonYears, monthsYear, halfMonths, hanPairs,
		units, counts, halfYears, agosBefore, sinces, betweens, articles, fixed)
)

// firsts are the first words of tables, and the names of dates.
func firsts(tables ...phrases) *words.Set {
	out := words.NewSet(1_000)
	for _, t := range tables {
		for w := range t.first {
			out.Add(w)
		}
	}
	for w := range months.All() {
		out.Add(w)
	}
	for w := range weekdays.All() {
		out.Add(w)
	}
	for w := range namedDecades {
		out.Add(w)
	}
	return out
}

// vocabulary is every word of the tables.
var vocabulary = func() *words.Set {
	out := words.NewSet(3_000)
	for _, t := range []phrases{
		units, counts, halfYears, halves, lasts, lastsBehind, agosBehind, agosBefore, sinces, sincesBehind, joints, betweens, ands, behinds, elsewise, fixed, shyMonths, monthLeads, ofs, dayLeads, feasts,
		edges, edgesBehind, ordinals, terms, yearWords, decades, events, movables, seasons, halfMonths, monthTails,
	} {
		for phrase := range t.of.Phrases() {
			for _, w := range strings.Fields(phrase) {
				out.Add(w)
			}
		}
	}
	for m := range months.All() {
		out.Add(m)
	}
	for d := range weekdays.All() {
		out.Add(d)
	}
	return out
}()

// Vocabulary is the words that times are named with. It is not to be changed.
func Vocabulary() *words.Set { return vocabulary }

// Known reports whether a word is one of those that times are named with.
func Known(word string) bool { return vocabulary.Has(word) }
