package nlu_test

import "testing"

func TestWhatIsStillToComeIsNotToldAsThePast(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc over the next 30 days": "advice bitcoin", "chart btc next month": "advice bitcoin", "btc tomorrow": "advice bitcoin", "was kostet btc morgen": "advice bitcoin",
		"btc in den nächsten 7 tagen": "advice bitcoin", "gráfico btc próximos 30 días": "advice bitcoin", "график btc на следующий месяц": "advice bitcoin", "比特币未来30天走势": "advice bitcoin",
		"graphique btc le mois prochain": "advice bitcoin", "btc grafiği gelecek ay": "advice bitcoin",
		"btc over the last 30 days": "history bitcoin 30d", "chart btc 30d": "chart bitcoin 30d", "price btc": "price bitcoin", "was kostet btc heute morgen": "price bitcoin",
	} {
		if got := meaning(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
