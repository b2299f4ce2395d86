package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/cmd/tickertape/config"
)

// checked are the mistakes that `config check` finds.
func checked(t *testing.T, text string) error {
	t.Helper()
	f, err := config.Parse("bot.yaml", []byte(text), os.LookupEnv)
	if err != nil {
		t.Fatal(err)
	}
	h, mistakes := survey(f)
	return config.Collect(mistakes, h.hindrances(f))
}

func TestCheckFindsWhatWouldKeepTheBotFromStarting(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"adapters: {web: {listen: \"127.0.0.1:9091\"}}":                                "adapters.admin",
		"adapters: {web: {listen: \":9091\"}}":                                         "use another port",
		"adapters: {web: {listen: \"127.0.0.1:99999\"}}":                               `"99999" is no port`,
		"adapters: {admin: {listen: \"127.0.0.1:99999\"}}":                             `"99999" is no port`,
		"storage: {path: /proc/x.db}":                                                  "storage.path: /proc/x.db can't be used: nothing can be written there",
		"storage: {path: " + dir + "}":                                                 "it is a folder",
		"storage: {path: " + file + "/x.db}":                                           "is in is no folder",
		"storage: {path: " + dir + "/new/x.db}":                                        "",
		"storage: {path: " + file + "}":                                                "",
		"adapters: {web: {listen: \"127.0.0.1:0\"}, admin: {listen: \"127.0.0.1:0\"}}": "",
		"adapters: {web: {listen: \"127.0.0.2:9091\"}}":                                "",
	} {
		err := checked(t, text+"\n")
		if (want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("%v is left: %v", left, err)
	}
}
