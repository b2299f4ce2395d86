package slack

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tickertape/core/chat"
)

// specFile is Slack's own description of its Web API (slackapi/slack-api-specs, archived in
// 2021). It is data beside the project, not part of it.
const specFile = "specs/slack_web_openapi_v2.json"

// younger are the parameters that Slack has added since.
var younger = map[string][]string{
	"chat.postMessage":      {"metadata"},
	"chat.update":           {"metadata"},
	"conversations.history": {"include_all_metadata"},
	"conversations.replies": {"include_all_metadata"},
}

// Everything that we send has a name that Slack knows, and what it demands is there.
func TestRequestsUseSlacksParameters(t *testing.T) {
	spec := readSpec(t)
	p := begin(t)
	p.everyCall()
	checked := 0
	for _, call := range p.world.Calls("") {
		known, described := spec[call.Method]
		if !described {
			continue // younger than the description
		}
		checked++
		for name := range call.Params {
			if _, ok := known[name]; !ok && !slices.Contains(younger[call.Method], name) {
				t.Errorf("%s: Slack knows no %q", call.Method, name)
			}
		}
		for name, required := range known {
			if _, sent := call.Params[name]; required && !sent && name != "token" {
				t.Errorf("%s: %q is missing", call.Method, name)
			}
		}
	}
	if checked < 8 {
		t.Errorf("only %d calls were checked", checked)
	}
}

// everyCall makes the adapter use every method that it knows.
func (p *play) everyCall() {
	p.t.Helper()
	public := p.world.Say(inGeneral("price btc"))
	direct := p.world.Say(ana("price btc"))
	p.world.Await(p.t, "both questions", func() bool { return len(p.got.all()) == 2 })
	card := priceCard()
	card.Image = &chat.Image{Name: "a.png", Alt: "a", PNG: []byte("png")}
	for _, asked := range []chat.Ref{public, direct} {
		for _, bare := range []bool{true, false} {
			out := chat.Post{Key: "k", To: asked.Address, ReplyTo: asked, Card: card, Plain: bare}
			if _, err := p.Send(p.t.Context(), out); err != nil {
				p.t.Fatal(err)
			}
			if _, found, err := p.Find(p.t.Context(), out); err != nil || !found {
				p.t.Fatalf("found %v, %v", found, err)
			}
		}
	}
	p.world.OpenHome("U1001", "home")
	thread := p.world.StartThread("U1001")
	p.world.Await(p.t, "both welcomes", func() bool {
		_, home := p.world.Home("U1001")
		return home && len(p.world.Prompts(thread)) > 0
	})
	p.world.Fail("assistant.threads.setStatus", "not_allowed", 1)
	p.typing(chat.Message{Ref: direct}, func() {
		p.world.Await(p.t, "the eyes", func() bool { return len(p.world.Reactions(direct, eyes)) == 1 })
	})
	p.world.Await(p.t, "no eyes", func() bool { return len(p.world.Reactions(direct, eyes)) == 0 })
}

// readSpec lists each method's parameters and whether they are required.
func readSpec(t *testing.T) map[string]map[string]bool {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(besideTheProject(t), specFile))
	if err != nil {
		t.Skipf("Slack's API description is not beside the project: %v", err)
	}
	var file struct {
		Paths map[string]map[string]struct {
			Parameters []struct {
				Name     string `json:"name"`
				Required bool   `json:"required"`
			} `json:"parameters"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	spec := map[string]map[string]bool{}
	for path, methods := range file.Paths {
		params := map[string]bool{}
		for _, m := range methods {
			for _, p := range m.Parameters {
				params[p.Name] = p.Required
			}
		}
		spec[path[1:]] = params
	}
	return spec
}

// besideTheProject is the folder of shared data next to the one with go.mod.
func besideTheProject(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared")
		}
		if dir == filepath.Dir(dir) {
			t.Skip("there is no go.mod above this folder")
		}
	}
}
