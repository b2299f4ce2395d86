package discord

import (
	"math"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"tickertape/core/chat"
)

func configured(change func(*Config)) Config {
	var c Config
	c.Defaults()
	c.Token = "token"
	change(&c)
	return c
}

func TestDefaultsAreValidAndOffWithoutAToken(t *testing.T) {
	var c Config
	c.Defaults()
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if on, why := c.On(); on || why != "no token: set DISCORD_TOKEN" {
		t.Errorf("on %v, %q", on, why)
	}
	c.Token = "token"
	if on, why := c.On(); !on || why != "" {
		t.Errorf("on %v, %q", on, why)
	}
	if c.Timeout != 10*time.Second || c.APIURL != "https://discord.com/" || c.Commands != "auto" {
		t.Errorf("%+v", c)
	}
}

func TestConfigIsReadFromYAML(t *testing.T) {
	var c Config
	c.Defaults()
	text := "token: t\napi_url: http://127.0.0.1:1/d\ntimeout: 3s\ncommands: off\nguild: '42'\nmessage_content: true\npace_per_second: 0\nchannel_per_second: 2.5\n"
	if err := yaml.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if c.Commands != commandsOff || c.Timeout != 3*time.Second || !c.MessageContent || c.Guild != "42" || *c.PacePerSecond != 0 || *c.ChannelPerSecond != 2.5 {
		t.Errorf("%+v", c)
	}
}

func TestEveryMistakeIsNamedByItsKey(t *testing.T) {
	nan, many := math.NaN(), -1.0
	c := Config{
		Token: "ab\ncd", APIURL: "ftp://x/", Timeout: 2 * time.Minute, Commands: "always", Guild: "traders",
		PacePerSecond: &nan, ChannelPerSecond: &many,
	}
	lines := strings.Split(c.Validate().Error(), "\n")
	for i, key := range []string{"token: ", "api_url: ", "timeout: ", "commands: ", "guild: ", "pace_per_second: ", "channel_per_second: "} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], key) {
			t.Errorf("mistake %d is not %q: %q", i, key, lines)
		}
	}
	if strings.Contains(c.Validate().Error(), "cd") {
		t.Errorf("it shows the token: %v", c.Validate())
	}
	for _, bad := range []string{"", "discord.com", "https://", "https://user:secret@discord.com/", "http://x/?a=b", ":", "http://[::1"} {
		err := configured(func(c *Config) { c.APIURL = bad }).Validate()
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("api_url %q: %v", bad, err)
		}
	}
}

func TestTokenIsTakenAsPeoplePasteIt(t *testing.T) {
	for _, s := range []string{"abc.def", "Bot abc.def", " abc.def\n", "Bot  abc.def "} {
		c := configured(func(c *Config) { c.Token = s })
		if c.token() != "abc.def" || c.Validate() != nil {
			t.Errorf("%q is %q, %v", s, c.token(), c.Validate())
		}
	}
}

func TestNewRefusesWhatCantWork(t *testing.T) {
	for name, p := range map[string]struct {
		cfg   Config
		parts Parts
	}{
		"no token":    {configured(func(c *Config) { c.Token = "" }), Parts{To: &receiver{}}},
		"no receiver": {configured(func(*Config) {}), Parts{}},
		"a bad key":   {configured(func(c *Config) { c.Commands = "x" }), Parts{To: &receiver{}}},
	} {
		if a, err := New(p.cfg, p.parts); err == nil || a != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, err := New(configured(func(*Config) {}), Parts{To: &receiver{}})
	if err != nil || a.Name() != "discord" || a.Health().OK || a.Health().Detail != "not started" {
		t.Errorf("%v, %+v", err, a.Health())
	}
}

func TestPaceIsDiscordsOnlyAtDiscord(t *testing.T) {
	pace := func(change func(*Config)) chat.Pace {
		a, err := New(configured(change), Parts{To: &receiver{}})
		if err != nil {
			t.Fatal(err)
		}
		return a.Pace()
	}
	if p := pace(func(*Config) {}); p.PerSecond != 40 || p.ChannelPerSecond != 1 || p.ChannelBurst != 5 {
		t.Errorf("at Discord: %+v", p)
	}
	if p := pace(func(c *Config) { c.APIURL = "https://canary.discord.com" }); p.PerSecond != 40 {
		t.Errorf("at Discord's canary: %+v", p)
	}
	if p := pace(func(c *Config) { c.APIURL = "http://127.0.0.1:80/" }); p.PerSecond != 0 || p.ChannelPerSecond != 0 {
		t.Errorf("elsewhere: %+v", p)
	}
	none, five := 0.0, 5.0
	if p := pace(func(c *Config) { c.PacePerSecond, c.ChannelPerSecond = &none, &five }); p.PerSecond != 0 || p.ChannelPerSecond != 5 {
		t.Errorf("as configured: %+v", p)
	}
}

func TestInviteLinkAsksForWhatTheBotNeeds(t *testing.T) {
	want := "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=274878024704"
	if got := InviteURL("42"); got != want {
		t.Errorf("got %s", got)
	}
	if sum := 1<<10 | 1<<11 | 1<<14 | 1<<15 | 1<<16 | 1<<38; sum != 274878024704 {
		t.Errorf("the permissions are %d", sum)
	}
}
