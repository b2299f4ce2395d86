package experiment

import "math"

// Sum is what was observed of one arm, or of one person: bad outcomes and good ones. An observation
// adds its weight, from 0 to 1, parted between the two; both may be fractions.
type Sum struct{ Bad, Good float64 }

// Add counts an observation: bad is its share of badness, from 0 to 1.
func (s *Sum) Add(bad, weight float64) {
	bad, weight = unit(bad), unit(weight)
	s.Bad += bad * weight
	s.Good += (1 - bad) * weight
}

// Weight is that of all observations.
func (s Sum) Weight() float64 { return s.Bad + s.Good }

// Share is how much of it was bad; 0 where nothing was observed.
func (s Sum) Share() float64 {
	if s.Weight() == 0 {
		return 0
	}
	return s.Bad / s.Weight()
}

func unit(x float64) float64 {
	if !(x > 0) { // not a number, too
		return 0
	}
	return min(x, 1)
}

// Test compares the rates of bad outcomes of two arms while the observations come in. It is
// always valid: the chance that P ever falls to α where the rates are equal is at most α, and
// so is the chance that the true difference is ever outside of an Interval, whenever and however
// often one looks, and whatever makes one stop.
//
// For each arm M(p) = ∫ L(θ)/L(p) dBeta(½,½)(θ) is a mixture of likelihood ratios (Robbins 1970,
// "Statistical methods related to the law of the iterated logarithm"): with B and G the bad and
// the good observations,
//
//	M(p) = B(½+B, ½+G) / (π · pᴮ · (1-p)ᴳ)
//
// which is 1 at first and, where p is true, never grows in expectation. Both arms together are
// M₁(p+d)·M₀(p). The rate p of the control is not known, so that its worst case counts, as in
// universal inference (Wasserman, Ramdas, Balakrishnan 2020, PNAS 117:16880):
//
//	E(d) = min over p of M₁(p+d)·M₀(p)
//
// is below one that never grows in expectation if d is the true difference: an e-process. By
// Ville's inequality (1939) the chance that it ever reaches 1/α is at most α, without any
// approximation for large numbers. P is 1/max E(0), an always-valid p-value (Johari, Koomen,
// Pekelis, Walsh 2022, "Always valid inference", Operations Research 70:1806); the d with
// E(d) < 1/α are a confidence sequence (Howard, Ramdas, McAuliffe, Sekhon 2021, "Time-uniform,
// nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49:1055).
//
// Worse is the same for "the treated arm's rate is no higher". There the worst case is over all
// pairs of rates of which the treated one is no higher. The likelihood is log-concave, so that
// where the treated arm did worse that case has equal rates, and is E(0); where it did not, both
// rates are as observed, and no E is above 1. So only moments at which the treated arm had done
// worse count, however much better it was before.
//
// Observations need not be 0 or 1: (θ/p)ˣ·((1-θ)/(1-p))¹⁻ˣ is convex in x, so that for an x
// between them its expectation is at most that of 0 and 1. A weight w of up to 1 raises it to the
// power of w, and by Jensen the expectation stays at most 1. So a person's mean, which may be of
// answers as alike as they like, is one observation: at any one moment E is right.
//
// For all moments together it is right where people come one by one and are observed once (by
// Ville's inequality), and where they are all there and their means move: a mean of exchangeable
// observations is a reverse martingale, E a reverse submartingale, and the inequality holds as well
// (Manole, Ramdas 2023, "Martingale methods for sequential estimation of convex functionals and
// divergences", IEEE Transactions on Information Theory 69:4641). Where both happen at once, no
// proof is known to us; the simulations in sequential_test.go stay below α by far.
type Test struct {
	Control, Treated Sum
	worse, better    float64 // the largest log E(0) so far while the treated arm had done so
}

// Observe counts an observation; see Sum.Add.
func (t *Test) Observe(treated bool, bad, weight float64) {
	var one Sum
	one.Add(bad, weight)
	t.Change(treated, Sum{}, one)
}

// Change puts what is known of a person now in the place of what was known before.
func (t *Test) Change(treated bool, before, now Sum) {
	arm := &t.Control
	if treated {
		arm = &t.Treated
	}
	arm.Bad, arm.Good = max(0, arm.Bad-before.Bad+now.Bad), max(0, arm.Good-before.Good+now.Good)
	if t.Difference() > 0 {
		t.worse = max(t.worse, logE(t.Control, t.Treated, 0))
	} else {
		t.better = max(t.better, logE(t.Control, t.Treated, 0))
	}
}

// P is the always-valid p-value of "both rates are equal". It never rises.
func (t *Test) P() float64 { return math.Exp(-max(t.worse, t.better)) }

// Worse is the always-valid p-value of "the treated arm's rate is no higher". It never rises.
func (t *Test) Worse() float64 { return math.Exp(-t.worse) }

// Difference is the rate of the treated arm less that of the control, as observed.
func (t *Test) Difference() float64 { return t.Treated.Share() - t.Control.Share() }

// Interval is where the true difference is, with confidence 1-alpha at all times together. It is
// from -1 to 1 while there is nothing to tell it by.
func (t *Test) Interval(alpha float64) (low, high float64) {
	middle, limit := t.Difference(), math.Log(1/alpha)
	inside := func(d float64) bool { return logE(t.Control, t.Treated, d) < limit }
	return edge(inside, middle, -1), edge(inside, middle, 1)
}

// edge finds where what is true at from ends on the way to end.
func edge(inside func(float64) bool, from, end float64) float64 {
	if inside(end) {
		return end
	}
	for range 40 {
		if middle := (from + end) / 2; inside(middle) {
			from = middle
		} else {
			end = middle
		}
	}
	return end
}

// logE is the logarithm of E(d).
func logE(control, treated Sum, d float64) float64 {
	p := likeliest(control, treated, d)
	return mixture(treated) + mixture(control) - treated.logLikelihood(p+d) - control.logLikelihood(p)
}

// mixture is log ∫ L(θ) dBeta(½,½)(θ).
func mixture(s Sum) float64 {
	return logGamma(s.Bad+.5) + logGamma(s.Good+.5) - logGamma(s.Weight()+1) - math.Log(math.Pi)
}

func logGamma(x float64) float64 {
	v, _ := math.Lgamma(x)
	return v
}

// logLikelihood of a rate.
func (s Sum) logLikelihood(p float64) float64 { return xlog(s.Bad, p) + xlog(s.Good, 1-p) }

// least is the smallest chance that is reckoned with. What is likelier than it was makes E
// smaller: that errs on the safe side.
const least = 1e-12

// xlog is x·log y, and 0 where x is: nothing was observed that could be unlikely.
func xlog(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return x * math.Log(max(y, least))
}

// likeliest is the control's rate under which both arms are likeliest if they differ by d. The
// logarithm of that is concave: its slope has one zero at most.
func likeliest(control, treated Sum, d float64) float64 {
	all := control.Weight() + treated.Weight()
	if d == 0 {
		if all == 0 {
			return .5
		}
		return (control.Bad + treated.Bad) / all
	}
	low, high := max(0, -d), min(1, 1-d)
	for range 45 {
		p := (low + high) / 2
		slope := ratio(treated.Bad, p+d) - ratio(treated.Good, 1-p-d) + ratio(control.Bad, p) - ratio(control.Good, 1-p)
		if slope > 0 {
			low = p
		} else {
			high = p
		}
	}
	return (low + high) / 2
}

func ratio(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return x / max(y, least)
}
