package route

import (
	"context"
	"time"

	"tickertape/core/market"
)

// Second asks somebody else than the provider of that name, who has plenty of its budget, for
// the same assets. What comes of it is for those who listen on the way.
func (s *Router) Second(ctx context.Context, told string, r market.Request) {
	byClass := map[market.Class][]market.Asset{}
	for _, a := range r.Assets {
		byClass[a.Class] = append(byClass[a.Class], a)
	}
	for class, assets := range byClass {
		for _, c := range s.rank(r, class, market.Batch) {
			who := s.candidates[c.who]
			if c.Name == told || c.Shut || (who.Left != nil && who.Left() < plenty) {
				continue
			}
			can, _ := who.can(r, class, time.Now())
			own := r
			own.Assets = assets[:min(len(assets), max(1, can.Batch))]
			_, _ = s.ask(ctx, c.who, own)
			break
		}
	}
}
