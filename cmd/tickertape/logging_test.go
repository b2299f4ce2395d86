package main

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

type named struct{ s string }

func (n named) String() string { return n.s }

func TestNoLineOfTheLogHoldsASecret(t *testing.T) {
	const secret = "123456:TEST-TOKEN"
	for _, format := range []string{"json", "text"} {
		var out bytes.Buffer
		log := newLog(logConfig{Level: "debug", Format: format}, &out, false, []string{secret})
		log.With("url", "https://x/bot"+secret+"/getMe").WithGroup("g").Error("failed for "+secret,
			"error", fmt.Errorf("post: %w", errors.New("bot"+secret)),
			"stringer", named{secret},
			slog.Group("deep", "token", secret, slog.Group("deeper", "x", secret)),
			"list", []string{secret})
		if strings.Contains(out.String(), secret) || !strings.Contains(out.String(), "[secret]") {
			t.Errorf("%s: %s", format, out.String())
		}
	}
}

func TestLogLevelIsKept(t *testing.T) {
	var out bytes.Buffer
	log := newLog(logConfig{Level: "warn", Format: "json"}, &out, false, nil)
	log.Info("hidden")
	log.Warn("seen")
	if got := out.String(); strings.Contains(got, "hidden") || !strings.Contains(got, "seen") {
		t.Error(got)
	}
}

func TestBadLogSettingsAreNamed(t *testing.T) {
	err := logConfig{Level: "loud", Format: "xml"}.Validate()
	if err == nil || !strings.Contains(err.Error(), `level: "loud"`) || !strings.Contains(err.Error(), `format: "xml"`) {
		t.Error(err)
	}
}
