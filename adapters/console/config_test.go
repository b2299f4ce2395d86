package console

import (
	"strings"
	"testing"
)

func TestBadConfigIsRefusedWithWhatIsAllowed(t *testing.T) {
	bad := Config{Enabled: "perhaps", Color: "blue"}
	_, err := New(bad, Parts{})
	for _, want := range []string{`enabled: "perhaps" is not known, use auto, true or false`, `color: "blue" is not known, use auto, always or never`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}

func TestDefaultsLeaveItToWhereTheBotIsStarted(t *testing.T) {
	var c Config
	c.Defaults()
	if err := c.Validate(); err != nil || c.Enabled.Always() || c.Enabled.Never() {
		t.Errorf("%+v: %v", c, err)
	}
	if !Switch("true").Always() || !Switch("false").Never() {
		t.Error("true and false are not clear")
	}
}
