package config_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/cmd/tickertape/config"
)

// part is a section as a part of the bot would have it.
type part struct {
	Token   string            `yaml:"token"`
	Wait    time.Duration     `yaml:"wait"`
	Limit   int               `yaml:"limit"`
	On      bool              `yaml:"on"`
	Names   []string          `yaml:"names"`
	Nested  map[string]nested `yaml:"nested"`
	Hidden  func()            `yaml:"-"`
	Inlined `yaml:",inline"`
}

type nested struct {
	Size int `yaml:"size"`
}

type Inlined struct {
	Extra string `yaml:"extra"`
}

func (p *part) Defaults() { p.Wait, p.Limit = time.Second, 10 }

func (p part) Validate() error {
	var errs []error
	if p.Limit < 0 {
		errs = append(errs, fmt.Errorf("limit: %d is negative, use 0 or more", p.Limit))
	}
	if p.Extra == "bad" {
		errs = append(errs, errors.New(`extra: "bad" is not known, use good`))
	}
	return errors.Join(errs...)
}

func env(name string) (string, bool) {
	v, ok := map[string]string{"TOKEN": "123456:SECRET", "N": "7", "EVIL": "x\nlimit: 99", "EMPTY": ""}[name]
	return v, ok
}

func parse(t *testing.T, text string) *config.File {
	t.Helper()
	f, err := config.Parse("bot.yaml", []byte(text), env)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSectionIsDefaultsThenFile(t *testing.T) {
	f := parse(t, "adapters:\n  slack:\n    token: ${TOKEN}\n    limit: ${N}\n    names: [a, '${TOKEN:-x}']\n    nested: {big: {size: 3}}\n    extra: good\n")
	var p part
	if err := f.Section(&p, "adapters", "slack"); err != nil {
		t.Fatal(err)
	}
	want := part{
		Token: "123456:SECRET", Wait: time.Second, Limit: 7, Names: []string{"a", "123456:SECRET"},
		Nested: map[string]nested{"big": {3}}, Inlined: Inlined{"good"},
	}
	if d := cmp.Diff(want, p, cmp.AllowUnexported(part{}), cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Hidden" }, cmp.Ignore())); d != "" {
		t.Error(d)
	}
}

func TestMissingSectionsAndFilesAreAllDefaults(t *testing.T) {
	for _, text := range []string{"", "\n", "# nothing\n", "adapters:\n", "adapters: {slack: }\n"} {
		var p part
		if err := parse(t, text).Section(&p, "adapters", "slack"); err != nil || p.Limit != 10 {
			t.Errorf("%q: %+v, %v", text, p, err)
		}
	}
	f, err := config.Open(filepath.Join(t.TempDir(), "none.yaml"), false, env)
	if err != nil || !f.Missing {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := config.Open(filepath.Join(t.TempDir(), "none.yaml"), true, env); err == nil {
		t.Error("a file that was named may be missing")
	}
}

func TestEveryMistakeIsNamedWithItsLineAndWhatIsAllowed(t *testing.T) {
	cases := map[string]struct {
		text string
		want []string
	}{
		"unknown key":     {"slack:\n  tokn: x\n", []string{"bot.yaml:2: slack.tokn: is not known here, use extra, limit, names, nested, on, token, wait"}},
		"two unknown":     {"slack:\n  a: 1\n  limit: 1\n  b: 1\n", []string{"bot.yaml:2: slack.a:", "bot.yaml:4: slack.b:"}},
		"deep unknown":    {"slack:\n  nested:\n    big:\n      sise: 1\n", []string{"bot.yaml:4: slack.nested.big.sise: is not known here, use size"}},
		"bad duration":    {"slack:\n  wait: soon\n", []string{"bot.yaml:2: slack.wait: cannot read `soon` as a time, write for example 500ms, 10s or 2m"}},
		"bad number":      {"slack:\n  limit: many\n", []string{"bot.yaml:2", "as a whole number"}},
		"bad bool":        {"slack:\n  on: perhaps\n", []string{"bot.yaml:2", "as true or false"}},
		"invalid values":  {"slack:\n  limit: -1\n  extra: bad\n", []string{"bot.yaml:2: slack.limit: -1 is negative, use 0 or more", `bot.yaml:3: slack.extra: "bad" is not known, use good`}},
		"not a section":   {"slack: 5\n", []string{"bot.yaml:1: slack: must be a section with keys: extra"}},
		"a key twice":     {"slack:\n  limit: 1\n  limit: 2\n", []string{"bot.yaml:3: slack.limit: stands twice, the first time in line 2"}},
		"unset variable":  {"slack:\n  token: ${NOPE}\n", []string{"bot.yaml:2: slack.token: the environment variable NOPE is not set; set it, or write ${NOPE:-}"}},
		"unreadable file": {"slack:\n  token: file:/does/not/exist\n", []string{"bot.yaml:2: slack.token: the file /does/not/exist can't be read"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := parse(t, c.text)
			var p part
			err := config.Collect(f.Mistakes(), f.Section(&p, "slack"))
			if err == nil {
				t.Fatal("accepted")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("\n%v\nlacks\n%s", err, want)
				}
			}
		})
	}
}

func TestBrokenYAMLIsRefusedWithItsLine(t *testing.T) {
	for _, text := range []string{"a:\n  - b\n c: d\n", "a: [1, 2\n", "- a\n- b\n", "just text"} {
		_, err := config.Parse("bot.yaml", []byte(text), env)
		if err == nil || !strings.HasPrefix(err.Error(), "bot.yaml:") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestTabIsNamedAsOne(t *testing.T) {
	for _, text := range []string{"a:\n\tb: 1\n", "a:\n  b:\n \t  c: 1\n"} {
		if _, err := config.Parse("bot.yaml", []byte(text), env); err == nil || !strings.HasSuffix(err.Error(), "use spaces, not tabs") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestValueFromOutsideCanNotAddKeys(t *testing.T) {
	var p part
	if err := parse(t, "slack:\n  token: ${EVIL}\n  limit: 1\n").Section(&p, "slack"); err != nil {
		t.Fatal(err)
	}
	if p.Token != "x\nlimit: 99" || p.Limit != 1 {
		t.Errorf("%+v", p)
	}
}

func TestDefaultsOfVariables(t *testing.T) {
	var p part
	if err := parse(t, "slack: {token: '${NOPE:-}', extra: '${NOPE:-a:b}', limit: '${EMPTY:-4}'}\n").Section(&p, "slack"); err != nil {
		t.Fatal(err)
	}
	if p.Token != "" || p.Extra != "a:b" || p.Limit != 4 {
		t.Errorf("%+v", p)
	}
}

func TestSecretsAreReadFromFilesAndKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(path, []byte("  from-a-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := parse(t, "slack:\n  token: file:"+path+"\n  extra: ${TOKEN}\n")
	var p part
	if err := f.Section(&p, "slack"); err != nil || p.Token != "from-a-file" {
		t.Fatalf("%+v, %v", p, err)
	}
	if d := cmp.Diff([]string{"from-a-file"}, f.Secrets); d != "" {
		t.Error(d)
	}
}

func TestOnlyTheKnownSections(t *testing.T) {
	f := parse(t, "adapters: {}\nprovders: {}\n")
	err := f.Only([]string{"adapters", "providers"})
	if err == nil || err.Error() != "bot.yaml:2: provders: is not known here, use adapters, providers" {
		t.Errorf("%v", err)
	}
	f = parse(t, "adapters: [slack]\n")
	if err := f.Only([]string{"web", "slack"}, "adapters"); err == nil || err.Error() != "bot.yaml:1: adapters: must be a section with keys: slack, web" {
		t.Errorf("a list: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("slack: {token: '${X:-}'}")
	f.Add("a: &a [*a]")
	f.Add("\x00")
	f.Fuzz(func(_ *testing.T, text string) {
		file, err := config.Parse("bot.yaml", []byte(text), env)
		if err != nil {
			return
		}
		var p part
		_ = file.Section(&p, "slack")
		_ = file.Only([]string{"slack"})
	})
}

// list is a section that is a list.
type list []nested

func (l list) Validate() error {
	var errs []error
	for i, n := range l {
		if n.Size < 0 {
			errs = append(errs, fmt.Errorf("%d.size: %d is negative", i, n.Size))
		}
	}
	return errors.Join(errs...)
}

func TestListsAreReadAsStrictlyAsSections(t *testing.T) {
	for text, want := range map[string]string{
		"x:\n  - {size: 1}\n  - size: 2\n": "",
		"x: []\n":                          "",
		"x:\n  - size: 1\n  - size: 2\n    colour: red": "bot.yaml:4: x.1.colour: is not known here, use size",
		"x:\n  - size: 1\n  -\n    size: -2\n":          "bot.yaml:4: x.1.size: -2 is negative",
		"x: {size: 1}":                                  "bot.yaml:1: x: must be a list of sections with keys: size",
		"x: [1]":                                        "bot.yaml:1: x.0: must be a section with keys: size",
	} {
		f, err := config.Parse("bot.yaml", []byte(text), os.LookupEnv)
		if err != nil {
			t.Fatal(err)
		}
		var l list
		err = f.Section(&l, "x")
		if (want == "") != (err == nil) || want != "" && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %+v", text, err, l)
		}
	}
}
