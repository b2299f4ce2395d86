package slack

import (
	"os"
	"slices"
	"testing"

	slackgo "github.com/slack-go/slack"
	"go.yaml.in/yaml/v4"
)

// The manifest that people paste into Slack asks for what this package needs, and no more.
func TestManifestFitsTheAdapter(t *testing.T) {
	raw, err := os.ReadFile("../../deploy/slack-manifest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var m slackgo.Manifest
	if err := yaml.Load(raw, &m, yaml.WithKnownFields()); err != nil {
		t.Fatalf("Slack knows no such manifest: %v", err)
	}
	wantAll(t, "bot_events", m.Settings.EventSubscriptions.BotEvents,
		"app_home_opened", "app_mention", "assistant_thread_started", "message.im", "reaction_added", "reaction_removed")
	wantAll(t, "scopes", m.OAuthConfig.Scopes.Bot,
		"app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands", "files:write", "groups:history",
		"im:history", "reactions:read", "reactions:write", "users:read")
	if !m.Settings.SocketModeEnabled || !m.Settings.Interactivity.IsEnabled || m.Settings.TokenRotationEnabled {
		t.Errorf("settings %+v", m.Settings)
	}
	if c := m.Features.SlashCommands; len(c) != 1 || c[0].Command != "/tape" || c[0].ShouldEscape {
		t.Errorf("commands %+v", c)
	}
	if v := m.Features.AssistantView; v == nil || v.AssistantDescription == "" || len(v.AssistantDescription) > 300 {
		t.Errorf("assistant view %+v", v)
	}
	if !m.Features.AppHome.HomeTabEnabled {
		t.Error("nobody would see the home")
	}
	if !m.Features.AppHome.MessagesTabEnabled || m.Features.AppHome.MessagesTabReadOnlyEnabled {
		t.Errorf("nobody could write to the bot: %+v", m.Features.AppHome)
	}
}

func wantAll(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	got = slices.Sorted(slices.Values(got))
	if !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
