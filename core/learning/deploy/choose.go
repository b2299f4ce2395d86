package deploy

import (
	"strconv"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/learning/experiment"
	"tickertape/core/nlu/model"
)

// Choose tells which model reads a message and which one reads along, and what else is tried on
// its author. On nobody nothing is tried.
func (d *Deck) Choose(m chat.Message) (reads, shadow *model.Model, t ask.Trial) {
	h := d.now.Load()
	reads, shadow = h.serving, h.shadow
	if m.Author.ID == "" {
		return reads, shadow, t
	}
	defer func() {
		if shadow == reads { // it answers them
			shadow = nil
		}
	}()
	person := string(m.Ref.Platform) + "\x00" + m.Author.ID
	for _, c := range h.trials {
		arm, ok := c.Arm(person)
		if !ok {
			continue
		}
		t.Arms = experiment.Exposed(t.Arms, c.Name, arm.Name)
		switch c.Kind {
		case experiment.Model:
			reads = h.opened[arm.Value]
		case experiment.Threshold:
			if x, err := strconv.ParseFloat(arm.Value, 64); err == nil {
				t.Below = &x
			}
		case experiment.Prompt:
			t.Prompt = arm.Value
		case experiment.Layout:
			if arm.Value == string(ask.Compact) {
				t.Layout = ask.Compact
			}
		}
	}
	return reads, shadow, t
}
