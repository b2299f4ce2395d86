package telegram

import (
	"errors"
	"fmt"
	"math"
	"net"
	"net/url"
	"regexp"
	"strings"
	"time"

	"tickertape/core/chat"
)

// Config is the section adapters.telegram.
type Config struct {
	Token         string        `yaml:"token"`          // of BotFather; empty: off
	Mode          string        `yaml:"mode"`           // polling or webhook
	APIURL        string        `yaml:"api_url"`        // the server of the Bot API
	WebhookURL    string        `yaml:"webhook_url"`    // where Telegram reaches us; mode webhook
	WebhookSecret string        `yaml:"webhook_secret"` // proves that a push is Telegram's; mode webhook
	Listen        string        `yaml:"listen"`         // where pushes arrive; mode webhook
	PollTimeout   time.Duration `yaml:"poll_timeout"`   // how long Telegram holds a poll, whole seconds
	Timeout       time.Duration `yaml:"timeout"`        // for one send

	// The pace of sends. Unset: what Telegram documents when APIURL is Telegram's own, no
	// limit otherwise. 0: no limit.
	PacePerSecond    *float64 `yaml:"pace_per_second"`
	ChannelPerSecond *float64 `yaml:"channel_per_second"`
	ChannelBurst     *int     `yaml:"channel_burst"`
}

const (
	polling  = "polling"
	webhook  = "webhook"
	official = "api.telegram.org"
	longest  = 50 * time.Second // that Telegram holds a poll
)

// documented is Telegram's pace: 30 messages a second in all, one a second into a chat with
// short bursts (core.telegram.org/bots/faq).
var documented = chat.Pace{PerSecond: 30, ChannelPerSecond: 1, ChannelBurst: 20}

// Defaults sets what holds where the file says nothing.
func (c *Config) Defaults() {
	*c = Config{
		Mode: polling, APIURL: "https://" + official, Listen: "127.0.0.1:8082",
		PollTimeout: longest, Timeout: 10 * time.Second,
	}
}

// On reports whether the platform is to be used, and if not why.
func (c Config) On() (on bool, why string) {
	if strings.TrimSpace(c.Token) == "" {
		return false, "no token: set TELEGRAM_TOKEN"
	}
	return true, ""
}

// Validate names every mistake. A token of the wrong form is none: Telegram will say so, and
// health reports it.
func (c Config) Validate() error {
	errs := []error{c.validateTimes(), c.validatePace()}
	if !isURL(c.APIURL) {
		errs = append(errs, fmt.Errorf("api_url: %q is no address, use one like https://%s", c.APIURL, official))
	}
	switch c.Mode {
	case polling:
	case webhook:
		errs = append(errs, c.validateWebhook())
	default:
		errs = append(errs, fmt.Errorf("mode: %q is not known, use %s or %s", c.Mode, polling, webhook))
	}
	return errors.Join(errs...)
}

func (c Config) validateTimes() error {
	var errs []error
	if c.PollTimeout < time.Second || c.PollTimeout > longest {
		errs = append(errs, fmt.Errorf("poll_timeout: %s is not possible, use 1s to %s", c.PollTimeout, longest))
	}
	if c.Timeout <= 0 || c.Timeout > 5*time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not possible, use more than 0s and at most 5m", c.Timeout))
	}
	return errors.Join(errs...)
}

func (c Config) validatePace() error {
	const allowed = "use 0 for no limit, or leave it out for what the server documents"
	var errs []error
	for _, pace := range []struct {
		key string
		v   *float64
	}{{"pace_per_second", c.PacePerSecond}, {"channel_per_second", c.ChannelPerSecond}} {
		switch {
		case pace.v == nil:
		case *pace.v < 0:
			errs = append(errs, fmt.Errorf("%s: %v is below 0, %s", pace.key, *pace.v, allowed))
		case math.IsNaN(*pace.v) || math.IsInf(*pace.v, 0):
			errs = append(errs, fmt.Errorf("%s: %v is no number, %s", pace.key, *pace.v, allowed))
		}
	}
	if p := c.ChannelBurst; p != nil && *p < 0 {
		errs = append(errs, fmt.Errorf("channel_burst: %d is below 0, use 1 or more, or leave it out", *p))
	}
	return errors.Join(errs...)
}

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (c Config) validateWebhook() error {
	var errs []error
	switch {
	case !isURL(c.WebhookURL):
		errs = append(errs, fmt.Errorf("webhook_url: %q is no address, use the one that Telegram reaches, like https://bot.example.org/telegram", c.WebhookURL))
	case c.isOfficial() && !strings.HasPrefix(c.WebhookURL, "https://"):
		errs = append(errs, fmt.Errorf("webhook_url: %q is not https, Telegram takes no other", c.WebhookURL))
	}
	if !secretForm.MatchString(c.WebhookSecret) {
		errs = append(errs, errors.New("webhook_secret: is missing or has other characters, use 1 to 256 of A-Z a-z 0-9 _ -"))
	}
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		errs = append(errs, fmt.Errorf("listen: %q is no host and port, use one like 127.0.0.1:8082", c.Listen))
	}
	return errors.Join(errs...)
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}

func (c Config) isOfficial() bool {
	u, err := url.Parse(c.APIURL)
	return err == nil && strings.EqualFold(u.Hostname(), official)
}

// pace is what the configuration says, and Telegram's own where it says nothing.
func (c Config) pace() chat.Pace {
	var p chat.Pace
	if c.isOfficial() {
		p = documented
	}
	if c.PacePerSecond != nil {
		p.PerSecond = *c.PacePerSecond
	}
	if c.ChannelPerSecond != nil {
		p.ChannelPerSecond = *c.ChannelPerSecond
	}
	if c.ChannelBurst != nil {
		p.ChannelBurst = *c.ChannelBurst
	}
	return p
}
