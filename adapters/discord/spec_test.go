package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

// specs finds Discord's OpenAPI description beside the repository, if it is there.
func specs() (string, bool) {
	dir, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			return "", false
		}
		dir = filepath.Dir(dir)
	}
	file := filepath.Join(dir, "..", "shared", "specs", "discord-openapi.json")
	_, err = os.Stat(file)
	return file, err == nil
}

// spec is the description, read once: it is a megabyte.
var spec = sync.OnceValues(func() (*description, error) {
	file, _ := specs()
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	d := &description{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	if err := json.Unmarshal(b, &d.doc); err != nil {
		return nil, err
	}
	d.compiler.DefaultDraft(jsonschema.Draft2020)
	return d, d.compiler.AddResource("discord.json", doc)
})

type description struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
	doc      struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
}

// schema is that of a request's body; nil where the description has none.
func (d *description) schema(q discordtest.Request) (*jsonschema.Schema, error) {
	path, method := specPath(q), strings.ToLower(q.Method)
	var op struct {
		Body *json.RawMessage `json:"requestBody"`
	}
	if raw := d.doc.Paths[path][method]; raw == nil || json.Unmarshal(raw, &op) != nil || op.Body == nil {
		return nil, nil
	}
	escape := strings.NewReplacer("~", "~0", "/", "~1", "@", "%40", "{", "%7B", "}", "%7D")
	at := "discord.json#/paths/" + escape.Replace(path) + "/" + method + "/requestBody/content/application~1json/schema"
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.compiled[at]; s != nil {
		return s, nil
	}
	s, err := d.compiler.Compile(at)
	d.compiled[at] = s
	return s, err
}

// specPath is the description's name for a route of the emulated Discord.
func specPath(q discordtest.Request) string {
	path := strings.TrimPrefix(q.Route[strings.Index(q.Route, "/"):], "/api/v9")
	return strings.NewReplacer(
		"{channel}", "{channel_id}", "{message}", "{message_id}", "{guild}", "{guild_id}",
		"/interactions/{id}/{token}", "/interactions/{interaction_id}/{interaction_token}",
		"/webhooks/{app}/{token}", "/webhooks/{webhook_id}/{webhook_token}", "{app}", "{application_id}",
	).Replace(path)
}

// checkAgainstSpec lets the test fail at its end for every request whose body Discord's own
// description doesn't allow. Without the description it checks nothing.
func checkAgainstSpec(t *testing.T, s *discordtest.Server) {
	t.Helper()
	if _, ok := specs(); !ok {
		return
	}
	t.Cleanup(func() {
		for _, q := range s.Requests() {
			if err := valid(t, q); err != nil {
				t.Errorf("%s: %v\n%s", q.Route, err, q.Body)
			}
		}
	})
}

// valid checks one request.
func valid(t *testing.T, q discordtest.Request) error {
	t.Helper()
	d, err := spec()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := d.schema(q)
	if err != nil {
		t.Fatalf("%s: %v", q.Route, err)
	}
	if schema == nil || len(q.Body) == 0 {
		return nil
	}
	body, err := jsonschema.UnmarshalJSON(bytes.NewReader(q.Body))
	if err != nil {
		return err
	}
	return schema.Validate(body)
}

func TestEveryKindOfRequestIsInDiscordsDescription(t *testing.T) {
	if _, ok := specs(); !ok {
		t.Skip("Discord's description is not beside the repository: ../shared/specs/discord-openapi.json")
	}
	d, err := spec()
	if err != nil {
		t.Fatal(err)
	}
	for _, route := range []string{
		"POST /api/v9/channels/{channel}/messages",
		"POST /api/v9/interactions/{id}/{token}/callback",
		"PATCH /api/v9/webhooks/{app}/{token}/messages/@original",
		"POST /api/v9/webhooks/{app}/{token}",
		"PATCH /api/v9/channels/{channel}/messages/{message}",
		"PUT /api/v9/applications/{app}/commands",
		"PUT /api/v9/applications/{app}/guilds/{guild}/commands",
	} {
		method, _, _ := strings.Cut(route, " ")
		q := discordtest.Request{Method: method, Route: route}
		if s, err := d.schema(q); err != nil || s == nil {
			t.Errorf("%s: schema %v, %v", route, s, err)
		}
		q.Body = []byte(`"not an object"`)
		if valid(t, q) == nil {
			t.Errorf("%s: nonsense is valid", route)
		}
	}
}

// Every card that there is, with markup and without, is within the limits that Discord documents,
// and as its description has the body of each request that carries a card.
func TestEveryCardIsAsDiscordDescribesIt(t *testing.T) {
	t.Parallel()
	_, described := specs()
	for _, c := range adaptertest.Cards() {
		for _, plain := range []bool{false, true} {
			m := render(c.Card, plain)
			within(t, m)
			if described {
				wantDescribed(t, c.Name, m)
			}
		}
	}
}

func wantDescribed(t *testing.T, name string, m outgoing) {
	t.Helper()
	body, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{"POST", "PATCH"} {
		q := discordtest.Request{Method: method, Route: method + " /api/v9/channels/{channel}/messages", Body: body}
		if method == "PATCH" {
			q.Route += "/{message}"
		}
		if err := valid(t, q); err != nil {
			t.Errorf("%s: %s: %v\n%s", name, q.Route, err, body)
		}
	}
}

// What is hardest to show is taken in every way that a card can be sent, and each request is as
// Discord describes it (checked when the test ends).
func TestEveryHandMadeCardIsTakenInEveryWay(t *testing.T) {
	b := start(t)
	for _, d := range adaptertest.HandMade() {
		for i, c := range d.Cards {
			for _, plain := range []bool{false, true} {
				p := chat.Post{Key: fmt.Sprint(d.Name, i, plain), To: place(discordtest.Guild, "555"), Card: c.Card, Plain: plain}
				ref, err := b.Send(t.Context(), p)
				if err != nil {
					t.Fatalf("%s, plain %v: %v", c.Name, plain, err)
				}
				p.Instead = ref
				if _, err := b.Edit(t.Context(), p); err != nil {
					t.Errorf("%s, edited: %v", c.Name, err)
				}
			}
			b.discord.Slash("1001", "555", "help")
			b.answer(b.question(), c.Card)
		}
	}
}
