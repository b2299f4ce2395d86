package discord

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tickertape/adapters/discord/discordtest"
)

func registering(p *plan) { p.cfg.Commands = commandsAuto }

func TestCommandsAreRegisteredOnceAndAgainOnlyWhenTheyChanged(t *testing.T) {
	b := start(t, registering)
	b.eventually("registers", func() bool { return b.log.has("slash commands are registered") })
	b.stop()
	if n := b.discord.Registrations(); n != 1 {
		t.Fatalf("%d registrations", n)
	}
	b.run()
	b.eventually("looks again", func() bool { return b.log.has("changed=false") })
	if n := b.discord.Registrations(); n != 1 {
		t.Errorf("%d registrations of the same commands", n)
	}
	var there []command
	if err := json.Unmarshal(b.discord.Commands(""), &there); err != nil || !same(there, slash()) {
		t.Errorf("registered %s", b.discord.Commands(""))
	}
}

func TestCommandsOfOneGuild(t *testing.T) {
	b := start(t, registering, func(p *plan) { p.cfg.Guild = discordtest.Guild })
	b.eventually("registers", func() bool { return b.discord.Commands(discordtest.Guild) != nil })
	if b.discord.Commands("") != nil {
		t.Error("they are registered for all")
	}
}

func TestCommandsCanBeLeftAlone(t *testing.T) {
	b := start(t)
	ask(b)
	b.stop()
	for _, q := range b.discord.Requests() {
		if strings.Contains(q.Route, "commands") {
			t.Errorf("asked %s", q.Route)
		}
	}
}

func TestCommandsThatCantBeRegisteredAreSaidAndTriedAgain(t *testing.T) {
	b := start(t, registering, func(p *plan) {
		p.tempo.probe = 10 * time.Millisecond
		p.discord.RefuseCommands(true)
	})
	b.eventually("says so", func() bool { return strings.Contains(b.Health().Detail, "slash commands are not registered") })
	if h := b.Health(); !h.OK || !strings.Contains(h.Detail, "Missing Access") {
		t.Errorf("health %+v", h)
	}
	ask(b)
	b.discord.RefuseCommands(false)
	b.eventually("registers them", func() bool { return b.Health().Detail == "connected" && b.discord.Registrations() == 1 })
	if n := strings.Count(b.log.String(), "slash commands are not registered"); n != 1 {
		t.Errorf("logged %d times", n)
	}
}

func TestCommandsAreWithinDiscordsLimits(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]{1,32}$`)
	seen := map[string]bool{}
	for _, c := range slash() {
		if !name.MatchString(c.Name) || seen[c.Name] || c.Type != chatInput || c.Description == "" || utf8.RuneCountInString(c.Description) > 100 {
			t.Errorf("%+v", c)
		}
		seen[c.Name] = true
		optional := false
		for _, o := range c.Options {
			if !name.MatchString(o.Name) || o.Description == "" || utf8.RuneCountInString(o.Description) > 100 || o.MaxLength < 1 || o.MaxLength > 6000 {
				t.Errorf("/%s %+v", c.Name, o)
			}
			if o.Required && optional {
				t.Errorf("/%s: %s is required and stands behind one that is not", c.Name, o.Name)
			}
			optional = optional || !o.Required
		}
	}
	for _, want := range []string{"price", "convert", "market", "econ", "ask", "help", "chart", "history", "compare", "movers", "brief", "heatmap", "mood", "about", "explain", "gas", "funding", "whatif", "privacy", "settings"} {
		if !seen[want] {
			t.Errorf("/%s is missing", want)
		}
	}
}

func TestWhatDiscordAddsToACommandIsNoChange(t *testing.T) {
	list := slash()
	list[0], list[1] = list[1], list[0]
	list[2].Type = 0
	list[len(list)-1].Options = []option{} // help has none
	if !same(list, slash()) {
		t.Error("order, the default type and empty options count")
	}
	list[2].Description = "another"
	if same(list, slash()) {
		t.Error("a description does not count")
	}
	if same(list[:5], slash()) {
		t.Error("a missing command does not count")
	}
}

func TestEveryDescriptionIsTranslated(t *testing.T) {
	check := func(what, description string, by map[string]string) {
		for _, locale := range append(slices.Collect(maps.Keys(more)), locales[:]...) {
			words := by[locale]
			if n := utf8.RuneCountInString(words); n < 3 || n > 100 || words == description {
				t.Errorf("%s in %s: %q", what, locale, words)
			}
		}
		_, example, ok := strings.Cut(description, "ike: ")
		if ok && strings.HasPrefix(example, "btc") && !strings.Contains(by["de"], strings.Fields(example)[0]) {
			t.Errorf("%s has another example: %q", what, by["de"])
		}
	}
	used := map[string]bool{}
	for _, c := range slash() {
		check("/"+c.Name, c.Description, c.Localized)
		used[c.Description] = true
		for _, o := range c.Options {
			check("/"+c.Name+" "+o.Name, o.Description, o.Localized)
			used[o.Description] = true
		}
	}
	for description := range translated {
		if !used[description] {
			t.Errorf("nobody needs a translation of %q", description)
		}
	}
}

func TestTranslationThatIsMissingAtDiscordIsAChange(t *testing.T) {
	list := slash()
	list[0].Options[0].Localized = nil
	if same(list, slash()) {
		t.Error("a translation does not count")
	}
}

// Discord counts 8,000 characters for a command with all its arguments in one language.
// https://docs.discord.com/developers/interactions/application-commands
func TestCommandsAreShortInEveryLanguage(t *testing.T) {
	for _, c := range slash() {
		for _, locale := range locales {
			n := utf8.RuneCountInString(c.Name + c.Localized[locale])
			for _, o := range c.Options {
				n += utf8.RuneCountInString(o.Name + o.Localized[locale])
			}
			if n > 8000 {
				t.Errorf("/%s in %s has %d characters", c.Name, locale, n)
			}
		}
	}
}
