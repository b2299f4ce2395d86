package format_test

import (
	"fmt"

	"tickertape/core/skills/format"
)

func Example() {
	fmt.Println(format.Money(97432.1, "usd"), format.Change(2.4149))
	fmt.Println(format.Money(0.00001234, "eur"), format.Change(-1.2))
	fmt.Println(format.MoneyWords(1.926e12, "usd"), format.MoneyCompact(1.926e12, "usd"))
	fmt.Println(format.Rate(1.08421, "usd"), format.Rate(154.3209, "jpy"), format.Amount(0.102635579))
	// Output:
	// $97,432.10 ▲ +2.41 %
	// €0.00001234 ▼ −1.20 %
	// $1.93 trillion $1.93T
	// 1.0842 154.32 0.10263558
}
