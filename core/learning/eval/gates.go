package eval

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"gonum.org/v1/gonum/stat/distuv"
)

// Gates are what a new model must pass before anybody is answered by it: the section
// `learning.gates` of bot.yaml.
type Gates struct {
	MacroF1 float64       `yaml:"macro_f1"` // how much lower than the serving model's it may be, where that is not chance
	Intent  float64       `yaml:"intent"`   // by how much the share of an intent's messages that are understood may fall
	Chance  float64       `yaml:"chance"`   // how likely what was seen may be, were it no worse than that, to be taken for worse; 1: whatever is seen counts
	ECE     float64       `yaml:"ece"`      // the most that it may be, where what is beyond that is not chance
	P99     time.Duration `yaml:"p99"`      // the longest that 99 of 100 messages may take
}

// certain is the Chance at which nothing is excused.
const certain = 1

// Defaults are strict: a model that is no better need not be deployed.
func (g *Gates) Defaults() {
	*g = Gates{MacroF1: 0.005, Intent: 0.03, Chance: 0.05, ECE: 0.05, P99: 200 * time.Microsecond}
}

// Validate names every mistake.
func (g Gates) Validate() error {
	var errs []error
	for name, v := range map[string]float64{"macro_f1": g.MacroF1, "intent": g.Intent, "ece": g.ECE} {
		if v < 0 || v > 1 {
			errs = append(errs, fmt.Errorf("%s: %v is not between 0 and 1", name, v))
		}
	}
	if (g.Chance <= 0 || g.Chance > 0.5) && g.Chance != certain {
		errs = append(errs, fmt.Errorf("chance: %v is not above 0 and up to 0.5, nor 1 for no test", g.Chance))
	}
	if g.P99 <= 0 {
		errs = append(errs, fmt.Errorf("p99: %v is not above 0", g.P99))
	}
	return errors.Join(errs...)
}

// Compare tells why a model may not take the place of another, both measured on the same
// messages. Nothing: it may.
func (g Gates) Compare(is, was Metrics) []string { return g.compare(is, was, len(was.Intents)) }

// CompareEach is Compare where each intent is looked at as if it were the only one. There have to be
// some dozen messages of each: then an intent that is as good all but never falls by chance, and one that is
// ten points worse is found three times as often.
func (g Gates) CompareEach(is, was Metrics) []string { return g.compare(is, was, 1) }

// compare looks at so many intents at once.
func (g Gates) compare(is, was Metrics, intents int) []string {
	var why []string
	changes, all := changesOf(is, was)
	if is.MacroF1 < was.MacroF1-g.MacroF1 && all.worse(g.Chance) {
		why = append(why, fmt.Sprintf("macro-F1 is %.4f, the serving model has %.4f (of %d messages %d are lost, %d won)", is.MacroF1, was.MacroF1, all.of, all.lost, all.won))
	}
	for _, intent := range slices.Sorted(maps.Keys(was.Intents)) {
		a, b, c := was.Intents[intent], is.Intents[intent], changes[intent]
		if g.fell(c, intents) {
			why = append(why, fmt.Sprintf("%s: %d of %d messages are understood, by the serving model %d (%d are lost, %d won)", intent, b.Right, b.Of, a.Right, c.lost, c.won))
		}
	}
	return why
}

// fell reports whether an intent is understood less by more than it may be. Two models that are as
// good differ by chance in some messages, as many one way as the other: those that are won tell how
// many. So, if the share fell by just as much as it may, about won + Intent·of messages would be
// lost. It fell by more where at least as many as were lost would be by chance in no more than
// Chance of all cases (an exact one-sided binomial test). As many intents are looked at as a model knows, and one of them falls by
// chance far more often than each of them does: each has its part of Chance alone (the inequality of Bonferroni), so that a model
// that is no worse is refused for any of them in no more than Chance of all cases.
func (g Gates) fell(c change, intents int) bool {
	if float64(c.lost-c.won) <= g.Intent*float64(c.of) {
		return false
	}
	if g.Chance == certain {
		return true
	}
	p := g.Intent + float64(c.won)/float64(c.of)
	return distuv.Binomial{N: float64(c.of), P: p}.Survival(float64(c.lost-1)) <= g.Chance/float64(max(1, intents))
}

// worse reports whether more messages are lost than won, and would be by chance, if each were as
// likely to be lost as won, in no more than so many of all cases (the sign test; McNemar,
// Psychometrika 12, 1947).
func (c change) worse(chance float64) bool {
	if c.lost <= c.won {
		return false
	}
	return distuv.Binomial{N: float64(c.lost + c.won), P: 0.5}.Survival(float64(c.lost-1)) <= chance
}

// Absolute tells why a model may not serve, whatever serves now.
func (g Gates) Absolute(m Metrics) []string {
	var why []string
	if m.ECE > g.ECE && (g.Chance == certain || m.ECE > byChance(m.Bins, g.ECE, g.Chance)) {
		why = append(why, fmt.Sprintf("calibration error is %.1f %%, at most %.1f %% is allowed", 100*m.ECE, 100*g.ECE))
	}
	if m.P99 > g.P99 {
		why = append(why, fmt.Sprintf("99 of 100 messages take up to %v, at most %v is allowed", m.P99, g.P99))
	}
	return why
}
