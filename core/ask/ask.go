// Package ask says what a person wants: the intent, the things it is about, and how sure we are.
//
// It imports market alone and holds no logic but the closed lists.
package ask

import (
	"slices"
	"time"

	"tickertape/core/market"
)

// Intent is what a message asks for.
type Intent string

// The intents.
const (
	Price      Intent = "price"
	Convert    Intent = "convert"
	History    Intent = "history"
	Chart      Intent = "chart"
	Market     Intent = "market"
	Movers     Intent = "movers"
	Compare    Intent = "compare"
	Economic   Intent = "economic"
	Sentiment  Intent = "sentiment"
	Profile    Intent = "profile"
	Education  Intent = "education"
	Alert      Intent = "alert"
	Watchlist  Intent = "watchlist"
	Portfolio  Intent = "portfolio"
	Help       Intent = "help"
	Settings   Intent = "settings"
	Smalltalk  Intent = "smalltalk"
	Feedback   Intent = "feedback"
	Advice     Intent = "advice"
	OutOfScope Intent = "out_of_scope"
)

// Category is the coarse class of an intent that an interaction records.
type Category string

// The categories.
const (
	PriceQuery        Category = "PRICE_QUERY"
	MarketData        Category = "MARKET_DATA"
	EconomicIndicator Category = "ECONOMIC_INDICATOR"
	Educational       Category = "EDUCATIONAL"
	Other             Category = "OTHER"
)

// Category tells the class that an intent belongs to.
func (i Intent) Category() Category {
	switch i {
	case Price, Convert, History, Chart:
		return PriceQuery
	case Market, Movers, Compare, Sentiment, Profile:
		return MarketData
	case Economic:
		return EconomicIndicator
	case Education:
		return Educational
	}
	return Other
}

// Intents lists all of them in a fixed order.
func Intents() []Intent { return slices.Clone(intents) }

var intents = []Intent{
	Price, Convert, History, Chart, Market, Movers, Compare, Economic, Sentiment, Profile,
	Education, Alert, Watchlist, Portfolio, Help, Settings, Smalltalk, Feedback, Advice, OutOfScope,
}

// Decider is who decided on the intent.
type Decider string

// The deciders, in the order in which they are asked.
const (
	ByCommand Decider = "command"
	ByContext Decider = "context"
	ByModel   Decider = "model"
	ByLLM     Decider = "llm"
)

// Metric is what is asked about an asset if it is not its price.
type Metric string

// The metrics.
const (
	MarketCap Metric = "market_cap"
	Volume    Metric = "volume"
	Supply    Metric = "supply"
	ATH       Metric = "ath"
	ATL       Metric = "atl"
	Dominance Metric = "dominance"
	Rank      Metric = "rank"
	FDV       Metric = "fdv"
	Gas       Metric = "gas"     // of Ethereum: what transactions cost
	Funding   Metric = "funding" // what holders of perpetual futures pay each other
)

// Board is a ranking that is asked for.
type Board string

// The rankings. The empty one is of what rose and of what fell.
const (
	Gainers  Board = "gainers"
	Losers   Board = "losers"
	Trending Board = "trending"
	Largest  Board = "largest"  // by market cap
	Dearest  Board = "dearest"  // by the price of one, the highest first
	Cheapest Board = "cheapest" // by the price of one, the lowest first; of those under Query.Under the largest first
	Traded   Board = "traded"   // by volume
	Heat     Board = "heat"     // all of the largest at once, as a picture
)

// Unit is a weight that a metal is asked for in, or the part that bitcoin is counted in.
type Unit string

// The units. The empty one is that in which something is quoted.
const (
	Ounce    Unit = "oz" // of Troy, as metals are quoted: one that was asked for by its name
	Gram     Unit = "g"
	Kilogram Unit = "kg"
	Tola     Unit = "tola"
	Tonne    Unit = "t"    // 1000 kg
	Pound    Unit = "lb"   // avoirdupois
	HalfKilo Unit = "500g" // the pound of German and French shops, the jin of Chinese ones
	Satoshi  Unit = "sat"  // of bitcoin: a hundred millionth

	// Gold coins of Turkey, by the gold that is in one.
	QuarterCoin  Unit = "çeyrek"
	HalfCoin     Unit = "yarım"
	FullCoin     Unit = "tam"
	RepublicCoin Unit = "cumhuriyet"
)

// Study is what is drawn beside a price.
type Study string

// The studies.
const (
	Averages    Study = "moving average"
	Exponential Study = "exponential average"
	Bollinger   Study = "Bollinger bands"
	RSI         Study = "relative strength"
)

// Lack is a figure of assets that is asked for and that nobody has.
type Lack struct {
	Figure string // as it was written: "P/E"; empty: nothing is lacking
	Of     []market.Asset
}

// Query is a message understood.
type Query struct {
	Text       string // as the person wrote it
	Intent     Intent
	Confidence float64 // 0 to 1
	Assets     []market.Asset
	Currency   market.Currency    // quote currency or a conversion's target; empty when nobody named one
	Like       market.Asset       // of a comparison: whose market cap another of Assets is imagined to have, or itself where there is no other; zero: nobody's
	Target     market.Asset       // a conversion's target, so that one can convert into any asset; zero when Currency says it all
	Indicator  market.Indicator   // of an economic question; zero Series otherwise
	Against    []market.Indicator // of a comparison of economic figures: those that Indicator is set against
	Assumed    bool               // nobody named the country of Indicator
	Metric     Metric             // of a market question; empty for all
	Board      Board              // of a question for movers
	Of         market.Class       // of which the movers are, or the market as a whole; empty: coins
	Top        int                // how many were asked for; 0: nobody said
	Under      float64            // what one of the movers costs less than; 0: nobody said
	Candles    bool               // of a chart: candles were asked for
	Interval   market.Interval    // of a chart: the length of its candles; 0: nobody said
	Studies    []Study            // of a chart: what is drawn beside the price
	Periods    []int              // of the averages among Studies, in points of the chart; empty: the usual one
	Strength   int                // of RSI among Studies, in points of the chart; 0: the usual
	Undrawn    string             // a study of a chart that is asked for and that nobody here draws, as it was written: "MACD"
	Pictured   bool               // a picture was asked for, of whatever intent
	Amount     float64            // what is converted, held, or was put into something in the past; 0 when none was written
	Level      float64            // what a price is compared with: "is btc above 100k"; 0: with nothing
	Counted    bool               // Amount is of the asset itself: what was bought, of an investment
	Every      Span               // how often Amount was put in, of an investment: 1d, 1w, 2w, 1mo, 3mo; empty: once
	Former     market.Currency    // money that the euro replaced: what Amount is of, or the ID of Target; Assets hold the other side. Empty: none
	Unit       Unit               // that the metal of a question is weighed in, or its bitcoin counted in
	Fineness   float64            // of gold: the part of it that is gold, 0.75 of 18 karat; 0: nobody said, and it is pure
	Range      market.Range
	Span       Span           // what Range was written as, where it reaches back from now
	NoTime     string         // words of a time that there is not: "30 feb 2023"; empty where there is none
	Lacks      Lack           // what is asked for of companies, and is not to be had; its query is out of scope
	OfHour     bool           // an hour of the day in Span is named
	At         time.Time      // that hour, UTC; zero where it can't be read
	Unknown    []string       // words that stand where an asset should and that nobody knows
	Guesses    []market.Asset // what the unknown words may have meant, likeliest first
	Left       int            // further questions of the message that are not in Also
	Other      market.Asset   // what the name of the one asset may mean besides: the coin of a stock's ticker; zero where it is nothing else
	Moved      []market.Asset // of a question out of scope: what the reason of whose move it asks
	Corrects   bool           // it says that the answer before was not what was meant
	Slips      []string       // words that were taken for others, each followed by what it was taken for
	Also       []Query        // further questions of the same message; they have none of their own
	Wishes     []Wish         // of a message about settings
	When       bool           // the time of it is asked for: of a figure when the next one is published, of the market its hours
	Explained  string         // of an explanation that is wanted in other words: what had been asked; empty where Text says it all
	Described  string         // of a question for a term by what it is: that, without the words that ask
	Overheard  bool           // nobody asked: tickers in talk among people
	Glance     bool           // somebody is still typing it, and may never ask: nothing dear is done for it
	Usual      bool           // nobody named Currency: its asker prefers it
	Asker      Asker          // who asks; nlu leaves it alone
	Trial      Trial          // what is tried on who asks
	Second     Opinion        // of a model that reads along and answers nobody; had when the answer has left
	Language   string         // BCP 47
	By         Decider
	Model      string // version of what decided
}
