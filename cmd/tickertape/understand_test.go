package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnderstandReadsJSONLinesWithTheirContext(t *testing.T) {
	p := made(t)
	p.config("{}\n")
	in := `{"id":7,"text":"and ethereum?","context":["price of btc"]}` + "\nnot json\n" + `{"text":"btc 7d","id":"b"}`
	out, errs, code := p.run(strings.NewReader(in), "understand", "--jsonl", "--now", "2026-11-23")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code == 0 || len(lines) != 2 || !strings.Contains(errs, "line 2:") {
		t.Fatalf("code %d: %s\n%s", code, errs, out)
	}
	if !strings.HasPrefix(lines[0], `{"id":7,"text":"and ethereum?","intent":"price"`) || !strings.Contains(lines[0], `"assets":["ethereum"]`) || !strings.Contains(lines[0], `"by":"context"`) {
		t.Errorf("%s", lines[0])
	}
	if !strings.Contains(lines[1], `"range":"7d"`) || !strings.Contains(lines[1], `"id":"b"`) {
		t.Errorf("%s", lines[1])
	}
	if out, _, _ := p.run(nil, "understand", "--now", "2026-11-23", "gold yesterday"); !strings.Contains(out, `"range":"2026-11-22"`) {
		t.Errorf("%s", out)
	}
	if out, _, _ := p.run(nil, "understand", "inflation in germany vs france"); !strings.Contains(out, `"indicator":"cpi","country":"de"`) || !strings.Contains(out, `"against":[{"indicator":"cpi","country":"fr"}]`) {
		t.Errorf("%s", out)
	}
	if _, errs, code := p.run(nil, "understand", "--now", "tomorrow", "x"); code == 0 || !strings.Contains(errs, "2026-11-23") {
		t.Errorf("code %d: %s", code, errs)
	}
}

func TestEvalMeasuresLabelledQuestions(t *testing.T) {
	p := made(t)
	p.config("{}\n")
	file := filepath.Join(t.TempDir(), "cases.jsonl")
	text := `{"text":"price of btc","intent":"price","assets":["bitcoin"],"vs":null,"amount":null,"range":null,"indicator":null,"country":null,"lang":"en","slice":"plain"}` + "\n" +
		`{"text":"price of eth","intent":"chart","assets":["ethereum"],"lang":"en","slice":"plain"}` + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code := p.run(nil, "eval", "--mistakes", file)
	if code != 0 || !strings.Contains(out, "50.00 %  (1 of 2)") || !strings.Contains(out, "chart taken for price") || !strings.Contains(out, `"price of eth"`) {
		t.Errorf("code %d: %s\n%s", code, errs, out)
	}
}

func TestUnderstandShowsWhatAPictureAndARankingAreOf(t *testing.T) {
	p := made(t)
	p.config("{}\n")
	for text, want := range map[string]string{
		"heatmap": `"ranking":"heat"`, "sol with eth's market cap": `"like":"ethereum"`, "btc 4h candles ema 20 50": `"candles":"4h0m0s","studies":["exponential average"],"periods":[20,50]`, "gold per gram": `"weight":"g"`,
	} {
		if out, errs, code := p.run(strings.NewReader(""), "understand", text); code != 0 || !strings.Contains(out, want) {
			t.Errorf("%q: code %d %s %s, want %s", text, code, out, errs, want)
		}
	}
}

func TestTrainLeavesNoFileThatNobodyHasNamed(t *testing.T) {
	p := made(t)
	p.config("{}\n")
	out, errs, code := p.run(nil, "train")
	if code == 0 || !strings.Contains(errs, "--out FILE") || !strings.Contains(errs, "--dataset latest") {
		t.Errorf("code %d: %s%s", code, out, errs)
	}
	if left, err := filepath.Glob(filepath.Join(p.dir, "*.model")); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}
