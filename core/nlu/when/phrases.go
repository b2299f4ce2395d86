package when

import (
	"strings"
	"time"

	"tickertape/core/nlu/words"
)

// fixed phrases: a span, or a name for special.
var fixed = table(
	"ytd,year_to_date,this_year,so_far_this_year,the_year_so_far,year_so_far,earlier_this_year,since_the_start_of_the_year,since_new_year,since_new_year's=ytd mtd,month_to_date,this_month,so_far_this_month,earlier_this_month=month qtd,this_quarter,quarter_to_date=quarter this_week,wtd,earlier_this_week,on_the_week,for_the_week=7d on_the_month,for_the_month=30d on_the_year,for_the_year=ytd on_the_quarter=3mo all_time,all-time,alltime,max,since_inception,since_launch,entire_history,full_history,from_the_beginning,since_the_beginning,whole_history,since_day_one,lifetime,complete_history,all_history,whole_time,entire_time,whole_lifetime,entire_lifetime,all_available_history,as_far_back_as_possible,as_far_back_as_you_can,as_far_back_as_it_goes,all_the_way_back,since_the_start,since_the_very_beginning,from_day_one,from_inception,from_the_start,since_birth,since_its_birth,since_its_launch,since_its_inception,since_it_launched,since_it_started,since_ipo,since_the_ipo,since_its_ipo,since_going_public,since_listing,since_it_was_listed,since_forever,since_genesis,since_the_genesis_block,whole_chart,entire_chart,full_chart,ever_since_it_launched,of_all_time,full_time,entire_period=max",
	"yesterday,yday,yest,last_night,yesterday's=yesterday the_day_before_yesterday,day_before_yesterday=before today,todays,24hrs,this_morning,tonight,this_afternoon,this_evening=today overnight=24h this_time_last_year,a_year_ago_today,same_day_last_year=yearago last_weekend,over_the_weekend,past_weekend=weekend the_year_before_last,year_before_last=twoyears whole_of_last_year,all_of_last_year,last_calendar_year,the_whole_last_year=wholeyear",
	"este_año,este_ano,en_lo_que_va_de_año,en_lo_que_va_del_año,lo_que_va_de_año,lo_que_va_del_año,en_lo_que_llevamos_de_año,lo_que_llevamos_de_año,no_ano,neste_ano,nesse_ano,en_este_año,de_este_año,desde_o_início_do_ano,desde_que_empezó_el_año,desde_que_arrancó_el_año,acumulado_do_ano,no_acumulado_do_ano,acumulado_anual,desde_principios_de_año,desde_inicio_de_año,desde_enero,desde_janeiro=ytd este_mes,este_mês,neste_mês,deste_mês,lo_que_va_de_mes,lo_que_va_del_mes=month este_trimestre,neste_trimestre=quarter esta_semana,nesta_semana,na_semana,nessa_semana,dessa_semana,desta_semana,a_semana_do,a_semana_da,la_semana_de,en_la_semana=7d no_mês,nesse_mês,desse_mês,en_el_mes=30d desse_ano,nesse_ano=ytd",
	"ayer,anoche=yesterday anteayer,antier,antes_de_ayer,antes_de_ontem,anteontem=before hoy,esta_mañana,esta_tarde,hoy_día=today ontem=yesterday hoje,hj,esta_manhã=today desde_que_salió,desde_su_lanzamiento,desde_que_nació,desde_que_lançou,desde_o_lançamento,desde_siempre,desde_sempre,todo_el_historial,histórico_completo,todo_o_histórico,de_toda_la_historia=max fin_de_semana_pasado,finde_pasado,final_de_semana_passado,fim_de_semana_passado,último_fim_de_semana,último_fin_de_semana=weekend año_antepasado,ano_retrasado=twoyears todo_el_año_pasado,todo_o_ano_passado,ano_passado_inteiro=wholeyear año_pasado,ano_passado,no_ano_passado=lastyear",
	"dieses_jahr,in_diesem_jahr,diesem_jahr,dieses_jahres,seit_jahresbeginn,seit_jahresanfang,seit_anfang_des_jahres,seit_januar,heuer,laufenden_jahr,im_laufenden_jahr,bisher_dieses_jahr,jahresbeginn,jahresanfang=ytd diesen_monat,dieser_monat,diesem_monat,seit_monatsbeginn,seit_monatsanfang=month dieses_quartal,diesem_quartal=quarter diese_woche,dieser_woche,seit_wochenbeginn=7d gestern,gestrigen=yesterday vorgestern=before heute,heut,heutigen,heute_früh,heute_morgen=today seit_release,seit_launch,seit_dem_start,seit_bestehen,seit_beginn,gesamter_zeitraum,gesamten_zeitraum,seit_anbeginn,seit_auflage=max letztes_wochenende,letzten_wochenende,übers_wochenende=weekend vorletztes_jahr,vorletzten_jahr=twoyears ganzen_letzten_jahr,ganze_letzte_jahr,gesamten_letzten_jahr=wholeyear",
	"cette_année,cette_annee,de_l'année_en_cours,année_en_cours,depuis_le_début_de_l'année,depuis_le_début_de_l_année,depuis_début_d'année,depuis_le_début_d'année,depuis_janvier,début_d'année=ytd ce_mois,ce_mois-ci,du_mois_en_cours=month ce_trimestre=quarter cette_semaine=7d hier=yesterday avant-hier,avant_hier=before aujourd'hui,aujourdhui,auj,ajd,ojd,ce_matin,ce_soir=today sur_l'année=1y depuis_sa_sortie,depuis_sa_création,depuis_son_lancement,depuis_sa_naissance,depuis_toujours,depuis_le_début,depuis_l'origine,depuis_la_création,tout_l'historique=max week-end_dernier,weekend_dernier=weekend avant-dernière_année=twoyears toute_l'année_dernière=wholeyear",
	"bu_yıl,bu_yil,bu_sene,bu_yılki,yılbaşından_beri,yılbaşından_bu_yana,yıl_başından_beri,yıl_başından_bu_yana,yılın_başından_beri,yılın_başından_bu_yana,sene_başından_beri,sene_başından_bu_yana,ocaktan_beri,yılbaşından,sene_başından=ytd bu_ay,ay_başından_beri=month bu_çeyrek,bu_çeyrekte=quarter bu_hafta=7d dün,dun,dünkü,dün_gece=yesterday önceki_gün,evvelsi_gün,evvelki_gün=before bugün,bugun,bugünkü,bu_sabah,bu_gün=today ilk_çıktığından_beri,çıktığından_beri,ilk_günden,tüm_zamanlar,başından_beri,en_başından_beri,ilk_günden_beri=max geçen_hafta_sonu=weekend önceki_yıl,evvelki_yıl,evvelsi_yıl=twoyears geçen_yılın_tamamı,geçen_yıl_boyunca=wholeyear geçen_yıl_bugün,geçen_sene_bugün=yearago sene_basindan_beri,yil_basindan_beri,sene_basindan,yil_basindan,senenin_başından_beri,sene_başı,yıl_başı=ytd geçen_yıl,geçen_sene,geçen_yılki,gecen_yil,gecen_sene=lastyear",
	"с_начала_года,с_начала_этого_года,в_этом_году,этот_год,за_этот_год,этого_года,в_текущем_году,с_нового_года,с_января,нынешнем_году=ytd в_этом_месяце,с_начала_месяца,этот_месяц,за_этот_месяц=month в_этом_квартале,с_начала_квартала,этот_квартал=quarter на_этой_неделе,эту_неделю,за_эту_неделю,с_начала_недели=7d вчера,вчерашний,вчерашнего=yesterday позавчера=before сегодня,седня,сёдня,сегодняшний,сегодняшнего=today с_момента_запуска,с_запуска,с_появления,за_все_время,за_всё_время,за_всю_историю,с_самого_начала,все_время,всё_время,всю_историю=max прошлые_выходные,прошлых_выходных,за_выходные=weekend позапрошлом_году,позапрошлый_год=twoyears весь_прошлый_год=wholeyear",
	"今年,今年以来,今年以來,今年到现在,年初至今,年初到现在,年初以来,从年初,开年以来,年内=ytd 本月,这个月,這個月,本月以来=month 本季度,这个季度,這個季度,本季=quarter 本周,这周,這週,这个星期,这礼拜,这一周,本周以来=7d 昨天,昨日,昨儿,昨晚,昨=yesterday 前天=before 今天,今日,今儿,今晚,今早,当天=today 上线以来,发行以来,诞生以来,所有时间,有史以来,历史全部,上市以来,全部历史,成立以来=max 去年,上一年=lastyear 上周,上週,上个星期,上星期,上個星期,上礼拜,上禮拜,上个礼拜=7d 上个月,上個月,上月=30d 前年=twoyears 去年全年,去年整年,去年一整年,去年一年=wholeyear 上周末,上週末,刚过去的周末=weekend 去年今天,去年今日,去年同期=yearago",
	"of_the_week,der_woche,de_la_semana,da_semana,de_la_semaine,haftanın=7d of_the_month,des_monats,del_mes,do_mês,du_mois,ayın=30d of_the_year,des_jahres,del_año,do_ano,de_l'année,yılın=ytd",
	"auf_tagessicht=24h auf_wochensicht=7d auf_monatssicht=30d auf_quartalssicht=3mo auf_halbjahressicht=6mo auf_jahressicht,auf_einjahressicht=1y auf_zweijahressicht=2y auf_dreijahressicht=3y auf_fünfjahressicht=5y auf_zehnjahressicht=10y",
	"when_trump_won,when_trump_got_elected=2024-11-05 when_covid_hit=2020-03-12 when_ftx_collapsed,when_ftx_blew_up,when_ftx_died=2022-11-11 when_luna_collapsed,when_luna_died=2022-05-12 when_the_etf_launched,when_the_etfs_launched=2024-01-11",
	"since_it_went_public,since_they_went_public,since_its_listing,since_it_listed=max desde_el_principio,desde_el_inicio,desde_el_día_uno,historial_completo,desde_o_começo,desde_o_início,desde_que_nasceu,desde_que_existe,histórico_inteiro,desde_que_salió_a_bolsa,desde_su_salida_a_bolsa,desde_la_salida_a_bolsa,desde_que_cotiza,desde_su_debut,desde_la_opv,desde_o_ipo,desde_a_ipo,desde_o_lançamento_na_bolsa,desde_que_abriu_capital,desde_a_estreia,desde_a_estreia_na_bolsa=max "+
		"ab_tag_1,ab_tag_eins,seit_tag_1,seit_tag_eins,komplette_historie,gesamte_historie,seit_börsengang,seit_dem_börsengang,seit_ipo,seit_dem_ipo,seit_der_auflage,seit_der_erstnotiz=max depuis_le_tout_début,depuis_le_lancement,l'historique_complet,historique_complet,depuis_l'ipo,depuis_son_introduction,depuis_l'introduction,depuis_l'introduction_en_bourse,depuis_son_introduction_en_bourse,depuis_son_entrée_en_bourse,depuis_l'entrée_en_bourse=max halka_arzdan_beri,halka_arzından_beri,halka_arzdan_bu_yana,halka_arzından_bu_yana=max с_первого_дня,с_самого_запуска,с_рождения,с_ipo,с_момента_ipo,с_момента_размещения,с_момента_листинга,со_дня_размещения,с_выхода_на_биржу,с_момента_выхода_на_биржу=max 从上线到现在,从上线,从诞生到现在,从发行到现在,全部历史数据,ipo以来,从上市,从上市到现在,自上市以来,上市至今=max",
	"l'année_dernière,l'an_dernier,l'an_passé,l_année_dernière,l'année_passée=lastyear",
)

// months by name; those that are words too count only beside a number or behind a lead.
var months = func() *words.Map[time.Month] {
	out := words.NewMap[time.Month](200)
	for m, names := range []string{
		"january jan enero ene janeiro janvier janv januar jänner jaenner ocak январь января январе янв",
		"february feb febrero fevereiro fev février fevrier févr februar feber şubat subat февраль февраля феврале фев",
		"march mar marzo março marco mars märz maerz mart март марта марте",
		"april apr abril abr avril avr nisan апрель апреля апреле апр",
		"may mayo maio mai mayıs mayis май мая мае",
		"june jun junio junho juin juni haziran июнь июня июне",
		"july jul julio julho juillet juil juli temmuz июль июля июле",
		"august aug agosto ago août aout ağustos agustos август августа августе авг",
		"september sep sept septiembre setiembre setembro septembre eylül eylul сентябрь сентября сентябре сен",
		"october oct octubre outubro octobre oktober okt ekim октябрь октября октябре окт",
		"november nov noviembre novembro novembre kasım kasim ноябрь ноября ноябре ноя",
		"december dec diciembre dic dezembro dez décembre decembre dezember aralık aralik декабрь декабря декабре дек",
	} {
		for _, name := range strings.Fields(names) {
			out.Put(name, time.Month(m+1))
		}
	}
	return out
}()

// shyMonths are words by themselves.
var shyMonths = table("may,mar,mai,mars,march,august,jan,dic,set,mart,ene,fev,abr,jun,ago,ocak,kasım=1")

// monthLeads stand before a month that is meant as one.
var monthLeads = table("entre,in,since,last,this,during,of,from,between,until,by,for,early,mid,late,en,em,im,seit,letzten,depuis,desde,de,del,do,du,au,à,в,с,со,за,до,по,until,till,and,to,bis,von,zwischen,geçen,bu,son,pasado,mes_de,mês_de,mois_de=1")

// ofs stand between the parts of a date.
var ofs = table("of,the,de,del,do,da,des,du=1")

// articles stand before a date.
var articles = table("the,el,la,o,a,le,la,dem,den,der,das,o_dia,el_día,le_jour,about,around=1")

var weekdays = func() *words.Map[time.Weekday] {
	out := words.NewMap[time.Weekday](100)
	for d, names := range []string{
		"sunday sun domingo sonntag dimanche pazar воскресенье воскресенья", "monday lunes segunda segunda-feira montag montags lundi pazartesi понедельник понедельника",
		"tuesday tue tues martes terça terça-feira dienstag dienstags mardi salı вторник вторника", "wednesday wed miércoles miercoles quarta quarta-feira mittwoch mittwochs mercredi çarşamba среду среда среды",
		"thursday thu thurs jueves quinta quinta-feira donnerstag donnerstags jeudi perşembe четверг четверга", "friday fri viernes sexta sexta-feira freitag freitags vendredi cuma пятницу пятница пятницы",
		"saturday sat sábado sabado samstag samstags sonnabend samedi cumartesi субботу суббота субботы",
	} {
		for _, name := range strings.Fields(names) {
			out.Put(name, time.Weekday(d))
		}
	}
	return out
}()

// hanDays are the characters for weekdays behind hanWeeks.
var (
	hanDays  = map[string]time.Weekday{"日": 0, "天": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
	hanWeeks = table("周,週,星期,礼拜,禮拜,上周,上週,上星期,上个星期,上礼拜,上个礼拜,这礼拜,这个礼拜,这星期,这个星期,本星期,本周,这周,這週=1")
)

// dayLeads stand before a weekday that is meant as the last one; dayTails behind it.
var (
	dayLeads = table("last,on,since,this_past,past,previous,el,el_pasado,este,este_pasado,na,no,desde,da,última,último,na_última,no_último,am,seit,letzten,vergangenen,vom,le,ce,depuis,dernier,в,во,с,со,прошлый,прошлую,прошлой,в_прошлый,в_прошлую,geçen,geçtiğimiz,bu=1")
	dayTails = table("pasado,passada,passado,dernier,günü,gününden,kapanışı,kapanışında,kapanışta,kapanış,close,closing,close_price,schlusskurs=1")
)

// feasts by name: month and day.
var feasts = table(
	"christmas,xmas,christmas_day,xmas_day,chrimbo,crimbo,navidad,navidades,natal,noël,noel,weihnachten,рождество,рождества,圣诞节,聖誕節,圣诞=12-25 christmas_eve,heiligabend,nochebuena,réveillon=12-24 boxing_day=12-26 valentine's_day,valentines_day,valentine_day,valentines,valentine=02-14 st_patrick's_day,st_patricks_day,saint_patrick's_day,paddy's_day=03-17 april_fools,april_fools'_day,april_fool's_day,april_fools_day=04-01 independence_day,fourth_of_july=07-04 juneteenth=06-19 veterans_day,armistice_day,remembrance_day=11-11 pizza_day,bitcoin_pizza_day=05-22 groundhog_day=02-02 star_wars_day=05-04 nye=12-31 new_years_day=01-01",
	"new_year,new_years,new_year's,new_year's_day,new_years_day,año_nuevo,ano_novo,nouvel_an,neujahr,yılbaşı,yılbaşında,новый_год,元旦=01-01 new_year's_eve,new_years_eve,silvester,nochevieja,saint-sylvestre=12-31 halloween,хэллоуин,万圣节=10-31 valentine's_day,valentines_day,valentine's,san_valentín,valentinstag,saint-valentin,情人节,sevgililer_günü,день_святого_валентина=02-14 independence_day,4th_of_july,fourth_of_july=07-04 国庆,国庆节=10-01 劳动节,国际劳动节=05-01 april_fools=04-01 cinco_de_mayo=05-05 双十一,双11=11-11 双十二,双12=12-12 cumhuriyet_bayramı,cumhuriyet_bayramında=10-29 noel,noelde=12-25 день_победы=05-09",
)

// events that are spoken of as times: a day, or from one to another. They are times behind one
// of eventLeads alone: nobody asks when a halving was by "what is a halving".
var events = table(
	"covid,corona,confinement,le_confinement,confinamiento,el_confinamiento,confinamento,cuarentena,quarentena,lockdown,ausgangssperre,coronakrise,corona-krise,corona-zeit,coronazeit,la_pandémie,the_pandemic,pandemic,covid-19,pandemia,la_pandemia,a_pandemia,pandemie,corona-pandemie,pandémie,pandemi,ковид,ковида,пандемии,пандемия,пандемию,疫情,新冠=2020-03-01..2020-12-31 covid_crash,corona_crash,corona-crash,covid_crunch,pandemic_crash,crash_do_covid,crash_del_covid,krach_du_covid=2020-03-01..2020-03-31",
	"black_monday,lunes_negro,schwarzer_montag,schwarzen_montag,lundi_noir,черный_понедельник,чёрный_понедельник=1987-10-19 brexit,brexit_vote,brexit_referendum,referéndum_del_brexit,брексита=2016-06-23 lehman,lehman_brothers,lehman_collapse,quiebra_de_lehman,lehman-pleite,faillite_de_lehman=2008-09-15 9/11,september_11=2001-09-11",
	"financial_crisis,great_recession,crisis_financiera,crise_financeira,finanzkrise,crise_financière,subprime_crisis,subprimes,subprime,küresel_kriz,финансового_кризиса,金融危机,金融海啸,次贷危机=2007-12-01..2009-06-30 dotcom_bubble,dot-com_bubble,dotcom_crash,dotcom_bust,burbuja_puntocom,bolha_pontocom,dotcom-blase,bulle_internet,互联网泡沫=2000-03-10..2002-10-09",
	"last_halving,halving,the_halving,halbierung,халвинга,减半,减半以来=2024-04-20 merge,the_merge=2022-09-15 ftx_collapse,ftx_crash,ftx,colapso_de_ftx,ftx-pleite,краха_ftx=2022-11-11 etf_approval,etf_launch,aprobación_del_etf,aprovação_do_etf=2024-01-10 svb_collapse,svb=2023-03-10 silicon_valley_bank=2023-03-10",
	"ukraine_war,war_in_ukraine,invasion_of_ukraine,guerra_de_ucrania,guerra_na_ucrânia,ukraine-krieg,ukrainekrieg,guerre_en_ukraine,ukrayna_savaşı,начала_сво,сво,俄乌战争,俄乌冲突=2022-02-24 us_election,the_election,election,trump_election,trump_won,elección_de_trump,eleição_de_trump,trump-wahl,élection_de_trump,выборов_в_сша,победы_трампа,特朗普当选=2024-11-05 liberation_day=2025-04-02",
)

var eventLeads = table(
	"since,after,before,during,on,in,at,until,around,through=1 desde,durante,tras,después_de,depois_de,en,no,na,antes_de=1 seit,während,nach,vor,am,bei,in=1 depuis,pendant,durant,après,lors,avant=1 с,со,после,во_время,до,в=1 自,自从,从,在=1",
)

// movable feasts are named here and counted by movable.
var movables = table("thanksgiving=thanksgiving black_friday=friday cyber_monday=monday easter,easter_sunday,pascua,páscoa,ostern,pâques,пасху,复活节=easter good_friday,viernes_santo,karfreitag=good")

// edges are the first and the last day of a month or a year; edgesBehind stand behind it.
var (
	edges = table(
		"end_of,the_end_of,late,close_of=end start_of,beginning_of,the_start_of,the_beginning_of,begin_of,early,turn_of=start",
		"finales_de,fines_de,fin_de,final_de,el_final_de,cierre_de,fim_de,final_do,fim_do,o_fim_de=end principios_de,principio_de,principios_del,comienzos_de,comienzo_de,inicio_de,inicios_de,início_de,início_do,começo_de,começo_do,inicio_del=start",
		"ende,ende_des,jahresende=end anfang,anfang_des,beginn,beginn_des=start fin,à_la_fin_de,la_fin_de,fin_de_l'année=end début,début_de,le_début_de,au_début_de,début_des=start конец,конца,конце=end начало,начала,начале=start",
	)
	edgesBehind = table("sonu,sonunda,sonundan,sonuna,底,末,年底,月底=end başı,başında,başından,başlarında,初,年初=start")
)

// ordinals and what they count within a year: quarters and halves.
var (
	ordinals = table(
		"first,1st,primer,primero,primeiro,premier,1er,erstes,ersten,erste,birinci,ilk,первый,первом,первого,первое,第一=1 second,2nd,segundo,deuxième,second,2e,2ème,zweites,zweiten,zweite,ikinci,второй,втором,второго,второе,第二=2",
		"third,3rd,tercer,tercero,terceiro,troisième,3e,3ème,drittes,dritten,dritte,üçüncü,третий,третьем,третьего,第三=3 fourth,4th,cuarto,quarto,quatrième,4e,4ème,viertes,vierten,vierte,dördüncü,четвёртый,четвертый,четвёртом,четвертом,第四=4",
	)
	terms = table("quarter,qtr,trimestre,quartal,quartals,trimestre,çeyrek,çeyreği,çeyreğinde,çeyreğindeki,квартал,квартале,квартала,季度,季=3 half,semestre,halbjahr,halbjahres,yarı,yarısı,yarısında,yarıyıl,полугодие,полугодии,полугодия,半年,half_year=6")
)

// hanHalves are halves of a year.
var hanHalves = table("上半年=1 下半年=2")

// decades stand before the number of one: "años 90".
var (
	decades      = table("años,los_años,anos,os_anos,nos_anos,années,les_années,década_de,década_de_los,década_dos=1")
	decadeLeads  = table("the,in,early,late,mid,los,den,die,der,les,nos,90er_jahre=1")
	decadeTails  = map[string]bool{"е": true, "х": true, "ые": true, "ых": true, "lar": true, "larda": true, "ların": true, "lı": true, "lu": true, "er": true, "ern": true}
	namedDecades = map[string]int{"nineties": 1990, "eighties": 1980, "seventies": 1970, "sixties": 1960, "fifties": 1950, "noughties": 2000, "neunziger": 1990, "neunzigern": 1990, "achtziger": 1980, "achtzigern": 1980, "siebziger": 1970, "siebzigern": 1970, "noventas": 1990, "ochentas": 1980, "setentas": 1970, "девяностые": 1990, "девяностых": 1990, "восьмидесятые": 1980, "восьмидесятых": 1980, "нулевые": 2000, "нулевых": 2000}
)

// Month reports whether a word is the name of a month.
func Month(word string) bool { return months.Get(word) > 0 }
