package nlu_test

import "testing"

func TestQuestionThatWasMeantIsOneOfItsOwn(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"price btc"}, "no, I meant movers", "movers"},
		{[]string{"price btc"}, "no, i meant the top gainers", "movers"},
		{[]string{"price btc"}, "sorry, i meant the fear and greed index", "sentiment"},
		{[]string{"price btc"}, "i meant my watchlist", "watchlist"},
		{[]string{"preis btc"}, "nein, ich meinte die gewinner", "movers"},
		{[]string{"precio btc"}, "quise decir los que más suben", "movers"},
		{[]string{"preço btc"}, "eu quis dizer as maiores altas", "movers"},
		{[]string{"prix btc"}, "non, je voulais dire le sentiment", "sentiment"},
		{[]string{"цена биткоина"}, "нет, я имел в виду лидеры роста", "movers"},
		{[]string{"比特币价格"}, "我是说涨幅榜", "movers"},
		{[]string{"price btc"}, "no, I meant ethereum", "price ethereum"},
		{[]string{"price btc"}, "no, i meant the chart", "chart bitcoin"},
	})
	u := newUnderstander(t)
	for text, corrects := range map[string]bool{"no, I meant movers": true, "no, I meant it": false, "i meant what i said": false, "movers": false} {
		if q := u.Within(t.Context(), text, []string{"price btc"}, monday); q.Corrects != corrects {
			t.Errorf("%q corrects: %v", text, q.Corrects)
		}
	}
	if q := u.Within(t.Context(), "i meant movers", nil, monday); q.Corrects {
		t.Error("it corrects nothing")
	}
}
