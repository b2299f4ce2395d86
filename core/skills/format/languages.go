package format

import "tickertape/core/market"

// The conventions are those of Unicode's CLDR: decimal and group marks, minimumGroupingDigits,
// percent and currency patterns and signs, names of months, compact numbers and dates
// (https://cldr.unicode.org, locales en, es, de, fr, pt, tr, ru, zh). Where CLDR has two ways, the
// one that newspapers of the country use: long words for large numbers in a sentence, and in
// French thousands of milliards rather than billions, which readers of English take for others.

// languages are all but English.
var languages = map[string]conventions{
	"es": spanish, "de": german, "fr": french, "pt": portuguese, "tr": turkish, "ru": russian, "zh": chinese,
}

// Spaces that keep what they part on one line.
const (
	nbsp   = "\u00a0"
	narrow = "\u202f"
)

var english = conventions{
	decimal: ".", group: ",", grouped: 4, percent: "# %", money: "¤#", thousand: "# thousand",
	scales: []scale{
		{33, forms{other: " decillion"}, ""},
		{30, forms{other: " nonillion"}, ""},
		{27, forms{other: " octillion"}, ""},
		{24, forms{other: " septillion"}, ""},
		{21, forms{other: " sextillion"}, ""},
		{18, forms{other: " quintillion"}, ""},
		{15, forms{other: " quadrillion"}, ""},
		{12, forms{other: " trillion"}, "T"},
		{9, forms{other: " billion"}, "B"},
		{6, forms{other: " million"}, "M"},
	},
	calendar: calendar{
		short: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		full:  [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		day:   "{d} {mon} {y}", month: "{month} {y}", quarter: "Q{q} {y}", week: "week of {day}",
		on: "on {day}", in: "in {month} {y}", inQuarter: "in Q{q} {y}", inWeek: "in the week of {day}", inYear: "in {y}",
		clock: "{t}, {day}", atClock: "at {t} on {day}", axisDay: "{d} {mon}", axisMonth: "{mon} {y}",
	},
}

var spanish = conventions{
	decimal: ",", group: ".", grouped: 5, percent: "#" + nbsp + "%", money: "#" + nbsp + "¤", thousand: "# mil", of: "de‿",
	symbols: map[market.Currency]string{"usd": "US$", "aud": "AU$"},
	scales: []scale{
		{33, forms{other: " mil quintillones"}, ""},
		{30, forms{one: " quintillón", other: " quintillones"}, ""},
		{27, forms{other: " mil cuatrillones"}, ""},
		{24, forms{one: " cuatrillón", other: " cuatrillones"}, ""},
		{21, forms{other: " mil trillones"}, ""},
		{18, forms{one: " trillón", other: " trillones"}, ""},
		{15, forms{other: " mil billones"}, nbsp + "mil" + nbsp + "bill."},
		{12, forms{one: " billón", other: " billones"}, nbsp + "bill."},
		{9, forms{other: " mil millones"}, nbsp + "mil" + nbsp + "M"},
		{6, forms{one: " millón", other: " millones"}, nbsp + "M"},
	},
	calendar: calendar{
		short: [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
		full:  [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		day:   "{d} {mon} {y}", month: "{month} de {y}", quarter: "T{q} {y}", week: "semana del {day}",
		on: "el {day}", in: "en {month} de {y}", inQuarter: "en el T{q} {y}", inWeek: "en la semana del {day}", inYear: "en {y}",
		clock: "{t}, {day}", atClock: "a las {t} del {day}", axisDay: "{d} {mon}", axisMonth: "{mon} {y}",
	},
}

var german = conventions{
	decimal: ",", group: ".", grouped: 4, percent: "#" + nbsp + "%", money: "#" + nbsp + "¤",
	symbols: map[market.Currency]string{"aud": "AU$"},
	scales: []scale{
		{33, forms{one: " Quintilliarde", other: " Quintilliarden"}, ""},
		{30, forms{one: " Quintillion", other: " Quintillionen"}, ""},
		{27, forms{one: " Quadrilliarde", other: " Quadrilliarden"}, ""},
		{24, forms{one: " Quadrillion", other: " Quadrillionen"}, ""},
		{21, forms{one: " Trilliarde", other: " Trilliarden"}, ""},
		{18, forms{one: " Trillion", other: " Trillionen"}, ""},
		{15, forms{one: " Billiarde", other: " Billiarden"}, ""},
		{12, forms{one: " Billion", other: " Billionen"}, nbsp + "Bio."},
		{9, forms{one: " Milliarde", other: " Milliarden"}, nbsp + "Mrd."},
		{6, forms{one: " Million", other: " Millionen"}, nbsp + "Mio."},
	},
	calendar: calendar{
		short: [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
		full:  [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		day:   "{d}. {mon} {y}", month: "{month} {y}", quarter: "Q{q} {y}", week: "Woche vom {day}",
		on: "am {day}", in: "im {month} {y}", inQuarter: "im {q}. Quartal {y}", inWeek: "in der Woche vom {day}", inYear: "im Jahr {y}",
		clock: "{day}, {t}", atClock: "am {day} um {t}", axisDay: "{d}. {mon}", axisMonth: "{mon} {y}",
	},
}

var french = conventions{
	decimal: ",", group: narrow, grouped: 4, percent: "#" + narrow + "%", money: "#" + nbsp + "¤", of: "de‿",
	symbols: map[market.Currency]string{
		"usd": "$US", "gbp": "£GB", "jpy": "JP¥", "cad": "$CA", "aud": "$AU", "nzd": "$NZ", "hkd": "$HK", "sgd": "$SG", "twd": "TW$", "mxn": "$MX",
	},
	scales: []scale{
		{33, forms{one: " quintilliard", other: " quintilliards"}, ""},
		{30, forms{one: " quintillion", other: " quintillions"}, ""},
		{27, forms{one: " quadrilliard", other: " quadrilliards"}, ""},
		{24, forms{one: " quadrillion", other: " quadrillions"}, ""},
		{21, forms{one: " trilliard", other: " trilliards"}, ""},
		{18, forms{one: " trillion", other: " trillions"}, ""},
		{15, forms{one: " billiard", other: " billiards"}, ""},
		{9, forms{one: " milliard", other: " milliards"}, nbsp + "Md"},
		{6, forms{one: " million", other: " millions"}, nbsp + "M"},
	},
	calendar: calendar{
		short: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
		full:  [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		first: "1er", day: "{d} {mon} {y}", month: "{month} {y}", quarter: "T{q} {y}", week: "semaine du {day}",
		on: "le {day}", in: "en {month} {y}", inQuarter: "au T{q} {y}", inWeek: "la semaine du {day}", inYear: "en {y}",
		clock: "{day} à {t}", atClock: "le {day} à {t}", axisDay: "{d} {mon}", axisMonth: "{mon} {y}",
	},
}

var portuguese = conventions{
	decimal: ",", group: ".", grouped: 4, percent: "#%", money: "¤" + nbsp + "#", thousand: "# mil", of: "de‿",
	symbols: map[market.Currency]string{"usd": "US$", "jpy": "JP¥", "aud": "AU$"},
	scales: []scale{
		{33, forms{one: " decilhão", other: " decilhões"}, ""},
		{30, forms{one: " nonilhão", other: " nonilhões"}, ""},
		{27, forms{one: " octilhão", other: " octilhões"}, ""},
		{24, forms{one: " septilhão", other: " septilhões"}, ""},
		{21, forms{one: " sextilhão", other: " sextilhões"}, ""},
		{18, forms{one: " quintilhão", other: " quintilhões"}, ""},
		{15, forms{one: " quatrilhão", other: " quatrilhões"}, ""},
		{12, forms{one: " trilhão", other: " trilhões"}, nbsp + "tri"},
		{9, forms{one: " bilhão", other: " bilhões"}, nbsp + "bi"},
		{6, forms{one: " milhão", other: " milhões"}, nbsp + "mi"},
	},
	calendar: calendar{
		short: [12]string{"jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."},
		full:  [12]string{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
		first: "1º", day: "{d} de {mon} de {y}", month: "{month} de {y}", quarter: "{q}º tri. de {y}", week: "semana de {day}",
		on: "em {day}", in: "em {month} de {y}", inQuarter: "no {q}º tri. de {y}", inWeek: "na semana de {day}", inYear: "em {y}",
		clock: "{day}, {t}", atClock: "em {day} às {t}", axisDay: "{d} {mon}", axisMonth: "{mon} {y}",
	},
}

var turkish = conventions{
	decimal: ",", group: ".", grouped: 4, percent: "%#", money: "¤#", thousand: "# bin",
	symbols: map[market.Currency]string{"aud": "AU$"},
	scales: []scale{
		{33, forms{other: " desilyon"}, ""},
		{30, forms{other: " nonilyon"}, ""},
		{27, forms{other: " oktilyon"}, ""},
		{24, forms{other: " septilyon"}, ""},
		{21, forms{other: " sekstilyon"}, ""},
		{18, forms{other: " kentilyon"}, ""},
		{15, forms{other: " katrilyon"}, ""},
		{12, forms{other: " trilyon"}, nbsp + "Tn"},
		{9, forms{other: " milyar"}, nbsp + "Mr"},
		{6, forms{other: " milyon"}, nbsp + "Mn"},
	},
	calendar: calendar{
		short: [12]string{"Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"},
		full:  [12]string{"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"},
		day:   "{d} {mon} {y}", month: "{month} {y}", quarter: "{y} {q}. çeyrek", week: "{day} haftası",
		on: "{day}", in: "{month} {y}", inQuarter: "{y} {q}. çeyrek", inWeek: "{day} haftası", inYear: "{y}",
		clock: "{day}, {t}", atClock: "{day}, {t}", axisDay: "{d} {mon}", axisMonth: "{mon} {y}",
	},
}

var russian = conventions{
	decimal: ",", group: nbsp, grouped: 4, percent: "#" + nbsp + "%", money: "#" + nbsp + "¤", thousand: "# тыс.",
	scales: []scale{
		{33, forms{" дециллион", " дециллиона", " дециллионов", " дециллиона"}, ""},
		{30, forms{" нониллион", " нониллиона", " нониллионов", " нониллиона"}, ""},
		{27, forms{" октиллион", " октиллиона", " октиллионов", " октиллиона"}, ""},
		{24, forms{" септиллион", " септиллиона", " септиллионов", " септиллиона"}, ""},
		{21, forms{" секстиллион", " секстиллиона", " секстиллионов", " секстиллиона"}, ""},
		{18, forms{" квинтиллион", " квинтиллиона", " квинтиллионов", " квинтиллиона"}, ""},
		{15, forms{" квадриллион", " квадриллиона", " квадриллионов", " квадриллиона"}, ""},
		{12, forms{other: " трлн"}, nbsp + "трлн"},
		{9, forms{other: " млрд"}, nbsp + "млрд"},
		{6, forms{other: " млн"}, nbsp + "млн"},
	},
	calendar: calendar{
		short:  [12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
		full:   [12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
		within: [12]string{"январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"},
		lone:   [12]string{4: "май"},
		day:    "{d} {mon} {y}", month: "{month} {y}", quarter: "{q} кв. {y}", week: "неделя {day}",
		on: "на {day}", in: "в {in} {y}", inQuarter: "в {q} кв. {y}", inWeek: "на неделе {day}", inYear: "в {y} году",
		clock: "{day}, {t}", atClock: "{day} в {t}", axisDay: "{d} {mon}", axisMonth: "{lone} {y}",
	},
}

var chinese = conventions{
	decimal: ".", group: ",", grouped: 4, percent: "#%", money: "¤#", solid: true,
	symbols: map[market.Currency]string{"usd": "US$", "jpy": "JP¥", "cny": "¥", "aud": "AU$"},
	scales: []scale{
		{32, forms{other: "亿亿亿亿"}, ""},
		{28, forms{other: "万亿亿亿"}, ""},
		{24, forms{other: "亿亿亿"}, ""},
		{20, forms{other: "万亿亿"}, ""},
		{16, forms{other: "亿亿"}, ""},
		{12, forms{other: "万亿"}, ""},
		{8, forms{other: "亿"}, ""},
		{4, forms{other: "万"}, ""},
	},
	calendar: calendar{
		short: [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
		full:  [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
		day:   "{y}年{mon}{d}日", month: "{y}年{mon}", quarter: "{y}年第{q}季度", week: "{day}当周",
		on: "{day}", in: "{y}年{mon}", inQuarter: "{y}年第{q}季度", inWeek: "{day}当周", inYear: "{y}年",
		clock: "{day} {t}", atClock: "{day} {t}", axisDay: "{mon}{d}日", axisMonth: "{y}年{mon}",
	},
}
