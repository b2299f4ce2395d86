package main

import (
	"context"
	"log/slog"

	"tickertape/adapters/discord"
	"tickertape/adapters/slack"
	"tickertape/adapters/telegram"
	"tickertape/core/chat"
	"tickertape/providers/alternative"
	"tickertape/providers/binance"
	"tickertape/providers/coingecko"
	"tickertape/providers/defillama"
	"tickertape/providers/ethereum"
	"tickertape/providers/frankfurter"
	"tickertape/providers/fred"
	"tickertape/providers/gateway"
	"tickertape/providers/okx"
	"tickertape/providers/yahoo"
)

// platform is a chat platform that tokens switch on.
type platform interface {
	Name() chat.Platform
	Run(ctx context.Context) error
	Send(ctx context.Context, p chat.Post) (chat.Ref, error)
	Health() chat.Health
}

// provider is somebody who has market data.
type provider interface {
	gateway.Provider
	Ping(ctx context.Context) error
}

// seams are what a platform is given.
type seams struct {
	to       receiver
	complete completer
	log      *slog.Logger
}

// receiver is the pipeline.
type receiver interface {
	Receive(ctx context.Context, e chat.Event) error
	Answer(ctx context.Context, m chat.Message) (chat.Card, error)
	Language(ctx context.Context, who chat.Author, where chat.Address) string
}

type completer interface {
	Complete(ctx context.Context, d chat.Draft) []chat.Choice
}

// suggestions complete terms from the glossary, and everything else from what is understood.
type suggestions struct {
	completer
	terms func(chat.Draft) []chat.Choice
}

// Complete suggests what an argument may be.
func (s suggestions) Complete(ctx context.Context, d chat.Draft) []chat.Choice {
	if d.Of == "term" {
		return s.terms(d)
	}
	return s.completer.Complete(ctx, d)
}

// none is what a part is given that needs nothing.
type none struct{}

// platforms lists every chat platform; a new one is a folder, a section of bot.yaml and a line here.
var platforms = []part[platform, seams]{
	as("slack", func(c slack.Config, s seams) (platform, error) {
		return slack.New(c, slack.Parts{To: s.to, Complete: s.complete, Languages: s.to, Log: s.log})
	}),
	as("discord", func(c discord.Config, s seams) (platform, error) {
		return discord.New(c, discord.Parts{To: s.to, Complete: s.complete, Log: s.log})
	}),
	as("telegram", func(c telegram.Config, s seams) (platform, error) {
		return telegram.New(c, telegram.Parts{To: s.to, Complete: s.complete, Answers: s.to, Log: s.log})
	}),
}

// providers lists every source of data in the order in which they are asked; a new one is a
// folder, a section of bot.yaml and a line here.
var providers = []part[provider, none]{
	as("coingecko", func(c coingecko.Config, _ none) (provider, error) { return coingecko.New(c) }),
	as("yahoo", func(c yahoo.Config, _ none) (provider, error) { return yahoo.New(c) }),
	as("fred", func(c fred.Config, _ none) (provider, error) { return fred.New(c) }),
	as("defillama", func(c defillama.Config, _ none) (provider, error) { return defillama.New(c) }),
	as("binance", func(c binance.Config, _ none) (provider, error) { return binance.New(c) }),
	as("frankfurter", func(c frankfurter.Config, _ none) (provider, error) { return frankfurter.New(c) }),
	as("alternative", func(c alternative.Config, _ none) (provider, error) { return alternative.New(c) }),
	as("ethereum", func(c ethereum.Config, _ none) (provider, error) { return ethereum.New(c) }),
	as("okx", func(c okx.Config, _ none) (provider, error) { return okx.New(c) }),
}
