package market

// Indicator is one published economic series and how people quote it.
type Indicator struct {
	Code      string    `json:"code"`    // plain name: "cpi", "unemployment"
	Country   string    `json:"country"` // lower-case ISO 3166 code; "eu" is the euro area
	Series    string    `json:"series"`  // FRED series id of the level
	Title     string    `json:"title"`   // "US inflation (CPI)"
	Unit      string    `json:"unit"`    // of the level: "%", "index 1982-84=100", "bn USD", "thousand"
	Transform Transform `json:"transform"`
	Frequency Frequency `json:"frequency"`
	Adjusted  bool      `json:"adjusted"` // seasonally
}

// Transform is how people quote a series, computed from its level.
// Definitions: FRED, "units" parameter of fred/series/observations.
type Transform string

// The transforms.
const (
	Level    Transform = ""    // as published
	Change   Transform = "chg" // since the previous period
	YearPct  Transform = "pc1" // percent change from a year ago
	Percent  Transform = "pch" // percent change since the previous period
	YearDiff Transform = "ch1" // change from a year ago
)

// Frequency is how often a series is published.
type Frequency string

// The frequencies.
const (
	Daily     Frequency = "d"
	Weekly    Frequency = "w"
	Monthly   Frequency = "m"
	Quarterly Frequency = "q"
	Annual    Frequency = "a"
)
