//go:build unix

package bolt_test

import (
	"bufio"
	"context"
	"errors"
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

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// childDir tells the test binary that it is the child of a crash test, and where to write.
const childDir = "BOLT_CRASH_CHILD"

// become turns the test binary into a store that takes messages all the way, many at once,
// and prints what was acknowledged, until it is killed.
func become() {
	dir := os.Getenv(childDir)
	if dir == "" {
		return
	}
	if err := child(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1)
}

func child(dir string) error {
	s, err := bolt.Open(config(dir, nil))
	if err != nil {
		return err
	}
	ctx := context.Background()
	for w := range 8 {
		go childAccepts(ctx, s, w)
		go childAnswers(ctx, s)
	}
	fmt.Println("open")
	return s.Run(ctx)
}

func childAccepts(ctx context.Context, s *bolt.Store, w int) {
	for n := 0; ; n++ {
		e := message(n)
		e.ID = fmt.Sprintf("%d-%d-%d", os.Getpid(), w, n)
		if fresh, err := s.Accept(ctx, e); fresh && err == nil {
			fmt.Println("accepted", e.ID)
		}
	}
}

func childAnswers(ctx context.Context, s *bolt.Store) {
	for n := 0; ; n++ {
		e, err := s.Next(ctx)
		if err != nil {
			return
		}
		if n%5 == 4 { // some stay unanswered
			continue
		}
		if s.Answered(ctx, interaction(e), post(e)) == nil {
			fmt.Println("answered", e.ID)
		}
		if ref := replyOf(e.ID); n%3 == 0 && s.Sent(ctx, e.ID, ref) == nil {
			fmt.Println("sent", e.ID)
			f := record.Feedback{ID: e.ID, Interaction: e.ID, Author: chat.Author{ID: "a"}, Platform: chat.Telegram, Emoji: "👍"}
			if s.AddFeedback(ctx, f) == nil {
				fmt.Println("judged", e.ID)
			}
		}
	}
}

func replyOf(id record.ID) chat.Ref {
	return chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "chat-4711"}, ID: "reply " + string(id)}
}

// writer is a running child and what it has acknowledged.
type writer struct {
	cmd  *exec.Cmd
	done chan struct{}

	mu    sync.Mutex
	acked map[string]map[string]bool
}

// startWriter starts a child and waits until it has acknowledged something.
func startWriter(t *testing.T, dir string) *writer {
	t.Helper()
	w := &writer{cmd: exec.Command(os.Args[0]), done: make(chan struct{}), acked: map[string]map[string]bool{}}
	w.cmd.Env = append(os.Environ(), childDir+"="+dir)
	w.cmd.Stderr = os.Stderr
	out, err := w.cmd.StdoutPipe()
	must(t, err)
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make(chan struct{})
	go w.listen(out, first)
	<-first
	return w
}

func (w *writer) listen(out io.Reader, first chan struct{}) {
	defer close(w.done)
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		if n == 0 {
			close(first)
		}
		op, id, _ := strings.Cut(lines.Text(), " ")
		w.mu.Lock()
		if w.acked[op] == nil {
			w.acked[op] = map[string]bool{}
		}
		w.acked[op][id] = true
		w.mu.Unlock()
	}
}

// kill ends the child without warning and returns all that it acknowledged.
func (w *writer) kill(t *testing.T) map[string]map[string]bool {
	t.Helper()
	must(t, w.cmd.Process.Kill())
	<-w.done
	var exit *exec.ExitError
	if err := w.cmd.Wait(); !errors.As(err, &exit) {
		t.Errorf("the child ended with %v", err)
	}
	return w.so()
}

// so is what was acknowledged so far.
func (w *writer) so() map[string]map[string]bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := map[string]map[string]bool{}
	for op, ids := range w.acked {
		all[op] = map[string]bool{}
		for id := range ids {
			all[op][id] = true
		}
	}
	return all
}

func TestKilledAtAnyMomentNothingAcknowledgedIsLost(t *testing.T) {
	dir := t.TempDir()
	all := map[string]map[string]bool{}
	enough := func() bool { return len(all["accepted"]) >= 10 && len(all["judged"]) >= 10 }
	for round := 0; round < 10 || !enough() && round < 100; round++ { // a busy machine gets less done in a round
		w := startWriter(t, dir)
		pause(time.Duration(rand.IntN(60*(1+round/10))) * time.Millisecond)
		for op, ids := range w.kill(t) {
			if all[op] == nil {
				all[op] = map[string]bool{}
			}
			for id := range ids {
				all[op][id] = true
			}
		}
		wantAll(t, dir, all)
	}
	if !enough() {
		t.Errorf("only %d accepted and %d judged: too little to tell", len(all["accepted"]), len(all["judged"]))
	}
}

func TestCopyOfTheFileAtAnyMomentHoldsWhatWasAcknowledgedBefore(t *testing.T) {
	w := startWriter(t, t.TempDir())
	from := config(strings.TrimPrefix(w.cmd.Env[len(w.cmd.Env)-1], childDir+"="), nil).Path
	for range 10 {
		pause(time.Duration(rand.IntN(20)) * time.Millisecond)
		acked := w.so()
		must(t, w.cmd.Process.Signal(syscall.SIGSTOP))
		waitStopped(t, w.cmd.Process.Pid)
		dir := t.TempDir()
		copyFile(t, from, config(dir, nil).Path)
		must(t, w.cmd.Process.Signal(syscall.SIGCONT))
		wantAll(t, dir, acked)
	}
	w.kill(t)
}

// wantAll opens a store and looks for all that was acknowledged.
func wantAll(t *testing.T, dir string, acked map[string]map[string]bool) {
	t.Helper()
	s, stop := run(t, dir, func(c *bolt.Config) { c.InboxLimit = 1_000_000 })
	defer stop()
	ctx := context.Background()
	again := 0
	for id := range acked["accepted"] {
		e := message(1)
		e.ID = id
		if fresh, err := s.Accept(ctx, e); fresh || err != nil {
			t.Errorf("accepted event %s is gone (%v)", id, err)
		}
		if again++; again == 200 { // each costs a write's round trip
			break
		}
	}
	for id := range acked["answered"] {
		if _, err := s.Interaction(ctx, record.ID(id)); err != nil {
			t.Errorf("answered: %v", err)
		}
	}
	for id := range acked["sent"] {
		if got, err := s.InteractionOf(ctx, replyOf(record.ID(id))); err != nil || string(got) != id {
			t.Errorf("sent %s: leads to %s (%v)", id, got, err)
		}
	}
	wantOneState(t, s, acked)
}

// wantOneState checks that every message is in one place, and every judgement there.
func wantOneState(t *testing.T, s *bolt.Store, acked map[string]map[string]bool) {
	t.Helper()
	var inbox, interactions, feedback strings.Builder
	must(t, s.Dump(context.Background(), "inbox", &inbox))
	must(t, s.Dump(context.Background(), "interactions", &interactions))
	must(t, s.Dump(context.Background(), "feedback", &feedback))
	for id := range acked["judged"] {
		if !strings.Contains(feedback.String(), id) {
			t.Errorf("feedback %s is gone", id)
		}
	}
	for line := range strings.Lines(inbox.String()) {
		id := line[len(`{"id":"`):][:36]
		isReply := strings.Contains(line, `"kind":"reply"`)
		if _, err := s.Interaction(context.Background(), record.ID(id)); (err == nil) != isReply {
			t.Errorf("%s has an interaction: %v, is a reply: %v", id, err == nil, isReply)
		}
	}
	if strings.Contains(interactions.String(), `"delivery":""`) {
		t.Error("an interaction's reply is neither under way nor settled")
	}
}

// pause lets the child work for a while; a random moment is the point of it.
func pause(d time.Duration) { <-time.After(d) }

func waitStopped(t *testing.T, pid int) {
	t.Helper()
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the child did not stop: %v, %v", status, err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(to), 0o700))
	data, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to, data, 0o600))
}

// isLocked asks for the file's lock and lets go of it.
func isLocked(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK), nil
}
