package privacy

import (
	"context"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Memory is what a part of the running bot remembers of people by their accounts, as the conversation that a question goes on with.
type Memory interface {
	// Forget drops what there is of the people that is tells. It calls is for one account after another, perhaps several times.
	Forget(is func(p chat.Platform, author string) bool)
}

// forget drops what is remembered of a person, whichever their accounts are. An account that can't be looked up is forgotten, too:
// its conversation begins anew.
func (e Erasure) forget(ctx context.Context, user record.ID) {
	known := map[person]bool{}
	e.forgetAll(func(p chat.Platform, author string) bool {
		who := person{p, author}
		theirs, asked := known[who]
		if !asked {
			id, err := e.Store.UserOf(ctx, p, chat.Author{ID: author})
			theirs = err != nil || id == user
			known[who] = theirs
		}
		return theirs
	})
}

// forgetAccount drops what is remembered of one account.
func (e Erasure) forgetAccount(p chat.Platform, author string) {
	e.forgetAll(func(on chat.Platform, who string) bool { return on == p && who == author })
}

func (e Erasure) forgetAll(is func(chat.Platform, string) bool) {
	for _, m := range e.Memories {
		m.Forget(is)
	}
}
