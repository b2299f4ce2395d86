package experiment

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"time"

	"tickertape/core/learning/registry"
)

// Place is where a person is between 0 and 1 for a salt: by SHA-256, so that places for
// different salts, and those of different people, have nothing to do with each other.
func Place(salt, person string) float64 {
	sum := sha256.Sum256([]byte(salt + "\x00" + person))
	return float64(binary.BigEndian.Uint64(sum[:8])>>11) / (1 << 53)
}

// Arm is the arm that a person is in; false: in none. It is the same whenever it is asked.
func (c Config) Arm(person string) (Arm, bool) {
	at := Place(cmp.Or(c.Salt, c.Name), person)
	for _, a := range c.Arms {
		if at < a.Share {
			return a, true
		}
		at -= a.Share
	}
	return Arm{}, false
}

// The arms of a canary.
const (
	CanaryArm  = "canary"
	ServingArm = "serving"
)

// OfCanary is the experiment that a canary is; false: there is none. Another canary, also of
// the same model, has other people.
func OfCanary(d registry.Deployment) (Config, bool) {
	if d.Canary == "" {
		return Config{}, false
	}
	return Config{
		Name: canaries + d.Canary, Kind: Model, Salt: d.Canary + " " + d.Since.UTC().Format(time.RFC3339Nano),
		Arms: []Arm{{ServingArm, 1 - d.Share, d.Serving}, {CanaryArm, d.Share, d.Canary}},
	}, true
}

// Exposed adds an arm of an experiment to those that are written down of a question, as
// record.Interaction.Arm has them.
func Exposed(arms, experiment, arm string) string {
	if arms != "" {
		arms += " "
	}
	return arms + experiment + "=" + arm
}

// ArmIn finds the arm of an experiment in what is written; false: none.
func ArmIn(arms, experiment string) (arm string, ok bool) {
	for one := range strings.FieldsSeq(arms) {
		if name, arm, _ := strings.Cut(one, "="); name == experiment {
			return arm, true
		}
	}
	return "", false
}
