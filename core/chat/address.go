package chat

// Platform names one kind of chat service.
type Platform string

// The platforms that the bot speaks.
const (
	Slack    Platform = "slack"
	Discord  Platform = "discord"
	Telegram Platform = "telegram"
	Web      Platform = "web"
	Console  Platform = "console"
)

// Address is where an answer goes. Two messages with the same Address belong to one conversation.
type Address struct {
	Platform Platform
	Space    string // workspace or guild; empty where the platform has none
	Channel  string
	Thread   string // empty outside threads and topics
}

// Ref points at one message that exists on a platform.
type Ref struct {
	Address
	ID string
}

// Zero reports whether r points at nothing.
func (r Ref) Zero() bool { return r == Ref{} }

// Author is who wrote, reacted or pressed. Only ID is ever kept, and only as a UUID of our own.
type Author struct {
	ID     string // unique within the platform
	Locale string // BCP 47; empty when the platform does not tell
}
