package slack_test

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/slack"
	"tickertape/adapters/slack/slacktest"
)

func TestSlackPassesTheSuiteOfAllPlatforms(t *testing.T) { adaptertest.Exercise(t, open) }

func TestSlackShowsTheCardsOfAllPlatforms(t *testing.T) { adaptertest.Golden(t, open) }

// open starts an emulated Slack and an adapter that is connected to it.
func open(t testing.TB, to adaptertest.Receiver, patience time.Duration) (adaptertest.Adapter, adaptertest.World) {
	server := slacktest.New(t)
	var cfg slack.Config
	cfg.Defaults()
	cfg.AppToken, cfg.BotToken, cfg.APIURL = slacktest.AppToken, slacktest.BotToken, server.URL()
	if patience > 0 {
		cfg.Timeout = patience
	}
	a, err := slack.New(cfg, slack.Parts{To: to})
	if err != nil {
		t.Fatal(err)
	}
	return a, server
}
