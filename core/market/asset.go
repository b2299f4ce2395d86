package market

// Class says what an asset is, which decides who knows its price.
type Class string

// The classes of assets.
const (
	Crypto    Class = "crypto"
	Equity    Class = "equity" // stocks and exchange-traded funds
	Index     Class = "index"
	Commodity Class = "commodity"
	Fiat      Class = "fiat"
)

// Asset is one thing that has a price.
type Asset struct {
	Class  Class  `json:"class"`
	ID     string `json:"id"`     // CoinGecko id for coins, Yahoo symbol for the rest, lower-case ISO 4217 code for currencies
	Symbol string `json:"symbol"` // what people write, upper case: "BTC", "AAPL", "EUR"
	Name   string `json:"name"`
}

// Currency is the lower-case code of what prices are quoted in: ISO 4217, or a coin's symbol ("btc", "eth").
type Currency string

// USD is the default quote currency.
const USD Currency = "usd"
