package skills_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// scribe is a language model that writes one text, and names the entries that the text is given.
type scribe struct {
	text  string
	names []string // nil: all that it was given
	err   error
	hang  bool
	calls atomic.Int32
}

func (s *scribe) Write(ctx context.Context, _, data string, _ json.RawMessage) (string, error) {
	s.calls.Add(1)
	if s.hang {
		<-ctx.Done()
		return "", ctx.Err()
	}
	if s.err != nil {
		return "", s.err
	}
	var given struct{ Entries []struct{ Name string } }
	if err := json.Unmarshal([]byte(data), &given); err != nil {
		return "", err
	}
	names := s.names
	for _, e := range given.Entries {
		if s.names == nil {
			names = append(names, e.Name)
		}
	}
	out, err := json.Marshal(map[string]any{"answer": s.text, "entries": names})
	return string(out), err
}

// writing is a bazaar whose bot has a language model.
func writing(s *scribe) *bazaar {
	b := open()
	b.words = s
	return b
}

const staked = "Staking means to lock coins in order to help run a proof-of-stake chain. The rewards for it are paid in the same coin, and mistakes of a validator can cost part of the coins."

func explain(text, language string) ask.Query {
	return ask.Query{Intent: ask.Education, Text: text, Language: language}
}

func TestWordedCards(t *testing.T) {
	said := func(text, language, words string) scene {
		return scene{language + ": " + text, writing(&scribe{text: words}), explain(text, language)}
	}
	golden(t, "worded", []scene{
		said("what is staking and is it risky?", "en", staked),
		said("how are staking and proof of stake related", "en", "Proof of stake lets those who lock coins write the blocks of a chain, and to lock them is staking. Whoever cheats loses coins, and large holders have more weight."),
		said("what does a halving do to the supply cap", "en", "At a halving the reward for a block of bitcoin is cut in half. It comes every 210 thousand blocks, which is how the total approaches the cap of 21,000,000 coins."),
		said("was ist staking", "de", "Beim Staking sperrt man Coins, um eine Proof-of-Stake-Blockchain mit zu betreiben. Die Belohnung gibt es im selben Coin, und Fehler eines Validators können einen Teil davon kosten."),
		said("qué es el staking", "es", "El staking consiste en bloquear monedas para ayudar a una cadena de prueba de participación. Las recompensas se pagan en la misma moneda, y su valor se mueve con el precio."),
		said("c'est quoi le staking", "fr", "Le staking consiste à bloquer des cryptos pour faire fonctionner une chaîne à preuve d’enjeu. Les récompenses sont versées dans la même crypto, dont la valeur suit le cours."),
		said("o que é staking", "pt", "No staking, as moedas ficam bloqueadas para ajudar uma rede de prova de participação. As recompensas são pagas na mesma moeda, e seu valor varia com o preço dela."),
		said("staking nedir", "tr", "Staking, hisse ispatıyla çalışan bir zincire katkı için coin kilitlemektir. Ödül aynı coin ile ödenir ve değeri o coin'in fiyatıyla birlikte değişir."),
		said("что такое стейкинг", "ru", "Стейкинг — это блокировка монет, которая помогает работе блокчейна. Награды платят в той же монете, поэтому стоимость их меняется вместе с ценой."),
		said("什么是质押", "zh", "质押就是锁定币来帮助权益证明链运行，并获得奖励。奖励以同一种币支付，所以价值会随币价变动。"),
		{"refused", writing(&scribe{text: staked + " It pays 12 percent."}), explain("what is staking", "en")},
	})
}

func TestWordsThatMayNotBeShownLeaveTheEntry(t *testing.T) {
	plain := open().answer(t, explain("what is staking", "en"))
	for name, s := range map[string]*scribe{
		"a figure": {text: staked + " It pays 12 percent."}, "an entry": {text: staked, names: []string{"staking", "moon"}}, "no entry": {text: staked, names: []string{}},
		"a link": {text: staked + " See https://evil.example."}, "advice": {text: staked + " You should buy ether."}, "another language": {text: "Le staking consiste à bloquer des cryptos pour faire fonctionner une chaîne, et les coins sont dans la poche."},
		"nothing": {}, "a failure": {err: errors.New("broken")},
	} {
		if c := writing(s).answer(t, explain("what is staking", "en")); c.Plain() != plain.Plain() || s.calls.Load() != 1 || len(c.Buttons) != len(plain.Buttons) {
			t.Errorf("%s: after %d calls\n%s", name, s.calls.Load(), c.Plain())
		}
	}
}

func TestASlowModelDoesNotKeepAnybodyWaiting(t *testing.T) {
	plain := open().answer(t, explain("what is staking", "en"))
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		c := writing(&scribe{hang: true}).answer(t, explain("what is staking", "en"))
		if took := time.Since(start); c.Plain() != plain.Plain() || took > 5*time.Second {
			t.Errorf("after %s: %s", took, c.Plain())
		}
	})
}

func TestAnEntryItselfIsGivenWithoutTheModel(t *testing.T) {
	s := &scribe{text: staked}
	b := writing(s)
	c := b.answer(t, explain("what is staking", "en"))
	var values []string
	for _, button := range c.Buttons {
		values = append(values, button.Value)
	}
	if !slices.Contains(values, chat.Asks+"define staking") || !slices.Contains(values, chat.Asks+"explain proof of stake") {
		t.Fatalf("leads to %q", values)
	}
	defined := b.answer(t, explain("define staking", "en"))
	if plain := open().answer(t, explain("what is staking", "en")); defined.Plain() != plain.Plain() || s.calls.Load() != 1 {
		t.Errorf("after %d calls: %s", s.calls.Load(), defined.Plain())
	}
	if b.answer(t, explain("define photosynthesis", "en")); s.calls.Load() != 1 {
		t.Error("the model is asked about what has no entry")
	}
}

func TestTheModelIsNotAskedForWhoIsStillTyping(t *testing.T) {
	s := &scribe{text: staked}
	q := explain("what is staking", "en")
	q.Glance = true
	if c := writing(s).answer(t, q); s.calls.Load() != 0 || c.Plain() != open().answer(t, q).Plain() {
		t.Errorf("after %d calls: %s", s.calls.Load(), c.Plain())
	}
}

func TestWhoWordedAPartIsSaidOnItsCard(t *testing.T) {
	b := writing(&scribe{text: staked})
	q := ask.Query{Intent: ask.Price, Text: "price of btc and what is staking", Assets: []market.Asset{btc}, Also: []ask.Query{explain("what is staking", "en")}}
	if c := b.answer(t, q); !strings.Contains(c.Plain(), staked) || !strings.Contains(c.Plain(), "A language model worded this from entries of the glossary: staking.") {
		t.Error(c.Plain())
	}
}
