package telegramtest_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"slices"
	"strconv"
	"strings"
	"testing"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

func TestWhatSendsNeed(t *testing.T) {
	for name, c := range map[string]struct {
		method string
		form   []string
		want   string // part of the refusal; empty: taken
	}{
		"a chat":              {"sendMessage", []string{"text", "x"}, "chat_id is empty"},
		"a chat of digits":    {"sendMessage", []string{"chat_id", "@name", "text", "x"}, "chat not found"},
		"a text":              {"sendMessage", []string{"chat_id", "1"}, "message text is empty"},
		"more than blanks":    {"sendMessage", []string{"chat_id", "1", "text", " \n"}, "message text is empty"},
		"at most 4096":        {"sendMessage", []string{"chat_id", "1", "text", strings.Repeat("x", 4096)}, ""},
		"not 4097":            {"sendMessage", []string{"chat_id", "1", "text", strings.Repeat("x", 4097)}, "message is too long"},
		"emoji count twice":   {"sendMessage", []string{"chat_id", "1", "text", strings.Repeat("🚀", 2049)}, "message is too long"},
		"tags don't count":    {"sendMessage", []string{"chat_id", "1", "parse_mode", "HTML", "text", "<b>" + strings.Repeat("&lt;", 4096) + "</b>"}, ""},
		"UTF-8":               {"sendMessage", []string{"chat_id", "1", "text", "\xff"}, "encoded in UTF-8"},
		"valid HTML":          {"sendMessage", []string{"chat_id", "1", "parse_mode", "HTML", "text", "<b>x"}, "can't parse entities"},
		"a known mode":        {"sendMessage", []string{"chat_id", "1", "parse_mode", "BBCode", "text", "x"}, "unsupported parse_mode"},
		"a thread of digits":  {"sendMessage", []string{"chat_id", "1", "text", "x", "message_thread_id", "no"}, "must be of type Number"},
		"a reply of digits":   {"sendMessage", []string{"chat_id", "1", "text", "x", "reply_parameters", "5"}, "reply parameters"},
		"button with data":    {"sendMessage", []string{"chat_id", "1", "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}`}, ""},
		"button text":         {"sendMessage", []string{"chat_id", "1", "text", "x", "reply_markup", `{"inline_keyboard":[[{"callback_data":"b"}]]}`}, "must be non-empty"},
		"short button data":   {"sendMessage", []string{"chat_id", "1", "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"a","callback_data":"` + strings.Repeat("v", 65) + `"}]]}`}, "BUTTON_DATA_INVALID"},
		"keyboard JSON":       {"sendMessage", []string{"chat_id", "1", "text", "x", "reply_markup", "{"}, "keyboard"},
		"a photo":             {"sendPhoto", []string{"chat_id", "1", "caption", "x"}, "no photo"},
		"a caption to 1024":   {"sendPhoto", []string{"chat_id", "1", "photo", "id", "caption", strings.Repeat("x", 1024)}, ""},
		"not 1025":            {"sendPhoto", []string{"chat_id", "1", "photo", "id", "caption", strings.Repeat("x", 1025)}, "caption is too long"},
		"an action":           {"sendChatAction", []string{"chat_id", "1"}, "action"},
		"typing":              {"sendChatAction", []string{"chat_id", "1", "action", "typing"}, ""},
		"a known reaction":    {"setMessageReaction", []string{"chat_id", "1", "message_id", "5", "reaction", `[{"type":"emoji","emoji":"👀"}]`}, ""},
		"not any emoji":       {"setMessageReaction", []string{"chat_id", "1", "message_id", "5", "reaction", `[{"type":"emoji","emoji":"✅"}]`}, "REACTION_INVALID"},
		"one reaction":        {"setMessageReaction", []string{"chat_id", "1", "message_id", "5", "reaction", `[{"type":"emoji","emoji":"👀"},{"type":"emoji","emoji":"👍"}]`}, "REACTIONS_TOO_MANY"},
		"a message to react":  {"setMessageReaction", []string{"chat_id", "1"}, "message to react not found"},
		"commands":            {"setMyCommands", []string{"commands", "x"}, "commands list"},
		"commands in letters": {"setMyCommands", []string{"commands", `[{"command":"Price!","description":"x"}]`}, "BOT_COMMAND_INVALID"},
		"described commands":  {"setMyCommands", []string{"commands", `[{"command":"price","description":""}]`}, "BOT_COMMAND_DESCRIPTION_INVALID"},
		"a webhook address":   {"setWebhook", []string{"url", "nowhere"}, "bad webhook"},
		"a clean secret":      {"setWebhook", []string{"url", "http://127.0.0.1:1/", "secret_token", "a b"}, "unallowed characters"},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(_ *testing.T, b *bot) {
				a := b.call(c.method, c.form...)
				if c.want == "" && !a.OK {
					b.t.Errorf("refused: %+v", a)
				}
				if c.want != "" {
					b.wantRefusal(400, c.want, a)
				}
			})
		})
	}
}

func TestPostsAreKept(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		a := b.call("sendMessage", "chat_id", "-5", "message_thread_id", "33", "parse_mode", "HTML", "text", "<b>a</b> @ana_1", "reply_parameters", `{"message_id":4}`,
			"reply_markup", `{"inline_keyboard":[[{"text":"a","callback_data":"v"}]]}`)
		var m tg.Message
		if err := json.Unmarshal(a.Result, &m); err != nil || m.Text != "a @ana_1" || m.Chat.ID != -5 {
			t.Errorf("answer %+v, %v", m, err)
		}
		p := b.Posts()[0]
		if p.Text != "<b>a</b> @ana_1" || p.Visible != m.Text || p.ReplyTo != "4" || p.Ref.Thread != "33" || !slices.Equal(p.Buttons, []string{"v"}) || !slices.Equal(p.Mentions, []string{"@ana_1"}) {
			t.Errorf("kept %+v", p)
		}
		if r := b.Replies(); len(r) != 1 || r[0].Ref.ID != strconv.Itoa(m.MessageID) {
			t.Errorf("replies %+v", r)
		}
	})
}

func TestPostsCanBeEdited(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.call("sendMessage", "chat_id", "5", "text", "one")
		id := b.Replies()[0].Ref.ID
		if !b.call("editMessageText", "chat_id", "5", "message_id", id, "text", "two").OK || b.Replies()[0].Text != "two" {
			t.Error("not edited")
		}
		b.wantRefusal(400, "message is not modified", b.call("editMessageText", "chat_id", "5", "message_id", id, "text", "two"))
		b.wantRefusal(400, "message to edit not found", b.call("editMessageText", "chat_id", "5", "message_id", "999", "text", "two"))
		b.wantRefusal(400, "message text is empty", b.call("editMessageText", "chat_id", "5", "message_id", id))
	})
}

func TestPhotoIsUploaded(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		upload := func(size int) answer {
			var body bytes.Buffer
			form := multipart.NewWriter(&body)
			_ = form.WriteField("chat_id", "5")
			file, err := form.CreateFormFile("photo", "x.png")
			if err != nil {
				t.Fatal(err)
			}
			_, _ = file.Write(make([]byte, size))
			_ = form.Close()
			a, err := b.send(t.Context(), "sendPhoto", form.FormDataContentType(), &body)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		if a := upload(10); !a.OK || b.Posts()[0].Photo != 10 {
			t.Errorf("got %+v", a)
		}
		b.wantRefusal(400, "non-empty", upload(0))
		b.wantRefusal(413, "Too Large", upload(10<<20+1))
	})
}

func TestMenuIsKept(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		if got := string(b.call("getMyCommands").Result); got != "[]" {
			t.Errorf("at first %s", got)
		}
		const list = `[{"command":"price","description":"Price"}]`
		b.call("setMyCommands", "commands", list)
		if got := string(b.call("getMyCommands").Result); got != list || len(b.Menu("")) != 1 {
			t.Errorf("then %s", got)
		}
	})
}
