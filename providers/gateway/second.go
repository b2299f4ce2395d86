package gateway

import (
	"context"
	"time"

	"tickertape/core/market"
)

// compared is how many prices one round of second opinions asks for.
const compared = 20

// opinions asks for a second opinion about prices that one provider alone has told, until ctx
// ends. The check hears both; nobody else does.
func (g *Gateway) opinions(ctx context.Context, every time.Duration) {
	if every == 0 {
		return
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if told, assets := g.check.Single(time.Now(), compared); len(assets) > 0 {
				g.route.Second(market.InLane(ctx, market.Batch), told, market.Request{Kind: market.Price, Assets: assets, Currency: market.USD})
			}
		case <-ctx.Done():
			return
		}
	}
}
