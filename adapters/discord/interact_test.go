package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/adapters/discord/discordtest"
	"tickertape/adapters/discord/markdown"
	"tickertape/core/chat"
)

func contextOf(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

func TestSlashCommandIsDeferredAndItsAnswerTakesThePlace(t *testing.T) {
	b := start(t)
	id := b.discord.Slash("1001", "555", "price", discordtest.Arg("assets", "btc  ETH"))
	e := b.next()
	m := e.Body.(chat.Message)
	if e.ID != "i:"+id || m.Text != "price btc ETH" || m.Direct || m.Ref.Channel != "555" || m.Ref.Space != discordtest.Guild {
		t.Errorf("got %+v", e)
	}
	if m.Author.ID != "1001" || m.Author.Locale != "en-GB" || time.Since(m.At) > time.Minute {
		t.Errorf("by %+v at %v", m.Author, m.At)
	}
	ref := b.answer(m, bitcoin)
	if got := b.discord.Interaction(id); got.Response != answerLater {
		t.Errorf("it was acknowledged with %+v", got)
	}
	replies := b.discord.Replies()
	if len(replies) != 1 || replies[0].Ref != ref || replies[0].ReplyTo != id {
		t.Fatalf("Discord holds %+v, we think %+v", replies, ref)
	}
	b.discord.React("1001", ref, "❤️", false)
	if r := b.next().Body.(chat.Reaction); r.On != ref {
		t.Errorf("the reaction is on %+v, the answer is %+v", r.On, ref)
	}
}

func TestEachCommandIsAPlainQuestion(t *testing.T) {
	arg := discordtest.Arg
	for _, c := range []struct {
		name string
		args []discordtest.Option
		want string
	}{
		{"price", []discordtest.Option{arg("assets", "btc eth")}, "price btc eth"},
		{"convert", []discordtest.Option{arg("amount", "1.5"), arg("from", "eth"), arg("to", "eur")}, "1.5 eth in eur"},
		{"convert", []discordtest.Option{arg("to", "btc"), arg("amount", "10k"), arg("from", "usd")}, "10k usd in btc"},
		{"market", []discordtest.Option{arg("asset", "btc")}, "market btc"},
		{"econ", []discordtest.Option{arg("indicator", "cpi")}, "econ cpi"},
		{"brief", nil, "market brief"},
		{"heatmap", nil, "heatmap"},
		{"heatmap", []discordtest.Option{arg("top", "20")}, "heatmap 20"},
		{"econ", []discordtest.Option{arg("indicator", "cpi"), arg("country", "euro area")}, "econ cpi euro area"},
		{"ask", []discordtest.Option{arg("question", "how **much** is <@1> $AAPL?")}, "how much is @user $AAPL?"},
		{"gas", nil, "eth gas"},
		{"funding", nil, "funding rate btc eth"},
		{"funding", []discordtest.Option{arg("assets", "btc eth")}, "funding rate btc eth"},
		{"whatif", []discordtest.Option{arg("like", "ETH"), arg("coin", "shiba inu")}, "shiba inu with ETH's market cap"},
		{"privacy", nil, "privacy"},
		{"help", nil, "help"},
		{"quote", []discordtest.Option{arg("what", "btc")}, "quote btc"},
	} {
		i := interaction{}
		i.Data.Name = c.name
		for _, o := range c.args {
			i.Data.Options = append(i.Data.Options, argument{Name: o.Name, Value: fmt.Appendf(nil, "%q", o.Value)})
		}
		if got := i.text(); got != c.want {
			t.Errorf("/%s %v is %q, want %q", c.name, c.args, got, c.want)
		}
	}
}

// Commands are described in the language of the app: who uses one is answered in it.
func TestCommandIsAnsweredInTheLanguageOfTheApp(t *testing.T) {
	for _, c := range []struct{ command, locale, want string }{
		{"price", "de", "de"},
		{"help", "pt-BR", "pt"},
		{"gas", "zh-CN", "zh"},
		{"ask", "de", ""},      // in that of the question
		{"price", "en-GB", ""}, // of the conversation
		{"price", "sv-SE", ""},
		{"price", "", ""},
	} {
		i := interaction{Locale: c.locale}
		i.Data.Name = c.command
		if got := i.question().Language; got != c.want {
			t.Errorf("/%s in %s: %q, want %q", c.command, c.locale, got, c.want)
		}
	}
}

func TestCommandThatCantBeStoredIsAnsweredToItsPersonOnly(t *testing.T) {
	b := start(t)
	b.got.fail(1000)
	id := b.discord.Slash("1001", "555", "help")
	if !b.discord.Acknowledged(id) {
		t.Fatal("it is never acknowledged")
	}
	got := b.discord.Interaction(id)
	if got.Response != answerNow || !got.Ephemeral || !strings.Contains(got.Content, "again") {
		t.Errorf("it was answered with %+v", got)
	}
	if b.got.attempts() < 2 {
		t.Error("it was not tried again")
	}
}

func TestCommandIsNotAcknowledgedBeforeItIsStored(t *testing.T) {
	b := start(t)
	b.got.mu.Lock()
	b.got.hold = make(chan struct{})
	b.got.mu.Unlock()
	id := b.discord.Slash("1001", "555", "help")
	b.eventually("is offered the command", func() bool { return b.got.attempts() == 1 })
	if got := b.discord.Interaction(id); got.Response != 0 {
		t.Errorf("acknowledged with %+v", got)
	}
	close(b.got.hold)
	if !b.discord.Acknowledged(id) || b.discord.Interaction(id).Response != answerLater {
		t.Errorf("answered with %+v", b.discord.Interaction(id))
	}
}

func TestAnswerThatIsFasterThanItsAcknowledgementStillTakesItsPlace(t *testing.T) {
	b := start(t)
	release := b.discord.HoldAcknowledgements()
	id := b.discord.Slash("1001", "555", "help")
	post := reply(b.question(), bitcoin)
	sent := make(chan error, 1)
	go func() {
		_, err := b.Send(t.Context(), post)
		sent <- err
	}()
	select {
	case err := <-sent:
		t.Fatalf("it was sent without waiting: %v", err)
	case <-time.After(50 * time.Millisecond): // long enough to be wrong in
	}
	release()
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	if r := b.discord.Replies(); len(r) != 1 || r[0].ReplyTo != id {
		t.Errorf("Discord holds %+v", r)
	}
}

func TestAnswerWaitsForItsAcknowledgement(t *testing.T) {
	b := prepare(t)
	id := "1574390630157647875"
	done := b.acks.begin(id)
	waited := make(chan struct{})
	go func() { b.acks.wait(t.Context(), id); close(waited) }()
	select {
	case <-waited:
		t.Fatal("it did not wait")
	case <-time.After(10 * time.Millisecond):
	}
	b.acks.begin(id)() // delivered twice: changes nothing
	done()
	<-waited
	b.acks.wait(t.Context(), id)
	ctx, cancel := contextOf(t)
	cancel()
	defer b.acks.begin(id)()
	b.acks.wait(ctx, id)
}

func TestCommandWhoseAcknowledgementFailsIsAnsweredInTheChannel(t *testing.T) {
	b := start(t)
	b.discord.FailAcknowledgements(true)
	b.discord.Slash("1001", "555", "help")
	ref := b.answer(b.question(), bitcoin)
	if ref.Channel != "555" || len(b.discord.Replies()) != 1 {
		t.Errorf("answered at %+v: %+v", ref, b.discord.Replies())
	}
}

func TestAnswerAfterTheTokensLifeGoesToTheChannel(t *testing.T) {
	for name, age := range map[string]time.Duration{"Discord says so": 0, "the clock says so": 15 * time.Minute} {
		t.Run(name, func(t *testing.T) {
			var later time.Duration
			b := start(t, func(p *plan) { p.parts.Now = func() time.Time { return time.Now().Add(later) } })
			id := b.discord.Slash("1001", "555", "help")
			m := b.question()
			if !b.discord.Acknowledged(id) {
				t.Fatal("not acknowledged")
			}
			b.stop() // the clock is read by Run as well
			if later = age; age == 0 {
				b.discord.Expire(id)
			}
			ref := b.answer(m, bitcoin)
			replies := b.discord.Replies()
			if len(replies) != 1 || replies[0].Ref != ref || replies[0].ReplyTo != "" {
				t.Errorf("Discord holds %+v, we think %+v", replies, ref)
			}
		})
	}
}

func TestInteractionThatIsDeliveredTwiceKeepsItsID(t *testing.T) {
	b := start(t)
	id := b.discord.Slash("1001", "555", "help")
	first := b.next()
	if !b.discord.Acknowledged(id) {
		t.Fatal("not acknowledged")
	}
	b.discord.Redeliver()
	second := b.next()
	if first.ID != second.ID || first.ID != "i:"+id {
		t.Errorf("ids %q and %q", first.ID, second.ID)
	}
	b.stop()
	if b.log.has("not acknowledged") {
		t.Errorf("that it was acknowledged before is no news:\n%s", b.log)
	}
}

// completer offers n choices that begin with what was typed.
type completer struct{ n int }

func (c completer) Complete(_ context.Context, d chat.Draft) []chat.Choice {
	var list []chat.Choice
	for i := range c.n {
		list = append(list, chat.Choice{Label: fmt.Sprintf("%s %s %d of %s", d.Of, d.Text, i, d.Author.ID), Value: fmt.Sprintf("%s%d", d.Text, i)})
	}
	return list
}

func TestSuggestionsWhileTyping(t *testing.T) {
	b := start(t, func(p *plan) { p.parts.Complete = completer{40} })
	for _, c := range []struct{ command, argument, typed, label, value string }{
		{"price", "assets", "btc, et", "btc, asset et 0 of 1001", "btc, et0"},
		{"price", "assets", "b", "asset b 0 of 1001", "b0"},
		{"convert", "from", "e", "asset e 0 of 1001", "e0"},
		{"market", "asset", "sol", "asset sol 0 of 1001", "sol0"},
		{"econ", "indicator", "infl", "indicator infl 0 of 1001", "infl0"},
		{"explain", "term", "yield c", "term yield c 0 of 1001", "yield c0"},
		{"funding", "assets", "btc e", "btc asset e 0 of 1001", "btc e0"},
		{"whatif", "like", "et", "asset et 0 of 1001", "et0"},
		{"econ", "country", "ger", "country ger 0 of 1001", "ger0"},
		{"chart", "time", "30d c", "drawing 30d c 0 of 1001", "30d c0"},
		{"history", "time", "this y", "time this y 0 of 1001", "this y0"},
		{"compare", "time", "30", "time 30 0 of 1001", "300"},
		{"movers", "which", "stock", "movers stock 0 of 1001", "stock0"},
		{"heatmap", "top", "2", "count 2 0 of 1001", "20"},
		{"convert", "amount", "1", "amount 1 0 of 1001", "10"},
		{"settings", "change", "currency e", "setting currency e 0 of 1001", "currency e0"},
	} {
		choices, ok := b.discord.Suggest("1001", c.command, c.argument, c.typed)
		if !ok {
			t.Fatalf("%+v: no suggestions", c)
		}
		if len(choices) != 25 || choices[0] != (chat.Choice{Label: c.label, Value: c.value}) {
			t.Errorf("%+v: got %d choices, first %+v", c, len(choices), choices[0])
		}
	}
	if n := b.got.attempts(); n != 0 {
		t.Errorf("typing made %d events", n)
	}
}

// Everything but a question in one's own words is completed.
func TestEveryArgumentIsCompleted(t *testing.T) {
	for _, c := range slash() {
		for _, o := range c.Options {
			if o.Complete == (o.Name == "question") {
				t.Errorf("/%s %s: completed %v", c.Name, o.Name, o.Complete)
			}
		}
	}
}

func TestACountryIsSuggestedForItsFigureAndAFigureForItsCountry(t *testing.T) {
	i := interaction{}
	i.Data.Name = "econ"
	i.Data.Options = []argument{{Name: "indicator", Value: []byte(`"cpi"`)}, {Name: "country", Value: []byte(`"Japan"`)}}
	for n, beside := range []string{"Japan", "cpi"} {
		if d := i.draft(i.Data.Options[n]); d.Beside != beside {
			t.Errorf("%+v, want %s beside it", d, beside)
		}
	}
}

func TestNoSuggestionsIsAnAnswerToo(t *testing.T) {
	b := start(t)
	choices, ok := b.discord.Suggest("1001", "price", "assets", "x")
	if !ok || len(choices) != 0 {
		t.Errorf("got %v, %v", choices, ok)
	}
}

func TestSuggestionsThatDiscordWouldRefuseAreLeftOut(t *testing.T) {
	a := Adapter{complete: listed{
		{Label: strings.Repeat("x", 300), Value: "long label"},
		{Label: "long value", Value: strings.Repeat("x", 101)},
		{Label: "no value"},
		{Value: "no label"},
	}}
	got := a.choices(t.Context(), interaction{}, argument{Name: "asset", Value: []byte(`"x"`)})
	if len(got) != 2 || markdown.Units(got[0].Name) != 100 || got[1] != (choice{"no label", "no label"}) {
		t.Errorf("got %+v", got)
	}
}

type listed []chat.Choice

func (l listed) Complete(context.Context, chat.Draft) []chat.Choice { return slices.Clone(l) }

func TestNonsenseForAnInteractionIsDropped(t *testing.T) {
	b := start(t)
	b.discord.Dispatch("INTERACTION_CREATE", map[string]any{"id": 7})
	b.discord.Dispatch("INTERACTION_CREATE", map[string]any{"id": "7", "type": 2, "data": map[string]any{"name": "x"}})
	b.discord.Dispatch("INTERACTION_CREATE", map[string]any{"id": "7", "token": "t", "type": 9, "channel_id": "5", "user": map[string]any{"id": "1"}, "data": nil})
	b.discord.Slash("1001", "", "help")
	if m := b.question(); m.Text != "help" {
		t.Errorf("got %+v", m)
	}
}

func TestReferenceOfACommandSurvivesStorage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[1-9][0-9]{0,19}`)
		q := asked{digits.Draw(t, "id"), digits.Draw(t, "app"), rapid.StringMatching(`.{1,300}`).Draw(t, "token")}
		if got, ok := parseAsked(q.String()); !ok || got != q {
			t.Errorf("%+v came back as %+v, %v", q, got, ok)
		}
	})
	for _, ref := range []string{"", "1574390630157647875", "i:", "i:1:2", "i:1:2:", "i:x:2:t", "i:1:y:t"} {
		if q, ok := parseAsked(ref); ok {
			t.Errorf("%q is %+v", ref, q)
		}
	}
}
