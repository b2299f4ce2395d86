package chat

// Choice is one suggestion while somebody types a command's argument.
type Choice struct {
	Label string // what is shown: "Bitcoin (BTC)"
	Value string // what is sent: "BTC"
}

// Draft is an argument of a command while somebody types it.
type Draft struct {
	Platform Platform
	Author   Author
	Of       string // "asset", "term", "indicator", "country", "time", "drawing", "movers", "count", "amount" or "setting"
	Text     string // so far
	Beside   string // another argument on which it depends: an indicator's country, a country's indicator
}
