package market

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is what a request asks for.
type Kind string

// The kinds of requests.
const (
	Price      Kind = "price"          // Assets in Currency -> Quotes
	Statistics Kind = "statistics"     // Assets in Currency -> Stats: cap, volume, supply, all-time high
	Global     Kind = "global"         // the whole crypto market in Currency -> Global
	Economic   Kind = "economic"       // Indicator over Range -> one Series of levels
	History    Kind = "history"        // Assets in Currency over Range -> a Series of prices each
	Candles    Kind = "candles"        // Assets in Currency over Range -> a Series of candles each
	CapHistory Kind = "cap history"    // Assets in Currency over Range -> a Series of market caps each
	VolHistory Kind = "volume history" // Assets in Currency over Range -> a Series of 24-hour volumes each
	Listing    Kind = "listing"        // the largest coins in Currency -> Stats, largest first
	Trending   Kind = "trending"       // what people look for now -> Stats, most wanted first
	Profile    Kind = "profile"        // what the Assets are -> About
	Search     Kind = "search"         // assets by Text -> Found, best first
	Sentiment  Kind = "sentiment"      // fear and greed in the crypto market, 0 to 100 -> one Series
	Releases   Kind = "releases"       // when the Indicator is published -> Releases
	GasFees    Kind = "gas"            // what transactions on Ethereum cost -> Gas
	Fundings   Kind = "funding"        // what holders of perpetual futures on the Assets pay each other -> Funding
)

// Kinds lists all of them.
func Kinds() []Kind {
	return []Kind{Price, Statistics, Global, Economic, History, Candles, CapHistory, VolHistory, Listing, Trending, Profile, Search, Sentiment, Releases, GasFees, Fundings}
}

// Range is a span of time; a zero From means "as far as useful", a zero To means now.
type Range struct{ From, To time.Time }

// Zero reports whether nothing but now is meant.
func (r Range) Zero() bool { return r.From.IsZero() && r.To.IsZero() }

// Fill makes both ends of a range definite, in UTC: it ends now, and begins span before its end.
func (r Range) Fill(now time.Time, span time.Duration) (from, to time.Time) {
	from, to = r.From, r.To
	if to.IsZero() {
		to = now
	}
	if from.IsZero() {
		from = to.Add(-span)
	}
	return from.UTC(), to.UTC()
}

// Request is one question to the data providers.
type Request struct {
	Kind      Kind
	Assets    []Asset
	Currency  Currency
	Range     Range
	Interval  Interval
	Indicator Indicator
	Text      string // of a Search
	Page      int    // of a Listing, 250 coins each; 0: the first
}

// Signature is the same for requests that mean the same: order and repetition of assets,
// and the spelling of names and symbols do not matter, an empty currency is USD.
func (r Request) Signature() string {
	ids := make([]string, 0, len(r.Assets))
	for _, a := range r.Assets {
		ids = append(ids, string(a.Class)+":"+a.ID)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var b strings.Builder
	b.Grow(64)
	b.WriteString(string(r.Kind))
	b.WriteByte('|')
	b.WriteString(strings.Join(ids, ","))
	b.WriteByte('|')
	b.WriteString(string(r.Quote()))
	if r.Indicator.Series != "" {
		b.WriteString("|" + r.Indicator.Series)
	}
	if !r.Range.Zero() || r.Interval != 0 {
		b.WriteString("|" + stamp(r.Range.From) + "/" + stamp(r.Range.To) + "/" + time.Duration(r.Interval).String())
	}
	if r.Page > 0 {
		b.WriteString("|page " + strconv.Itoa(r.Page))
	}
	if r.Text != "" {
		b.WriteString("|" + strings.Join(strings.Fields(strings.ToLower(r.Text)), " "))
	}
	return b.String()
}

// Quote is the currency that the request wants prices in.
func (r Request) Quote() Currency {
	if r.Currency == "" {
		return USD
	}
	return Currency(strings.ToLower(string(r.Currency)))
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Source answers requests. It stands here and not with a caller because skills, watch and jobs all call it.
type Source interface {
	Fetch(context.Context, Request) (Answer, error)
}

// Fetch makes a function a Source; every stage of the gateway is one around another.
type Fetch func(context.Context, Request) (Answer, error)

// Fetch calls f.
func (f Fetch) Fetch(ctx context.Context, r Request) (Answer, error) { return f(ctx, r) }
