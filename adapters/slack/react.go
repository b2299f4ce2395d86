package slack

import (
	"cmp"
	"encoding/json"
	"fmt"

	"tickertape/adapters/slack/mrkdwn"
	"tickertape/core/chat"
)

func reaction(o outer, self identity) (chat.Event, bool, error) {
	var r struct {
		Type     string `json:"type"`
		User     string `json:"user"`
		Reaction string `json:"reaction"`
		EventTS  string `json:"event_ts"`
		Item     struct {
			Type    string `json:"type"`
			Channel string `json:"channel"`
			TS      string `json:"ts"`
		} `json:"item"`
	}
	if err := json.Unmarshal(o.Event, &r); err != nil {
		return chat.Event{}, false, fmt.Errorf("reaction %s: %w", o.EventID, err)
	}
	at, valid := parseTS(r.EventTS)
	if r.Item.Type != "message" || r.User == "" || r.User == self.User || !valid {
		return chat.Event{}, false, nil
	}
	where := chat.Address{Platform: chat.Slack, Space: o.TeamID, Channel: r.Item.Channel}
	return chat.Event{ID: "r:" + o.EventID, Body: chat.Reaction{
		On: chat.Ref{Address: where, ID: r.Item.TS}, Author: chat.Author{ID: r.User},
		Emoji: r.Reaction, Removed: r.Type == "reaction_removed", At: at,
	}}, true, nil
}

// pressed is an interaction with one of our messages, or with the app's home.
type pressed struct {
	Type      string `json:"type"`
	User      hasID  `json:"user"`
	Team      hasID  `json:"team"` // null in an app that is installed for a whole organisation
	Channel   hasID  `json:"channel"`
	Container struct {
		MessageTS string `json:"message_ts"`
		ChannelID string `json:"channel_id"`
		ThreadTS  string `json:"thread_ts"`
	} `json:"container"`
	Message struct {
		ThreadTS string `json:"thread_ts"`
	} `json:"message"`
	View struct { // of a button in the app's home
		Type    string `json:"type"`
		Channel string `json:"private_metadata"`
	} `json:"view"`
	Actions []struct {
		Type     string `json:"type"`
		Value    string `json:"value"`
		ActionTS string `json:"action_ts"`
	} `json:"actions"`
}

type hasID struct {
	ID string `json:"id"`
}

// press reads a block_actions payload; other interactions are none of ours.
func press(payload []byte) (chat.Event, bool, error) {
	var p pressed
	if err := json.Unmarshal(payload, &p); err != nil {
		return chat.Event{}, false, fmt.Errorf("interaction: %w", err)
	}
	if p.Type != "block_actions" || p.User.ID == "" {
		return chat.Event{}, false, nil
	}
	for _, a := range p.Actions {
		at, valid := parseTS(a.ActionTS)
		if a.Type != "button" || !valid {
			continue
		}
		e := chat.Event{ID: "p:" + a.ActionTS + p.User.ID}
		value := mrkdwn.Unescape(a.Value)
		if p.Container.MessageTS == "" {
			m, ok := p.asked(value, a.ActionTS)
			e.Body = m
			return e, ok, nil
		}
		e.Body = chat.Press{On: p.on(), Author: chat.Author{ID: p.User.ID}, Value: value, At: at}
		return e, true, nil
	}
	return chat.Event{}, false, nil
}

func (p pressed) on() chat.Ref {
	return chat.Ref{ID: p.Container.MessageTS, Address: chat.Address{
		Platform: chat.Slack, Space: p.Team.ID, Channel: cmp.Or(p.Channel.ID, p.Container.ChannelID),
		Thread: cmp.Or(p.Message.ThreadTS, p.Container.ThreadTS),
	}}
}
