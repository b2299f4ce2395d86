package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/adapters/telegram/telegramtest"
	"tickertape/cmd/tickertape/config"
	"tickertape/storage/bolt"
)

// conversations are in flight in BenchmarkTelegram.
const conversations = 64

// BenchmarkTelegram is the whole bot behind the Telegram adapter with durable storage, beside
// a bare echo loop and an echo loop that makes one durable write a message, all on the same
// library and server, in one run. Aim: bot/durable-echo at least 0.8.
func BenchmarkTelegram(b *testing.B) {
	defer tuneMemory()() // as `run` does, for all three
	rounds := max(b.N, 2000)
	echo := load(b, rounds, func(ctx context.Context, s *telegramtest.Server) error { return telegramtest.Echo(ctx, s, nil) })
	durable := load(b, rounds, func(ctx context.Context, s *telegramtest.Server) error { return durableEcho(ctx, b, s) })
	b.ResetTimer()
	bot := load(b, rounds, func(ctx context.Context, s *telegramtest.Server) error { return wholeBot(ctx, b, s) })
	b.StopTimer()
	b.ReportMetric(bot.perSecond, "bot-msg/s")
	b.ReportMetric(durable.perSecond, "durable-echo-msg/s")
	b.ReportMetric(echo.perSecond, "echo-msg/s")
	b.ReportMetric(bot.perSecond/durable.perSecond, "bot/durable-echo")
	b.ReportMetric(bot.perSecond/echo.perSecond, "bot/echo")
	b.ReportMetric(float64(bot.p50.Microseconds()), "bot-p50-µs")
	b.ReportMetric(float64(bot.p99.Microseconds()), "bot-p99-µs")
	b.ReportMetric(float64(durable.p99.Microseconds()), "durable-echo-p99-µs")
}

// result is what a load measured.
type result struct {
	perSecond float64
	p50, p99  time.Duration
}

// load lets people talk with a bot until so many answers have come.
func load(b *testing.B, total int, bot func(context.Context, *telegramtest.Server) error) result {
	b.Helper()
	s := telegramtest.New(b, telegramtest.Forgetful())
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- bot(ctx, s) }()
	question := func(int) string { return "price btc" }
	if _, err := s.Load(ctx, conversations, 500, question); err != nil { // warm
		b.Fatal(err)
	}
	start := time.Now()
	took, err := s.Load(ctx, conversations, total, question)
	elapsed := time.Since(start)
	stop()
	if err != nil {
		b.Fatal(err)
	}
	if err := <-ended; err != nil {
		b.Fatal(err)
	}
	slices.Sort(took)
	return result{float64(total) / elapsed.Seconds(), took[len(took)/2], took[len(took)*99/100]}
}

// durableEcho stores each message with a group-committed write before it answers.
func durableEcho(ctx context.Context, b *testing.B, s *telegramtest.Server) error {
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = filepath.Join(b.TempDir(), "echo.db")
	store, err := bolt.Open(cfg)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	own, stop := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan error, 1)
	go func() { ended <- store.Run(own) }()
	err = telegramtest.Echo(ctx, s, func(u tg.Update) error {
		now := time.Now()
		return store.Put(own, strconv.Itoa(u.UpdateID), []byte(u.Message.Text), now, now.Add(time.Hour))
	})
	stop()
	return errors.Join(err, <-ended)
}

// wholeBot is the service as `run` starts it, on the simulated market.
func wholeBot(ctx context.Context, b *testing.B, s *telegramtest.Server) error {
	text := fmt.Sprintf("adapters: {console: {enabled: false}, web: {listen: \"\"}, admin: {listen: \"\"}, telegram: {token: %q, api_url: %q}}\nproviders: {simulated: {enabled: true}}\nstorage: {path: %q}\nlimits: {user_per_minute: 0}\n",
		s.Token(), s.URL(), filepath.Join(b.TempDir(), "bot.db"))
	f, err := config.Parse("bench.yaml", []byte(text), os.LookupEnv)
	if err != nil {
		return err
	}
	h, err := survey(f)
	if err != nil {
		return err
	}
	bot, err := assemble(h, slog.New(slog.DiscardHandler), false, func() {})
	if err != nil {
		return err
	}
	err = run(ctx, bot.stages()...)
	_ = bot.mind.close()
	_ = bot.store.Close()
	return err
}

// BenchmarkStart is from starting the binary to /readyz answering 200. Aim: under 300 ms.
func BenchmarkStart(b *testing.B) {
	dir, addr := b.TempDir(), freePort(b)
	text := fmt.Sprintf("adapters: {console: {enabled: false}, web: {listen: %q}, admin: {listen: %q}}\n", freePort(b), addr)
	if err := os.WriteFile(filepath.Join(dir, "bot.yaml"), []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	bin := binary(b)
	for b.Loop() {
		cmd := exec.Command(bin, "run")
		cmd.Dir = dir
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		for code := 0; code != http.StatusOK; code = status(b, addr) {
			time.Sleep(500 * time.Microsecond)
		}
		b.StopTimer()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		b.StartTimer()
	}
}

func status(b *testing.B, addr string) int {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, "http://"+addr+"/readyz", http.NoBody)
	if err != nil {
		b.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

// BenchmarkMemoryUnderLoad is the binary's resident memory after a load. Aim: under 60 MB.
func BenchmarkMemoryUnderLoad(b *testing.B) {
	s := telegramtest.New(b, telegramtest.Forgetful())
	dir := b.TempDir()
	text := fmt.Sprintf("adapters: {console: {enabled: false}, web: {listen: \"\"}, admin: {listen: \"\"}, telegram: {token: %q, api_url: %q}}\nproviders: {simulated: {enabled: true}}\nlimits: {user_per_minute: 0}\n", s.Token(), s.URL())
	if err := os.WriteFile(filepath.Join(dir, "bot.yaml"), []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(binary(b), "run")
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Load(b.Context(), conversations, max(b.N, 20_000), func(int) string { return "price btc eth sol" }); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(resident(b, cmd.Process.Pid), "MB-resident")
	_ = cmd.Process.Signal(syscall.SIGTERM)
	_ = cmd.Wait()
}

// resident reads VmRSS in megabytes; Linux alone tells it so.
func resident(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("this system does not tell a process's memory in /proc")
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}
