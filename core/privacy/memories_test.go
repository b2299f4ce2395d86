package privacy_test

import (
	"slices"
	"testing"

	"tickertape/core/chat"
	"tickertape/core/privacy"
	"tickertape/core/record"
)

// recollection is a memory of some accounts.
type recollection []string

func (r *recollection) Forget(is func(chat.Platform, string) bool) {
	*r = slices.DeleteFunc(*r, func(who string) bool { return is(chat.Slack, who) })
}

func TestErasureEmptiesWhatIsRemembered(t *testing.T) {
	book := &ledger{states: map[string]record.ConsentState{}}
	one, other := &recollection{"ana", "bo"}, &recollection{"bo", "ana", "ana"}
	erase := privacy.Erasure{Store: book, Memories: []privacy.Memory{one, other}}
	desk := privacy.New(privacy.Config{}, book, erase)
	press := chat.Press{On: chat.Ref{Address: chat.Address{Platform: chat.Slack}}, Author: chat.Author{ID: "ana"}, Value: "privacy:erase/en"}
	if err := desk.React(t.Context(), record.Entry{Event: chat.Event{Body: press}}); err != nil {
		t.Fatal(err)
	}
	if want := (recollection{"bo"}); !slices.Equal(*one, want) || !slices.Equal(*other, want) {
		t.Errorf("after the button: %q and %q", *one, *other)
	}
	if _, err := erase.Erase(t.Context(), "bo"); err != nil { // by an operator
		t.Fatal(err)
	}
	if len(*one)+len(*other) > 0 {
		t.Errorf("after the operator's word: %q and %q", *one, *other)
	}
}
