package nlu

import (
	"slices"
	"testing"
	"time"

	"tickertape/core/market"
)

func understander(t *testing.T) *Understander {
	t.Helper()
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// meantOf is what is understood of a text on the day of the other tests.
func meantOf(t *testing.T, u *Understander, text string, earlier ...string) (intent string, assets []string, vs string, amount float64, span string) {
	t.Helper()
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	q := u.Within(t.Context(), text, earlier, now)
	for _, a := range q.Assets {
		assets = append(assets, a.ID)
	}
	return string(q.Intent), assets, string(q.Currency), q.Amount, string(q.Span)
}

func TestTraditionalAndHomophones(t *testing.T) {
	u := understander(t)
	for text, want := range map[string][]string{
		"輝達股價多少": {"NVDA"}, "比特幣現在多少錢": {"bitcoin"}, "緯穎 股價": {"6669.TW"}, "鴻海現價": {"2317.TW"},
		"来特币多少钱": {"litecoin"}, "以太仿现价": {"ethereum"}, "索拉那走势图": {"solana"}, "特斯垃股价": {"TSLA"},
		"原有的行情怎么看": nil, "今天心情好吗": nil, "中国的国债": nil, "相应国家的政策": nil,
	} {
		if _, got, _, _, _ := meantOf(t, u, text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestListingsOfOneCompany(t *testing.T) {
	u := understander(t)
	for text, want := range map[string][]string{
		"比亚迪A股多少钱": {"002594.SZ"}, "比亚迪港股现价": {"1211.HK"}, "台积电台股多少": {"2330.TW"}, "阿里港股多少": {"9988.HK"}, "腾讯ADR现价": {"TCEHY"}, "工商银行H股股价": {"1398.HK"},
		"比亚迪股价": {"BYDDY"},
	} {
		if _, got, _, _, _ := meantOf(t, u, text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestNamesOfIstanbulAndMoscow(t *testing.T) {
	u := understander(t)
	for text, want := range map[string][]string{
		"pegasus hissesi kaç tl": {"PGSUS.IS"}, "enerjisa fiyatı": {"ENJSA.IS"}, "dolarcık kaç tl": {"usd"}, "avaxcık fiyatı": {"avalanche-2"}, "suudi riyali fiyatı": {"sar"},
		"цена ростелекома": {"RTKM.ME"}, "цена группы позитив": {"POSI.ME"}, "акции мтс": {"MTSS.ME"}, "курс швейцарского франка": {"chf"}, "цена нефти брент": {"BZ=F"}, "атом в баксах": {"cosmos"},
		"магнит или x5, кто лучше": {"MGNT.ME", "X5.ME"}, "galatasaray maçı kaç kaç": nil, "убери это": nil, "сумма прописью": nil, "昨日股价": nil,
	} {
		if _, got, _, _, _ := meantOf(t, u, text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestEasternAmounts(t *testing.T) {
	u := understander(t)
	for _, row := range []struct {
		text, from, vs string
		amount         float64
	}{
		{"三个w软妹币能换多少U", "cny", "usdt", 30000},
		{"俩饼能换多少刀", "bitcoin", "usd", 2},
		{"手里有1.2万u,能换几个饼", "tether", "btc", 12000},
		{"3000 suudi riyali kaç tl", "sar", "try", 3000},
		{"20к рубасов в тетер переведи", "rub", "usdt", 20000},
		{"20 lot thy kaç tl", "THYAO.IS", "try", 20},
	} {
		_, got, vs, amount, _ := meantOf(t, u, row.text)
		if len(got) != 1 || got[0] != row.from || vs != row.vs || amount != row.amount {
			t.Errorf("%q: %v in %s, %g", row.text, got, vs, amount)
		}
	}
}

func TestEasternFollowUps(t *testing.T) {
	u := understander(t)
	for _, row := range []struct {
		before, text, intent string
		assets               []string
	}{
		{"северсталь за полгода", "а с алросой?", "compare", []string{"CHMF.ME", "ALRS.ME"}},
		{"thy son bir yılda ne yaptı", "pegasusla kıyasla", "compare", []string{"THYAO.IS", "PGSUS.IS"}},
		{"我买了5个sol", "又加了3个", "portfolio", []string{"solana"}},
		{"капитализация тонкоина", "а сколько всего монет в обороте", "market", []string{"the-open-network"}},
	} {
		intent, got, _, _, _ := meantOf(t, u, row.text, row.before)
		if intent != row.intent || !slices.Equal(got, row.assets) {
			t.Errorf("%q after %q: %s %v", row.text, row.before, intent, got)
		}
	}
}

func TestRatesOfCountries(t *testing.T) {
	u := understander(t)
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	for text, want := range map[string]market.Indicator{
		"japonya faizi": {Code: "policy_rate", Country: "jp"}, "土耳其利率": {Code: "policy_rate", Country: "tr"}, "нбрб ставка": {Code: "policy_rate", Country: "by"}, "澳联储利率": {Code: "policy_rate", Country: "au"},
		"доходность офз 10 лет": {Code: "treasury_10y", Country: "ru"}, "инфлицыя в казахстани": {Code: "cpi", Country: "kz"}, "馬來西亞通膨率": {Code: "cpi", Country: "my"},
	} {
		got := u.Within(t.Context(), text, nil, now).Indicator
		if got.Code != want.Code || got.Country != want.Country {
			t.Errorf("%q: %s of %s", text, got.Code, got.Country)
		}
	}
}
