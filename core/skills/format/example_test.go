package format_test

import (
	"fmt"

	"tickertape/core/skills/format"
)

func Example() {
	en := format.In("en")
	fmt.Println(en.Money(97432.1, "usd"), en.Change(2.4149))
	fmt.Println(en.Money(0.00001234, "eur"), en.Change(-1.2))
	fmt.Println(en.MoneyWords(1.926e12, "usd"), en.MoneyCompact(1.926e12, "usd"))
	fmt.Println(en.Rate(1.08421, "usd"), en.Rate(154.3209, "jpy"), en.Amount(0.102635579))
	fmt.Println(format.In("de").Money(97432.1, "usd"), format.In("tr").Percent(2.4149))
	// Output:
	// $97,432.10 ▲ +2.41 %
	// €0.00001234 ▼ −1.20 %
	// $1.93 trillion $1.93T
	// 1.0842 154.32 0.10263558
	// 97.432,10 $ +%2,41
}
