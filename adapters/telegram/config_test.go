package telegram

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

func configured(change func(*Config)) Config {
	var c Config
	c.Defaults()
	c.Token = "1:a"
	change(&c)
	return c
}

func TestDefaultsAreValid(t *testing.T) {
	c := configured(func(*Config) {})
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if c.Mode != "polling" || c.APIURL != "https://api.telegram.org" || c.Listen != "127.0.0.1:8082" || c.PollTimeout != 50*time.Second || c.Timeout != 10*time.Second {
		t.Errorf("defaults %+v", c)
	}
}

func TestTokenSwitchesThePlatformOn(t *testing.T) {
	if on, _ := configured(func(*Config) {}).On(); !on {
		t.Error("off with a token")
	}
	on, why := configured(func(c *Config) { c.Token = " \n" }).On()
	if on || !strings.Contains(why, "TELEGRAM_TOKEN") {
		t.Errorf("on=%v: %s", on, why)
	}
	if _, err := New(configured(func(c *Config) { c.Token = "" }), Parts{}); err == nil {
		t.Error("an adapter without a token was made")
	}
}

func TestEveryMistakeIsNamed(t *testing.T) {
	minus, few := -1.0, -3
	c := configured(func(c *Config) {
		c.Mode, c.APIURL = "sock", "api.telegram.org"
		c.PollTimeout, c.Timeout = time.Millisecond, 0
		c.PacePerSecond, c.ChannelPerSecond, c.ChannelBurst = &minus, &minus, &few
	})
	want := []string{
		"poll_timeout: 1ms is not possible, use 1s to 50s",
		"timeout: 0s is not possible, use more than 0s and at most 5m",
		"pace_per_second: -1 is below 0, use 0 for no limit, or leave it out for what the server documents",
		"channel_per_second: -1 is below 0, use 0 for no limit, or leave it out for what the server documents",
		"channel_burst: -3 is below 0, use 1 or more, or leave it out",
		`api_url: "api.telegram.org" is no address, use one like https://api.telegram.org`,
		`mode: "sock" is not known, use polling or webhook`,
	}
	if got := c.Validate().Error(); got != strings.Join(want, "\n") {
		t.Errorf("got:\n%s", got)
	}
	if _, err := New(c, Parts{}); err == nil {
		t.Error("an adapter was made of it")
	}
}

func TestWebhookNeedsItsSettings(t *testing.T) {
	hook := func(change func(*Config)) error {
		return configured(func(c *Config) {
			c.Mode, c.WebhookURL, c.WebhookSecret = "webhook", "https://bot.example.org/telegram", testSecret
			change(c)
		}).Validate()
	}
	for name, c := range map[string]struct {
		change func(*Config)
		want   string
	}{
		"all there":       {func(*Config) {}, ""},
		"no url":          {func(c *Config) { c.WebhookURL = "" }, "webhook_url: "},
		"no https":        {func(c *Config) { c.WebhookURL = "http://bot.example.org/" }, "webhook_url: "},
		"no https at own": {func(c *Config) { c.WebhookURL, c.APIURL = "http://127.0.0.1:1/", "http://127.0.0.1:2" }, ""},
		"no secret":       {func(c *Config) { c.WebhookSecret = "" }, "webhook_secret: "},
		"odd secret":      {func(c *Config) { c.WebhookSecret = "with blanks" }, "webhook_secret: "},
		"no port":         {func(c *Config) { c.Listen = "localhost" }, "listen: "},
	} {
		t.Run(name, func(t *testing.T) {
			err := hook(c.change)
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
				t.Errorf("got %v, want %s…", err, c.want)
			case err != nil && strings.Contains(err.Error(), testSecret):
				t.Error("the secret is told")
			}
		})
	}
}

func TestPaceIsTelegramsOnlyAtTelegram(t *testing.T) {
	fast, burst := 100.0, 3
	for name, c := range map[string]struct {
		change func(*Config)
		want   chat.Pace
	}{
		"official":         {func(*Config) {}, chat.Pace{PerSecond: 30, ChannelPerSecond: 1, ChannelBurst: 20}},
		"in capitals":      {func(c *Config) { c.APIURL = "https://API.telegram.org:443/" }, chat.Pace{PerSecond: 30, ChannelPerSecond: 1, ChannelBurst: 20}},
		"own server":       {func(c *Config) { c.APIURL = "http://127.0.0.1:8081" }, chat.Pace{}},
		"official, faster": {func(c *Config) { c.PacePerSecond, c.ChannelBurst = &fast, &burst }, chat.Pace{PerSecond: 100, ChannelPerSecond: 1, ChannelBurst: 3}},
		"own, slower":      {func(c *Config) { c.APIURL, c.ChannelPerSecond = "http://127.0.0.1:8081", &fast }, chat.Pace{ChannelPerSecond: 100}},
		"official, none":   {func(c *Config) { none := 0.0; c.PacePerSecond, c.ChannelPerSecond = &none, &none }, chat.Pace{ChannelBurst: 20}},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := New(configured(c.change), Parts{})
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Pace(); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
