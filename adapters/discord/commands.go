package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/markdown"
	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

// command is a slash command as Discord stores it; fields that we don't set are left out, so
// that what Discord adds of its own is no difference.
type command struct {
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Options     []option `json:"options,omitempty"`

	Localized map[string]string `json:"description_localizations,omitempty"`
}

// option is an argument of a command, always text: people write "10k" and "2,5".
type option struct {
	Type        int    `json:"type"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Required    bool   `json:"required,omitempty"`
	Complete    bool   `json:"autocomplete,omitempty"`
	MaxLength   int    `json:"max_length,omitempty"`

	Localized map[string]string `json:"description_localizations,omitempty"`
}

const (
	chatInput  = 1
	textOption = 3
)

// slash is every command that the bot registers, described in each person's language.
func slash() []command {
	list := english()
	for i := range list {
		c := &list[i]
		c.Localized = localized(c.Description)
		for j := range c.Options {
			c.Options[j].Localized = localized(c.Options[j].Description)
		}
	}
	return list
}

// english is slash for those whose language is not spoken.
func english() []command {
	text := func(name, description string, most int) option {
		return option{Type: textOption, Name: name, Description: description, Required: true, MaxLength: most}
	}
	completed := func(name, description string, most int) option {
		o := text(name, description, most)
		o.Complete = true
		return o
	}
	optional := func(o option) option {
		o.Required = false
		return o
	}
	return []command{
		{Type: chatInput, Name: "price", Description: "What it costs now: coins, stocks, indices, currencies, metals", Options: []option{
			completed("assets", "One or several, like: btc eth $AAPL gold", 200),
		}},
		{Type: chatInput, Name: "convert", Description: "How much one thing is worth in another", Options: []option{
			completed("amount", "How much, like: 1.5 or 10k", 40),
			completed("from", "What you have, like: eth", 60),
			completed("to", "What you want it in, like: eur", 60),
		}},
		{Type: chatInput, Name: "market", Description: "Market cap, volume, supply, all-time high", Options: []option{
			completed("asset", "A coin, or: global", 60),
		}},
		{Type: chatInput, Name: "brief", Description: "The market in four sentences: size, shares, movers, mood"},
		{Type: chatInput, Name: "heatmap", Description: "The largest coins as a picture: size and change", Options: []option{
			optional(completed("top", "How many, like: 20", 10)),
		}},
		{Type: chatInput, Name: "gas", Description: "What transactions on Ethereum cost now"},
		{Type: chatInput, Name: "funding", Description: "What holders of perpetual futures on coins pay each other", Options: []option{
			optional(completed("assets", "One or several, like: btc, or: btc eth", 200)),
		}},
		{Type: chatInput, Name: "whatif", Description: "What a coin would cost with another one's market cap", Options: []option{
			completed("coin", "The coin, like: sol", 60),
			completed("like", "Whose market cap it has then, like: eth", 60),
		}},
		{Type: chatInput, Name: "chart", Description: "A picture of how prices went", Options: []option{
			completed("assets", "One or several, like: btc, or: btc gold", 200),
			optional(completed("time", "Like: 24h, 30d, 1y, this year; candles, rsi", 60)),
		}},
		{Type: chatInput, Name: "history", Description: "What it cost on a day, or how it did over a time", Options: []option{
			completed("assets", "One or several, like: btc", 200),
			optional(completed("time", "Like: 30d, this year, 2021-01-01", 60)),
		}},
		{Type: chatInput, Name: "compare", Description: "Two or more side by side", Options: []option{
			completed("assets", "Like: btc eth gold", 200),
			optional(completed("time", "Like: 30d, 1y, this year", 60)),
		}},
		{Type: chatInput, Name: "movers", Description: "What rose and fell, is traded and looked for", Options: []option{
			optional(completed("which", "Like: gainers, losers, trending, stock losers", 60)),
		}},
		{Type: chatInput, Name: "mood", Description: "Fear and greed in the crypto market"},
		{Type: chatInput, Name: "about", Description: "What a coin or a company is", Options: []option{
			completed("asset", "Like: solana", 60),
		}},
		{Type: chatInput, Name: "explain", Description: "A term in plain words", Options: []option{
			completed("term", "Like: staking, or: yield curve", 100),
		}},
		{Type: chatInput, Name: "econ", Description: "The latest value of an economic indicator", Options: []option{
			completed("indicator", "Like: inflation, unemployment, gdp", 60),
			optional(completed("country", "Like: us or euro area", 60)),
		}},
		{Type: chatInput, Name: "ask", Description: "Ask in your own words", Options: []option{
			text("question", "Like: how much is ethereum", 2000),
		}},
		{Type: chatInput, Name: "settings", Description: "Your currency, time zone, language and more", Options: []option{
			optional(completed("change", "Like: currency eur, zone madrid, language german, reset; add: here", 200)),
		}},
		{Type: chatInput, Name: "privacy", Description: "What the bot keeps of you, and how to delete it"},
		{Type: chatInput, Name: "help", Description: "What the bot can do"},
	}
}

// text is the question that a command stands for, in plain words.
func (i interaction) text() string {
	arg := func(name string) string {
		for _, o := range i.Data.Options {
			if o.Name == name {
				return markdown.Plain(o.text(), nil, "")
			}
		}
		return ""
	}
	say := func(words ...string) string { return strings.Join(strings.Fields(strings.Join(words, " ")), " ") }
	switch i.Data.Name {
	case "price":
		return say("price", arg("assets"))
	case "convert":
		return say(arg("amount"), arg("from"), "in", arg("to"))
	case "market":
		return say("market", arg("asset"))
	case "chart", "history", "compare":
		return say(i.Data.Name, arg("assets"), arg("time"))
	case "funding":
		return chat.Question("funding", strings.Fields(arg("assets"))...)
	case "whatif":
		return chat.Question("whatif", arg("coin"), arg("like"))
	case "gas", "brief", "privacy":
		return chat.Question(i.Data.Name)
	case "heatmap":
		return say("heatmap", arg("top"))
	case "movers":
		return say("movers", arg("which"))
	case "about":
		return say("about", arg("asset"))
	case "explain":
		return say("explain", arg("term"))
	case "econ":
		return say("econ", arg("indicator"), arg("country"))
	case "ask":
		return arg("question")
	case "settings":
		return say("settings", arg("change"))
	case "help":
		return "help"
	}
	// A command that was registered by an older version.
	words := []string{i.Data.Name}
	for _, o := range i.Data.Options {
		words = append(words, markdown.Plain(o.text(), nil, ""))
	}
	return say(words...)
}

// text is an argument's value, whatever its JSON type.
func (o argument) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) == nil {
		return s
	}
	return string(o.Value)
}

// register makes Discord's list of commands ours, if it isn't and if we are to. A failure is
// logged once and said in Health; the next probe tries again.
func (g *gateway) register(ctx context.Context) {
	if g.registered || g.cfg.Commands == commandsOff {
		return
	}
	changed, err := g.putCommands(ctx)
	switch {
	case ctx.Err() != nil:
	case err == nil:
		g.registered, g.complaint = true, ""
		g.state.remark("")
		g.log.Info("discord: slash commands are registered", "changed", changed)
	case err.Error() != g.complaint:
		g.complaint = err.Error()
		g.state.remark("slash commands are not registered: " + g.complaint)
		g.log.Warn("discord: slash commands are not registered", "error", err)
	}
}

// putCommands compares and, where there is a difference, overwrites all at once: Discord
// allows 200 changes a day.
func (g *gateway) putCommands(ctx context.Context) (changed bool, err error) {
	app := g.self.Load().app
	at := discordgo.EndpointApplicationGlobalCommands(app)
	if g.cfg.Guild != "" {
		at = discordgo.EndpointApplicationGuildCommands(app, g.cfg.Guild)
	}
	var there []command
	err = g.rest.Do(ctx, rest.Call{Verb: "list commands", Method: http.MethodGet, URL: at + "?with_localizations=true", Lane: at}, &there)
	if err != nil || same(there, slash()) {
		return false, err
	}
	return true, g.rest.Do(ctx, rest.Call{Verb: "register commands", Method: http.MethodPut, URL: at, Lane: at, Body: slash()}, nil)
}

// same compares two lists of commands, whose order means nothing.
func same(a, b []command) bool {
	return reflect.DeepEqual(normal(a), normal(b))
}

func normal(list []command) []command {
	list = slices.Clone(list)
	for i := range list {
		list[i].Type = cmp.Or(list[i].Type, chatInput)
		if len(list[i].Options) == 0 {
			list[i].Options = nil
		}
	}
	slices.SortFunc(list, func(a, b command) int { return cmp.Or(cmp.Compare(a.Name, b.Name), a.Type-b.Type) })
	return list
}
