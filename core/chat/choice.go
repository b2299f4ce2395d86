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
	Of       string // "asset", "indicator" or "term"
	Text     string // so far
}
