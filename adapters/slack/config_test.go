package slack

import (
	"math"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"tickertape/core/chat"
)

// read decodes a section as the loader does.
func read(t *testing.T, section string) Config {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	if err := yaml.Load([]byte(section), &cfg, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	return cfg
}

const tokens = "app_token: xapp-1\nbot_token: xoxb-1\n"

func TestSectionOfBotYAMLIsRead(t *testing.T) {
	cfg := read(t, tokens+`
signing_secret: s
mode: http
api_url: http://127.0.0.1:9/slack/api
listen: 0.0.0.0:9000
timeout: 3s
pace_per_second: 20
channel_per_second: 0
`)
	if cfg.Mode != ModeHTTP || cfg.Timeout != 3*time.Second || cfg.Listen != "0.0.0.0:9000" || *cfg.PacePerSecond != 20 || *cfg.ChannelPerSecond != 0 {
		t.Errorf("read %+v", cfg)
	}
	if cfg.endpoint() != "http://127.0.0.1:9/slack/api/" {
		t.Errorf("endpoint %q", cfg.endpoint())
	}
	if err := cfg.Validate(); err != nil {
		t.Error(err)
	}
}

func TestDefaultsAreOffAndValid(t *testing.T) {
	cfg := read(t, "{}")
	if err := cfg.Validate(); err != nil {
		t.Error(err)
	}
	if on, why := cfg.On(); on || why != "no token: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN" {
		t.Errorf("on %v: %q", on, why)
	}
	if cfg.endpoint() != officialAPI || cfg.Timeout != 10*time.Second || cfg.Mode != ModeSocket {
		t.Errorf("defaults %+v", cfg)
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for _, c := range []struct {
		section string
		on      bool
		why     string
		mistake string
	}{
		{tokens, true, "", ""},
		{"bot_token: xoxb-1\nsigning_secret: s\nmode: http", true, "", ""},
		{"signing_secret: s", false, "no token: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN", ""},
		{"mode: http", false, "no token: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET", ""},
		{
			"bot_token: xoxb-1", false, "bot_token set, but not app_token: set SLACK_APP_TOKEN",
			"app_token: is missing, mode socket needs it beside bot_token: set SLACK_APP_TOKEN",
		},
		{
			"app_token: xapp-1", false, "app_token set, but not bot_token: set SLACK_BOT_TOKEN",
			"bot_token: is missing, mode socket needs it beside app_token: set SLACK_BOT_TOKEN",
		},
		{
			"mode: http\nbot_token: xoxb-1\napp_token: xapp-1", false, "bot_token set, but not signing_secret: set SLACK_SIGNING_SECRET",
			"signing_secret: is missing, mode http needs it beside bot_token: set SLACK_SIGNING_SECRET",
		},
	} {
		cfg := read(t, c.section)
		if on, why := cfg.On(); on != c.on || why != c.why {
			t.Errorf("%q is on: %v, %q", c.section, on, why)
		}
		if err := cfg.Validate(); (err == nil) != (c.mistake == "") || err != nil && err.Error() != c.mistake {
			t.Errorf("%q: %v", c.section, err)
		}
	}
}

func TestEveryMistakeIsReported(t *testing.T) {
	bad, nan := -1.0, math.NaN()
	cfg := Config{
		AppToken: "xoxb-1", BotToken: "xapp-1", Mode: "sock", APIURL: "slack.com/api", Timeout: time.Hour,
		PacePerSecond: &bad, ChannelPerSecond: &nan,
	}
	err := cfg.Validate()
	if err == nil {
		t.Fatal("no mistake was found")
	}
	for _, want := range []string{
		`mode: "sock" is not known, use socket or http`,
		"app_token: is a bot token (xoxb-), use the app-level token (xapp-)",
		"bot_token: is an app-level token (xapp-), use the bot token (xoxb-)",
		"api_url: is not an http or https URL, the default is https://slack.com/api/",
		"timeout: 1h0m0s is out of range, use more than 0s and at most 1m0s",
		"pace_per_second: -1 is not a rate, use messages a second or 0 for no limit",
		"channel_per_second: NaN is not a rate, use messages a second or 0 for no limit",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in:\n%v", want, err)
		}
	}
	if n := len(strings.Split(err.Error(), "\n")); n != 7 {
		t.Errorf("%d mistakes:\n%v", n, err)
	}
	if _, err := New(cfg, Parts{}); err == nil {
		t.Error("an adapter was made of it")
	}
	listen := read(t, "mode: http\nlisten: nowhere")
	if err := listen.Validate(); err == nil || err.Error() != `listen: "nowhere" is not host:port, for example 127.0.0.1:8081` {
		t.Errorf("listen: %v", err)
	}
	socket := read(t, "listen: nowhere")
	if err := socket.Validate(); err != nil {
		t.Errorf("in mode socket nobody listens: %v", err)
	}
}

func TestSlacksLimitsHoldOnSlackOnly(t *testing.T) {
	for section, want := range map[string]chat.Pace{
		tokens: {ChannelPerSecond: 1, ChannelBurst: 10},
		tokens + "api_url: https://slack-gov.com/api":                                      {ChannelPerSecond: 1, ChannelBurst: 10},
		tokens + "api_url: http://127.0.0.1:9/":                                            {},
		tokens + "api_url: https://notslack.com/":                                          {},
		tokens + "channel_per_second: 0":                                                   {},
		tokens + "api_url: http://127.0.0.1:9/\nchannel_per_second: 2\npace_per_second: 5": {PerSecond: 5, ChannelPerSecond: 2, ChannelBurst: 10},
	} {
		a, err := New(read(t, section), Parts{})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Pace(); got != want {
			t.Errorf("%q: %+v, want %+v", section, got, want)
		}
	}
}
