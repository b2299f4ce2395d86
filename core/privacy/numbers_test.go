package privacy_test

import (
	"strings"
	"testing"

	"tickertape/core/privacy"
)

func TestScrubTakesOutNumbersAsPeopleWriteThem(t *testing.T) {
	for text, gone := range map[string]string{
		"qual o preço do bitcoin? meu zap é (11) 91234-5678": "1234", "me chama 11 91234-5678": "1234", "precio de bitcoin, mi móvil 612 345 678": "345",
		"比特币价格 我的电话 138-1234-5678": "1234", "мой номер 8 (912) 345-67-89": "345", "звони 8 912 345 67 89": "345", "电话 １３８１２３４５６７８": "８", "الهاتف ٠١٢٣٤٥٦٧٨٩": "٣",
		"john＠example.com": "john", "write john dot doe at gmail dot com": "doe", "user_id=123456": "123456", "my ssn is 123-45-6789": "6789",
		"my telegram is johndoe99": "johndoe99", "add john_doe#1234": "1234", "send it to vitalik.eth": "vitalik", "my server is 192.168.17.4": "168",
	} {
		if got := privacy.Scrub(text); strings.Contains(got, gone) || !strings.Contains(got, "[") {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestScrubLeavesAmountsAndTimes(t *testing.T) {
	for _, text := range []string{
		"1000000000 shib", "1,000,000 usd in eur", "btc 97,432.10", "price on 2021-11-10", "10 000 000 yen in usd", "612 345 678 shib in usd", "chart btc 4h 30d", "is telegram down", "eth.d", "sol at 150.25",
		"btc on 10.11.2021", "between 2019 2020", "5 mil shib", "0.00001234 btc", "meet at noon", "look at dot price",
	} {
		if got := privacy.Scrub(text); got != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}
