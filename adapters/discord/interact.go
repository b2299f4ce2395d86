package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

// interaction is a slash command, a pressed button, or a request for suggestions.
type interaction struct {
	ID      string `json:"id"`
	App     string `json:"application_id"`
	Token   string `json:"token"`
	Type    int    `json:"type"`
	Guild   string `json:"guild_id"`
	Channel string `json:"channel_id"`
	Locale  string `json:"locale"`
	User    user   `json:"user"` // in direct channels
	Member  struct {
		User user `json:"user"`
	} `json:"member"` // in guilds
	Message struct {
		ID string `json:"id"`
	} `json:"message"` // whose button was pressed
	Data struct {
		Name    string     `json:"name"`
		Custom  string     `json:"custom_id"`
		Options []argument `json:"options"`
	} `json:"data"`
}

// argument is an option of a slash command with its value.
type argument struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
}

// Kinds of interactions, and of answers to them.
// https://docs.discord.com/developers/interactions/receiving-and-responding
const (
	slashCommand = 2
	pressed      = 3
	completing   = 4

	answerNow     = 4
	answerLater   = 5
	answerNothing = 6
	answerChoices = 8

	ephemeral = 1 << 6
)

// acknowledging bounds the call that acknowledges: with tempo.interact it stays within 3 s
// unless Discord itself is slow.
const acknowledging = 2 * time.Second

// response is the answer to an interaction.
type response struct {
	Type int           `json:"type"`
	Data *responseData `json:"data,omitempty"`
}

type responseData struct {
	Content  string    `json:"content,omitempty"`
	Flags    int       `json:"flags,omitempty"`
	Mentions *mentions `json:"allowed_mentions,omitempty"`
	Choices  *[]choice `json:"choices,omitempty"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// interact takes one interaction: into the Receiver first, acknowledged then.
func (a *Adapter) interact(ctx context.Context, raw json.RawMessage) {
	var i interaction
	if json.Unmarshal(raw, &i) != nil || i.ID == "" || i.Token == "" || i.Channel == "" || i.by().ID == "" {
		return
	}
	if i.Type == pressed {
		defer a.acks.begin(i.ID)()
		a.presses.keep(i)
	}
	switch i.Type {
	case slashCommand:
		defer a.acks.begin(i.ID)()
		a.take(ctx, i, chat.Event{Platform: chat.Discord, ID: "i:" + i.ID, Body: i.question()}, answerLater)
	case pressed:
		defer a.acks.begin(i.ID)()
		a.handles.keep(i)
		if !a.take(ctx, i, chat.Event{Platform: chat.Discord, ID: "i:" + i.ID, Body: i.press()}, answerNothing) {
			a.handles.drop(i) // what it could change now is the sentence that says so
		}
	case completing:
		a.suggest(ctx, i)
	}
}

// take delivers an event and acknowledges it: with kind if the Receiver took it for good,
// else with a sentence that only the person sees.
func (a *Adapter) take(ctx context.Context, i interaction, e chat.Event, kind int) (taken bool) {
	answer := response{Type: kind}
	err := a.deliver(ctx, e, time.Now().Add(a.tempo.interact))
	if err != nil {
		a.log.Error("discord: an interaction is lost", "id", e.ID, "error", err)
		answer = response{Type: answerNow, Data: &responseData{Content: tryAgain(i.Locale), Flags: ephemeral, Mentions: &nobody}}
	}
	a.respond(ctx, i, answer)
	return err == nil
}

// respond sends the first answer to an interaction. One that was answered before was
// delivered twice.
func (a *Adapter) respond(ctx context.Context, i interaction, answer response) {
	ctx, cancel := context.WithTimeout(ctx, acknowledging)
	defer cancel()
	err := a.rest.Do(ctx, rest.Call{
		Verb: "acknowledge interaction", Method: http.MethodPost,
		URL: discordgo.EndpointInteractionResponse(i.ID, i.Token), Body: answer,
	}, nil)
	if err != nil && !rest.Is(err, rest.AlreadyAnswered) {
		a.log.Warn("discord: an interaction is not acknowledged", "id", i.ID, "error", err)
	}
}

func (i interaction) by() user {
	if i.User.ID != "" {
		return i.User
	}
	return i.Member.User
}

// question is the command as the message that asks the same.
func (i interaction) question() chat.Message {
	return chat.Message{
		Ref:    chat.Ref{Address: place(i.Guild, i.Channel), ID: asked{i.ID, i.App, i.Token}.String()},
		Author: chat.Author{ID: i.by().ID, Locale: i.Locale},
		Text:   i.text(), Direct: i.Guild == "", At: born(i.ID), Language: i.language(),
	}
}

// language is that of the answer to a command: its words are ours, so that they don't tell. Where
// Discord is used in English, or people write themselves, that of the conversation counts.
func (i interaction) language() string {
	language := chat.Spoken(i.Locale)
	if language == "en" || i.Data.Name == "ask" {
		return ""
	}
	return language
}

func (i interaction) press() chat.Press {
	return chat.Press{
		On:     chat.Ref{Address: place(i.Guild, i.Channel), ID: i.Message.ID},
		Author: chat.Author{ID: i.by().ID, Locale: i.Locale}, Value: i.Data.Custom, At: born(i.ID),
	}
}

// asked is the reference of a question that was a slash command: all that answering it takes.
// Its token is worth something for 15 minutes only.
type asked struct{ id, app, token string }

const askedPrefix = "i:"

func (q asked) String() string { return askedPrefix + q.id + ":" + q.app + ":" + q.token }

// parseAsked reads a reference; ok is false for that of a message.
func parseAsked(ref string) (q asked, ok bool) {
	rest, ok := strings.CutPrefix(ref, askedPrefix)
	if !ok {
		return q, false
	}
	parts := strings.SplitN(rest, ":", 3)
	if len(parts) != 3 || !snowflake(parts[0]) || !snowflake(parts[1]) || parts[2] == "" {
		return q, false
	}
	return asked{parts[0], parts[1], parts[2]}, true
}

// born is the time in an id of Discord's, UTC.
// https://docs.discord.com/developers/reference#snowflakes
func born(id string) time.Time {
	const epoch = 1420070400000 // 2015-01-01 in Unix milliseconds
	n, _ := strconv.ParseUint(id, 10, 64)
	return time.UnixMilli(int64(n>>22) + epoch).UTC()
}

// acks are the interactions whose acknowledgement is under way. The pipeline may be faster
// with the answer than Discord with the acknowledgement, and before that there is nothing to
// put the answer into.
type acks struct {
	mu    sync.Mutex
	doing map[string]chan struct{}
}

func (a *acks) begin(id string) (done func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.doing == nil {
		a.doing = map[string]chan struct{}{}
	}
	if _, twice := a.doing[id]; twice {
		return func() {}
	}
	c := make(chan struct{})
	a.doing[id] = c
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.doing, id)
		close(c)
	}
}

// wait returns when nothing is under way for this interaction, or when ctx ends.
func (a *acks) wait(ctx context.Context, id string) {
	a.mu.Lock()
	c := a.doing[id]
	a.mu.Unlock()
	if c == nil {
		return
	}
	select {
	case <-c:
	case <-ctx.Done():
	}
}
