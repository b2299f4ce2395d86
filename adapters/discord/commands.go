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
}

// option is an argument of a command, always text: people write "10k" and "2,5".
type option struct {
	Type        int    `json:"type"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Required    bool   `json:"required,omitempty"`
	Complete    bool   `json:"autocomplete,omitempty"`
	MaxLength   int    `json:"max_length,omitempty"`
}

const (
	chatInput  = 1
	textOption = 3
)

// slash is every command that the bot registers.
func slash() []command {
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
		{chatInput, "price", "What it costs now: coins, stocks, indices, currencies, metals", []option{
			completed("assets", "One or several, like: btc eth $AAPL gold", 200),
		}},
		{chatInput, "convert", "How much one thing is worth in another", []option{
			text("amount", "How much, like: 1.5 or 10k", 40),
			completed("from", "What you have, like: eth", 60),
			completed("to", "What you want it in, like: eur", 60),
		}},
		{chatInput, "market", "Market cap, volume, supply, all-time high", []option{
			completed("asset", "A coin, or: global", 60),
		}},
		{chatInput, "chart", "A picture of how prices went", []option{
			completed("assets", "One or several, like: btc, or: btc gold", 200),
			optional(text("time", "Like: 24h, 30d, 1y, this year; candles, rsi", 60)),
		}},
		{chatInput, "history", "What it cost on a day, or how it did over a time", []option{
			completed("assets", "One or several, like: btc", 200),
			optional(text("time", "Like: 30d, this year, 2021-01-01", 60)),
		}},
		{chatInput, "compare", "Two or more side by side", []option{
			completed("assets", "Like: btc eth gold", 200),
			optional(text("time", "Like: 30d, 1y, this year", 60)),
		}},
		{chatInput, "movers", "What rose and fell, is traded and looked for", []option{
			optional(text("which", "Like: gainers, losers, trending, stock losers", 60)),
		}},
		{Type: chatInput, Name: "mood", Description: "Fear and greed in the crypto market"},
		{chatInput, "about", "What a coin or a company is", []option{
			completed("asset", "Like: solana", 60),
		}},
		{chatInput, "explain", "A term in plain words", []option{
			text("term", "Like: staking, or: yield curve", 100),
		}},
		{chatInput, "econ", "The latest value of an economic indicator", []option{
			completed("indicator", "Like: inflation, unemployment, gdp", 60),
			optional(text("country", "Like: us or euro area", 60)),
		}},
		{chatInput, "ask", "Ask in your own words", []option{
			text("question", "Like: how much is ethereum", 2000),
		}},
		{chatInput, "settings", "Your currency, time zone, language and more", []option{
			optional(text("change", "Like: currency eur, zone madrid, language german, reset; add: here", 200)),
		}},
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

// Discord's limits for suggestions.
const (
	maxChoices = 25
	maxChoice  = 100 // of name and value, in characters
)

// suggest answers a request for suggestions. It can't be deferred.
func (a *Adapter) suggest(ctx context.Context, i interaction) {
	within, cancel := context.WithTimeout(ctx, a.tempo.interact)
	defer cancel()
	choices := []choice{}
	for _, o := range i.Data.Options {
		if o.Focused {
			choices = a.choices(within, o)
		}
	}
	a.respond(ctx, i, response{Type: answerChoices, Data: &responseData{Choices: &choices}})
}

// choices completes the last word of an argument that takes several; the words before it stay.
func (a *Adapter) choices(ctx context.Context, o argument) []choice {
	of, before, typed := "asset", "", strings.TrimLeft(o.text(), " ")
	switch o.Name {
	case "indicator":
		of = "indicator"
	case "assets":
		if n := strings.LastIndexAny(typed, " ,"); n >= 0 {
			before, typed = typed[:n+1], typed[n+1:]
		}
	}
	list := []choice{}
	for _, c := range a.complete.Complete(ctx, of, typed) {
		if value := before + c.Value; len(list) < maxChoices && value != "" && markdown.Units(value) <= maxChoice {
			list = append(list, choice{Name: markdown.Fit(markdown.Bare(before+label(c)), maxChoice), Value: value})
		}
	}
	return list
}

func label(c chat.Choice) string {
	return cmp.Or(c.Label, c.Value)
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
	err = g.rest.Do(ctx, rest.Call{Verb: "list commands", Method: http.MethodGet, URL: at, Lane: at}, &there)
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
