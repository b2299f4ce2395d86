package bolt_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// One message all the way: from its acceptance to the reaction on its reply.
func Example() {
	dir, _ := os.MkdirTemp("", "bolt")
	defer func() { _ = os.RemoveAll(dir) }()
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = filepath.Join(dir, "bot.db")

	s, err := bolt.Open(cfg)
	if err != nil {
		fmt.Println(err)
		return
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Run(context.Background()) }()
	ctx := context.Background()

	fresh, _ := s.Accept(ctx, message(1)) // now the platform may be told that it arrived
	again, _ := s.Accept(ctx, message(1))
	fmt.Println(fresh, again)

	e, _ := s.Next(ctx)
	_ = s.Answered(ctx, interaction(e), post(e)) // from here on the reply can't get lost
	_ = s.Sent(ctx, e.ID, replyTo(e))

	id, _ := s.InteractionOf(ctx, replyTo(e))
	fmt.Println(id == e.ID)
	_ = s.AddFeedback(ctx, record.Feedback{
		ID: e.ID, Interaction: id, Platform: chat.Telegram, Author: chat.Author{ID: "1001"}, Verdict: record.Positive, Emoji: "👍",
	})
	fmt.Println(s.Health().Detail)
	fmt.Println(s.Close(), <-ended)
	// Output:
	// true false
	// true
	// 0 events to answer, 0 replies to send
	// <nil> <nil>
}
