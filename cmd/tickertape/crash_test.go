package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/slack/slacktest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// kills is how often the bot dies; each life lasts a random moment.
const kills = 30

// The real binary, messages and reactions flowing through two emulated platforms, kill -9 at
// random moments: what was acknowledged is finished all the same.
func TestKilledBotLosesNothingThatItAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the bot thirty times")
	}
	c := newCrash(t)
	ctx, stop := context.WithCancel(t.Context())
	var people sync.WaitGroup
	for _, s := range c.streets {
		people.Go(func() { s.live(ctx) })
	}
	for range kills {
		bot := c.start()
		time.Sleep(time.Duration(100+rand.N(250)) * time.Millisecond)
		_ = bot.Process.Kill()
		_ = bot.Wait()
	}
	bot := c.start()
	stop()
	people.Wait()
	for _, s := range c.streets {
		s.settle()
	}
	_ = bot.Process.Signal(syscall.SIGTERM)
	if err := bot.Wait(); err != nil {
		t.Errorf("the bot ended with %v after SIGTERM\n%s", err, c.log())
	}
	c.verdict()
}

// crash is the play: one bot, two platforms.
type crash struct {
	t       *testing.T
	binary  string
	dir     string
	streets []*street
	err     *os.File
}

// street is the people on one platform.
type street struct {
	t     *testing.T
	name  chat.Platform
	world adaptertest.World
	// unread counts the events that the bot has not acknowledged yet.
	unread func() int

	mu      sync.Mutex
	asked   map[string]string // message id -> the unique text
	reacted map[string]string // message id of the bot -> the question's id
}

func newCrash(t *testing.T) *crash {
	t.Helper()
	tg, sl := telegramtest.New(t), slacktest.New(t)
	c := &crash{t: t, dir: t.TempDir()}
	c.binary = binary(t)
	c.write(fmt.Sprintf(`
adapters:
  web: {listen: ""}
  admin: {listen: ""}
  telegram: {token: %q, api_url: %q, poll_timeout: 1s}
  slack: {app_token: %q, bot_token: %q, api_url: %q}
providers: {simulated: {enabled: true}}
storage: {path: %q}
limits: {user_per_minute: 0}
`, tg.Token(), tg.URL(), slacktest.AppToken, slacktest.BotToken, sl.URL(), filepath.Join(c.dir, "bot.db")))
	c.streets = []*street{newStreet(t, chat.Telegram, tg, tg.Pending), newStreet(t, chat.Slack, sl, sl.Unsettled)}
	var err error
	if c.err, err = os.Create(filepath.Join(c.dir, "stderr")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.err.Close() })
	return c
}

func (c *crash) write(text string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, "bot.yaml"), []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

func (c *crash) start() *exec.Cmd {
	c.t.Helper()
	cmd := exec.Command(c.binary, "run", "--config", filepath.Join(c.dir, "bot.yaml"))
	cmd.Stderr = c.err
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	return cmd
}

func (c *crash) log() string {
	b, _ := os.ReadFile(c.err.Name())
	return string(b[max(0, len(b)-4000):])
}

func newStreet(t *testing.T, name chat.Platform, w adaptertest.World, unread func() int) *street {
	return &street{t: t, name: name, world: w, unread: unread, asked: map[string]string{}, reacted: map[string]string{}}
}

// live asks and reacts until ctx ends, whether the bot is there or not.
func (s *street) live(ctx context.Context) {
	for n := 0; ctx.Err() == nil; n++ {
		text := fmt.Sprintf("price btc q%dx%s", n, s.name)
		ref := s.world.Say(adaptertest.Line{User: fmt.Sprint(1000 + n%8), Channel: fmt.Sprint(500 + n%8), Text: text, Mention: true})
		s.mu.Lock()
		s.asked[ref.ID] = text
		s.mu.Unlock()
		s.react()
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

// copies lists the replies to each question, in the order of arrival.
func (s *street) copies() map[string][]chat.Ref {
	of := map[string][]chat.Ref{}
	for _, r := range s.world.Replies() {
		of[r.ReplyTo] = append(of[r.ReplyTo], r.Ref)
	}
	return of
}

// react puts 👍 on every reply that has none yet, the newest copy only.
func (s *street) react() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for question, refs := range s.copies() {
		newest := refs[len(refs)-1]
		if _, done := s.reacted[newest.ID]; done || s.asked[question] == "" {
			continue
		}
		s.reacted[newest.ID] = question
		s.world.React("1000", newest, "👍", false)
	}
}

// settle waits until every question has a reply, and the replies their reactions.
func (s *street) settle() {
	s.t.Helper()
	deadline := time.Now().Add(60 * time.Second)
	for len(s.copies()) < len(s.asked) {
		if time.Now().After(deadline) {
			s.t.Errorf("%s: %d of %d questions are answered", s.name, len(s.copies()), len(s.asked))
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.react()
	for s.unread() > 0 {
		if time.Now().After(deadline) {
			s.t.Errorf("%s: %d events were not acknowledged", s.name, s.unread())
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(time.Second) // what was acknowledged last is stored
}

// verdict reads the store and compares.
func (c *crash) verdict() {
	c.t.Helper()
	interactions, feedback := map[string][]record.InteractionRow{}, map[record.ID]int{}
	each(c, "interactions", func(r record.InteractionRow) { interactions[r.Query] = append(interactions[r.Query], r) })
	each(c, "feedback", func(r record.FeedbackRow) { feedback[r.InteractionID]++ })
	for _, s := range c.streets {
		var twice, superseded, questions int
		copies := s.copies()
		for id, text := range s.asked {
			questions++
			rows := interactions[text]
			if len(rows) != 1 {
				c.t.Errorf("%s: %q has %d interactions", s.name, text, len(rows))
				continue
			}
			refs := copies[id]
			twice += len(refs) - 1
			newest := refs[len(refs)-1]
			if s.reacted[newest.ID] != "" && feedback[rows[0].ID] == 0 {
				c.t.Errorf("%s: the reaction on the reply to %q has no feedback", s.name, text)
			}
			for _, old := range refs[:len(refs)-1] {
				if s.reacted[old.ID] != "" {
					superseded++
				}
			}
			if feedback[rows[0].ID] > len(refs) {
				c.t.Errorf("%s: %q has %d feedback of %d copies", s.name, text, feedback[rows[0].ID], len(refs))
			}
		}
		c.t.Logf("%s: %d questions, %d kills, %d replies came twice, %d reactions were on the earlier copy", s.name, questions, kills, twice, superseded)
		if limit := kills * 8; twice > limit {
			c.t.Errorf("%s: %d replies came twice, at most %d were in flight", s.name, twice, limit)
		}
	}
}

// each reads a table with the command that people use.
func each[T any](c *crash, table string, do func(T)) {
	c.t.Helper()
	out, err := exec.Command(c.binary, "dump", table, "--config", filepath.Join(c.dir, "bot.yaml")).Output()
	if err != nil {
		c.t.Fatalf("dump %s: %v", table, err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var row T
		err := d.Decode(&row)
		if err == io.EOF {
			return
		}
		if err != nil {
			c.t.Fatalf("dump %s: %v in %s", table, err, strings.TrimSpace(string(out[:min(len(out), 500)])))
		}
		do(row)
	}
}
