package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	slackgo "github.com/slack-go/slack"

	"tickertape/core/chat"
)

// welcome is what is shown to somebody who has come to the bot and has asked nothing yet: the
// app's home, or suggestions in an assistant's thread. None of it is worth keeping.
type welcome func(context.Context, *slackgo.Client) error

// arrival reads an event of somebody who came; nil is every other event.
func arrival(payload []byte) welcome {
	var o outer
	var came struct {
		Type    string `json:"type"`
		User    string `json:"user"`
		Channel string `json:"channel"`
		Tab     string `json:"tab"`
		View    struct {
			Version string `json:"callback_id"`
			Channel string `json:"private_metadata"`
		} `json:"view"` // what is shown there now
		Thread struct {
			Channel string `json:"channel_id"`
			TS      string `json:"thread_ts"`
		} `json:"assistant_thread"`
	}
	if json.Unmarshal(payload, &o) != nil || o.Type != "event_callback" || json.Unmarshal(o.Event, &came) != nil {
		return nil
	}
	switch {
	case came.Type == "app_home_opened" && came.Tab == "home" && came.User != "":
		view := home(came.Channel)
		if came.View.Version == view.CallbackID && came.View.Channel == came.Channel {
			return nil
		}
		return func(ctx context.Context, api *slackgo.Client) error {
			_, err := api.PublishViewContext(ctx, slackgo.PublishViewContextRequest{UserID: came.User, View: view})
			return err
		}
	case came.Type == "assistant_thread_started" && came.Thread.Channel != "" && came.Thread.TS != "":
		return func(ctx context.Context, api *slackgo.Client) error {
			return api.SetAssistantThreadsSuggestedPromptsContext(ctx, slackgo.AssistantThreadsSetSuggestedPromptsParameters{
				Title: "What would you like to know?", ChannelID: came.Thread.Channel, ThreadTS: came.Thread.TS, Prompts: prompts,
			})
		}
	}
	return nil
}

// receiveArrival lets a welcome be shown without holding up the acknowledgement: Slack would
// deliver the event again, and to nobody's use.
func (a *Adapter) receiveArrival(ctx context.Context, env envelope) {
	if env.Type != kindEvent {
		return
	}
	show := arrival(env.Payload)
	if show == nil {
		return
	}
	a.errands.Do(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.pauses.tidy)
		defer cancel()
		if err := show(ctx, a.api); err != nil {
			a.log.Debug("welcome somebody", "error", a.secrets.Wash(err))
		}
	})
}

// prompts are suggested in a new thread of the assistant; Slack takes four.
var prompts = []slackgo.AssistantThreadsPrompt{
	{Title: "Bitcoin and Ethereum", Message: "price btc eth"},
	{Title: "A month of Bitcoin", Message: "chart btc 30d"},
	{Title: "What is going on", Message: "market brief"},
	{Title: "US inflation", Message: "us inflation"},
}

// shelf is a row of examples in the app's home.
type shelf struct {
	about    string
	examples []string
}

var shelves = []shelf{
	{"Prices of coins, stocks, indices, currencies and metals, and conversions", []string{"price btc eth sol", "$AAPL", "gold in eur", "1.5 eth in eur"}},
	{"Pictures, the past, and things side by side", []string{"chart btc 30d", "candles of eth 7d", "btc on 1 jan 2021", "btc vs gold this year"}},
	{"The market: its size, what moves, its mood", []string{"market brief", "heatmap", "btc dominance", "top gainers"}},
	{"The economy", []string{"inflation", "unemployment", "10 year yield", "euro area gdp"}},
	{"Words explained", []string{"what is chainlink", "explain staking", "explain the yield curve", "help"}},
}

// home is the tab where people find out what they can ask. Its buttons ask; the answers come
// in the direct conversation, whose channel the view carries along.
func home(channel string) slackgo.HomeTabViewRequest {
	blocks := []slackgo.Block{
		slackgo.NewHeaderBlock(plain("Ask about crypto, markets and the economy", maxHeader)),
		section("In plain words or as short as you like, in eight languages: in a message to me, with a mention in a channel, or with /tape. Every answer says where its numbers are from and how old they are."),
	}
	n := 0
	for _, s := range shelves {
		var buttons []slackgo.BlockElement
		for _, text := range s.examples {
			buttons = append(buttons, slackgo.NewButtonBlockElement(actionID(n), chat.Asks+text, plain(text, maxLabel)))
			n++
		}
		blocks = append(blocks, section(s.about), slackgo.NewActionBlock("", buttons...))
	}
	blocks = append(blocks, slackgo.NewContextBlock("", plain("A button asks its question; the answer comes in our direct conversation. 👍 or 👎 on an answer tells me whether it was right.", maxFooter)))
	return slackgo.HomeTabViewRequest{
		Type: slackgo.VTHomeTab, Blocks: slackgo.Blocks{BlockSet: blocks}, PrivateMetadata: channel, CallbackID: version(blocks),
	}
}

func section(text string) slackgo.Block {
	return slackgo.NewSectionBlock(plain(text, maxSection), nil, nil)
}

// version is another one for other blocks, so that a home is published only where it is not yet.
func version(blocks []slackgo.Block) string {
	raw, err := json.Marshal(blocks)
	if err != nil {
		return "" // can't be: texts and buttons always marshal
	}
	sum := sha256.Sum256(raw)
	return "home-" + hex.EncodeToString(sum[:8])
}

// asked is a button of the home as the question that it asks: there is no message that it is on.
func (p pressed) asked(value, stamp string) (chat.Message, bool) {
	language, text, asks := chat.Asked(value)
	if !asks || p.View.Type != "home" || p.View.Channel == "" {
		return chat.Message{}, false
	}
	at, _ := parseTS(stamp)
	where := chat.Address{Platform: chat.Slack, Space: p.Team.ID, Channel: p.View.Channel}
	return chat.Message{
		Ref: chat.Ref{Address: where, ID: fmt.Sprintf("home:%s:%s", p.User.ID, stamp)}, Author: chat.Author{ID: p.User.ID},
		Text: text, Direct: true, At: at, Language: language,
	}, true
}
