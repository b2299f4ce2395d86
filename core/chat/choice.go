package chat

// Choice is one suggestion while somebody types a command's argument.
type Choice struct {
	Label string // what is shown: "Bitcoin (BTC)"
	Value string // what is sent: "BTC"
}
