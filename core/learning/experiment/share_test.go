package experiment

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tickertape/core/learning/registry"
)

func rules() (c Canary) {
	c.Defaults()
	return c
}

func TestCanaryAnswersMoreOfFewPeople(t *testing.T) {
	for seen, want := range map[int]float64{0: .5, 12: .5, 50: .5, 60: .5, 100: .3, 200: .15, 300: .1, 5000: .1} {
		if got := rules().ShareOf(seen); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("of %d people a share of %v, want %v", seen, got, want)
		}
	}
	if n := rules().Plenty(); n != 300 {
		t.Errorf("%d are plenty", n)
	}
	c := rules()
	if c.Share = .7; c.ShareOf(10) != .7 || c.ShareOf(1000) != .7 {
		t.Error("less than what is configured")
	}
}

// A bot of fewer than two hundred people learns, too.
func TestCanaryOfASmallBotGetsToKnowEnoughPeople(t *testing.T) {
	for _, people := range []int{50, 190} {
		t.Run(fmt.Sprint(people), func(t *testing.T) {
			court := session()
			court.is.Share, court.people = rules().ShareOf(people), people
			court.every = 7 * day / 4000
			court.asks(4000, usual, chances{negative: .1, lost: .03})
			did := court.sits(t, 7*day)
			if court.did != "promoted m0a1b2c3d" || strings.Contains(did, string(Trusted)) {
				t.Errorf("%s", did)
			}
		})
	}
}

func TestTooFewPeopleLeaveTheLastWordToTheGates(t *testing.T) {
	for name, c := range map[string]struct {
		fails    error
		did, why string
	}{
		"passed": {nil, "promoted m0a1b2c3d", "of which nothing speaks against it"},
		"failed": {fmt.Errorf("model: %w", registry.ErrFailed), "rolled back m0a1b2c3d", "but the gates have failed it"},
	} {
		t.Run(name, func(t *testing.T) {
			court := session()
			court.fails, court.people, court.every = c.fails, 9, 7*day/300
			court.asks(300, usual, usual)
			court.sits(t, 7*day)
			if court.did != c.did || !strings.HasPrefix(court.order.Why, "only ") || !strings.HasSuffix(court.order.Why, c.why) {
				t.Errorf("%q, %q", court.did, court.order.Why)
			}
		})
	}
}

// A canary whose time is shorter than a night is not promoted by the night.
func TestCanaryIsNotPromotedWhereNobodyAsks(t *testing.T) {
	c := rules()
	c.Most = time.Hour
	of := []Standing{{Name: ServingArm}, {Name: CanaryArm}}
	if got, why := c.Decide(Result{Arms: of}, 9*time.Hour); got != GoesOn {
		t.Errorf("%s: %s", got, why)
	}
}
