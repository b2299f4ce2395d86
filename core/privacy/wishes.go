package privacy

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tickertape/core/chat"
)

// What a message may want of us.
type want int

const (
	nothing want = iota
	aboutErasing
	aboutSettings
)

var wishes = map[want][]string{
	aboutErasing: {
		"delete my data", "delete all my data", "forget me", "erase my data", "delete everything about me", "remove my data",
		"borra mis datos", "elimina mis datos", "apaga meus dados", "exclua meus dados", "supprime mes données", "efface mes données",
		"lösche meine daten", "vergiss mich", "verilerimi sil", "удали мои данные", "删除我的数据",
	},
	aboutSettings: {
		"privacy", "privacy settings", "my privacy", "consent", "privacidad", "ajustes de privacidad", "privacidade", "confidentialité",
		"datenschutz", "gizlilik", "gizlilik ayarları", "конфиденциальность", "приватность", "隐私", "隐私设置",
	},
}

// wish reads a message that is nothing but a wish.
func wish(text string) want {
	text = strings.ToLower(strings.Trim(strings.TrimSpace(text), "/.!?。！？ "))
	text = strings.TrimPrefix(strings.TrimSuffix(text, " please"), "please ")
	for w, phrases := range wishes {
		if slices.Contains(phrases, text) {
			return w
		}
	}
	return nothing
}

// Wish answers whoever writes about their data: what is kept, what they agreed to or may, and how
// they are forgotten. It reports false where a message is about something else.
func (d *Desk) Wish(m chat.Message) (chat.Card, bool) {
	if m.Author.ID == "" {
		return chat.Card{}, false
	}
	var c chat.Card
	switch wish(m.Text) {
	case aboutErasing:
		c = farewell
	case aboutSettings:
		c = d.settings()
	default:
		return chat.Card{}, false
	}
	c.Asks, c.Buttons = true, slices.Clone(c.Buttons)
	if m.Ref.Platform == chat.Console {
		c.Text += "\n\n" + byCommand
	}
	return c, true
}

var farewell = chat.Card{
	Title:   "Your data",
	Text:    "Shall I forget you? I delete what you asked me, your judgements and your consent, for good.",
	Buttons: []chat.Button{{Label: "Delete my data", Value: forget}, {Label: "Keep it", Value: keep}},
}

// byCommand is how the same is done where no button can be pressed.
const byCommand = "Where nothing can be pressed: “tickertape privacy erase USER_ID”; the id stands in “tickertape dump”, as user_id."

// settings tells how things are, and offers both words.
func (d *Desk) settings() chat.Card {
	c := chat.Card{Title: "Privacy", Buttons: append(slices.Clone(invitation.Buttons), farewell.Buttons[0])}
	var learn string
	switch d.policy {
	case Ask:
		learn = "I learn from what you ask only if you say yes. What do you want?"
	case OptOut:
		learn = "I learn from what you ask, without names, addresses and numbers, unless you say no. What do you want?"
	default:
		learn = "I learn from nobody's questions here."
		c.Buttons = farewell.Buttons[:1]
	}
	c.Text = d.keep.told() + "\n\n" + learn
	return c
}

// told says what is kept, and for how long.
func (k Keep) told() string {
	return fmt.Sprintf("I keep what you ask and my answers (%s), your judgements of them (%s), and your settings and your consent until you delete them.", span(k.texts()), span(k.judgements()))
}

// texts is how long texts stay: no longer than the interactions that they are of.
func (k Keep) texts() time.Duration { return shorter(k.Texts, k.Interactions) }

// judgements is how long feedback stays: no longer than what it is on.
func (k Keep) judgements() time.Duration { return shorter(k.Feedback, k.Interactions) }

// shorter is the shorter of two times, of which 0 is for ever.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

func span(d time.Duration) string {
	if d == 0 {
		return "until you delete it"
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}
