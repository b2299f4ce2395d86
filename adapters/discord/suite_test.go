package discord_test

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord"
	"tickertape/adapters/discord/discordtest"
)

func TestDiscordPassesTheSuiteOfAllPlatforms(t *testing.T) {
	adaptertest.Exercise(t, func(t testing.TB, to adaptertest.Receiver, patience time.Duration) (adaptertest.Adapter, adaptertest.World) {
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
	})
}
