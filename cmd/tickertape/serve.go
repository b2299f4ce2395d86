package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"

	"tickertape/adapters/admin"
	"tickertape/adapters/console"
	"tickertape/adapters/web"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/nlu/roster"
	"tickertape/core/pipeline"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/jobs"
	"tickertape/storage/bolt"
)

type runCmd struct{}

// Run serves until ctx ends or a pipe has been answered.
func (runCmd) Run(ctx context.Context, top *cli) error {
	defer tuneMemory()()
	f, err := top.open()
	if err != nil {
		return err
	}
	h, err := survey(f)
	if err != nil {
		return err
	}
	talk := h.talks(os.Stdin)
	log, closeLog, err := openLog(h.settings, talk && term.IsTerminal(int(os.Stdin.Fd())), f.Secrets)
	if err != nil {
		return err
	}
	defer closeLog()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s, err := assemble(h, log, talk, cancel)
	if err != nil {
		return err
	}
	return errors.Join(run(ctx, s.stages()...), s.mind.close(), s.store.Close())
}

// talks decides whether there is a console chat.
func (h *house) talks(in *os.File) bool {
	switch {
	case h.console.Enabled.Always():
		return true
	case h.console.Enabled.Never():
		return false
	}
	return !h.onPlatform() && (term.IsTerminal(int(in.Fd())) || piped(in))
}

// piped reports whether somebody's words come through in: a pipe or a file, not /dev/null.
func piped(in *os.File) bool {
	info, err := in.Stat()
	return err == nil && (info.Mode()&os.ModeNamedPipe != 0 || info.Mode().IsRegular() || info.Mode()&os.ModeSocket != 0)
}

// openLog logs to standard error, or beside the store while that would disturb the chat.
func openLog(s settings, interactive bool, secrets []string) (*slog.Logger, func(), error) {
	path := s.Log.File
	if path == "" && interactive {
		path = filepath.Join(filepath.Dir(s.Storage.Path), "tickertape.log")
	}
	if path == "" {
		return newLog(s.Log, os.Stderr, term.IsTerminal(int(os.Stderr.Fd())), secrets), func() {}, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, fmt.Errorf("make the folder of the log: %w", err)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the log: %w", err)
	}
	return newLog(s.Log, file, false, secrets), func() { _ = file.Close() }, nil
}

// service is the running bot.
type service struct {
	house     *house
	log       *slog.Logger
	store     *bolt.Store
	mind      *mind
	pipe      *pipeline.Pipeline
	platforms []platform
	console   *console.Adapter // nil: none
	web       *web.Adapter     // nil: off
	admin     *admin.Adapter
	roster    *roster.Keeper
	deployed  deploys
	scheduler *jobs.Scheduler
	promises  privacy.Promises
}

// intake stands where the pipeline will be: adapters and the pipeline need each other.
type intake struct{ *pipeline.Pipeline }

// assemble makes every part and starts none.
func assemble(h *house, log *slog.Logger, talk bool, done func()) (s *service, err error) {
	s = &service{house: h, log: log}
	m := newMetrics()
	h.Storage.Log = log
	if s.store, err = bolt.Open(h.Storage); err != nil {
		return nil, err
	}
	if s.mind, err = h.mind(log, s.store, m); err != nil {
		return nil, errors.Join(err, s.store.Close())
	}
	if s.deployed, err = s.deploy(s.mind.nlu.Model()); err != nil {
		return nil, errors.Join(err, s.mind.close(), s.store.Close())
	}
	s.mind.nlu.Follow(s.deployed.deck)
	to := &intake{}
	outlets, err := s.adapters(to, talk, done)
	if err != nil {
		return nil, errors.Join(err, s.mind.close(), s.store.Close())
	}
	said := newCompanions(h.settings, s.store, m, s.memories()...)
	s.promises = privacy.Promises{Due: said.privacy.Due(), Finish: said.erase.Finish, Log: log}
	s.pipe = pipeline.New(h.Limits.pipeline(), pipeline.Parts{
		Inbox: s.store, Outbox: s.store, Askers: s.store, Nlu: s.mind.nlu, Second: s.mind.nlu, Skills: s.mind.skills,
		Reacts: said, Beside: said, Wishes: said.privacy,
		Outlets: outlets, Buttons: feedback.Buttons, Meter: m, Log: log,
	})
	to.Pipeline = s.pipe
	s.roster = roster.New(s.store, s.mind.source, s.mind.nlu)
	if err := s.roster.Load(context.Background()); err != nil {
		log.Warn("the stored list of coins can't be used, the built-in one is", "error", err)
	}
	r := newRota(h.settings, s.store, errands{s.mind.source, s.mind.gateway, s.roster}, log)
	s.scheduler, err = jobs.New(jobs.Parts{Zone: h.Jobs.Zone, Runs: s.store, Meter: newJobMeter(m.registry, r.demand), Log: log}, r.plan()...)
	if err == nil {
		s.admin, err = s.operators(m, said.erase)
	}
	if err != nil {
		return nil, errors.Join(err, s.mind.close(), s.store.Close())
	}
	return s, nil
}

// adapters makes those that are on, and the table of where answers go.
func (s *service) adapters(to receiver, talk bool, done func()) (map[chat.Platform]pipeline.Outlet, error) {
	outlets := map[chat.Platform]pipeline.Outlet{}
	for _, b := range s.house.platforms {
		if !b.On {
			continue
		}
		p, err := b.Make(seams{to, suggestions{s.mind.nlu, s.mind.skills.Terms}, s.log.With("platform", b.Name)})
		if err != nil {
			return nil, err
		}
		s.platforms = append(s.platforms, p)
		outlets[chat.Platform(b.Name)] = p
	}
	var err error
	if s.house.web.Listen != "" {
		if s.web, err = web.New(s.house.web, web.Parts{To: to, Log: s.log, Banner: s.banner}); err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		outlets[chat.Web] = s.web
	}
	if talk {
		s.console, err = console.New(s.house.console, console.Parts{To: to, In: os.Stdin, Out: os.Stdout, Log: s.log, Done: done})
		if err != nil {
			return nil, fmt.Errorf("console: %w", err)
		}
		outlets[chat.Console] = s.console
	}
	return outlets, nil
}

// memories are what remembers conversations while we run.
func (s *service) memories() []privacy.Memory {
	all := []privacy.Memory{s.mind.nlu}
	if s.web != nil {
		all = append(all, s.web)
	}
	return all
}

// operators makes the operators' HTTP side.
func (s *service) operators(m *metrics, erase privacy.Erasure) (*admin.Adapter, error) {
	parts := admin.Parts{
		Platforms: map[string]func() chat.Health{}, Providers: map[string]func() chat.Health{},
		Storage: map[string]func() chat.Health{"bolt": s.store.Health},
		Metrics: m.registry, Dumper: s.store, Office: office{s.store, s.mind.gateway}, Registrar: registrar{s.roster}, Explain: s.mind.explain, Version: version, Socket: socketPath(s.house.settings), Log: s.log,
	}
	parts.Reviewer = newReviewer(s.house.settings, s.store)
	parts.Rota = plan{s.scheduler, s.store}
	parts.Laboratory = laboratory{s.house.settings, s.deployed.models, s.store}
	parts.Reader = func() admin.Reader { return readerOf(s.deployed.deck) }
	parts.Counts = func(ctx context.Context, w io.Writer) error { return writeCounts(ctx, s.store, w) }
	parts.Erase = func(ctx context.Context, user string) (int, error) {
		return erase.Erase(ctx, record.ID(user))
	}
	parts.Build = func(ctx context.Context, w io.Writer, filters string) error {
		here, err := openSchool(s.house.settings)
		if err != nil {
			return err
		}
		return here.build(ctx, w, s.store, filters)
	}
	for _, p := range s.platforms {
		parts.Platforms[string(p.Name())] = p.Health
	}
	for _, p := range s.mind.providers {
		parts.Providers[p.Name()] = m.health(p.Name())
	}
	return admin.New(s.house.admin, parts)
}

// stages are the life of the service, in the order of starting.
func (s *service) stages() []stage {
	intake := []member{
		{"jobs", s.scheduler},
		{"platforms", supervised(s.log, s.platforms)},
		{"greeting", runFunc(s.greet)},
	}
	if s.web != nil {
		intake = append(intake, member{"web", s.web})
	}
	if s.console != nil {
		intake = append(intake, member{"console", s.console})
	}
	return []stage{
		{"storage", []member{{"store", s.store}}, 5 * time.Second},
		{"operators", []member{{"admin", s.admin}}, 5 * time.Second},
		{"gateway", []member{{"reach", s.mind.reach}, {"gateway", s.mind.gateway}, {"models", s.deployed.deck}}, 5 * time.Second},
		{"pipeline", []member{{"pipeline", s.pipe}, {"promises", s.promises}}, 15 * time.Second},
		{"intake", intake, 8 * time.Second},
	}
}

// greet says where the bot is to be found, and that its numbers are made up if they are.
func (s *service) greet(ctx context.Context) error {
	say := func(form string, args ...any) { s.say(fmt.Sprintf(form, args...)) }
	if s.web != nil {
		select {
		case <-s.web.Ready():
			say("chat page: http://%s", s.web.Addr())
		case <-ctx.Done():
			s.admin.Drain()
			return nil
		}
	}
	for _, p := range s.platforms {
		say("platform:  %s", p.Name())
	}
	if s.admin.Addr() != "" {
		say("operators: http://%s/readyz", s.admin.Addr())
	}
	if b := s.banner(); b != "" {
		say("%s", b)
	}
	<-ctx.Done()
	s.admin.Drain() // the first thing that a stop does
	return nil
}

// say tells whoever started the bot something.
func (s *service) say(line string) {
	if s.console != nil {
		s.console.Announce(os.Stderr, line)
		return
	}
	_, _ = fmt.Fprintln(os.Stderr, line)
}

// banner is what must be said about all answers; empty while they are real.
func (s *service) banner() string {
	if s.mind.reach.Simulate() {
		return simulatedBanner
	}
	return ""
}

const simulatedBanner = "No data provider can be reached: answers come from a SIMULATED market until one can."
