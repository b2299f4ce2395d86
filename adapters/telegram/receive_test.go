package telegram

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
)

var (
	me  = tg.User{ID: 4242, IsBot: true, UserName: "tickertape_bot"}
	now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

// read maps one update, written as JSON.
func read(t testing.TB, raw string) []chat.Event {
	t.Helper()
	u, err := decodeUpdate([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return events(u, me, now)
}

// said maps a message of these fields; chat and sender are there already.
func said(t testing.TB, room, fields string) []chat.Event {
	t.Helper()
	return read(t, `{"update_id":7,"message":{"message_id":55,"date":1700000000,"from":{"id":1001,"is_bot":false,"language_code":"de-AT"},"chat":`+room+`,`+fields+`}}`)
}

const (
	private = `{"id":1001,"type":"private"}`
	group   = `{"id":-100200,"type":"supergroup","title":"Traders"}`
)

func TestPrivateMessageBecomesEvent(t *testing.T) {
	got := said(t, private, `"text":"price btc"`)
	want := []chat.Event{{Platform: chat.Telegram, ID: "u:7", Body: chat.Message{
		Ref:    chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "1001"}, ID: "55"},
		Author: chat.Author{ID: "1001", Locale: "de-AT"},
		Text:   "price btc", Direct: true, At: time.Unix(1700000000, 0).UTC(),
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatTheBotIsAsked(t *testing.T) {
	const reply = `"reply_to_message":{"message_id":40,"date":1,"from":{"id":4242,"is_bot":true},"chat":{"id":-100200,"type":"supergroup"}}`
	mention := func(offset, length string) string {
		return `,"entities":[{"type":"mention","offset":` + offset + `,"length":` + length + `}]`
	}
	for name, c := range map[string]struct{ room, fields, want string }{
		"command with an argument":         {private, `"text":"/price btc"`, "price btc"},
		"command with many arguments":      {private, `"text":"/convert 1.5 eth eur"`, "convert 1.5 eth eur"},
		"command without arguments":        {private, `"text":"/price"`, "price"},
		"command in capitals":              {private, `"text":"/Price BTC"`, "price BTC"},
		"command and a line break":         {private, "\"text\":\"/econ\\ncpi\"", "econ cpi"},
		"gas is Ethereum's":                {private, `"text":"/gas"`, "eth gas"},
		"funding":                          {private, `"text":"/funding btc"`, "funding rate btc"},
		"brief":                            {private, `"text":"/brief@tickertape_bot"`, "market brief"},
		"with whose market cap":            {private, `"text":"/whatif sol eth"`, "sol with eth's market cap"},
		"market":                           {private, `"text":"/market btc"`, "market btc"},
		"ask is the rest":                  {private, `"text":"/ask how much is gold?"`, "how much is gold?"},
		"ask for nothing":                  {private, `"text":"/ask"`, "help"},
		"start is help":                    {private, `"text":"/start from-a-link"`, "help"},
		"help":                             {private, `"text":"/help"`, "help"},
		"an unknown command in private":    {private, `"text":"/moon btc"`, "moon btc"},
		"a path is no command":             {private, `"text":"/usr/bin"`, "/usr/bin"},
		"space around":                     {private, `"text":"  price btc \n"`, "price btc"},
		"a caption":                        {private, `"caption":"what is this worth?"`, "what is this worth?"},
		"group: a command":                 {group, `"text":"/price btc"`, "price btc"},
		"group: a command by name":         {group, `"text":"/price@tickertape_bot btc"`, "price btc"},
		"group: a name in capitals":        {group, `"text":"/price@Tickertape_Bot btc"`, "price btc"},
		"group: an unknown one by name":    {group, `"text":"/moon@tickertape_bot"`, "moon"},
		"group: an unknown command":        {group, `"text":"/moon btc"`, ""},
		"group: another bot's command":     {group, `"text":"/price@other_bot btc"`, ""},
		"group: nobody is asked":           {group, `"text":"price btc"`, ""},
		"group: mention first":             {group, `"text":"@tickertape_bot price btc"` + mention("0", "15"), "price btc"},
		"group: mention with a comma":      {group, `"text":"@tickertape_bot, price btc"` + mention("0", "15"), "price btc"},
		"group: mention in the middle":     {group, `"text":"hey @tickertape_bot price btc"` + mention("4", "15"), "hey price btc"},
		"group: mention last":              {group, `"text":"price btc @TickerTape_bot"` + mention("10", "15"), "price btc"},
		"group: mention alone":             {group, `"text":"@tickertape_bot"` + mention("0", "15"), "help"},
		"group: mention after emoji":       {group, `"text":"🚀🚀 @tickertape_bot price btc"` + mention("5", "15"), "🚀🚀 price btc"},
		"group: mention of somebody else":  {group, `"text":"@somebody_else price btc"` + mention("0", "14"), ""},
		"group: mention twice":             {group, `"text":"@tickertape_bot price @tickertape_bot","entities":[{"type":"mention","offset":0,"length":15},{"type":"mention","offset":22,"length":15}]`, "price"},
		"group: mention in a caption":      {group, `"caption":"@tickertape_bot gold","caption_entities":[{"type":"mention","offset":0,"length":15}]`, "gold"},
		"group: mention by id":             {group, `"text":"Ticker gold","entities":[{"type":"text_mention","offset":0,"length":6,"user":{"id":4242,"is_bot":true}}]`, "gold"},
		"group: name without an entity":    {group, `"text":"mail@tickertape_bot price"`, ""},
		"group: entity beyond the text":    {group, `"text":"@tickertape_bot"` + mention("9", "200"), ""},
		"group: entity before the text":    {group, `"text":"@tickertape_bot"` + mention("-1", "15"), ""},
		"group: entity of endless length":  {group, `"text":"@tickertape_bot"` + mention("1", "9223372036854775807"), ""},
		"group: answer to the bot":         {group, `"text":"and in eur?",` + reply, "and in eur?"},
		"group: answer with a command":     {group, `"text":"/price@other_bot",` + reply, ""},
		"plain group":                      {`{"id":-5,"type":"group"}`, `"text":"/help"`, "help"},
		"a channel post as a message":      {`{"id":-5,"type":"channel"}`, `"text":"/help"`, ""},
		"nothing to read":                  {private, `"sticker":{"file_id":"x"}`, ""},
		"blanks":                           {private, `"text":" \n"`, ""},
		"inline result of another bot":     {private, `"text":"price btc","via_bot":{"id":9,"is_bot":true}`, ""},
		"an anonymous administrator":       {group, `"text":"/help","sender_chat":{"id":-100200,"type":"supergroup"}`, ""},
		"group: answer to somebody":        {group, `"text":"yes","reply_to_message":{"message_id":40,"date":1,"from":{"id":7},"chat":{"id":-100200,"type":"supergroup"}}`, ""},
		"group: answer to an unknown hand": {group, `"text":"yes","reply_to_message":{"message_id":40,"date":1,"chat":{"id":-100200,"type":"supergroup"}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, e := range said(t, c.room, c.fields) {
				got = e.Body.(chat.Message).Text
			}
			if got != c.want {
				t.Errorf("asked %q, want %q", got, c.want)
			}
		})
	}
}

// Menus are described in the language of the app: who takes a command from one is answered in it.
func TestCommandIsAnsweredInTheLanguageOfTheApp(t *testing.T) {
	for text, want := range map[string]string{
		"/price btc": "de", "/help": "de", "/start": "de", "/gas": "de", "/ask": "de", "/ask how much is gold": "", "price btc": "", "/usr/bin": "",
	} {
		m, ok := said(t, private, `"text":"`+text+`"`)[0].Body.(chat.Message)
		if !ok || m.Language != want {
			t.Errorf("%s: in %q, want %q", text, m.Language, want)
		}
	}
	for _, code := range []string{"", "en", "en-GB", "sv"} { // of the conversation
		if got := (command{name: "price"}).language(&tg.User{LanguageCode: code}); got != "" {
			t.Errorf("%s: in %q", code, got)
		}
	}
}

func TestOfTalkInAGroupOnlyTickersAreHeard(t *testing.T) {
	got := said(t, group, `"text":"my rent is 900$, so no $tsla for me"`)
	want := []chat.Event{{Platform: chat.Telegram, ID: "u:7", Body: chat.Message{
		Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "-100200"}, ID: "55"}, Text: "$TSLA", Overheard: true, At: time.Unix(1700000000, 0).UTC(),
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name, fields := range map[string]string{
		"no ticker": `"text":"lunch anyone? 5$"`, "another bot's command": `"text":"/price@other_bot $tsla"`, "a bot": `"via_bot":{"id":3,"is_bot":true},"text":"$tsla"`,
	} {
		if got := said(t, group, fields); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestBotsAreNotListenedTo(t *testing.T) {
	if got := read(t, `{"update_id":7,"message":{"message_id":1,"date":1,"from":{"id":9,"is_bot":true},"chat":{"id":9,"type":"private"},"text":"price btc"}}`); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestEditsAndChannelPostsAreIgnored(t *testing.T) {
	for _, kind := range []string{"edited_message", "channel_post", "edited_channel_post"} {
		if got := read(t, `{"update_id":7,"`+kind+`":{"message_id":1,"date":1,"from":{"id":9},"chat":{"id":9,"type":"private"},"text":"price btc"}}`); len(got) != 0 {
			t.Errorf("%s: got %v", kind, got)
		}
	}
}

func TestTopicIsTheThread(t *testing.T) {
	const rest = `"text":"/price btc","message_thread_id":33`
	for name, c := range map[string]struct{ fields, thread string }{
		"in a topic":                   {rest + `,"is_topic_message":true`, "33"},
		"an answer outside of a forum": {rest, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(t, group, c.fields)[0].Where().Thread; got != c.thread {
				t.Errorf("thread %q, want %q", got, c.thread)
			}
		})
	}
}

func TestFirstMessageOfATopicIsNoReply(t *testing.T) {
	// Telegram makes every message of a topic a reply to the message that opened it, here
	// one of the bot.
	root := `"message_thread_id":33,"is_topic_message":true,"reply_to_message":{"message_id":33,"date":1,"from":{"id":4242,"is_bot":true},"chat":{"id":-100200,"type":"supergroup"}}`
	if got := said(t, group, `"text":"good morning",`+root); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	got := said(t, group, `"text":"/help",`+root)
	if len(got) != 1 || !got[0].Body.(chat.Message).ReplyTo.Zero() {
		t.Errorf("got %v", got)
	}
}

func TestReplyNamesWhatItAnswers(t *testing.T) {
	got := said(t, private, `"text":"and eth?","reply_to_message":{"message_id":40,"date":1,"from":{"id":4242,"is_bot":true},"chat":{"id":1001,"type":"private"}}`)
	want := chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "1001"}, ID: "40"}
	if m := got[0].Body.(chat.Message); m.ReplyTo != want {
		t.Errorf("answers %v, want %v", m.ReplyTo, want)
	}
}

// reacted maps a change of reactions; lists are JSON.
func reacted(t *testing.T, old, now string) []chat.Event {
	t.Helper()
	return read(t, `{"update_id":8,"message_reaction":{"chat":{"id":-100200,"type":"supergroup"},"message_id":56,"user":{"id":1001},"date":1700000000,"old_reaction":[`+old+`],"new_reaction":[`+now+`]}}`)
}

func emoji(e string) string { return `{"type":"emoji","emoji":"` + e + `"}` }

func TestReactionsBecomeEvents(t *testing.T) {
	const custom = `{"type":"custom_emoji","custom_emoji_id":"5381"}`
	for name, c := range map[string]struct{ old, now, want string }{
		"put on":           {"", emoji("👍"), "u:8 +👍"},
		"taken off":        {emoji("👍"), "", "u:8 -👍"},
		"changed":          {emoji("👍"), emoji("👎"), "u:8 -👍 u:8:1 +👎"},
		"one more":         {emoji("👍"), emoji("👍") + "," + emoji("🎉"), "u:8 +🎉"},
		"custom":           {"", custom, "u:8 +custom:5381"},
		"paid stars":       {"", `{"type":"paid"}`, ""},
		"nothing changed":  {emoji("👍"), emoji("👍"), ""},
		"named twice":      {"", emoji("👍") + "," + emoji("👍"), "u:8 +👍"},
		"a type from 2030": {"", `{"type":"hologram"}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var parts []string
			for _, e := range reacted(t, c.old, c.now) {
				r := e.Body.(chat.Reaction)
				sign := map[bool]string{true: "-", false: "+"}[r.Removed]
				parts = append(parts, e.ID, sign+r.Emoji)
			}
			if got := strings.Join(parts, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestReactionTellsWhereAndWho(t *testing.T) {
	got := reacted(t, "", emoji("👍"))
	want := []chat.Event{{Platform: chat.Telegram, ID: "u:8", Body: chat.Reaction{
		On:     chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "-100200"}, ID: "56"},
		Author: chat.Author{ID: "1001"}, Emoji: "👍", At: time.Unix(1700000000, 0).UTC(),
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReactionsOfChatsAndBotsAreIgnored(t *testing.T) {
	for _, who := range []string{`"actor_chat":{"id":-9,"type":"channel"}`, `"user":{"id":4242,"is_bot":true}`, `"user":{"id":77,"is_bot":true}`} {
		got := read(t, `{"update_id":8,"message_reaction":{"chat":{"id":1},"message_id":56,`+who+`,"date":1,"old_reaction":[],"new_reaction":[`+emoji("👍")+`]}}`)
		if len(got) != 0 {
			t.Errorf("%s: got %v", who, got)
		}
	}
}

func TestPressBecomesEvent(t *testing.T) {
	got := read(t, `{"update_id":9,"callback_query":{"id":"q","from":{"id":1001,"language_code":"en"},"chat_instance":"c","data":"rate:positive:1",
		"message":{"message_id":57,"date":0,"chat":{"id":-100200,"type":"supergroup"},"message_thread_id":33,"is_topic_message":true}}}`)
	want := []chat.Event{{Platform: chat.Telegram, ID: "u:9", Body: chat.Press{
		On:     chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "-100200", Thread: "33"}, ID: "57"},
		Author: chat.Author{ID: "1001", Locale: "en"}, Value: "rate:positive:1", At: now,
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPressThatNamesNothingIsIgnored(t *testing.T) {
	for _, fields := range []string{`"game_short_name":"g","message":{"message_id":1,"chat":{"id":1}}`, `"data":"x","inline_message_id":"i"`, `"data":"x","message":{"message_id":1}`} {
		if got := read(t, `{"update_id":9,"callback_query":{"id":"q","from":{"id":1},"chat_instance":"c",`+fields+`}}`); len(got) != 0 {
			t.Errorf("%s: got %v", fields, got)
		}
	}
}

func TestOneUnreadableUpdateDoesNotHideTheOthers(t *testing.T) {
	list, unread, err := decodeUpdates(json.RawMessage(`[{"update_id":1},{"update_id":2,"message":"no object"},{"update_id":3},"no update"]`))
	if err != nil || unread == nil {
		t.Fatalf("errors %v and %v", err, unread)
	}
	if len(list) != 3 || list[1].UpdateID != 2 || list[1].Message != nil {
		t.Errorf("got %+v", list)
	}
	if _, _, err := decodeUpdates(json.RawMessage(`{}`)); err == nil {
		t.Error("an object passed as a list")
	}
}

// FuzzUpdate: whatever arrives, reading it ends, and what comes out keeps the words' promises.
func FuzzUpdate(f *testing.F) {
	samples, err := filepath.Glob("testdata/updates/*.json")
	if err != nil || len(samples) == 0 {
		f.Fatalf("no samples: %v", err)
	}
	for _, path := range samples {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, err := decodeUpdate(raw)
		if err != nil && (u.Message != nil || u.CallbackQuery != nil || u.MessageReaction != nil) {
			t.Errorf("an unreadable update has a body: %v", err)
		}
		ids := map[string]bool{}
		for _, e := range events(u, me, now) {
			if ids[e.ID] {
				t.Errorf("the id %s comes twice", e.ID)
			}
			ids[e.ID] = true
			wantWhole(t, e)
		}
	})
}

func wantWhole(t *testing.T, e chat.Event) {
	t.Helper()
	if e.Platform != chat.Telegram || e.Where().Channel == "" || !strings.HasPrefix(e.ID, "u:") {
		t.Errorf("incomplete: %+v", e)
	}
	switch b := e.Body.(type) {
	case chat.Message:
		if b.Text == "" || b.Text != strings.TrimSpace(b.Text) || (b.Author.ID == "") != b.Overheard {
			t.Errorf("incomplete: %+v", b)
		}
	case chat.Reaction:
		if b.Emoji == "" || b.Author.ID == "" {
			t.Errorf("incomplete: %+v", b)
		}
	case chat.Press:
		if b.Value == "" || b.Author.ID == "" {
			t.Errorf("incomplete: %+v", b)
		}
	}
}
