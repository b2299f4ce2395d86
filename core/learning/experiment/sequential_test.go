package experiment

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/record"
)

// arms is a stream of observations: who is treated, and the chance of a bad outcome of each arm.
type arms struct {
	share         float64 // of the treated
	control, bad  float64
	peeks, trials int
}

// errors counts the trials in which something is ever true, looking after each observation.
func (a arms) ever(seed uint64, observe func(r *rand.Rand, t *Test, treated bool), is func(*Test) bool) (times int, stopped float64) {
	r := rand.New(rand.NewPCG(seed, 7))
	for range a.trials {
		var t Test
		n := 1
		for ; n <= a.peeks; n++ {
			observe(r, &t, r.Float64() < a.share)
			if is(&t) {
				times++
				break
			}
		}
		stopped += float64(min(n, a.peeks))
	}
	return times, stopped / float64(a.trials)
}

// strangers are people of whom each is observed once.
func (a arms) strangers(r *rand.Rand, t *Test, treated bool) {
	p := a.control
	if treated {
		p = a.bad
	}
	x := 0.
	if r.Float64() < p {
		x = 1
	}
	t.Observe(treated, x, 1)
}

const alpha = 0.05

func significant(t *Test) bool { return t.P() <= alpha }

func TestEqualRatesAreRarelyToldApartHoweverOftenOneLooks(t *testing.T) {
	for _, a := range []arms{
		{.5, .2, .2, 2000, 300}, {.1, .2, .2, 2000, 300}, {.1, .02, .02, 3000, 200}, {.5, .5, .5, 2000, 200}, {.05, .9, .9, 2000, 200},
	} {
		wrong, _ := a.ever(1, a.strangers, significant)
		t.Logf("rate %v, %v treated: %d of %d told apart within %d looks", a.bad, a.share, wrong, a.trials, a.peeks)
		if float64(wrong) > alpha*float64(a.trials) {
			t.Errorf("rate %v: %d of %d, want at most %v", a.bad, wrong, a.trials, alpha)
		}
	}
}

// A test for a fixed number of observations, looked at again and again, is wrong most of the
// time: the simulation notices what it is there to notice.
func TestTheSimulationWouldNoticeATestThatIsNotAlwaysValid(t *testing.T) {
	a := arms{.5, .2, .2, 2000, 200}
	naive := func(t *Test) bool {
		n, m := t.Control.Weight(), t.Treated.Weight()
		p := (t.Control.Bad + t.Treated.Bad) / (n + m)
		return n > 20 && m > 20 && math.Abs(t.Difference()) > 1.96*math.Sqrt(p*(1-p)*(1/n+1/m))
	}
	if wrong, _ := a.ever(1, a.strangers, naive); wrong < a.trials/5 {
		t.Errorf("a z-test is wrong in %d of %d only", wrong, a.trials)
	}
}

func TestRealDifferencesAreFound(t *testing.T) {
	for _, c := range []struct {
		arms
		within float64 // observations on average
	}{
		{arms{.5, .1, .3, 3000, 100}, 400}, {arms{.1, .1, .3, 6000, 100}, 1500}, {arms{.1, .2, .1, 40000, 20}, 10000}, {arms{.1, 0, 1, 500, 100}, 60},
	} {
		found, after := c.ever(2, c.strangers, significant)
		t.Logf("%v and %v, %v treated: found in %d of %d, after %.0f observations", c.control, c.bad, c.share, found, c.trials, after)
		if found < c.trials*95/100 || after > c.within {
			t.Errorf("%+v: found in %d of %d, after %.0f", c, found, c.trials, after)
		}
	}
}

// village is people of whom each has a rate of their own and asks many times.
type village struct {
	people, answers int
	share           float64                       // of the people whom the canary answers
	rate            func(r *rand.Rand) float64    // of a person
	worse           func(x float64) float64       // what the canary makes of a rate; nil: nothing
	who             func(r *rand.Rand, k int) int // who asks the k-th question, of 0 to people-1
}

// life counts the villages in which the arms are ever told apart, looking after each answer, and
// those in which the canary ever is said to be worse; and the first for answers that are taken
// for those of strangers. A p-value remembers its best moment.
func (v village) life(trials int) (apart, worse, unbound int) {
	for trial := range trials {
		r := rand.New(rand.NewPCG(3, uint64(trial)))
		var bound, plain Test
		rate, treated := make([]float64, v.people), make([]bool, v.people)
		for i := range rate {
			if rate[i], treated[i] = v.rate(r), r.Float64() < v.share; treated[i] && v.worse != nil {
				rate[i] = v.worse(rate[i])
			}
		}
		all := crowd{}
		for k := range v.answers {
			i := v.who(r, k)
			x := when(r.Float64() < rate[i])
			before, now := all.note(record.ID(strconv.Itoa(i)), x, 1)
			bound.Change(treated[i], before, now)
			plain.Observe(treated[i], x, 1)
		}
		apart += int(when(significant(&bound)))
		worse += int(when(bound.Worse() <= alpha))
		unbound += int(when(significant(&plain)))
	}
	return apart, worse, unbound
}

// extreme is Beta(½,½): most people's answers nearly all go well, or nearly all badly.
func extreme(r *rand.Rand) float64 { return math.Pow(math.Sin(math.Pi/2*r.Float64()), 2) }

func near(mean, spread float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return min(1, max(0, mean+spread*r.NormFloat64())) }
}

// The ways in which people come: in turn, by lot, some far more often, and one after another.
func inTurn(people int) func(*rand.Rand, int) int {
	return func(_ *rand.Rand, k int) int { return k % people }
}

func byLot(people int) func(*rand.Rand, int) int {
	return func(r *rand.Rand, _ int) int { return r.IntN(people) }
}

func someMore(people int) func(*rand.Rand, int) int {
	return func(r *rand.Rand, _ int) int { return int(float64(people) * math.Pow(r.Float64(), 4)) }
}

func coming(people, each int) func(*rand.Rand, int) int {
	return func(r *rand.Rand, k int) int { return r.IntN(min(people, 1+k/each)) }
}

func TestLikenessWithinAPersonDoesNotMakeEqualArmsDiffer(t *testing.T) {
	const trials = 200
	unbound, all := 0, 0
	for name, v := range map[string]village{
		"30 people of extremes, 30,000 answers":  {30, 30_000, .3, extreme, nil, byLot(30)},
		"300 people of extremes, 10,000 answers": {300, 10_000, .1, extreme, nil, byLot(300)},
		"some ask far more often":                {200, 10_000, .3, extreme, nil, someMore(200)},
		"people come one after another":          {400, 8_000, .5, extreme, nil, coming(400, 20)},
		"people come fast and ask on":            {200, 8_000, .5, extreme, nil, coming(200, 3)},
		"60 people, each around a fifth":         {60, 2_400, .5, near(.2, .1), nil, inTurn(60)},
		"a rate that is rare, but not for a few": {200, 6_000, .3, func(r *rand.Rand) float64 { return when(r.Float64() < .05) * r.Float64() }, nil, byLot(200)},
	} {
		wrong, back, plain := v.life(trials)
		t.Logf("%s: %d of %d told apart (%d as worse), %d if answers were strangers'", name, wrong, trials, back, plain)
		if float64(wrong) > alpha*trials {
			t.Errorf("%s: %d of %d, want at most %v", name, wrong, trials, alpha)
		}
		unbound, all = unbound+plain, all+trials
	}
	if unbound < all/5 {
		t.Errorf("as strangers' %d of %d: the simulation notices nothing", unbound, all)
	}
}

func TestRealDifferencesAreFoundAmongPeopleWhoAskALot(t *testing.T) {
	const trials = 50
	for name, c := range map[string]struct {
		village
		least int
	}{
		"10 % against 30 %, 300 people":    {village{300, 6_000, .5, near(.1, .05), func(x float64) float64 { return min(1, x+.2) }, byLot(300)}, 45},
		"half against all, a tenth of 100": {village{100, 3_000, .1, near(.2, .1), func(float64) float64 { return 1 }, byLot(100)}, 45},
	} {
		_, found, _ := c.life(trials)
		t.Logf("%s: found in %d of %d", name, found, trials)
		if found < c.least {
			t.Errorf("%s: found in %d of %d", name, found, trials)
		}
	}
}

// What was better once and is a little worse now is not worse for sure.
func TestBestMomentOfTheOtherDirectionDoesNotCount(t *testing.T) {
	var test Test
	for range 100 {
		test.Observe(true, 0, 1)
		test.Observe(false, .28, 1)
	}
	if test.P() > .001 {
		t.Fatalf("it is not better for sure: p %v", test.P())
	}
	for range 5000 {
		test.Observe(true, .2873, 1)
		test.Observe(false, .2819, 1)
	}
	for test.Difference() <= 0 {
		test.Observe(true, 1, 1)
	}
	if test.Worse() < .5 || test.P() > .001 {
		t.Errorf("worse by %v with p %v, unequal with %v", test.Difference(), test.Worse(), test.P())
	}
}

func TestIntervalHoldsTheTruthAtAllTimesTogether(t *testing.T) {
	for _, a := range []arms{{.5, .2, .35, 1500, 100}, {.1, .3, .3, 1500, 100}, {.3, .05, 0, 1500, 100}, {.5, .6, .2, 1500, 100}} {
		truth := a.bad - a.control
		n := 0
		missed, _ := a.ever(4, a.strangers, func(t *Test) bool {
			if n++; n%50 != 0 {
				return false
			}
			low, high := t.Interval(alpha)
			return truth < low || truth > high
		})
		t.Logf("%v and %v: missed in %d of %d", a.control, a.bad, missed, a.trials)
		if float64(missed) > alpha*float64(a.trials) {
			t.Errorf("%+v: missed in %d", a, missed)
		}
	}
}

func TestLawsOfTheTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var test Test
		last := 1.
		for range rapid.IntRange(0, 200).Draw(t, "n") {
			test.Observe(rapid.Bool().Draw(t, "treated"), rapid.Float64Range(-.5, 1.5).Draw(t, "bad"), rapid.Float64Range(-.5, 1.5).Draw(t, "weight"))
			p := test.P()
			if !(p > 0 && p <= last && p <= test.Worse()) {
				t.Fatalf("the p-value was %v and is %v, worse %v", last, p, test.Worse())
			}
			last = p
		}
		low, high := test.Interval(alpha)
		wide, wider := test.Interval(alpha / 10)
		d := test.Difference()
		if !(-1 <= wide && wide <= low && low <= d && d <= high && high <= wider && wider <= 1) {
			t.Fatalf("difference %v in %v to %v, in %v to %v", d, low, high, wide, wider)
		}
		if (low > 0 || high < 0) && test.P() > alpha*(1+1e-9) {
			t.Fatalf("%v to %v excludes 0, p is %v", low, high, test.P())
		}
	})
}

// What E is by definition: the mixture as an integral, the worst case by trying.
func TestLogEIsWhatItsDefinitionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := func(name string) Sum {
			return Sum{rapid.Float64Range(0, 30).Draw(t, name+" bad"), rapid.Float64Range(0, 30).Draw(t, name+" good")}
		}
		c, x, d := sum("control"), sum("treated"), rapid.Float64Range(-.9, .9).Draw(t, "d")
		worst := math.Inf(1)
		const steps = 1000
		for i := range steps + 1 {
			low, high := max(0, -d), min(1, 1-d)
			p := low + (high-low)*float64(i)/steps
			worst = min(worst, -x.logLikelihood(p+d)-c.logLikelihood(p))
		}
		want := worst + integral(x) + integral(c)
		if got := logE(c, x, d); math.Abs(got-want) > .05 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// integral of L(θ) over Beta(½,½), by θ = sin²(u): the density becomes 2/π on 0 to π/2.
func integral(s Sum) float64 {
	const steps = 1000
	all := 0.
	for i := range steps {
		u := math.Pi / 2 * (float64(i) + .5) / steps
		all += math.Exp(s.logLikelihood(math.Pow(math.Sin(u), 2)))
	}
	return math.Log(all / steps)
}

func TestNothingObservedTellsNothing(t *testing.T) {
	var test Test
	if low, high := test.Interval(alpha); low != -1 || high != 1 || test.P() != 1 || test.Difference() != 0 {
		t.Errorf("%v to %v, p %v", low, high, test.P())
	}
	test.Observe(true, math.NaN(), math.NaN())
	if test.P() != 1 {
		t.Errorf("p %v", test.P())
	}
}
