package nlu_test

import (
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// It is Monday, 15:00 UTC.
func TestHoursOfADayAreRead(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc yesterday at noon": "22 12:00", "btc yesterday at midnight": "22 00:00", "bitcoin yesterday at 3pm": "22 15:00", "btc yesterday at 12 am": "22 00:00", "aapl yesterday at 10am": "22 10:00", "btc yesterday at 17:30": "22 17:30", "btc at 9:15 am on 20 nov 2026": "20 09:15",
		"eth price 3 hours ago": "23 12:00", "btc 1h ago": "23 14:00", "btc 12h ago vs now": "23 03:00", "btc 24 hours ago": "22 15:00", "btc at 14:00 today": "23 14:00", "btc at 14:00": "23 14:00", "btc at 16:00": "22 16:00", "btc today at 9am": "23 09:00",
		"bitcoin gestern um 15 uhr": "22 15:00", "btc heute um 9 uhr": "23 09:00", "btc vor 2 stunden": "23 13:00", "btc gestern mittags": "22 12:00", "btc ayer a las 17:00": "22 17:00", "btc hace 3 horas": "23 12:00", "btc ontem ao meio-dia": "22 12:00", "btc il y a 3 heures": "23 12:00", "btc hier à 15h": "22 15:00", "btc dün saat 14:00": "22 14:00",
		"цена биткоина вчера в 15:00": "22 15:00", "биткоин 3 часа назад": "23 12:00", "比特币昨天下午3点": "22 15:00", "比特币2小时前": "23 13:00", "比特币昨天中午": "22 12:00",
		"btc yesterday": "", "btc last 24 hours": "", "price btc": "", "btc on 20 nov 2026": "",
	} {
		q := understand(t, u, text)
		got := ""
		if !q.At.IsZero() {
			got = q.At.Format("2 15:04")
		}
		if got != want || want != "" && (q.Intent != ask.History || !q.OfHour || !q.Span.Day() || len(q.Assets) != 1) {
			t.Errorf("%q: %s at %q, want %q (%s)", text, q.Intent, got, want, q.Span)
		}
	}
}

func TestHoursAreThoseOfThePlaceOfTheirAsker(t *testing.T) {
	u := newUnderstander(t)
	q, err := u.Understand(t.Context(), chat.Message{Text: "btc yesterday at 5:30 pm", At: monday}, ask.Preferences{Zone: "Asia/Kolkata"})
	if want := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC); err != nil || !q.At.Equal(want) {
		t.Errorf("%v (%v), want %v", q.At, err, want)
	}
}

func TestAnHourAgoIsAnotherOneLater(t *testing.T) {
	u := newUnderstander(t)
	for _, now := range []time.Time{monday, monday.Add(10 * time.Minute)} {
		q, err := u.Understand(t.Context(), chat.Message{Text: "btc 3 hours ago", At: now}, ask.Preferences{})
		if err != nil || !q.At.Equal(now.Add(-3*time.Hour)) {
			t.Errorf("at %v: %v (%v)", now, q.At, err)
		}
	}
}

func TestAnHourIsKeptByWhatGoesOnWithIt(t *testing.T) {
	u := newUnderstander(t)
	q := u.Within(t.Context(), "and gold?", []string{"btc yesterday at noon"}, monday)
	if want := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC); q.Intent != ask.History || !q.OfHour || !q.At.Equal(want) || len(q.Assets) != 1 || q.Assets[0].ID != "GC=F" {
		t.Errorf("%s of %v at %v", q.Intent, q.Assets, q.At)
	}
	if q := u.Within(t.Context(), "and on friday?", []string{"btc yesterday at noon"}, monday); !q.At.IsZero() || q.OfHour {
		t.Errorf("another day has the hour: %v", q.At)
	}
}

func TestTheHalfOfADayIsNoTicker(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"aapl yesterday at 3pm", "aapl yesterday at 3 PM", "msft and aapl yesterday at 11 am"} {
		for _, a := range u.Within(t.Context(), text, []string{"btc at 5:00 today"}, monday).Assets {
			if a.ID == "PM" || a.ID == "AM" {
				t.Errorf("%q is of %s", text, a.Name)
			}
		}
	}
}
