package discord_test

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord"
	"tickertape/adapters/discord/discordtest"
)

func TestDiscordPassesTheSuiteOfAllPlatforms(t *testing.T) { adaptertest.Exercise(t, open) }

func TestDiscordShowsTheCardsOfAllPlatforms(t *testing.T) { adaptertest.Golden(t, open) }

// open starts an emulated Discord and an adapter that is connected to it.
func open(t testing.TB, to adaptertest.Receiver, patience time.Duration) (adaptertest.Adapter, adaptertest.World) {
	server := discordtest.New(t)
	var cfg discord.Config
	cfg.Defaults()
	cfg.Token, cfg.APIURL = discordtest.Token, server.URL()
	if patience > 0 {
		cfg.Timeout = patience
	}
	a, err := discord.New(cfg, discord.Parts{To: to})
	if err != nil {
		t.Fatal(err)
	}
	return a, server
}
