package when

import (
	"strings"
	"time"
	"unicode/utf8"
)

// phrases map the words of a table to what they stand for.
type phrases struct {
	of    map[string]string
	first map[string]int // by the first word, or character: how many words the longest phrase has
}

// table reads lists of "word,word2=value", with "_" for spaces.
func table(lists ...string) phrases {
	out := phrases{map[string]string{}, map[string]int{}}
	for _, list := range lists {
		for _, entry := range strings.Fields(list) {
			words, value, _ := strings.Cut(entry, "=")
			for _, w := range strings.Split(words, ",") {
				out.add(strings.ReplaceAll(w, "_", " "), value)
			}
		}
	}
	return out
}

func (p phrases) add(words, value string) {
	p.of[words] = value
	first, rest, _ := strings.Cut(words, " ")
	n := 1 + strings.Count(rest, " ")
	if rest != "" {
		n++
	}
	if han(words) { // each character is a word
		r, size := utf8.DecodeRuneInString(words)
		first, n = string(r), utf8.RuneCountInString(words[size:])+1
	}
	p.first[first] = max(p.first[first], n)
}

// units of time, as the letters of a span.
var units = table(
	"h,hr,hrs,hour,hours=h d,day,days=d w,wk,wks,week,weeks=w mo,mos,mth,month,months=mo y,yr,yrs,year,years=y quarter,quarters=q minute,minutes,mins=min",
	"hora,horas=h día,dia,días,dias=d semana,semanas=w mes,meses,mês=mo año,años,ano,anos=y trimestre,trimestres=q",
	"stunde,stunden,std=h tag,tage,tagen=d woche,wochen=w monat,monate,monaten,monats=mo jahr,jahre,jahren,jahres=y quartal,quartale=q",
	"heure,heures=h jour,jours=d semaine,semaines=w mois=mo an,ans,année,années,annee,annees=y",
	"saat,saatlik,saatte=h gün,gun,günlük,gunluk,gündür,günde,gunde,günün=d hafta,haftalık,haftada,haftalik=w ay,aylık,aylik,ayda=mo yıl,yil,yıllık,yillik,yılda,yilda,yılın,sene,senede=y",
	"час,часа,часов,ч=h день,дня,дней,сутки,суток=d неделя,недели,неделю,недель=w месяц,месяца,месяцев=mo год,года,лет=y квартал,квартала=q",
	"小时,小時=h 天,日=d 周,週,星期,个星期,礼拜,个礼拜=w 个月,個月,月=mo 年=y 季度,个季度=q",
)

// counts are numbers in letters.
var counts = table(
	"a,an,one=1 two,couple,couple_of,a_couple_of=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 twelve=12 fifteen=15 twenty=20 thirty=30 ninety=90",
	"un,una,uno,um,uma,une=1 dos,dois,duas,deux=2 tres,três,trois=3 cuatro,quatro,quatre=4 cinco,cinq=5 seis,six=6 siete,sete,sept=7 ocho,oito,huit=8 diez,dez,dix=10 doce,doze,douze=12 quince,quinze=15 treinta,trinta,trente=30",
	"ein,eine,einem,einer,einen=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 zehn=10 zwölf=12 dreißig=30",
	"bir=1 iki=2 üç,uc=3 dört=4 beş,bes=5 altı=6 yedi=7 on=10 on_iki=12 otuz=30",
	"один,одну=1 два,две,пару=2 три=3 четыре=4 пять=5 шесть=6 семь=7 десять=10 полгода=6",
	"一=1 两,二,兩=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9 十=10 十二=12 三十=30",
)

// lasts stand before a span that ends now; lastsBehind behind it.
var (
	lasts = table(
		"last,past,previous,prior,trailing,the_last,the_past,over_the_last,over_the_past,in_the_last,in_the_past,over,during,within,for_the_last,for_the_past,these_last=1",
		"último,última,últimos,últimas,ultimo,ultima,ultimos,ultimas,pasado,pasada,pasados,pasadas=1",
		"über_ein,über_die_letzten,über_den_letzten,über_das_letzte,über_die,über_das,im_letzten,in_den_letzten,letzte,letzten,letzter,letztes,letztem,vergangene,vergangenen,vergangener,vergangenes,vorige,vorigen=1",
		"dernier,dernière,derniers,dernières,derniere,dernieres,passé,passée=1",
		"son,geçen,gecen,geçtiğimiz=1",
		"за,за_последние,за_последний,за_последнюю,за_последнее,последние,последний,последнюю,последних,прошедшую,прошедший,прошедшие,прошедшее,минувшую,минувший,прошлый,прошлая,прошлую,прошлой,прошлом,в_прошлом,на_прошлой,прошлое=1",
		"最近,过去,過去,近,上,上个,上個,前,这,近期,最近一=1",
	)
	lastsBehind = table("pasado,pasada,pasados,pasadas,passado,passada,passados,passadas,dernier,dernière,derniers,dernières,derniere,passé=1")
)

// agos make a span a moment: before it, or behind it.
var (
	agosBehind = table("ago,back,earlier=1 atrás,atras=1 önce,once=1 назад=1 前,以前,之前=1 zurück=1 plus_tôt=1 antes=1")
	agosBefore = table("hace=1 há,ha=1 il_y_a=1 vor=1")
)

// sinces begin a time that ends now; sincesBehind stand behind its beginning.
var (
	sinces       = table("since,ever_since,from=1 desde=1 depuis=1 seit=1 с,со,начиная_с=1 自,自从,从,從=1 starting=1")
	sincesBehind = table("beri,den_beri,dan_beri=1 以来,以來,至今,到现在=1")
)

// joints stand between the ends of a time, betweens before both.
var (
	joints   = table("to,until,till,til,through,thru=1 hasta,a,al=1 até,ate,ao=1 bis=1 au,à,jusqu'à,jusqu'en,jusque=1 по,до=1 到,至=1")
	betweens = table("between,from=1 entre,de,del,desde,du=1 zwischen,von,vom=1 между,с,от=1 从,從,自=1")
	ands     = table("and,&=1 y,e,et,und,ve,и=1 和,到,至=1")
)

// elsewise behind a number of units makes it no span: "24h volume", "3 years old".
var elsewise = table("volume,vol,high,low,change,old,from,later,treasury,treasuries,yield,yields,bond,bonds,note,notes,mortgage,期,期的=1")

// fixed phrases: a span, or a name for special.
var fixed = table(
	"ytd,year_to_date,this_year,so_far_this_year=ytd mtd,month_to_date,this_month=month this_week,wtd=7d all_time,all-time,alltime,max,since_inception,since_launch,entire_history,full_history,from_the_beginning,since_the_beginning,whole_history=max",
	"yesterday,yday,yest=yesterday the_day_before_yesterday,day_before_yesterday=before today,todays,24hrs=today overnight=24h",
	"este_año,este_ano,en_lo_que_va_de_año,en_lo_que_va_del_año,lo_que_va_de_año,no_ano,desde_o_início_do_ano=ytd este_mes,este_mês=month esta_semana=7d ayer=yesterday anteayer,antier,antes_de_ayer=before hoy=today ontem=yesterday anteontem=before hoje=today desde_siempre,todo_el_historial,histórico_completo=max",
	"dieses_jahr,in_diesem_jahr,seit_jahresbeginn,seit_jahresanfang,heuer=ytd diesen_monat,dieser_monat=month diese_woche=7d gestern=yesterday vorgestern=before heute=today seit_beginn,gesamter_zeitraum=max",
	"cette_année,cette_annee,depuis_le_début_de_l'année,depuis_le_début_de_l_année,depuis_janvier=ytd ce_mois,ce_mois-ci=month cette_semaine=7d hier=yesterday avant-hier=before aujourd'hui=today depuis_toujours,depuis_le_début=max",
	"bu_yıl,bu_yil,bu_sene,yılbaşından_beri,yılbaşından_bu_yana=ytd bu_ay=month bu_hafta=7d dün,dun=yesterday önceki_gün,evvelsi_gün=before bugün,bugun=today tüm_zamanlar,başından_beri=max",
	"с_начала_года,в_этом_году,этот_год=ytd в_этом_месяце,с_начала_месяца=month на_этой_неделе,эту_неделю=7d вчера=yesterday позавчера=before сегодня=today за_все_время,за_всё_время,за_всю_историю=max полгода,за_полгода=6mo",
	"今年,今年以来,今年以來,年初至今=ytd 本月,这个月,這個月=month 本周,这周,這週,这个星期=7d 昨天,昨日=yesterday 前天=before 今天,今日=today 所有时间,有史以来,历史全部=max 去年=lastyear 上周,上週,上个星期,上星期=7d 上个月,上個月,上月=30d 半年,近半年,最近半年=6mo 一年=1y",
	"of_the_week,der_woche,de_la_semana,da_semana,de_la_semaine,haftanın=7d of_the_month,des_monats,del_mes,do_mês,du_mois,ayın=30d of_the_year,des_jahres,del_año,do_ano,de_l'année,yılın=ytd",
	"geçen_yıl,geçen_sene=lastyear l'année_dernière,l'an_dernier,l'an_passé,l_année_dernière=lastyear",
)

// months by name; those that are words too count only beside a number or behind a lead.
var months = func() map[string]time.Month {
	out := map[string]time.Month{}
	for m, names := range []string{
		"january jan enero ene janeiro janvier janv januar jänner ocak январь января январе janeiro",
		"february feb febrero fevereiro fev février fevrier févr februar şubat subat февраль февраля феврале",
		"march mar marzo março marco mars märz maerz mart март марта марте",
		"april apr abril abr avril avr nisan апрель апреля апреле",
		"may mayo maio mai mayıs mayis май мая мае",
		"june jun junio junho juin juni haziran июнь июня июне",
		"july jul julio julho juillet juil juli temmuz июль июля июле",
		"august aug agosto août aout ağustos agustos август августа августе",
		"september sep sept septiembre setembro septembre eylül eylul сентябрь сентября сентябре",
		"october oct octubre outubro octobre oktober okt ekim октябрь октября октябре",
		"november nov noviembre novembro novembre kasım kasim ноябрь ноября ноябре",
		"december dec diciembre dic dezembro dez décembre decembre dezember aralık aralik декабрь декабря декабре",
	} {
		for _, name := range strings.Fields(names) {
			out[name] = time.Month(m + 1)
		}
	}
	return out
}()

// shyMonths are words by themselves.
var shyMonths = table("may,mar,mai,mars,march,august,jan,dic,set,mart,ene,fev,abr,jun=1")

// monthLeads stand before a month that is meant as one.
var monthLeads = table("in,since,last,this,during,of,from,between,until,by,for,early,mid,late,en,em,im,seit,letzten,depuis,de,в,с,until,till,and,to=1")

// ofs stand between the parts of a date.
var ofs = table("of,the,de,del,do,da,des,du=1")

var weekdays = func() map[string]time.Weekday {
	out := map[string]time.Weekday{}
	for d, names := range []string{
		"sunday domingo sonntag dimanche pazar воскресенье", "monday lunes montag lundi pazartesi понедельник", "tuesday martes dienstag mardi salı вторник",
		"wednesday miércoles miercoles mittwoch mercredi çarşamba среду", "thursday jueves donnerstag jeudi perşembe четверг", "friday viernes freitag vendredi cuma пятницу",
		"saturday sábado sabado samstag samedi cumartesi субботу",
	} {
		for _, name := range strings.Fields(names) {
			out[name] = time.Weekday(d)
		}
	}
	return out
}()

// dayLeads stand before a weekday that is meant as the last one.
var dayLeads = table("last,on,since,this_past,past,previous,el,am,letzten,le,dernier,в,во,прошлый,geçen=1")

// feasts by name: month and day.
var feasts = table(
	"christmas,xmas,christmas_day,navidad,natal,noël,noel,weihnachten,рождество,圣诞节,聖誕節=12-25 christmas_eve,heiligabend=12-24",
	"new_year,new_years,new_year's,new_year's_day,new_years_day,año_nuevo,ano_novo,nouvel_an,neujahr,yılbaşı,元旦=01-01 new_year's_eve,new_years_eve,silvester,nochevieja=12-31 halloween=10-31 valentine's_day,valentines_day=02-14",
)

// vocabulary is every word of the tables.
var vocabulary = func() map[string]bool {
	out := map[string]bool{}
	for _, t := range []phrases{units, counts, lasts, lastsBehind, agosBehind, agosBefore, sinces, sincesBehind, joints, betweens, ands, elsewise, fixed, shyMonths, monthLeads, ofs, dayLeads, feasts} {
		for words := range t.of {
			for _, w := range strings.Fields(words) {
				out[w] = true
			}
		}
	}
	for m := range months {
		out[m] = true
	}
	for d := range weekdays {
		out[d] = true
	}
	return out
}()

// Vocabulary is the words that times are named with. It is not to be changed.
func Vocabulary() map[string]bool { return vocabulary }

// Known reports whether a word is one of those that times are named with.
func Known(word string) bool { return vocabulary[word] }
