package telegram_test

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram"
	"tickertape/adapters/telegram/telegramtest"
)

func TestTelegramPassesTheSuiteOfAllPlatforms(t *testing.T) {
	adaptertest.Exercise(t, func(t testing.TB, to adaptertest.Receiver, patience time.Duration) (adaptertest.Adapter, adaptertest.World) {
		server := telegramtest.New(t)
		var cfg telegram.Config
		cfg.Defaults()
		cfg.Token, cfg.APIURL = server.Token(), server.URL()
		if patience > 0 {
			cfg.Timeout = patience
		}
		a, err := telegram.New(cfg, telegram.Parts{To: to})
		if err != nil {
			t.Fatal(err)
		}
		return a, server
	})
}
