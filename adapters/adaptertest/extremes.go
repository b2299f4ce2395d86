package adaptertest

import (
	"fmt"
	"strings"

	"tickertape/core/chat"
)

// extremes are cards that are hard to show: the longest, the largest, the emptiest, and those in
// which letters run the other way.
func extremes() []Card {
	return []Card{
		{"the longest names", longest()},
		{"huge and negative numbers", chat.Card{
			Title: "Numbers", Text: "From −$1,234,567,890,123,456,789.00 to $0.000000000000000001234, down 99.999999 %.",
			Fields: []chat.Field{
				{Name: "Price", Value: "$179,769,313,486,231,570,000,000,000,000,000,000,000.00"},
				down("24 h", "−100.00 %"), up("Since", "+21,892,530,000,000 %"),
				{Name: "Crude oil on 20 Apr 2020", Value: "−$37.63"},
				{Name: "Smallest", Value: "0.000000000000000001234 BTC"},
			},
			Table:  table("Asset", "Price", "Change").row("CL=F", "−$37.63", "▼ −305.97 %").row("XXX", "$999,999,999,999,999,999.99", "▲ +900,000,000.00 %").chat(),
			Source: "Yahoo Finance", AsOf: noon,
		}},
		{"missing parts", chat.Card{
			Title: "  ", Text: "\n\n", Fields: []chat.Field{{Name: "Market cap"}, {Value: "$1.93 trillion"}, {}, {Name: " ", Value: "\t"}, {Name: "Supply", Value: "n/a"}},
			Table: &chat.Table{Header: []string{"Asset", "", "Cap"}, Rows: [][]string{{"BTC"}, {"", "", ""}, {"ETH", "$3,520.46", "$424B", "one too many"}}}, Buttons: []chat.Button{{Label: "no value"}, {Value: "ask:no label"}, {}},
		}},
		{"an empty table", chat.Card{Text: "Nobody has it.", Table: &chat.Table{Header: []string{"Asset", "Price"}}}},
		{"names that run from right to left", chat.Card{
			Title: "مؤشر تاسي (TASI)", Text: "مؤشر تاسي هو 11,234.50 نقطة، up 0.31 %.\nמדד ת״א 35 is at 2,410.20 points.",
			Fields: []chat.Field{{Name: "السعر", Value: "11,234.50 ر.س"}, up("שינוי", "+0.31 %")},
			Table:  table("الأصل", "Price", "24 h").row("أرامكو", "28.15 ر.س", "▼ −0.12 %").row("טבע", "₪66.10", "▲ +1.02 %").row("BTC", "$97,432.10", "▲ +2.41 %").chat(),
			Source: "Yahoo Finance", AsOf: noon, Notice: "لا توجد بيانات عن XYZ.",
		}},
		{"eight languages and their numbers", chat.Card{
			Title: "Курс · 价格 · Fiyat · Preço", Text: "Bitcoin kostet 97.432,10 $.\nBitcoin está a 97.432,10 $.\nLe Bitcoin est à 97 432,10 $.\nO Bitcoin está a US$ 97.432,10.\nBitcoin 97.432,10 $ seviyesinde.\nБиткоин стоит 97 432,10 $.\n比特币现价 97,432.10 美元。",
			Fields: []chat.Field{{Name: "Marktkapitalisierung", Value: "1,93 Billionen $"}, {Name: "Capitalización", Value: "1,93 billones $"}, {Name: "Рыночная капитализация", Value: "1,93 трлн $"}, {Name: "市值", Value: "1.93 万亿美元"}},
			Table:  table("Актив", "价格", "Değişim").row("Биткоин", "97 432,10 $", "▲ +2,41 %").row("以太坊", "3,520.46 美元", "▼ −%1,20").chat(),
			Source: "CoinGecko", AsOf: noon,
		}},
		{"emoji and joined letters", chat.Card{
			Title: "🐕 Dogecoin 👨‍👩‍👧‍👦", Text: "Ẑ̧̧̦͇̩a̷l̸g̵o̶ coin 🇩🇪🇧🇷 e\u0301 = é, ﷽", Fields: []chat.Field{{Name: "🚀", Value: "to the 🌕"}}, Table: table("🪙", "價").row("🐕", "$0.08").chat(),
		}},
		{"as many buttons as can be", chat.Card{Text: "Which one?", Buttons: many()}},
		{"a word without end", chat.Card{Title: strings.Repeat("W", 300), Text: strings.Repeat("x", 5000), Source: strings.Repeat("s", 500), AsOf: noon, Notice: strings.Repeat("!", 1000)}},
	}
}

// longest has names as long as a provider may give them, and more of everything than a screen has.
func longest() chat.Card {
	name := "The Wrapped and Bridged Representation of an Extraordinarily Long Coin Name of the Kind That Nobody Could Ever Remember "
	c := chat.Card{
		Title: strings.Repeat(name, 3), Text: strings.Repeat(name+"is at $0.01. ", 60), Source: "CoinGecko, Yahoo Finance, FRED, DefiLlama, Binance, Frankfurter, Alternative.me",
		AsOf: noon, Notice: strings.Repeat("No data for "+name+". ", 12), Table: &chat.Table{Header: []string{"#", "Name", "Price"}},
		Buttons: []chat.Button{{Label: strings.Repeat(name, 2), Value: chat.Asks + "price x"}, {Label: "fits", Value: chat.Asks + strings.Repeat("v", 64-len(chat.Asks))}},
		Image:   picture(strings.Repeat("long-", 60), "Chart: "+strings.Repeat(name, 20)),
	}
	c.Image.Plot.Lines[0].Name = name
	for i := range 40 {
		c.Fields = append(c.Fields, chat.Field{Name: fmt.Sprint(i+1, " ", name), Value: strings.Repeat(name, 2)})
		c.Table.Rows = append(c.Table.Rows, []string{fmt.Sprint(i + 1), name, "$0.01"})
	}
	return c
}

// many are more buttons than any platform shows; all are different and within 64 bytes.
func many() []chat.Button {
	var list []chat.Button
	for i := range 60 {
		list = append(list, chat.Button{Label: fmt.Sprint("Coin ", i+1), Value: fmt.Sprint(chat.Asks, "price coin-", i+1)})
	}
	return list
}
