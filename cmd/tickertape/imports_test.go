package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pkg is what `go list -json` says of a package.
type pkg struct {
	ImportPath string
	Imports    []string
}

// rooms hold verbs; none imports another.
var rooms = []string{"nlu", "skills", "pipeline", "feedback", "learning", "watch", "privacy", "monitor"}

// The rules are in docs/architecture.md; depguard knows most of them too, but not that a room
// may not import another one.
func TestNobodyImportsWhatItMustNotKnow(t *testing.T) {
	for _, p := range packages(t) {
		from, ours := strings.CutPrefix(p.ImportPath, "tickertape/")
		if !ours || strings.HasSuffix(from, "test") {
			continue
		}
		for _, imported := range p.Imports {
			to, ours := strings.CutPrefix(imported, "tickertape/")
			if ours && !allowed(from, to) {
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "tickertape/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 20 {
		t.Fatalf("go list knows only %d packages", len(all))
	}
	return all
}

func allowed(from, to string) bool {
	top, rest, _ := strings.Cut(from, "/")
	name, _, _ := strings.Cut(rest, "/")
	switch top {
	case "cmd":
		return true
	case "core":
		if name == "learning" && to == "core/nlu/model" { // features in training and in use are one function
			return true
		}
		if (name == "learning" || name == "backup") && strings.HasPrefix(to, "core/internal/") { // how files and objects are written as a whole
			return true
		}
		return word(to, name) || (slices.Contains(rooms, name) && (word(to, "") || strings.HasPrefix(to, "core/"+name+"/") || to == "core/"+name))
	case "adapters":
		return to == "core/chat" || to == "adapters/transport" || strings.HasPrefix(to, "adapters/"+name+"/")
	case "providers":
		return to == "core/market" || to == "providers/rest" || strings.HasPrefix(to, "providers/"+name+"/")
	case "storage":
		return word(to, "") || strings.HasPrefix(to, "storage/"+name+"/")
	case "jobs":
		return strings.HasPrefix(to, "core/")
	}
	return false
}

// word tells whether a package of words may be imported by one of that name ("" is anybody).
func word(to, by string) bool {
	may := map[string][]string{
		"chat": {}, "market": {}, "ask": {"core/market"}, "record": {"core/chat", "core/ask", "core/market"},
	}
	if list, isWord := may[by]; isWord {
		return slices.Contains(list, to)
	}
	if by != "" {
		return false
	}
	return slices.Contains([]string{"core/chat", "core/market", "core/ask", "core/record"}, to)
}

func TestTheRulesWouldNoticeABreach(t *testing.T) {
	for from, to := range map[string]string{
		"core/chat": "core/market", "core/skills": "core/nlu", "core/pipeline": "adapters/slack",
		"adapters/slack": "adapters/discord", "adapters/web": "core/record", "providers/fred": "providers/yahoo",
		"providers/yahoo": "providers/gateway", "storage/bolt": "core/pipeline", "jobs": "storage/bolt", "core/ask": "core/chat",
	} {
		if allowed(from, to) {
			t.Errorf("%s may import %s", from, to)
		}
	}
}
