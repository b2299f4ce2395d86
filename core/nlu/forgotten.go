package nlu

import "tickertape/core/chat"

// Forget empties the conversations of people, and what else is remembered of them by their accounts.
func (u *Understander) Forget(is func(chat.Platform, string) bool) {
	u.memory.forget(is)
	u.along.forget(is)
	u.asked.forget(is)
}

func (m *memory) forget(is func(chat.Platform, string) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for s := range m.turns {
		if is(s.where.Platform, s.who) {
			delete(m.turns, s)
		}
	}
}

func (a *along) forget(is func(chat.Platform, string) bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for s := range a.texts {
		if is(s.where.Platform, s.who) {
			delete(a.texts, s)
		}
	}
}

func (a *asked) forget(is func(chat.Platform, string) bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for who := range a.people {
		if is(who.platform, who.id) {
			delete(a.people, who)
		}
	}
}
