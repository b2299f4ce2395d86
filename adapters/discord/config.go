package discord

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config is the section adapters.discord of bot.yaml.
type Config struct {
	Token   string        `yaml:"token"`   // of the bot; empty: Discord is off
	APIURL  string        `yaml:"api_url"` // Discord, a proxy of it, or a test server; without "api/v9"
	Timeout time.Duration `yaml:"timeout"` // of one send, up to a minute

	// Commands says when slash commands are registered: "auto", on start if they changed, or "off".
	Commands string `yaml:"commands"`
	// Guild is the one guild that gets the commands, at once; empty: all, within the hour.
	// Commands that were registered for all before stay where they are.
	Guild string `yaml:"guild"`
	// MessageContent asks for the privileged intent of that name, so that a reply to the bot
	// is understood that doesn't ping it. It has to be switched on in the Developer Portal too.
	MessageContent bool `yaml:"message_content"`

	// The pace of sends. Unset: what Discord documents, and unlimited with any other api_url.
	// 0: unlimited.
	PacePerSecond    *float64 `yaml:"pace_per_second"`
	ChannelPerSecond *float64 `yaml:"channel_per_second"`
}

// The values of Config.Commands.
const (
	commandsAuto = "auto"
	commandsOff  = "off"
)

// official is where Discord lives.
const official = "https://discord.com/"

// Defaults sets what a bot.yaml leaves out.
func (c *Config) Defaults() {
	c.APIURL = official
	c.Timeout = 10 * time.Second
	c.Commands = commandsAuto
}

// On says whether the platform is used, and if not, why.
func (c Config) On() (on bool, why string) {
	if c.token() == "" {
		return false, "no token: set DISCORD_TOKEN"
	}
	return true, ""
}

// token is the bare token: people paste it with "Bot " in front and a line end behind.
func (c Config) token() string {
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(c.Token), "Bot "))
}

// Validate finds every mistake.
func (c Config) Validate() error {
	var wrong []error
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Errorf(format, args...)) }
	if strings.ContainsAny(c.token(), " \t\r\n") {
		say("token: holds white space, paste the bot's token and nothing else")
	}
	if _, err := c.base(); err != nil {
		say("api_url: %w", err)
	}
	if c.Timeout <= 0 || c.Timeout > time.Minute {
		say("timeout: %s is not possible, use more than 0s and at most 1m", c.Timeout)
	}
	if c.Commands != commandsAuto && c.Commands != commandsOff {
		say("commands: %q is not known, use auto or off", c.Commands)
	}
	if c.Guild != "" && !snowflake(c.Guild) {
		say("guild: %q is not a guild's id, use its digits or leave it out", c.Guild)
	}
	for _, p := range []struct {
		key   string
		value *float64
	}{{"pace_per_second", c.PacePerSecond}, {"channel_per_second", c.ChannelPerSecond}} {
		if p.value != nil && (!(*p.value >= 0) || *p.value > 1000) {
			say("%s: %v is not possible, use 0 (unlimited) to 1000", p.key, *p.value)
		}
	}
	return errors.Join(wrong...)
}

// base is api_url as a URL that ends in a slash.
func (c Config) base() (*url.URL, error) {
	u, err := url.Parse(c.APIURL)
	if err != nil {
		return nil, errors.New("not a URL, use one like " + official)
	}
	if u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.User != nil {
		return nil, fmt.Errorf("%q has no use, give scheme (http or https), host and path like %s", u.Redacted(), official)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}

// snowflake reports whether s looks like an id of Discord's.
func snowflake(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 20
}
