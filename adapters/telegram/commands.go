package telegram

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// menu is what people see when they type a slash.
var menu = []tg.BotCommand{
	{Command: "price", Description: "Price of one or many assets: /price btc eth"},
	{Command: "convert", Description: "Convert an amount: /convert 1.5 eth eur"},
	{Command: "market", Description: "Market statistics: /market btc"},
	{Command: "chart", Description: "A picture: /chart btc 30d"},
	{Command: "history", Description: "The past: /history btc 2021-01-01"},
	{Command: "compare", Description: "Side by side: /compare btc gold 1y"},
	{Command: "movers", Description: "Gainers and losers: /movers losers"},
	{Command: "mood", Description: "Fear and greed in the crypto market"},
	{Command: "about", Description: "What it is: /about solana"},
	{Command: "explain", Description: "A term in plain words: /explain staking"},
	{Command: "econ", Description: "An economic indicator: /econ cpi"},
	{Command: "ask", Description: "Ask in your own words: /ask how much is gold"},
	{Command: "settings", Description: "Currency, time zone, language: /settings currency eur"},
	{Command: "help", Description: "What I can do, with examples"},
}

// setMenu registers the menu if Telegram has another one. Without it everything else works.
func (a *Adapter) setMenu(ctx context.Context) {
	has, err := reply[[]tg.BotCommand](ctx, a.calls, "getMyCommands", nil)
	if err == nil && slices.Equal(has, menu) {
		return
	}
	list, _ := json.Marshal(menu) // strings can't fail
	if err == nil {
		_, err = a.calls.do(ctx, "setMyCommands", tg.Params{"commands": string(list)})
	}
	if err != nil && ctx.Err() == nil {
		a.log.Warn("the command menu could not be set", "error", err)
	}
}

// command is a message like "/price@tickertape_bot btc".
type command struct{ name, to, args string }

// readCommand reads a text that begins with a command.
func readCommand(text string) (c command, is bool) {
	text = strings.TrimSpace(text)
	word, is := strings.CutPrefix(text, "/")
	if !is {
		return command{}, false
	}
	if end := strings.IndexAny(word, " \t\n"); end >= 0 {
		word, c.args = word[:end], strings.TrimSpace(word[end:])
	}
	c.name, c.to, _ = strings.Cut(word, "@")
	c.name = strings.ToLower(c.name)
	return c, c.name != "" && strings.Trim(c.name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// addresses reports that the command, seen in a group, is one for the bot that me is: named,
// or one of its menu.
func (c command) addresses(me tg.User) bool {
	if c.to != "" {
		return strings.EqualFold(c.to, me.UserName)
	}
	return c.name == "start" || slices.ContainsFunc(menu, func(m tg.BotCommand) bool { return m.Command == c.name })
}

// question is the command in plain words.
func (c command) question() string {
	switch c.name {
	case "start", "help":
		return "help"
	case "ask":
		if c.args == "" {
			return "help"
		}
		return c.args
	}
	return strings.TrimSpace(c.name + " " + c.args)
}
