package slack

import (
	"errors"
	"fmt"
	"math"
	"net"
	"net/url"
	"strings"
	"time"

	"tickertape/adapters/slack/response"
)

// Mode is the way in which Slack's events reach us.
type Mode string

// The modes: a websocket that we open, or requests that Slack makes to us.
const (
	ModeSocket Mode = "socket"
	ModeHTTP   Mode = "http"
)

// Config is the section `adapters.slack` of bot.yaml.
type Config struct {
	AppToken      string        `yaml:"app_token"`      // xapp-…, for mode socket
	BotToken      string        `yaml:"bot_token"`      // xoxb-…
	SigningSecret string        `yaml:"signing_secret"` // for mode http
	Mode          Mode          `yaml:"mode"`
	APIURL        string        `yaml:"api_url"` // a missing slash at its end is added
	Listen        string        `yaml:"listen"`  // host:port, for mode http; Slack needs HTTPS in front of it
	Timeout       time.Duration `yaml:"timeout"` // of one call, so of one send
	// How many messages a second may leave in all and to one channel; 0 is unlimited. Unset,
	// Slack's own limits hold where api_url is Slack, and none elsewhere.
	PacePerSecond    *float64 `yaml:"pace_per_second"`
	ChannelPerSecond *float64 `yaml:"channel_per_second"`
}

const (
	officialAPI = "https://slack.com/api/"
	maxTimeout  = time.Minute
)

// Defaults sets what holds where bot.yaml is silent.
func (c *Config) Defaults() {
	*c = Config{Mode: ModeSocket, APIURL: officialAPI, Listen: "127.0.0.1:8081", Timeout: 10 * time.Second}
}

// On tells whether Slack is configured; why says what is missing.
func (c Config) On() (on bool, why string) {
	set, missing := c.secrets()
	switch {
	case len(missing) == 0:
		return true, ""
	case len(set) == 0:
		return false, "no token: set " + sentence(environment(missing))
	}
	return false, sentence(set) + " set, but not " + sentence(missing) + ": set " + sentence(environment(missing))
}

// Validate names every mistake.
func (c Config) Validate() error {
	errs := []error{c.checkSecrets(), c.checkURL()}
	if c.Mode != ModeSocket && c.Mode != ModeHTTP {
		errs = append(errs, fmt.Errorf("mode: %q is not known, use socket or http", c.Mode))
	}
	if _, _, err := net.SplitHostPort(c.Listen); c.Mode == ModeHTTP && err != nil {
		errs = append(errs, fmt.Errorf("listen: %q is not host:port, for example 127.0.0.1:8081", c.Listen))
	}
	if c.Timeout <= 0 || c.Timeout > maxTimeout {
		errs = append(errs, fmt.Errorf("timeout: %s is out of range, use more than 0s and at most %s", c.Timeout, maxTimeout))
	}
	errs = append(errs, checkPace("pace_per_second", c.PacePerSecond), checkPace("channel_per_second", c.ChannelPerSecond))
	return errors.Join(errs...)
}

// secrets sorts the keys that the mode needs by whether they are set.
func (c Config) secrets() (set, missing []string) {
	second, value := "app_token", c.AppToken
	if c.Mode == ModeHTTP {
		second, value = "signing_secret", c.SigningSecret
	}
	for _, s := range [][2]string{{"bot_token", c.BotToken}, {second, value}} {
		if s[1] == "" {
			missing = append(missing, s[0])
		} else {
			set = append(set, s[0])
		}
	}
	return set, missing
}

// checkSecrets finds half a configuration and tokens in each other's place.
func (c Config) checkSecrets() error {
	var errs []error
	if set, missing := c.secrets(); len(set) > 0 && len(missing) > 0 {
		errs = append(errs, fmt.Errorf("%s: is missing, mode %s needs it beside %s: set %s",
			missing[0], c.Mode, set[0], environment(missing)[0]))
	}
	if strings.HasPrefix(c.AppToken, "xoxb-") {
		errs = append(errs, errors.New("app_token: is a bot token (xoxb-), use the app-level token (xapp-)"))
	}
	if strings.HasPrefix(c.BotToken, "xapp-") {
		errs = append(errs, errors.New("bot_token: is an app-level token (xapp-), use the bot token (xoxb-)"))
	}
	return errors.Join(errs...)
}

func (c Config) checkURL() error {
	u, err := url.Parse(c.APIURL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("api_url: is not an http or https URL, the default is %s", officialAPI)
	}
	return nil
}

func checkPace(key string, rate *float64) error {
	if rate != nil && (math.IsNaN(*rate) || *rate < 0) {
		return fmt.Errorf("%s: %v is not a rate, use messages a second or 0 for no limit", key, *rate)
	}
	return nil
}

// endpoint is api_url as the library wants it: it appends method names.
func (c Config) endpoint() string { return strings.TrimRight(c.APIURL, "/") + "/" }

// official tells whether the API is Slack's own, so that its limits hold.
func (c Config) official() bool {
	u, err := url.Parse(c.APIURL)
	return err == nil && response.OfSlack(u.Hostname())
}

// environment names the usual variables of some keys.
func environment(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = "SLACK_" + strings.ToUpper(key)
	}
	return names
}

func sentence(words []string) string { return strings.Join(words, " and ") }
