package experiment

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/learning/registry"
	"tickertape/core/record"
)

var began = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

// court is a canary for half of the people, and what is stored of it.
type court struct {
	is    registry.Deployment
	asked []record.Judged
	did   string
	order registry.Order
	err   error
	whole error // what is wrong with the canary
	fails error // what the gates say of it

	people int           // who ask in turn
	every  time.Duration // somebody asks
}

func (c *court) Whole(string) error { return c.whole }

func session() *court {
	return &court{is: registry.Deployment{Serving: "seed-1", Canary: "m0a1b2c3d", Share: .5, Since: began}, people: 400, every: time.Second}
}

func (c *court) Deployment() (registry.Deployment, error) { return c.is, c.err }

func (c *court) Promote(version string, o registry.Order) (registry.Deployment, error) {
	if c.fails != nil && !o.Force {
		return c.is, c.fails
	}
	c.did, c.order = "promoted "+version, o
	return c.is, nil
}

func (c *court) Rollback(version string, o registry.Order) (registry.Deployment, error) {
	c.did, c.order = "rolled back "+version, o
	return c.is, nil
}

func (c *court) Tried(_ context.Context, since time.Time, yield func(record.Judged) error) error {
	for _, j := range c.asked {
		if j.Interaction.At.Before(since) {
			continue
		}
		if err := yield(j); err != nil {
			return err
		}
	}
	return nil
}

// chances are how likely an answer of an arm goes wrong.
type chances struct{ negative, corrected, lost, broken, slow float64 }

// asks lets people ask: a tenth of the answers is judged.
func (c *court) asks(n int, serving, canary chances) *court {
	r := rand.New(rand.NewPCG(9, uint64(n)))
	e, _ := OfCanary(c.is)
	for k := range n {
		user := record.ID(fmt.Sprint("user ", k%c.people))
		arm, _ := e.Arm(string(user))
		is := serving
		if arm.Name == CanaryArm {
			is = canary
		}
		i := record.Interaction{ID: record.ID(fmt.Sprint(k)), User: user, Arm: Exposed("cards=full", e.Name, arm.Name), At: began.Add(time.Duration(k) * c.every), Query: ask.Query{Intent: ask.Price}}
		if r.Float64() < is.lost {
			i.Query.Intent = ask.OutOfScope
		}
		if i.Failed = r.Float64() < is.broken; r.Float64() < is.slow {
			i.Took = 4 * time.Second
		}
		j := record.Judged{Interaction: i}
		if r.Float64() < .1 {
			f := record.Feedback{User: user, Verdict: record.Positive, Weight: 1}
			if r.Float64() < is.negative {
				f.Verdict = record.Negative
			}
			j.Feedback = append(j.Feedback, f)
		}
		if r.Float64() < is.corrected {
			j.Feedback = []record.Feedback{{User: user, Verdict: record.Negative, Weight: 1, Meant: ask.Chart}}
		}
		c.asked = append(c.asked, j)
	}
	return c
}

func all(f []record.Feedback) []record.Feedback { return f }

// sits lets the judge look once, so long after the canary began.
func (c *court) sits(t *testing.T, after time.Duration) (did string) {
	t.Helper()
	var rules Canary
	rules.Defaults()
	j := Judge{Models: c, Store: c, Voices: all, Canary: rules, Now: func() time.Time { return began.Add(after) }}
	did, err := j.RunOnce(t.Context())
	if want := c.did != "" || c.is.Canary != ""; err != nil || (did != "") != want || !strings.Contains(did, c.order.Why) {
		t.Errorf("it tells %q, %v", did, err)
	}
	return did
}

const day = 24 * time.Hour

var usual = chances{negative: .2, corrected: .02, lost: .05, broken: .001, slow: .01}

func TestCanaryThatIsWorseIsRolledBackWithTheReason(t *testing.T) {
	for name, c := range map[string]struct {
		chances
		why string
	}{
		"disliked": {chances{negative: .7, corrected: .02, lost: .05}, "displeased: "}, "corrected": {chances{negative: .2, corrected: .15, lost: .05}, "displeased: "},
		"lost": {chances{negative: .2, lost: .2}, "not understood: "}, "broken": {chances{negative: .2, lost: .02, broken: .1}, "broken: "}, "slow": {chances{negative: .2, lost: .05, slow: .2}, "slow: "},
	} {
		t.Run(name, func(t *testing.T) {
			court := session().asks(4000, usual, c.chances)
			court.sits(t, day)
			if court.did != "rolled back m0a1b2c3d" || !strings.Contains(court.order.Why, c.why) || court.order.Who != "canary judge" || !court.order.Of.Equal(began) {
				t.Errorf("%q by %+v", court.did, court.order)
			}
		})
	}
}

// A model that breaks is not waited for until there are enough answers for a promotion.
func TestCanaryThatAlwaysBreaksIsRolledBackAtOnce(t *testing.T) {
	court := session().asks(60, chances{}, chances{broken: 1})
	court.sits(t, time.Minute)
	if court.did != "rolled back m0a1b2c3d" || !strings.Contains(court.order.Why, "broken: 100.0 %") {
		t.Errorf("%q, %s", court.did, court.order.Why)
	}
}

func TestCanaryThatIsAsGoodIsPromotedWhenThatIsSure(t *testing.T) {
	court := session()
	court.people = 40_000
	court.asks(200_000, usual, usual)
	court.sits(t, 3*day)
	if court.did != "promoted m0a1b2c3d" || !strings.Contains(court.order.Why, "no rate is higher by 5.0 % or more") {
		t.Errorf("%q, %s", court.did, court.order.Why)
	}
}

func TestCanaryGoesOnUntilEnoughIsKnownOrItsTimeIsUp(t *testing.T) {
	good := chances{lost: .05}
	for name, c := range map[string]struct {
		n, people int
		after     time.Duration
		canary    chances
		did, why  string
	}{
		"nobody asked":                   {0, 400, 8 * day, good, "", "0 answers to 0 people so far"},
		"a day":                          {1000, 400, day, good, "", "people so far"},
		"nothing against it":             {1000, 400, 7 * day, good, "promoted m0a1b2c3d", "nothing was found against it"},
		"few answers":                    {20, 400, 7 * day, good, "promoted m0a1b2c3d", "on the word of the gates: only "},
		"many answers to few people":     {6000, 12, 7 * day, good, "promoted m0a1b2c3d", "people in 168h"},
		"few people, and all displeased": {600, 12, 7 * day, chances{negative: .9, lost: .05}, "", "undecided: displeased"},
		"disliked, which may be luck":    {800, 400, 7 * day, chances{negative: .25, lost: .05}, "", "undecided: displeased"},
		"and nobody decided":             {800, 400, 14 * day, chances{negative: .25, lost: .05}, "rolled back m0a1b2c3d", "undecided after 336h"},
		"what few people have judged":    {420, 400, 7 * day, chances{negative: 1, lost: .05}, "promoted m0a1b2c3d", "nothing was found against it"},
		"breaks, which is rare":          {1000, 400, 7 * day, chances{lost: .05, broken: .02}, "", "undecided: broken"},
	} {
		t.Run(name, func(t *testing.T) {
			court := session()
			court.people = c.people
			if c.n > 0 {
				court.every = c.after / time.Duration(c.n)
			}
			serving := good
			if c.canary.negative > 0 {
				serving.negative = .2
			}
			court.asks(c.n, serving, c.canary)
			if name == "what few people have judged" {
				court.quiet(3)
			}
			did := court.sits(t, c.after)
			if court.did != c.did || !strings.Contains(did, c.why) {
				t.Errorf("%q, %s", court.did, did)
			}
		})
	}
}

func TestHandfulOfVotesStandsAgainstNobody(t *testing.T) {
	var rules Canary
	rules.Defaults()
	for _, c := range []struct {
		people, tried int
		share, canary float64
		want          Verdict
	}{
		{78, 29, .278, .348, Promoted}, {3000, 1000, .278, .348, Undecided}, {78, 29, .278, .53, Undecided}, {3000, 1000, .278, .318, Promoted}, {0, 0, 0, 0, Promoted},
	} {
		of := func(people int, share float64) []Measured {
			return []Measured{{Rate: Displeased, Answers: people, People: people, Share: share, Difference: share - c.share, Low: -1, High: 1, P: 1, Worse: 1}}
		}
		r := Result{Arms: []Standing{{ServingArm, 900, 300, of(c.people, c.share)}, {CanaryArm, 300, 100, of(c.tried, c.canary)}}}
		if got, why := rules.Decide(r, rules.Most); got != c.want {
			t.Errorf("%+v: %s, %s", c, got, why)
		}
	}
}

// quiet leaves the voices of so many people in each arm.
func (c *court) quiet(people int) {
	left := map[string]int{}
	for n, j := range c.asked {
		if len(j.Feedback) == 0 {
			continue
		}
		if left[j.Interaction.Arm]++; left[j.Interaction.Arm] > people {
			c.asked[n].Feedback = nil
		}
	}
}

// A bot that was off for a week has learned nothing meanwhile.
func TestTimeInWhichNobodyIsAnsweredDoesNotPass(t *testing.T) {
	court := session().asks(40, chances{lost: .05}, chances{lost: .05})
	if did := court.sits(t, 9*day); court.did != "" || !strings.Contains(did, "goes on") {
		t.Errorf("%q, %s", court.did, did)
	}
	court.is.Since = began.Add(time.Hour)
	j := Judge{Models: court, Store: court, Voices: all, Now: func() time.Time { return began }}
	if did, err := j.RunOnce(t.Context()); did != "" || err == nil || !strings.Contains(err.Error(), "is the clock right") || court.did != "" {
		t.Errorf("before it began: %q, %v", did, err)
	}
}

func TestCanaryThatCantBeOpenedIsRolledBack(t *testing.T) {
	for _, err := range []error{registry.ErrBroken, registry.ErrUnknown} {
		court := session().asks(10, usual, usual)
		court.whole = fmt.Errorf("model m0a1b2c3d: %w", err)
		court.sits(t, day)
		if court.did != "rolled back m0a1b2c3d" || !strings.Contains(court.order.Why, err.Error()) {
			t.Errorf("%q, %s", court.did, court.order.Why)
		}
	}
	court := session()
	court.whole = errors.New("no disk")
	if _, err := (Judge{Models: court, Store: court, Voices: all, Now: func() time.Time { return began }}).RunOnce(t.Context()); !errors.Is(err, court.whole) || court.did != "" {
		t.Errorf("%v, %q", err, court.did)
	}
}

func TestPeopleWhoWereErasedAreNotOnePerson(t *testing.T) {
	court := session().asks(200, usual, usual)
	for range 300 {
		court.asked = append(court.asked, record.Judged{Interaction: record.Interaction{Arm: "canary-m0a1b2c3d=canary", At: began, Failed: true}})
	}
	e, _ := OfCanary(court.is)
	r, err := Count(t.Context(), court, all, e, began, alpha)
	if err != nil || r.Arms[0].Answers+r.Arms[1].Answers != 200 || r.Arms[1].Rates[3].Share > .05 {
		t.Errorf("%+v, %v", r, err)
	}
}

// The whole of a week: the judge looks every ten minutes, and a canary that is as good is not
// rolled back for that.
func TestJudgeMayLookAsOftenAsItLikes(t *testing.T) {
	lost := 0
	for seed := range 10 {
		court := session()
		court.is.Since = began.Add(time.Duration(seed) * time.Hour) // other people
		court.asks(6000+seed, usual, usual)
		whole := court.asked
		for k := 100; k < len(whole) && court.did == ""; k += 200 {
			court.asked = whole[:k]
			court.sits(t, day)
		}
		if strings.HasPrefix(court.did, "rolled back") {
			lost++
		}
	}
	if lost > 1 {
		t.Errorf("%d of 10 good canaries were rolled back", lost)
	}
}

// against lets somebody vote against so many answers, of the canary alone or of all.
func (c *court) against(n int, who func(asker record.ID, k int) record.ID, arms ...string) *court {
	k := 0
	for i, j := range c.asked {
		arm, _ := ArmIn(j.Interaction.Arm, "canary-m0a1b2c3d")
		if k == n || !slices.Contains(arms, arm) {
			continue
		}
		c.asked[i].Case.State = record.CaseHeld
		c.asked[i].Feedback = append(c.asked[i].Feedback, record.Feedback{User: who(j.Interaction.User, k), Verdict: record.Negative, Weight: 1})
		k++
	}
	return c
}

// When a canary is bad, many complain at once: that looks like a burst, and is what it is about.
func TestVotesThatAreHeldAsABurstCountAgainstACanary(t *testing.T) {
	court := session().asks(2000, usual, usual).against(120, func(asker record.ID, _ int) record.ID { return asker }, CanaryArm)
	court.sits(t, day)
	if court.did != "rolled back m0a1b2c3d" || !strings.Contains(court.order.Why, "displeased: ") {
		t.Errorf("%q, %s", court.did, court.order.Why)
	}
}

// Who votes against hundreds of answers has one say, even if luck or a guess brings them to those
// of the canary alone.
func TestTrollHasOneSay(t *testing.T) {
	troll := func(record.ID, int) record.ID { return "troll" }
	e, _ := OfCanary(session().is)
	standing := func(c *court) Measured {
		r, err := Count(t.Context(), c, all, e, began, alpha)
		if err != nil {
			t.Fatal(err)
		}
		return r.Arms[1].Rates[0]
	}
	without := standing(session().asks(3000, usual, usual))
	three := func(_ record.ID, k int) record.ID { return record.ID(fmt.Sprint("troll ", k%3)) }
	for name, c := range map[string]*court{
		"of the canary": session().asks(3000, usual, usual).against(900, troll, CanaryArm),
		"of all":        session().asks(3000, usual, usual).against(2000, troll, CanaryArm, ServingArm),
		"three of them": session().asks(3000, usual, usual).against(900, three, CanaryArm),
	} {
		if with := standing(c); with.Difference > without.Difference+.03 || with.Answers < without.Answers+500 {
			t.Errorf("%s: %+v, without %+v", name, with, without)
		}
		if c.sits(t, day); c.did != "" {
			t.Errorf("%s: %q, %s", name, c.did, c.order.Why)
		}
	}
}

func TestJudgeHasNothingToDoWithoutACanary(t *testing.T) {
	court := session()
	court.is = registry.Deployment{Serving: "seed-1"}
	court.sits(t, 30*day)
	if court.did != "" {
		t.Error(court.did)
	}
	court.err = errors.New("no disk")
	if _, err := (Judge{Models: court, Store: court, Voices: all}).RunOnce(t.Context()); !errors.Is(err, court.err) {
		t.Error(err)
	}
}

func TestResultTellsAnswersPeopleAndRates(t *testing.T) {
	court := session().asks(4000, chances{lost: .1}, chances{lost: .5, corrected: .3})
	e, _ := OfCanary(court.is)
	court.asked = append(court.asked, record.Judged{Interaction: record.Interaction{Arm: "other=canary", At: began}})
	r, err := Count(t.Context(), court, all, e, began, alpha)
	if err != nil || len(r.Arms) != 2 || r.Arms[0].Name != ServingArm {
		t.Fatalf("%+v, %v", r, err)
	}
	serving, canary := r.Arms[0], r.Arms[1]
	if serving.Answers+canary.Answers != 4000 || serving.People+canary.People != 400 {
		t.Errorf("%d and %d answers to %d and %d people", serving.Answers, canary.Answers, serving.People, canary.People)
	}
	m := canary.Rates[2]
	if m.Rate != NotUnderstood || m.Answers != canary.Answers || m.Low > .4 || m.High < .4 || m.Low < .2 || m.P > .001 || serving.Rates[2].P != 1 {
		t.Errorf("%+v", m)
	}
	if m := canary.Rates[1]; m.Rate != Corrected || m.Share < .2 || m.Share > .4 || m.Low <= 0 {
		t.Errorf("%+v", m)
	}
	if later, err := Count(t.Context(), court, all, e, began.Add(time.Hour), alpha); err != nil || later.Arms[0].Answers+later.Arms[1].Answers != 400 {
		t.Errorf("%+v, %v", later, err)
	}
}
