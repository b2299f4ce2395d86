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

// arrival is somebody who has come to the bot and has asked nothing yet: to the app's home, or to
// a new thread of the assistant. None of it is worth keeping.
type arrival struct {
	where   chat.Address
	who     string
	version string // of the home that is shown now
	thread  bool   // it is a thread, not the home
}

// arrived reads an event of somebody who came; it reports false for every other event.
func arrived(payload []byte) (arrival, bool) {
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
			User    string `json:"user_id"`
			Channel string `json:"channel_id"`
			TS      string `json:"thread_ts"`
		} `json:"assistant_thread"`
	}
	if json.Unmarshal(payload, &o) != nil || o.Type != "event_callback" || json.Unmarshal(o.Event, &came) != nil {
		return arrival{}, false
	}
	where := chat.Address{Platform: chat.Slack, Space: o.TeamID}
	switch {
	case came.Type == "app_home_opened" && came.Tab == "home" && came.User != "":
		v := arrival{where: where, who: came.User}
		v.where.Channel = came.Channel
		if came.View.Channel == came.Channel {
			v.version = came.View.Version
		}
		return v, true
	case came.Type == "assistant_thread_started" && came.Thread.Channel != "" && came.Thread.TS != "":
		where.Channel, where.Thread = came.Thread.Channel, came.Thread.TS
		return arrival{where: where, who: came.Thread.User, thread: true}, true
	}
	return arrival{}, false
}

// receiveArrival lets somebody be welcomed without holding up the acknowledgement: Slack would
// deliver the event again, and to nobody's use.
func (a *Adapter) receiveArrival(ctx context.Context, env envelope) {
	if env.Type != kindEvent {
		return
	}
	v, ok := arrived(env.Payload)
	if !ok {
		return
	}
	a.errands.Do(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.pauses.tidy)
		defer cancel()
		if err := a.welcome(ctx, v); err != nil {
			a.log.Debug("welcome somebody", "error", a.secrets.Wash(err))
		}
	})
}

// welcome shows what one can ask, in the language of who came.
func (a *Adapter) welcome(ctx context.Context, v arrival) error {
	language := a.language(ctx, v)
	if v.thread {
		p := phrasesIn(language)
		set := slackgo.AssistantThreadsSetSuggestedPromptsParameters{Title: p.begin, ChannelID: v.where.Channel, ThreadTS: v.where.Thread}
		for _, one := range p.prompts {
			set.Prompts = append(set.Prompts, slackgo.AssistantThreadsPrompt{Title: one.title, Message: one.message})
		}
		return a.api.SetAssistantThreadsSuggestedPromptsContext(ctx, set)
	}
	view := home(v.where.Channel, language)
	if view.CallbackID == v.version {
		return nil
	}
	_, err := a.api.PublishViewContext(ctx, slackgo.PublishViewContextRequest{UserID: v.who, View: view})
	return err
}

// language is what somebody has chosen, or else what they use Slack in. Where the app may not
// look that up, or nobody is named, it is English.
func (a *Adapter) language(ctx context.Context, v arrival) string {
	if a.languages != nil {
		if chosen := a.languages.Language(ctx, chat.Author{ID: v.who}, v.where); chosen != "" {
			return chat.Spoken(chosen)
		}
	}
	if v.who == "" {
		return chat.Spoken()
	}
	user, err := a.api.GetUserInfoContext(ctx, v.who)
	if err != nil {
		a.log.Debug("look up a locale", "error", a.secrets.Wash(err))
		return chat.Spoken()
	}
	return chat.Spoken(user.Locale)
}

// asks are the questions of the home's buttons, a row of them for each shelf.
var asks = [5][]string{
	{"price btc eth sol", "$AAPL", "gold in eur", "1.5 eth in eur"},
	{"chart btc 30d", "candles of eth 7d", "btc on 1 jan 2021", "btc vs gold this year"},
	{"market brief", "heatmap", "btc dominance", "top gainers"},
	{"us inflation", "us unemployment", "10 year yield", "euro area gdp"},
	{"what is chainlink", "explain staking", "explain the yield curve", "help"},
}

// home is the tab where people find out what they can ask. Its buttons ask; the answers come
// in the direct conversation, whose channel the view carries along.
func home(channel, language string) slackgo.HomeTabViewRequest {
	p := phrasesIn(language)
	blocks := []slackgo.Block{slackgo.NewHeaderBlock(plain(p.title, maxHeader)), section(p.intro)}
	n := 0
	for i, row := range asks {
		var buttons []slackgo.BlockElement
		for _, question := range row {
			buttons = append(buttons, slackgo.NewButtonBlockElement(actionID(n), chat.Asking(language, question), plain(p.examples[n], maxLabel)))
			n++
		}
		blocks = append(blocks, section(p.shelves[i]), slackgo.NewActionBlock("", buttons...))
	}
	blocks = append(blocks, slackgo.NewContextBlock("", plain(p.closing, maxFooter)))
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
