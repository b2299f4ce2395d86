package nlu

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Words of questions for a moment to come, and for hours.
var (
	// whenNext ask when a figure is published, or when a bank meets.
	whenNext = accented("when, when's, whens, what day, what time, which day, release date, release dates, next release, release schedule, date, dates, next, calendar, schedule, " +
		"cuándo, cuando, qué día, qué hora, fecha, fechas, próximo, próxima, calendario, quando, que dia, que horas, data, datas, próxima divulgação, " +
		"quand, quel jour, date de publication, prochain, prochaine, calendrier, wann, welcher tag, termin, termine, nächste, nächster, nächsten, nächstes, kalender, " +
		"ne zaman, hangi gün, saat kaçta, tarihi, sonraki, takvimi, bir sonraki, когда, какого числа, дата, даты, следующая, следующее, следующий, следующей, следующего, календарь, 什么时候, 何时, 几号, 哪天, 下次, 下一次, 下个, 日期, 日历")
	// isOpen ask whether markets are open, or when.
	isOpen = accented("open, opens, opening, closed, closes, close, hours, trading hours, market hours, opening hours, opening time, trading today, " +
		"abierta, abierto, abren, abre, cerrada, cerrado, cierra, cierran, horario, horarios, aberta, aberto, abrem, fechada, fechado, fecha, fecham, horário, " +
		"ouverte, ouvert, ouvrent, ouvre, fermée, fermé, ferme, ferment, horaires, heures, offen, geöffnet, öffnet, öffnen, geschlossen, schließt, schließen, markt auf, markt zu, börse auf, börse zu, märkte auf, märkte zu, noch auf, noch zu, schon auf, schon zu, wieder auf, wieder zu, öffnungszeiten, handelszeiten, " +
		"açık, açık mı, açılıyor, açılır, kapalı, kapalı mı, kapanıyor, kapanır, saatleri, açılış, kapanış, открыта, открыт, открыты, открывается, открываются, закрыта, закрыт, закрыты, закрывается, работает, часы, режим работы, 开市, 开盘, 开门, 休市, 收盘, 收市, 几点, 交易时间, 开着")
	// howDone ask how they did, which is another question: "did the market close green".
	howDone = accented("how, did, green, red, up, down, higher, lower, cómo, verde, rojo, como, vermelho, comment, vert, rouge, wie, grün, rot, im plus, im minus, nasıl, yeşil, kırmızı, как, выше, ниже, плюсе, минусе, 怎么样, 涨, 跌")
	// dayHours name the hours even so.
	dayHours = accented("hours, trading hours, market hours, opening hours, how long, horario, horarios, horário, horaires, öffnungszeiten, handelszeiten, saatleri, часы, режим работы, 交易时间, 几点")
)

// asksWhen reports whether a question is for a moment: when the next figure is published, whether and when the market is open.
func (s *scene) asksWhen(q ask.Query) bool {
	switch q.Intent {
	case ask.Economic:
		return q.Indicator.Series != "" && q.Span == "" && s.has(whenNext)
	case ask.Market:
		return len(q.Assets) == 0 && q.Metric == "" && (!s.dated || s.when.Loose || s.when.Span.Day()) && s.has(isOpen) && (s.has(dayHours) || !s.has(howDone))
	}
	return false
}

// atHour reads a price at an hour of the day and of no other day than today: "btc at 3am". It is that of the last such hour.
func (s *scene) atHour() (ask.Query, bool) {
	today := s.dated && s.when.Loose
	if s.dated && !today || len(s.spots) == 0 || len(s.spots) > 3 || s.has(tells) || s.has(keeps) || s.has(advised) {
		return ask.Query{}, false
	}
	hour := -1
	for i, t := range s.tokens {
		if t.Kind == lexicon.Number && s.hourAt(i) {
			if hour >= 0 {
				return ask.Query{}, false
			}
			hour = int(t.Number) % 24
			switch half := s.word(i + 1); {
			case half == "pm" && hour < 12:
				hour += 12
			case half == "am" && hour == 12:
				hour = 0
			}
		}
	}
	if hour < 0 || !s.bareOf(priceWords, hourLeads, halfDays, polite) {
		return ask.Query{}, false
	}
	q := s.query(ask.History)
	day := s.now
	if day.Hour() < hour {
		if today {
			return ask.Query{}, false
		}
		day = day.AddDate(0, 0, -1)
	}
	q.Amount, q.Span, q.Confidence = 0, ask.Span(day.Format(time.DateOnly)), strong
	return q, len(q.Assets) > 0
}

// hourLeads stand before an hour.
var hourLeads = accented("at, around, by, about, a las, a la, sobre las, de la tarde, de la mañana, de la noche, às, as, da tarde, da manhã, da noite, um, gegen, à, vers, du matin, du soir, de l'après-midi, what was, what's, how much was, was, is, of, the, de, el, la, o, do, der, von, kurs, war, wie, cuánto estaba, quanto estava, combien valait")
