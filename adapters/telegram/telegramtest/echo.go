package telegramtest

import (
	"context"
	"net/http"
	"sync"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Echo is a bare bot on the same library, to compare with: it answers each message with the
// message. before, where not nil, is called for each update and may store it. Echo returns
// when ctx ends and its answers are out, or when getUpdates fails.
func Echo(ctx context.Context, s *Server, before func(tg.Update) error) error {
	transport := s.Transport()
	defer transport.CloseIdleConnections()
	bot, err := tg.NewBotAPIWithClient(s.Token(), s.URL()+"/bot%s/%s", &http.Client{Transport: transport})
	if err != nil {
		return err
	}
	poll := *bot
	poll.Client = bound{ctx, &http.Client{Transport: transport}}
	var out sync.WaitGroup
	defer out.Wait()
	cfg := tg.UpdateConfig{Timeout: 50}
	for {
		updates, err := poll.GetUpdates(cfg)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		for _, u := range updates {
			cfg.Offset = max(cfg.Offset, u.UpdateID+1)
			out.Go(func() { answer(bot, u, before) })
		}
	}
}

func answer(bot *tg.BotAPI, u tg.Update, before func(tg.Update) error) {
	if u.Message == nil {
		return
	}
	if before != nil && before(u) != nil {
		return
	}
	_, _ = bot.Send(tg.NewMessage(u.Message.Chat.ID, u.Message.Text))
}

// bound ends the library's calls, which know no context, with one.
type bound struct {
	ctx    context.Context
	client *http.Client
}

func (b bound) Do(r *http.Request) (*http.Response, error) { return b.client.Do(r.WithContext(b.ctx)) }
