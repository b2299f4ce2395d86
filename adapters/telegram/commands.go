package telegram

import (
	"slices"
	"strings"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

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
	return c.name == "start" || slices.ContainsFunc(menu, func(e entry) bool { return e.command == c.name })
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
	return chat.Question(c.name, strings.Fields(c.args)...)
}

// language is that of the answer to a command of somebody: its words are ours, so that they don't
// tell. Where Telegram is used in English, or people write themselves, that of the conversation
// counts.
func (c command) language(who *tg.User) string {
	language := chat.Spoken(who.LanguageCode)
	if language == "en" || c.name == "ask" && c.args != "" {
		return ""
	}
	return language
}
