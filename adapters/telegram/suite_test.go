package telegram_test

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram"
	"tickertape/adapters/telegram/telegramtest"
)

func TestTelegramPassesTheSuiteOfAllPlatforms(t *testing.T) { adaptertest.Exercise(t, open) }

func TestTelegramShowsTheCardsOfAllPlatforms(t *testing.T) { adaptertest.Golden(t, open) }

// open starts an emulated Telegram and an adapter that is connected to it.
func open(t testing.TB, to adaptertest.Receiver, patience time.Duration) (adaptertest.Adapter, adaptertest.World) {
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
}
