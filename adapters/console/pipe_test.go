package console

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
)

func TestPipeIsAnsweredLineByLineInOrderAndEnds(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\r\n\n  eth  \n \t \nlast without end"), nil)
	if diff := cmp.Diff("re: price btc\n\nre: eth\n\nre: last without end\n\n", p.out); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"price btc", "eth", "last without end"}, p.questions()); diff != "" || !p.done {
		t.Errorf("ended %v; %s", p.done, diff)
	}
}

func TestEveryLineIsAQuestionOfItsOwnInOneConversation(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\nprice btc\n"), nil)
	if len(p.events) != 2 {
		t.Fatalf("%d events", len(p.events))
	}
	first, second := p.events[0], p.events[1]
	if first.ID == second.ID || first.Where() != second.Where() || first.Where().Platform != chat.Console {
		t.Errorf("%+v and %+v", first, second)
	}
	if m := first.Body.(chat.Message); !m.Direct || m.Author.ID == "" || m.At.IsZero() || m.Ref.ID == second.Body.(chat.Message).Ref.ID {
		t.Errorf("question %+v", m)
	}
}

func TestInputWithoutALineIsNobody(t *testing.T) {
	for _, in := range []string{"", "\n\n  \n", "\r\n\t\r\n"} {
		if p := piped(t, strings.NewReader(in), nil); p.out != "" || len(p.events) != 0 || p.done {
			t.Errorf("%q: output %q, events %v, ended %v", in, p.out, p.events, p.done)
		}
	}
}

func TestBotThatIsFullIsAskedAgain(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\nprice eth\n"), func(b *bot, _ *Parts) { b.fails = 5 })
	if p.out != "re: price btc\n\nre: price eth\n\n" {
		t.Errorf("output %q", p.out)
	}
}

func TestLineCanBeAsLongAsItLikes(t *testing.T) {
	p := piped(t, strings.NewReader(strings.Repeat("x", 5<<20)+"\nprice btc\n"), nil)
	if q := p.questions(); len(q) != 2 || len(q[0]) != maxLine || q[1] != "price btc" {
		t.Errorf("%d questions", len(q))
	}
}

func TestInputThatBreaksOffIsAnsweredSoFar(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("price btc\nprice e"), failing{})
	if p := piped(t, broken, nil); !p.done || p.out != "re: price btc\n\nre: price e\n\n" {
		t.Errorf("ended %v, output %q", p.done, p.out)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBytesThatAreNoTextAreNotPrinted(t *testing.T) {
	p := piped(t, strings.NewReader("a\xff\xfe\x9b2Jb\x1b[2Jc\n"), nil)
	if p.out != "re: a\ufffd\ufffd\ufffd2Jb[2Jc\n\n" {
		t.Errorf("output %q", p.out)
	}
}

func TestLongPipeIsWaitedForToItsLastAnswer(t *testing.T) {
	var in strings.Builder
	for i := range 40 {
		fmt.Fprintf(&in, "question %d\n", i)
	}
	p := piped(t, strings.NewReader(in.String()), func(b *bot, _ *Parts) { b.delay = 10 * time.Second })
	if n := strings.Count(p.out, "re: "); n != 40 || !p.done {
		t.Errorf("%d of 40 answers after %s", n, p.took)
	}
}

func TestAnswerThatNeverComesIsWaitedForAMinute(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\nlost\n"), func(b *bot, _ *Parts) { b.mute = "lost" })
	if !p.done || p.took != time.Second+lastAnswer || p.out != "re: price btc\n\n" {
		t.Errorf("ended %v after %s with %q", p.done, p.took, p.out)
	}
}

func TestOutputThatNobodyReadsEndsThePipe(t *testing.T) {
	p := piped(t, strings.NewReader("price btc\n"), func(_ *bot, parts *Parts) { parts.Out = closed{} })
	if !p.done || p.took != time.Second {
		t.Errorf("ended %v after %s", p.done, p.took)
	}
}

func TestStopEndsAPipeThatIsStillOpen(t *testing.T) {
	for name, full := range map[string]int{"idle": 0, "while the bot is full": 1 << 30} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				in, write := io.Pipe()
				a, b := opened(t, Parts{In: in, Done: func() { t.Error("it says that the input has ended") }})
				b.fails = full
				ctx, stop := context.WithCancel(t.Context())
				ended := make(chan error, 1)
				go func() { ended <- a.Run(ctx) }()
				_, _ = io.WriteString(write, "price btc\n")
				time.Sleep(time.Minute)
				stop()
				if err := <-ended; err != nil {
					t.Error(err)
				}
				_ = write.Close() // what reads standard input ends with the process
			})
		})
	}
}
