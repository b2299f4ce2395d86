package slack

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

// chartCard is a card with a picture and a button that draws another.
func chartCard() chat.Card {
	card := priceCard()
	card.Image = &chat.Image{Name: "btc.png", Alt: "Bitcoin, 7 days & rising", PNG: []byte("\x89PNG picture")}
	card.Buttons = []chat.Button{{Label: "30d", Value: chat.Redraws + "chart bitcoin 30d"}}
	return card
}

// quick shortens the time that Slack is given to look at a picture.
func quick(p *play) { p.pauses.develop = time.Millisecond }

// drawn posts a chart in a channel and returns its message.
func (p *play) drawn() chat.Ref {
	p.t.Helper()
	asked := p.world.Say(inGeneral("chart btc"))
	ref, err := p.Send(p.t.Context(), chat.Post{Key: "drawn", To: asked.Address, ReplyTo: asked, Card: chartCard()})
	if err != nil {
		p.t.Fatal(err)
	}
	return ref
}

// shows checks that a message is the only one and shows a picture of this name.
func (p *play) shows(on chat.Ref, name string) {
	p.t.Helper()
	posts, files := p.world.Posts(), p.world.Files()
	if len(posts) != 1 || p.world.Replies()[0].Ref.ID != on.ID || len(files) == 0 {
		p.t.Fatalf("%d messages, %d files", len(posts), len(files))
	}
	last := files[len(files)-1]
	if last.Name != name || last.Channel != "" || !strings.Contains(string(posts[0].Blocks), `"slack_file":{"id":"`+last.ID+`"}`) {
		p.t.Errorf("the message shows %s, the newest file is %+v", posts[0].Blocks, last)
	}
}

func TestAPictureStandsInItsMessage(t *testing.T) {
	p := begin(t, quick)
	p.world.Develop(3) // Slack takes its time
	ref := p.drawn()
	p.shows(ref, "btc.png")
	f := p.world.Files()[0]
	if f.Alt != "Bitcoin, 7 days & rising" || string(f.Content) != "\x89PNG picture" || f.Thread != "" {
		t.Errorf("file %+v", f)
	}
	if r := p.world.Replies()[0]; !strings.Contains(r.Text, "[Bitcoin, 7 days & rising]") || len(r.Buttons) != 1 {
		t.Errorf("reply %+v", r)
	}
	if meta := string(p.world.Posts()[0].Metadata); !strings.Contains(meta, "drawn") {
		t.Errorf("the picture took the key away: %s", meta)
	}
}

func TestAPictureThatHasNoPlaceInItsMessageFollowsIt(t *testing.T) {
	p := begin(t, quick)
	p.world.Develop(1000)
	ref := p.drawn()
	files := p.world.Files()
	if len(files) != 2 || files[1].Channel != "C500" || files[1].Thread != ref.Thread || len(p.world.Replies()) != 1 {
		t.Errorf("files %+v", files)
	}
	if strings.Contains(string(p.world.Posts()[0].Blocks), "slack_file") {
		t.Error("the refused picture is in the message")
	}
	bare := chat.Post{Key: "bare", To: ref.Address, Card: chartCard(), Plain: true}
	if _, err := p.Send(t.Context(), bare); err != nil {
		t.Fatal(err)
	}
	if files := p.world.Files(); len(files) != 3 || files[2].Channel != "C500" {
		t.Errorf("without markup: %+v", files)
	}
}

func TestAPictureThatSlackDoesNotTakeIsLogged(t *testing.T) {
	p := begin(t, quick)
	p.world.Fail("files.getUploadURLExternal", "missing_scope", -1)
	p.drawn()
	if len(p.world.Replies()) != 1 || !p.log.says("missing_scope") {
		t.Error("the lost picture is not in the log")
	}
}

func TestEditPutsAnotherPictureIntoTheMessage(t *testing.T) {
	p := begin(t, quick)
	ref := p.drawn()
	p.world.Develop(2)
	card := chartCard()
	card.Title, card.Image.Name = "Bitcoin, a month", "btc-30d.png"
	edit := chat.Post{Key: "edit", To: ref.Address, ReplyTo: ref, Instead: ref, Card: card}
	for range 2 { // to do it again changes nothing
		got, err := p.Edit(t.Context(), edit)
		if err != nil || got != ref {
			t.Fatalf("edited %+v, %v", got, err)
		}
		p.shows(ref, "btc-30d.png")
	}
	if r := p.world.Replies()[0]; !strings.HasPrefix(r.Text, "Bitcoin, a month\n") || !slices.Equal(r.Buttons, []string{chat.Redraws + "chart bitcoin 30d"}) {
		t.Errorf("reply %+v", r)
	}
	call := p.world.Calls("chat.update")[0].Params
	if call["parse"] != "none" || call["link_names"] != "false" || call["text"] != fallback(chartCard()) {
		t.Errorf("updated with %v", call)
	}
	p.settled()
	if got := p.got.messages(); len(got) != 1 {
		t.Errorf("the edits are taken for messages: %q", got)
	}
}

func TestWhatToDoAboutAFailedEdit(t *testing.T) {
	p := begin(t, quick)
	ref := p.drawn()
	edit := chat.Post{Key: "edit", To: ref.Address, ReplyTo: ref, Instead: ref, Card: chartCard()}
	failed := func(p *play, edit chat.Post) *chat.SendError {
		_, err := p.Edit(t.Context(), edit)
		f, _ := errors.AsType[*chat.SendError](err)
		if f == nil {
			t.Fatalf("error %v", err)
		}
		return f
	}
	for code, want := range map[string]chat.Advice{
		"message_not_found": chat.GiveUp, "cant_update_message": chat.GiveUp, "edit_window_closed": chat.GiveUp,
		"not_in_channel": chat.GiveUp, "msg_too_long": chat.GiveUp, "internal_error": chat.Unsure, "ratelimited": chat.Wait,
	} {
		p.world.Fail("chat.update", code, 1)
		if got := failed(p, edit).Advice; got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	p.world.Fail("files.completeUploadExternal", "internal_error", 1)
	if got := failed(p, edit).Advice; got != chat.Unsure {
		t.Errorf("no upload: %q", got)
	}
	p.world.Develop(1000)
	if got := failed(p, edit).Advice; got != chat.GiveUp {
		t.Errorf("a picture that never shows: %q", got)
	}
	gone, bare, words := edit, edit, edit
	gone.Instead.ID, bare.Plain, words.Card = "1.000001", true, priceCard()
	p.world.Develop(0)
	for _, e := range []chat.Post{gone, bare, words} {
		if got := failed(p, e).Advice; got != chat.GiveUp {
			t.Errorf("%+v: %q", e.Instead, got)
		}
	}
}
