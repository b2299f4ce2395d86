package discord

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

var weekly = chat.Card{
	Title: "Bitcoin (BTC)", Text: "7 days", Image: &chat.Image{Name: "btc-7d.png", Alt: "Chart: 7 days", PNG: []byte("seven days")},
	Buttons: []chat.Button{{Label: "30d", Value: chat.Redraws + "chart bitcoin 30d"}},
}

const redraws = chat.Redraws + "chart bitcoin 7d"

// drawn posts a chart and returns it.
func (b *bot) drawn() chat.Ref {
	b.t.Helper()
	card := weekly
	card.Text, card.Image = "24 hours", &chat.Image{Name: "btc-24h.png", PNG: []byte("a day")}
	card.Fields = []chat.Field{{Name: "Change", Value: "+1 %"}}
	ref, err := b.Send(b.t.Context(), chat.Post{Key: "drawn", To: place(discordtest.Guild, "555"), Card: card})
	if err != nil {
		b.t.Fatal(err)
	}
	return ref
}

// edits lists what changed messages, oldest first, without ids and tokens.
func (b *bot) edits() (routes []string) {
	for _, q := range b.discord.Requests() {
		if q.Method == http.MethodPatch {
			routes = append(routes, q.Route)
		}
	}
	return routes
}

const (
	byPress   = "PATCH /api/v9/webhooks/{app}/{token}/messages/@original"
	byMessage = "PATCH /api/v9/channels/{channel}/messages/{message}"
)

func redrawn(on chat.Ref) chat.Post {
	return chat.Post{Key: "k", To: on.Address, ReplyTo: on, Instead: on, Card: weekly}
}

// wantWeekly checks that the one message shows the new card and nothing of the old one.
func (b *bot) wantWeekly(on chat.Ref) {
	b.t.Helper()
	replies := b.discord.Replies()
	if len(replies) != 1 || replies[0].Ref.ID != on.ID || replies[0].Text != "Bitcoin (BTC)\n7 days" || !slices.Equal(replies[0].Buttons, []string{weekly.Buttons[0].Value}) {
		b.t.Errorf("Discord holds %+v", replies)
	}
}

func TestPressThatRedrawsChangesItsMessage(t *testing.T) {
	b := start(t)
	on := b.drawn()
	id := b.discord.PressButton("1001", on, redraws)
	press := b.next().Body.(chat.Press)
	if press.On != on || press.Value != redraws {
		t.Fatalf("got %+v", press)
	}
	ref, err := b.Edit(t.Context(), redrawn(press.On))
	if err != nil || ref != on {
		t.Fatalf("edited %+v, %v", ref, err)
	}
	b.wantWeekly(on)
	if got := b.edits(); !slices.Equal(got, []string{byPress}) {
		t.Errorf("edited by %v", got)
	}
	if got := b.discord.Interaction(id).Response; got != answerNothing {
		t.Errorf("acknowledged with %d", got)
	}
	last := b.discord.Requests()[len(b.discord.Requests())-1]
	if len(last.Files) != 1 || !strings.Contains(string(last.Body), `"attachments":[{"id":"0","filename":"btc-7d.png","description":"Chart: 7 days"}]`) {
		t.Errorf("files %v, body %s", last.Files, last.Body)
	}
}

func TestMessageWithoutALivingPressIsChangedByItself(t *testing.T) {
	for name, before := range map[string]func(*bot, chat.Ref){
		"nobody pressed since the start": func(*bot, chat.Ref) {},
		"the press is a judgement": func(b *bot, on chat.Ref) {
			b.discord.Acknowledged(b.discord.PressButton("1001", on, "rate:positive:1"))
		},
		"the press is too old for Discord": func(b *bot, on chat.Ref) {
			id := b.discord.PressButton("1001", on, redraws)
			b.discord.Acknowledged(id)
			b.discord.Expire(id)
		},
		"the press is too old for us": func(b *bot, on chat.Ref) {
			b.discord.Acknowledged(b.discord.PressButton("1001", on, redraws))
			b.now = func() time.Time { return time.Now().Add(time.Hour) }
		},
		"the press could not be stored": func(b *bot, on chat.Ref) {
			b.got.fail(1000)
			b.discord.Acknowledged(b.discord.PressButton("1001", on, redraws))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t)
			on := b.drawn()
			before(b, on)
			if ref, err := b.Edit(t.Context(), redrawn(on)); err != nil || ref != on {
				t.Fatalf("edited %+v, %v", ref, err)
			}
			if got := b.edits(); got[len(got)-1] != byMessage {
				t.Errorf("edited by %v", got)
			}
			if name != "the press could not be stored" { // where a sentence stands beside it
				b.wantWeekly(on)
			}
		})
	}
}

func TestEditInPlainTextLeavesNothingOfTheOldCard(t *testing.T) {
	b := start(t)
	on := b.drawn()
	p := redrawn(on)
	p.Plain = true
	if _, err := b.Edit(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if r := b.discord.Replies(); len(r) != 1 || r[0].Text != "Bitcoin (BTC)\n7 days" || len(r[0].Buttons) != 0 {
		t.Errorf("Discord holds %+v", r)
	}
	p.Plain = false
	if _, err := b.Edit(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	b.wantWeekly(on)
}

func TestWhatToDoAboutAFailedEdit(t *testing.T) {
	for name, c := range map[string]struct {
		status, code int
		want         chat.Advice
	}{
		"deleted":        {404, 10008, chat.GiveUp},
		"no access":      {403, 50001, chat.GiveUp},
		"too many edits": {400, 30046, chat.GiveUp},
		"refused form":   {400, 50035, chat.AsPlain},
		"ill":            {500, 0, chat.Unsure},
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t)
			on := b.drawn()
			b.discord.Fail(c.status, c.code)
			_, err := b.Edit(t.Context(), redrawn(on))
			if got := advice(t, err).Advice; got != c.want {
				t.Errorf("advice %q, want %q", got, c.want)
			}
		})
	}
}

func TestPressesThatAreRememberedAreBounded(t *testing.T) {
	h := &handles{}
	press := func(n int) interaction {
		i := interaction{ID: "1", App: "2", Token: "3"}
		i.Message.ID, i.Data.Custom = strings.Repeat("9", 1+n), redraws
		return i
	}
	for n := range mostHandles + 1 {
		h.keep(press(n))
	}
	if len(h.by) != 1 {
		t.Errorf("%d are remembered", len(h.by))
	}
	if _, ok := h.of(press(mostHandles).Message.ID); !ok {
		t.Error("the newest is forgotten")
	}
}
