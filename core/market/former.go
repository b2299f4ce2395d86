package market

import "slices"

// Former is money that the euro replaced.
type Former struct {
	Code    Currency // ISO 4217, in lower case
	PerEuro float64  // how much of it a euro is, for ever
	Since   int      // the year from which it was a part of the euro
	Source  string   // the act that fixed the rate
}

// Titles of the acts that fixed the rates.
const (
	firstRates = "Council Regulation (EC) No 2866/98"
	greekRate  = "Council Regulation (EC) No 1478/2000"
)

var formers = []Former{
	{"bef", 40.3399, 1999, firstRates},
	{"dem", 1.95583, 1999, firstRates},
	{"esp", 166.386, 1999, firstRates},
	{"frf", 6.55957, 1999, firstRates},
	{"iep", 0.787564, 1999, firstRates},
	{"itl", 1936.27, 1999, firstRates},
	{"luf", 40.3399, 1999, firstRates},
	{"nlg", 2.20371, 1999, firstRates},
	{"ats", 13.7603, 1999, firstRates},
	{"pte", 200.482, 1999, firstRates},
	{"fim", 5.94573, 1999, firstRates},
	{"grd", 340.750, 2001, greekRate},
}

// Formers lists the money of the first twelve countries of the euro.
func Formers() []Former { return slices.Clone(formers) }

// FormerOf finds former money by its code.
func FormerOf(code Currency) (Former, bool) {
	i := slices.IndexFunc(formers, func(f Former) bool { return f.Code == code })
	if i < 0 {
		return Former{}, false
	}
	return formers[i], true
}
