package ask

// Trial is what is tried on who asks: how their messages are read and answered otherwise than
// by the configuration. The zero value tries nothing.
type Trial struct {
	Arms   string   // "experiment=arm", several parted by a space: the arms that they are in
	Below  *float64 // confidence under which a language model is asked; nil: the configured one
	Prompt string   // the name of the prompt that it is asked with; empty: the usual one
	Layout Layout   // of their cards
}

// Layout is how much a card shows.
type Layout string

// The layouts.
const (
	Full    Layout = ""
	Compact Layout = "compact" // what was asked for, without what is around it
)

// Opinion is what another model makes of a message. The zero value is none.
type Opinion struct {
	Model      string // its version
	Intent     Intent
	Confidence float64 // 0 to 1
}
