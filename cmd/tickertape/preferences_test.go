package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/nlu"
	"tickertape/core/skills"
)

func TestWhatAPersonPrefersOutlivesTheBot(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	out, errs, code := p.run(strings.NewReader("use euros from now on\nprice btc\n"), "run")
	if code != 0 || !strings.Contains(out, "From now on prices are in euros (EUR)") || !strings.Contains(out, "Bitcoin is at €") {
		t.Fatalf("exit %d\n%s\n%s", code, out, errs)
	}
	if out, _, _ = p.run(strings.NewReader("price eth\nprice btc in usd\nsettings currency reset\nprice sol\n"), "run"); !strings.Contains(out, "Ethereum is at €") || !strings.Contains(out, "Bitcoin is at $") || !strings.Contains(out, "Solana is at $") {
		t.Errorf("after a restart\n%s", out)
	}
}

// group is the real binary on an emulated Telegram that shows it all that is said in groups.
type group struct {
	t   *testing.T
	tg  *telegramtest.Server
	bot *exec.Cmd
}

func newGroup(t *testing.T) *group {
	t.Helper()
	g := &group{t: t, tg: telegramtest.New(t)}
	dir := t.TempDir()
	config := fmt.Sprintf(`
adapters: {web: {listen: ""}, admin: {listen: ""}, telegram: {token: %q, api_url: %q, poll_timeout: 1s}}
providers: {simulated: {enabled: true}}
storage: {path: %q}
`, g.tg.Token(), g.tg.URL(), filepath.Join(dir, "bot.db"))
	if err := os.WriteFile(filepath.Join(dir, "bot.yaml"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	g.bot = exec.Command(binary(t), "run", "--config", filepath.Join(dir, "bot.yaml"))
	g.bot.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := g.bot.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.bot.Process.Signal(syscall.SIGTERM); _ = g.bot.Wait() })
	return g
}

// says lets a person write in a group, and waits for the reply where there is to be one.
func (g *group) says(user, channel, text string, mention bool, want string) {
	g.t.Helper()
	before := len(g.tg.Replies())
	g.tg.Say(adaptertest.Line{User: user, Channel: channel, Text: text, Mention: mention})
	if want == "" {
		return
	}
	var last string
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if all := g.tg.Replies(); len(all) > before {
			if last = all[len(all)-1].Text; strings.Contains(last, want) {
				return
			}
		}
	}
	g.t.Fatalf("%q: got %q, want %q", text, last, want)
}

func TestTickersAmongPeopleAreAnsweredOnceTheirChannelTurnsThatOn(t *testing.T) {
	g := newGroup(t)
	g.says("1001", "500", "shall we buy $TSLA?", false, "") // not turned on
	g.says("1001", "500", "for this channel use euros", true, "in euros (EUR). That goes for everybody in this channel")
	g.says("1001", "500", "turn on ambient tickers in this channel", true, "I answer tickers with a $ sign")
	g.says("1002", "500", "my bank is ING, my pin 1234. $btc looks good", false, "BTC €")
	g.says("1002", "501", "$btc again", false, "") // another group
	g.says("1002", "500", "$ETH", false, "")       // too soon
	g.says("1002", "500", "price sol", true, "Solana is at €")
	all := g.tg.Replies()
	if len(all) != 4 {
		t.Errorf("%d replies: %+v", len(all), all)
	}
	for _, r := range all {
		if strings.Contains(r.Text, "1234") || strings.Contains(r.Text, "ING") {
			t.Errorf("it repeats what was said among people: %s", r.Text)
		}
	}
}

var quoted = regexp.MustCompile("“([^”]*)”")

// Whatever a button of the settings says, or a card tells people to say, it is understood to mean.
func TestButtonsAndAdviceOfTheSettingsAreUnderstood(t *testing.T) {
	u, err := nlu.New(nlu.Config{})
	if err != nil {
		t.Fatal(err)
	}
	kept := &kept{}
	book, err := skills.New(nil, skills.Options{Keep: kept})
	if err != nil {
		t.Fatal(err)
	}
	who := ask.Asker{Person: "p", Channel: "c", Own: ask.Preferences{Currency: "btc", Zone: "Etc/GMT-3", Language: ask.AsAsked, First: market.Crypto, Theme: ask.Light}, Shared: ask.Preferences{Zone: "America/Argentina/Buenos_Aires", Ambient: ask.On}}
	answer := func(wishes ...ask.Wish) chat.Card {
		c, err := book.Answer(t.Context(), ask.Query{Intent: ask.Settings, Asker: who, Wishes: wishes})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	var buttons []chat.Button
	var phrases []string // that a card tells people to say
	for _, k := range append(ask.Keys(), "") {
		for _, said := range quoted.FindAllStringSubmatch(answer(ask.Wish{Act: ask.Set, Key: k}).Text+answer().Text, -1) {
			if said[1] != "for this channel" {
				phrases = append(phrases, said[1])
			}
		}
	}
	for _, k := range ask.Keys() {
		for _, w := range []ask.Wish{{Act: ask.Show, Key: k}, {Act: ask.Set, Key: k, Value: "x"}, {Act: ask.Forget, Key: k}, {Act: ask.Set, Key: k, Value: "x", Channel: true}} {
			buttons = append(buttons, answer(w).Buttons...)
		}
	}
	for _, b := range append(buttons, answer().Buttons...) {
		text := strings.TrimPrefix(b.Value, chat.Asks)
		q, err := u.Understand(t.Context(), chat.Message{Text: text}, ask.Preferences{})
		if err != nil || q.Intent != ask.Settings || q.By != ask.ByCommand || len(q.Wishes) != 1 || q.Wishes[0].Said != "" {
			t.Fatalf("%q: %s by %s, %+v", text, q.Intent, q.By, q.Wishes)
		}
		w := q.Wishes[0]
		kept.last = ""
		answer(w)
		words := strings.Fields(text) // settings KEY VALUE [here]
		want := words[2]
		switch want {
		case "reset":
			want = ""
		case "stocks", "coins":
			want = map[string]string{"stocks": "equity", "coins": "crypto"}[want]
		}
		name := "p"
		if len(words) > 3 || words[1] == "ambient" {
			name = "c"
		}
		if got := fmt.Sprintf("%s %s=%s", name, words[1], want); kept.last != got {
			t.Errorf("%q keeps %q, want %q", text, kept.last, got)
		}
	}
	for _, phrase := range phrases {
		if q, err := u.Understand(t.Context(), chat.Message{Text: phrase}, ask.Preferences{}); err != nil || q.Intent != ask.Settings || q.Wishes[0].Said != "" {
			t.Errorf("“%s” is %s, %+v", phrase, q.Intent, q.Wishes)
		}
	}
	if len(phrases) < 10 {
		t.Errorf("only %d phrases were said", len(phrases))
	}
	if len(buttons) < 40 {
		t.Errorf("only %d buttons were pressed", len(buttons))
	}
}

// kept is what was kept last.
type kept struct{ last string }

func (k *kept) Prefer(_ context.Context, name string, key ask.Key, value string) error {
	k.last = fmt.Sprintf("%s %s=%s", name, key, value)
	return nil
}

func TestTheStoreKnowsWhoAsksAndKeepsWhatTheySay(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	out, _, _ := p.run(strings.NewReader("my time zone is tokyo\nstocks first\nlight charts\nturn on ambient tickers\nsettings\nanswer in spanish\n"), "run")
	for _, want := range []string{"Asia/Tokyo", "respondo en español", "stocks first", "light", "Here I answer everything that you write"} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
}
