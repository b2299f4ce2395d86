package secret

import (
	"errors"
	"strings"
	"testing"
)

var errPlain = errors.New("nothing secret")

func TestSecretsAreHiddenInEveryText(t *testing.T) {
	s := List{"xapp-mine", "", "s3cret"}
	for text, want := range map[string]string{
		"token xapp-mine":                               "token [secret]",
		"signed with s3cret.":                           "signed with [secret].",
		"someone's xoxb-12-AbC and xoxp-9":              "someone's [secret] and [secret]",
		`Post "https://slack.com/api/chat": EOF`:        `Post "https://slack.com/api/chat": EOF`,
		`dial "wss://wss.slack.com/link/?ticket=a&x=1"`: `dial "[secret]"`,
		"https://hooks.slack.com/commands/T1/2/abc":     "[secret]",
		"https://files.slack.com/upload/v1/abc failed":  "[secret] failed",
		"token=abc&x=1":                                 "[secret]&x=1",
	} {
		if got := s.Hide(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if s.Wash(nil) != nil || !errors.Is(s.Wash(errPlain), errPlain) {
		t.Error("an error without secrets has to stay what it is")
	}
	if err := s.Wash(errWith("xapp-mine")); strings.Contains(err.Error(), "mine") {
		t.Errorf("%v", err)
	}
}

type errWith string

func (e errWith) Error() string { return string(e) }
