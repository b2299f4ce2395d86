package privacy_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/privacy"
	"tickertape/core/record"
)

// ledger is a store that behaves: a person's id is that of their account.
type ledger struct {
	states  map[string]record.ConsentState
	erased  []record.ID
	withd   []record.ID
	begun   map[record.ID]bool
	leaving map[record.ID]bool
	has     []record.ID // in the datasets, by a looser policy
	failing error
}

func (l *ledger) Consent(_ context.Context, _ chat.Platform, who chat.Author) (record.Consent, error) {
	return record.Consent{User: record.ID(who.ID), State: l.states[who.ID]}, l.failing
}

func (l *ledger) SetConsent(_ context.Context, _ chat.Platform, who chat.Author, s record.ConsentState) (record.ID, error) {
	l.states[who.ID] = s
	return record.ID(who.ID), l.failing
}

func (l *ledger) UserOf(_ context.Context, _ chat.Platform, who chat.Author) (record.ID, error) {
	return record.ID(who.ID), l.failing
}

func (l *ledger) Erase(_ context.Context, id record.ID) (int, error) {
	l.erased = append(l.erased, id)
	return 2, l.failing
}

func (l *ledger) BeginErasure(_ context.Context, id record.ID) error {
	if l.begun == nil {
		l.begun = map[record.ID]bool{}
	}
	l.begun[id] = true
	return l.failing
}

func (l *ledger) EndErasure(_ context.Context, id record.ID) error {
	delete(l.begun, id)
	return l.failing
}

func (l *ledger) Erasures(context.Context) (all []record.ID, err error) {
	for id := range l.begun {
		all = append(all, id)
	}
	return all, l.failing
}

func (l *ledger) BeginWithdrawal(_ context.Context, id record.ID) error {
	if l.leaving == nil {
		l.leaving = map[record.ID]bool{}
	}
	l.leaving[id] = true
	return l.failing
}

func (l *ledger) EndWithdrawal(_ context.Context, id record.ID) error {
	delete(l.leaving, id)
	return l.failing
}

func (l *ledger) Withdrawals(context.Context) (all []record.ID, err error) {
	for id := range l.leaving {
		all = append(all, id)
	}
	return all, l.failing
}

func (l *ledger) Withdraw(_ context.Context, id record.ID, _ string) error {
	l.withd = append(l.withd, id)
	return l.failing
}

func (l *ledger) Confine(ctx context.Context, allowed privacy.Allowed, _ string) (people int, err error) {
	for _, id := range l.has {
		may, err := allowed(ctx, id)
		if err != nil {
			return people, err
		}
		if !may {
			people++
		}
	}
	l.has = nil
	return people, l.failing
}

func nobodyPrefers() ask.Preferences { return ask.Preferences{} }

type visit struct {
	t     *testing.T
	book  *ledger
	desk  *privacy.Desk
	erase privacy.Erasure
}

func newVisit(t *testing.T, p privacy.Policy) visit {
	l := &ledger{states: map[string]record.ConsentState{}}
	e := privacy.Erasure{Store: l, Datasets: l}
	return visit{t, l, privacy.New(privacy.Config{TrainingConsent: p}, l, e), e}
}

// keeps does what was promised meanwhile.
func (v visit) keeps(want string) {
	v.t.Helper()
	if did, err := v.erase.Finish(v.t.Context()); err != nil || did != want {
		v.t.Errorf("did %q, not %q; %v", did, want, err)
	}
}

func (v visit) asks(who, text string) (string, []chat.Button) {
	v.t.Helper()
	m := chat.Message{Author: chat.Author{ID: who}, Text: text}
	c, granted := v.desk.Wish(m, nobodyPrefers)
	if granted && !c.Asks {
		v.t.Errorf("%q waits for no button", text)
	}
	if err := v.desk.Stored(v.t.Context(), record.Interaction{Message: m}, func(said chat.Card) error {
		if granted {
			v.t.Errorf("%q is answered twice", text)
		}
		c = said
		return nil
	}); err != nil {
		v.t.Error(err)
	}
	return c.Text, c.Buttons
}

func (v visit) presses(who, value string) string {
	v.t.Helper()
	e := record.Entry{Event: chat.Event{Body: chat.Press{Author: chat.Author{ID: who}, Value: value}}}
	if err := v.desk.React(v.t.Context(), e); err != nil {
		v.t.Error(err)
	}
	c, _ := v.desk.After(v.t.Context(), e)
	return c.Text
}

func TestConsentIsAskedOnceAfterAFewAnswers(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	for n := 1; n <= 8; n++ {
		text, buttons := v.asks("ana", "price btc")
		if (text != "") != (n == 3) || n == 3 && len(buttons) != 2 {
			t.Errorf("answer %d: %q", n, text)
		}
	}
	if v.book.states["ana"] != record.Invited {
		t.Errorf("%v", v.book.states)
	}
	v.desk = privacy.New(privacy.Config{TrainingConsent: privacy.Ask}, v.book, privacy.Erasure{}) // a restart
	for range 5 {
		if text, _ := v.asks("ana", "price btc"); text != "" {
			t.Error("asked again")
		}
	}
}

func TestWhoCannotBeAskedAloneIsAskedLater(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	tries := 0
	for range 5 {
		m := chat.Message{Author: chat.Author{ID: "ana"}, Text: "price btc"}
		if err := v.desk.Stored(t.Context(), record.Interaction{Message: m}, func(chat.Card) error { tries++; return errors.New("a channel") }); err != nil {
			t.Error(err)
		}
	}
	if tries != 3 || v.book.states["ana"] != record.Unasked {
		t.Errorf("tried %d times: %v", tries, v.book.states)
	}
	if text, _ := v.asks("ana", "price btc"); text == "" || v.book.states["ana"] != record.Invited {
		t.Errorf("%q: %v", text, v.book.states)
	}
}

func TestNobodyIsAskedWhereThatIsNotThePolicy(t *testing.T) {
	for _, p := range []privacy.Policy{privacy.OptOut, privacy.Off} {
		v := newVisit(t, p)
		for range 5 {
			if text, _ := v.asks("ana", "price btc"); text != "" {
				t.Errorf("%s: %q", p, text)
			}
		}
	}
}

func TestPolicyDecidesWhoIsLearnedFrom(t *testing.T) {
	for _, c := range []struct {
		policy privacy.Policy
		state  record.ConsentState
		want   bool
	}{
		{privacy.Ask, record.Unasked, false},
		{privacy.Ask, record.Invited, false},
		{privacy.Ask, record.Agreed, true},
		{privacy.Ask, record.Refused, false},
		{privacy.OptOut, record.Unasked, true},
		{privacy.OptOut, record.Agreed, true},
		{privacy.OptOut, record.Refused, false},
		{privacy.Off, record.Agreed, false},
		{privacy.Off, record.Unasked, false},
		{"nonsense", record.Agreed, false},
	} {
		if got := c.policy.Allows(record.Consent{State: c.state}); got != c.want {
			t.Errorf("%s, %q: %v", c.policy, c.state, got)
		}
	}
}

func TestPolicyCoversWhatAllowedNobodyElse(t *testing.T) {
	for _, c := range []struct {
		policy, made privacy.Policy
		want         bool
	}{
		{privacy.OptOut, privacy.OptOut, true},
		{privacy.OptOut, privacy.Ask, true},
		{privacy.OptOut, privacy.Off, true},
		{privacy.Ask, privacy.OptOut, false},
		{privacy.Ask, privacy.Ask, true},
		{privacy.Off, privacy.Ask, false},
		{privacy.Off, privacy.Off, true},
		{privacy.OptOut, "", false},
		{"", "", false},
	} {
		if got := c.policy.Covers(c.made); got != c.want {
			t.Errorf("%q, made under %q: %v", c.policy, c.made, got)
		}
	}
}

func TestWhomThePolicyNoLongerAllowsIsTakenOut(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	v.book.states["ana"], v.book.has = record.Agreed, []record.ID{"ana", "bo", "cat"}
	v.keeps("")
	v.erase.Allowed = func(ctx context.Context, user record.ID) (bool, error) {
		c, err := v.book.Consent(ctx, "", chat.Author{ID: string(user)})
		return privacy.Ask.Allows(c), err
	}
	v.keeps("2 people taken out whom the policy no longer allows")
	v.keeps("")
}

func TestBothWordsCanBeTakenBack(t *testing.T) {
	v := newVisit(t, privacy.OptOut)
	_, buttons := v.asks("ana", "Privacy settings!")
	if len(buttons) != 3 {
		t.Fatalf("%+v", buttons)
	}
	for n, want := range []record.ConsentState{record.Agreed, record.Refused} {
		if said := v.presses("ana", buttons[n].Value); said == "" || v.book.states["ana"] != want {
			t.Errorf("%q: %v", said, v.book.states)
		}
	}
	if _, buttons := newVisit(t, privacy.Off).asks("ana", "/privacy"); len(buttons) != 1 {
		t.Errorf("off: %+v", buttons)
	}
}

func TestPersonDeletesTheirDataThemselves(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	for _, text := range []string{"delete my data", "Please delete my data.", "lösche meine Daten", "删除我的数据"} {
		if _, buttons := v.asks("ana", text); len(buttons) != 2 {
			t.Errorf("%q: %+v", text, buttons)
		}
	}
	_, buttons := v.asks("ana", "forget me")
	v.presses("ana", buttons[1].Value)
	if len(v.book.erased) > 0 {
		t.Error("erased all the same")
	}
	if said := v.presses("ana", buttons[0].Value); !strings.Contains(said, "deleted") || len(v.book.erased) != 1 || v.book.erased[0] != "ana" || len(v.book.withd) != 0 {
		t.Errorf("%q: %+v", said, v.book)
	}
	if v.keeps("1 erasures finished"); len(v.book.withd) != 2 || v.book.withd[0] != "ana" {
		t.Errorf("%+v", v.book)
	}
	if text, _ := v.asks("ana", "price of my data"); text != "" {
		t.Errorf("%q", text)
	}
}

func TestWhoHasLeftIsNotAskedAgainInThatConversation(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	v.presses("ana", "privacy:erase")
	for n := range 10 {
		if text, _ := v.asks("ana", "price btc"); text != "" {
			t.Errorf("after %d answers: %q", n+1, text)
		}
	}
	for range 3 {
		v.asks("bob", "price btc")
	}
	if v.book.states["bob"] != record.Invited {
		t.Error("others are not asked either")
	}
}

func TestPrivacySettingsSayWhatIsKeptAndHowToDeleteItInAPipe(t *testing.T) {
	desk := privacy.New(privacy.Config{TrainingConsent: privacy.Ask, Keep: privacy.Keep{Texts: 30 * 24 * time.Hour}}, &ledger{}, privacy.Erasure{})
	m := chat.Message{Author: chat.Author{ID: "ana"}, Text: "privacy settings"}
	c, ok := desk.Wish(m, nobodyPrefers)
	if !ok || !strings.Contains(c.Text, "I keep what you ask and my answers (30 days), your judgements of them (until you delete them)") || len(c.Buttons) != 3 {
		t.Errorf("%v: %+v", ok, c)
	}
	if strings.Contains(c.Text, "tickertape") {
		t.Error("the command line, on a platform")
	}
	m.Ref.Platform, m.Text = chat.Console, "delete my data"
	if c, ok = desk.Wish(m, nobodyPrefers); !ok || !strings.Contains(c.Text, "tickertape privacy erase") {
		t.Errorf("%v: %+v", ok, c)
	}
}

func TestErasureGoesOnWhereDatasetsCannotBeWithdrawn(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	boom := errors.New("boom")
	e := privacy.Erasure{Store: v.book, Datasets: broken{boom}}
	if n, err := e.Erase(t.Context(), "ana"); n != 2 || !errors.Is(err, boom) || len(v.book.erased) != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := e.Erase(t.Context(), ""); !errors.Is(err, record.ErrInvalid) {
		t.Errorf("nobody: %v", err)
	}
}

type broken struct{ err error }

func (b broken) Withdraw(context.Context, record.ID, string) error { return b.err }

func (b broken) Confine(context.Context, privacy.Allowed, string) (int, error) { return 0, b.err }

func TestConfigNamesItsMistake(t *testing.T) {
	var c privacy.Config
	c.Defaults()
	if c.TrainingConsent != privacy.Ask || c.Validate() != nil {
		t.Errorf("%+v", c)
	}
	c.TrainingConsent = "always"
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), "opt_out") {
		t.Error(err)
	}
}

func TestOtherEventsAreNotOurs(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	if said := v.presses("ana", "rate:positive:1"); said != "" || len(v.book.states) > 0 {
		t.Errorf("%q", said)
	}
	if text, _ := v.asks("", "delete my data"); text != "" {
		t.Errorf("nobody is told %q", text)
	}
}

// Whoever says no is taken out of the datasets, whatever they said before and whatever the policy
// is: a version may have their words from when it was another.
func TestWhoSaysNoIsTakenOutOfTheDatasets(t *testing.T) {
	for _, policy := range []privacy.Policy{privacy.Ask, privacy.OptOut, privacy.Off} {
		for _, before := range []record.ConsentState{record.Unasked, record.Invited, record.Agreed, record.Refused} {
			v := newVisit(t, policy)
			v.book.states["ana"] = before
			v.presses("ana", "consent:no/en")
			if v.book.states["ana"] != record.Refused || len(v.book.withd) != 0 || len(v.book.erased) != 0 {
				t.Errorf("%s, %q: at once %+v", policy, before, v.book)
			}
			if v.keeps("1 withdrawals finished"); len(v.book.withd) != 1 || v.book.withd[0] != "ana" || len(v.book.erased) != 0 {
				t.Errorf("%s, %q: withdrawn %v, erased %v", policy, before, v.book.withd, v.book.erased)
			}
			v.keeps("")
		}
	}
}

func TestNoDatasetIsTouchedInAConversation(t *testing.T) {
	v := newVisit(t, privacy.OptOut)
	boom := errors.New("the examples are broken")
	v.erase.Datasets = broken{boom}
	v.desk = privacy.New(privacy.Config{TrainingConsent: privacy.OptOut}, v.book, v.erase)
	if v.presses("bo", "consent:no/en") == "" || v.presses("ana", "privacy:erase/en") == "" {
		t.Error("not answered")
	}
	select {
	case <-v.desk.Due():
	default:
		t.Error("nobody is told that something is due")
	}
	if did, err := v.erase.Finish(t.Context()); did != "" || !errors.Is(err, boom) || !v.book.begun["ana"] || !v.book.leaving["bo"] {
		t.Errorf("%q, %v: %+v", did, err, v.book)
	}
	v.erase.Datasets = v.book
	if v.keeps("1 erasures finished, 1 withdrawals finished"); len(v.book.begun)+len(v.book.leaving) > 0 {
		t.Errorf("%+v", v.book)
	}
}
