package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"tickertape/adapters/slack/mrkdwn"
	"tickertape/core/chat"
)

// slash is a slash command; over HTTP it comes as a form with the same names.
type slash struct {
	TeamID      string `json:"team_id"`
	ChannelID   string `json:"channel_id"`
	UserID      string `json:"user_id"`
	Text        string `json:"text"`
	TriggerID   string `json:"trigger_id"`
	ResponseURL string `json:"response_url"`
}

// command reads a slash command, /tape or whatever the app's manifest calls it: its text is a
// question. There is no message behind it, so that the trigger id stands for one.
func command(payload []byte, at time.Time) (chat.Event, bool, error) {
	var s slash
	if err := json.Unmarshal(payload, &s); err != nil {
		return chat.Event{}, false, fmt.Errorf("slash command: %w", err)
	}
	if s.UserID == "" || s.ChannelID == "" || s.TriggerID == "" {
		return chat.Event{}, false, nil
	}
	where := chat.Address{Platform: chat.Slack, Space: s.TeamID, Channel: s.ChannelID}
	return chat.Event{ID: "s:" + s.TriggerID, Body: chat.Message{
		Ref: chat.Ref{Address: where, ID: s.TriggerID}, Author: chat.Author{ID: s.UserID},
		Text:   cmp.Or(asked(mrkdwn.Words(s.Text, "")), "help"),
		Direct: strings.HasPrefix(s.ChannelID, "D"), At: at,
	}}, true, nil
}

// asked is the text of a command as a question. Where it is one of the bot's commands and what that takes, it is asked as the other
// platforms ask it: "gas" is no coin here.
func asked(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	most, known := map[string]int{"gas": 0, "brief": 0, "funding": 3, "whatif": 2}[strings.ToLower(words[0])]
	if !known || len(words) > most+1 {
		return text
	}
	return chat.Question(strings.ToLower(words[0]), words[1:]...)
}

// formPayload makes of a command's form what Socket Mode sends.
func formPayload(form url.Values) []byte {
	flat := make(map[string]string, len(form))
	for name := range form {
		flat[name] = form.Get(name)
	}
	payload, err := json.Marshal(flat)
	if err != nil {
		return nil // can't be: strings always marshal
	}
	return payload
}

// commandShown acknowledges a command so that its text is shown in the channel: an answer to a
// question that nobody saw would puzzle people.
type commandShown struct {
	ResponseType string `json:"response_type"`
}

var showCommand = commandShown{ResponseType: "in_channel"}

// responseURL is where the answer to a command may go, and the trigger id that it is known by.
func responseURL(payload []byte) (trigger, url string) {
	var s slash
	if json.Unmarshal(payload, &s) != nil {
		return "", ""
	}
	return s.TriggerID, s.ResponseURL
}
