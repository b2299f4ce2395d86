package slacktest

import (
	"strings"
	"testing"
)

func TestBlocksAreCheckedAsSlackDoes(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	section := func(text string) string {
		return `{"type":"section","text":{"type":"plain_text","text":"` + text + `"}}`
	}
	button := func(id, label, value string) string {
		return `{"type":"button","action_id":"` + id + `","value":"` + value + `","text":{"type":"plain_text","text":"` + label + `"}}`
	}
	for blocks, want := range map[string]bool{
		`[{"type":"divider"}]`:                     true,
		`[` + section(long(3000)) + `]`:            true,
		`[` + section(long(3001)) + `]`:            false,
		`[` + section(" ") + `]`:                   false,
		`[{"type":"section"}]`:                     false,
		`[{"type":"section","text":{"type":"x"}}]`: false,
		`[{"type":"section","text":{"type":"plain_text","text":"x","verbatim":true}}]`:                  false,
		`[{"type":"header","text":{"type":"plain_text","text":"` + long(150) + `"}}]`:                   true,
		`[{"type":"header","text":{"type":"plain_text","text":"` + long(151) + `"}}]`:                   false,
		`[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]`:                                       false,
		`[{"type":"section","fields":[{"type":"mrkdwn","text":"` + long(2001) + `"}]}]`:                 false,
		`[{"type":"section","fields":[` + long11(`{"type":"mrkdwn","text":"x"}`) + `]}]`:                false,
		`[{"type":"context","elements":[{"type":"plain_text","text":"x"}]}]`:                            true,
		`[{"type":"context","elements":[]}]`:                                                            false,
		`[{"type":"actions","elements":[` + button("a", "x", "y") + `]}]`:                               true,
		`[{"type":"actions","elements":[` + button("a", long(76), "y") + `]}]`:                          false,
		`[{"type":"actions","elements":[` + button("a", "x", long(2001)) + `]}]`:                        false,
		`[{"type":"actions","elements":[` + button("a", "x", "y") + `,` + button("a", "x", "y") + `]}]`: false,
		`[{"type":"surprise"}]`: false,
		`[` + strings.Repeat(section("x")+",", 50) + section("x") + `]`:              false,
		`[` + strings.Repeat(section(long(3000))+",", 4) + section(long(3000)) + `]`: false,
		`{}`: false,
	} {
		if err := CheckBlocks([]byte(blocks)); (err == nil) != want {
			t.Errorf("%.100s: %v", blocks, err)
		}
	}
}

func long11(one string) string { return strings.Repeat(one+",", 10) + one }

func TestMentionsThatSlackWouldMakeAreNoticed(t *testing.T) {
	for params, want := range map[string]int{
		`{"text":"<!channel> and <@U1>"}`:      2,
		`{"text":"&lt;!channel&gt; @here"}`:    0,
		`{"text":"@here","parse":"full"}`:      1,
		`{"text":"@here","link_names":"true"}`: 1,
		`{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!here> @channel"}}]}`:         2,
		`{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"@channel","verbatim":true}}]}`: 0,
		`{"text":"x","blocks":[{"type":"section","text":{"type":"plain_text","text":"<!here>"}}]}`:              0,
	} {
		a := open(t)
		a.want("", a.request("chat.postMessage", "application/json", `{"channel":"C1",`+params[1:], BotToken))
		if got := a.Mentions(); len(got) != want {
			t.Errorf("%s: %q", params, got)
		}
	}
}
