package pipeline_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/pipeline"
)

// registry knows what people and channels prefer, by their platform's ids.
type registry struct {
	mu       sync.Mutex
	people   map[string]ask.Preferences
	channels map[string]ask.Preferences
	asked    int
	failing  error
}

func (r *registry) Asker(_ context.Context, who chat.Author, where chat.Address) (ask.Asker, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked++
	if r.failing != nil {
		return ask.Asker{}, r.failing
	}
	return ask.Asker{Person: who.ID, Channel: where.Channel, Own: r.people[who.ID], Shared: r.channels[where.Channel]}, nil
}

// pupil notes how it is asked: what Nlu is told of preferences, and what Skills are asked.
type pupil struct {
	brain
	mu      sync.Mutex
	told    []ask.Preferences
	queries []ask.Query
	nothing bool // it has no data
	slow    time.Duration
}

func (p *pupil) Understand(_ context.Context, m chat.Message, prefers ask.Preferences) (ask.Query, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = append(p.told, prefers)
	return ask.Query{Text: m.Text, Intent: ask.Price, Language: "en", Also: []ask.Query{{Intent: ask.Economic, Language: "en"}}}, nil
}

func (p *pupil) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	time.Sleep(p.slow)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queries = append(p.queries, q)
	if p.nothing {
		return chat.Card{Text: "no such thing"}, nil
	}
	return chat.Card{Text: "re: " + q.Text, Source: "test"}, nil
}

// lesson runs a play with a pipeline that knows who asks.
func lesson(t *testing.T, r *registry, play func(b *bot, p *pupil)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &pupil{}
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(parts *pipeline.Parts) { parts.Askers, parts.Nlu, parts.Skills = r, p, p }
		b.start()
		play(b, p)
		b.kill()
	})
}

func TestUnderstandingAndAnsweringKnowWhatTheAskerPrefers(t *testing.T) {
	r := &registry{
		people:   map[string]ask.Preferences{"ana": {Currency: "eur", Language: "es"}},
		channels: map[string]ask.Preferences{"dm-ana": {Zone: "Europe/Madrid", Currency: "usd", First: market.Equity}},
	}
	lesson(t, r, func(b *bot, p *pupil) {
		b.ask("ana", "price btc")
		b.ask("bob", "price btc")
		pass(time.Second)
		want := ask.Preferences{Currency: "eur", Language: "es", Zone: "Europe/Madrid", First: market.Equity}
		i := slices.IndexFunc(p.queries, func(q ask.Query) bool { return q.Asker.Person == "ana" })
		if i < 0 || len(p.queries) != 2 || !slices.Contains(p.told, want) || !slices.Contains(p.told, ask.Preferences{}) {
			t.Fatalf("told %+v, asked %+v", p.told, p.queries)
		}
		q := p.queries[i]
		if q.Asker.Prefers() != want || q.Language != "es" || q.Also[0].Asker.Prefers() != want || q.Also[0].Language != "es" || q.Asker.Private {
			t.Errorf("ana is %+v", q.Asker)
		}
		if other := p.queries[1-i]; other.Language != "en" || other.Asker.Own != (ask.Preferences{}) {
			t.Errorf("bob is %+v", other.Asker)
		}
	})
}

func TestPreferencesThatCannotBeReadHoldUpNobody(t *testing.T) {
	lesson(t, &registry{failing: errDisk}, func(b *bot, _ *pupil) {
		b.ask("ana", "price btc")
		pass(time.Second)
		b.wantReplies("re: price btc")
	})
}

func TestDirectMessageIsPrivateAndAPressMayNotBe(t *testing.T) {
	lesson(t, &registry{}, func(b *bot, p *pupil) {
		m := question("ana", "price btc")
		m.Direct = true
		if err := b.receive(m); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		if err := b.receive(chat.Press{On: m.Ref, Author: m.Author, Value: chat.Asks + "price eth"}); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		if len(p.queries) != 2 || !p.queries[0].Asker.Private || p.queries[1].Asker.Private {
			t.Errorf("%+v", p.queries)
		}
	})
}

// said is a message among people in a channel.
func said(channel, text string) chat.Message {
	at := chat.Address{Platform: "test", Channel: channel, Thread: "t"}
	return chat.Message{Ref: chat.Ref{Address: at, ID: "m"}, Author: chat.Author{ID: "ana"}, Text: text, Overheard: true}
}

func loud(channels ...string) *registry {
	r := &registry{channels: map[string]ask.Preferences{}}
	for _, c := range channels {
		r.channels[c] = ask.Preferences{Ambient: ask.On}
	}
	return r
}

func TestTickersAmongPeopleAreAnsweredWhereTheChannelWantsThat(t *testing.T) {
	lesson(t, loud("loud"), func(b *bot, p *pupil) {
		for _, channel := range []string{"loud", "quiet"} {
			if err := b.receive(said(channel, "my pin is 1234, buy $tsla and $BTC")); err != nil {
				t.Fatal(err)
			}
		}
		pass(time.Second)
		b.wantReplies("re: $TSLA $BTC")
		b.wantNothingLeft()
		if q := p.queries[0]; !q.Overheard || !q.Also[0].Overheard || q.Asker.Person != "" {
			t.Errorf("%+v", q)
		}
		for _, i := range b.store.interactions {
			if i.Message.Text != "$TSLA $BTC" || i.Message.Author.ID != "" {
				t.Errorf("stored: %+v", i.Message)
			}
		}
		if b.outer.typed != 0 {
			t.Error("it typed though nobody asked")
		}
	})
}

func TestTalkAmongPeopleReachesNoInboxUnlessWanted(t *testing.T) {
	for name, r := range map[string]*registry{"off": {}, "unreadable": {failing: errDisk}} {
		t.Run(name, func(t *testing.T) {
			lesson(t, r, func(b *bot, p *pupil) {
				if err := b.receive(said("c", "$TSLA")); err != nil {
					t.Error(err)
				}
				b.stop()
				if in, out := b.store.unfinished(); in+out+b.store.n > 0 || len(p.told) > 0 {
					t.Errorf("%d in the inbox, %d accepted", in, b.store.n)
				}
			})
		})
	}
}

func TestAChannelIsAnsweredOnceInTenSecondsAndATickerOnceInFiveMinutes(t *testing.T) {
	lesson(t, loud("a", "b"), func(b *bot, _ *pupil) {
		say := func(channel, text string) {
			if err := b.receive(said(channel, text)); err != nil {
				t.Error(err)
			}
			synctest.Wait()
		}
		say("a", "$BTC")
		say("a", "$ETH") // too soon
		say("b", "$ETH") // elsewhere
		pass(10 * time.Second)
		say("a", "$btc $ETH") // BTC was told
		pass(10 * time.Second)
		say("a", "$BTC") // was told still
		pass(5 * time.Minute)
		say("a", "$BTC")
		pass(time.Second)
		b.wantReplies("re: $BTC", "re: $ETH", "re: $ETH", "re: $BTC")
	})
}

func TestNothingIsSaidWhereATickerIsNone(t *testing.T) {
	lesson(t, loud("loud"), func(b *bot, p *pupil) {
		p.nothing = true
		if err := b.receive(said("loud", "$NOSUCH")); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		b.wantReplies()
		b.wantNothingLeft()
		if len(b.store.interactions) != 0 {
			t.Errorf("stored: %+v", b.store.interactions)
		}
	})
}

func TestItTypesInTheLanguageOfTheAnswer(t *testing.T) {
	r := &registry{people: map[string]ask.Preferences{"ana": {Language: "tr"}}}
	lesson(t, r, func(b *bot, p *pupil) {
		p.slow = 2 * time.Second
		b.ask("ana", "price btc")
		b.ask("bob", "price btc")
		pass(10 * time.Second)
		slices.Sort(b.outer.spoke)
		if !slices.Equal(b.outer.spoke, []string{"en", "tr"}) {
			t.Errorf("typed in %q", b.outer.spoke)
		}
		where := chat.Address{Platform: chat.Slack}
		if got := b.pipe.Language(t.Context(), chat.Author{ID: "ana"}, where); got != "tr" {
			t.Errorf("ana has chosen %q", got)
		}
		if got := b.pipe.Language(t.Context(), chat.Author{ID: "bob"}, where); got != "" {
			t.Errorf("bob has chosen %q", got)
		}
	})
}
