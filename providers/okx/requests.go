package okx

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"tickertape/core/market"
)

// funding asks /api/v5/public/funding-rate for one swap.
func (p *Provider) funding(ctx context.Context, asset market.Asset) (market.Funding, error) {
	swap, ok := swapOf(asset)
	if !ok {
		return market.Funding{}, fail(market.Fundings, market.ErrNotFound, errors.New("it has no swap on that"))
	}
	var body answer
	if err := p.rest.JSON(ctx, string(market.Fundings), "/api/v5/public/funding-rate", url.Values{"instId": {swap}}, &body); err != nil {
		return market.Funding{}, err
	}
	for _, row := range body.Data {
		if f, ok := row.funding(asset, p.cfg.Now()); ok && row.Swap == swap {
			return f, nil
		}
	}
	return market.Funding{}, fail(market.Fundings, market.ErrInvalidResponse, errors.New("no rate in it can be used"))
}

// swapOf names the swap on a coin against USDT. A symbol that several coins have is the largest
// one's there, so that it is asked for only where it is known to be this coin.
func swapOf(asset market.Asset) (string, bool) {
	symbol, ok := symbols[asset.ID]
	if !ok || asset.Class != market.Crypto {
		return "", false
	}
	return strings.ToUpper(symbol) + "-USDT-SWAP", true
}

// symbols are the coins that are asked for, by CoinGecko id.
var symbols = map[string]string{
	"bitcoin": "btc", "ethereum": "eth", "binancecoin": "bnb", "solana": "sol", "ripple": "xrp", "dogecoin": "doge", "cardano": "ada", "tron": "trx",
	"polkadot": "dot", "litecoin": "ltc", "bitcoin-cash": "bch", "chainlink": "link", "avalanche-2": "avax", "stellar": "xlm", "ethereum-classic": "etc",
	"cosmos": "atom", "sui": "sui", "shiba-inu": "shib", "filecoin": "fil", "algorand": "algo", "near": "near", "aptos": "apt", "arbitrum": "arb",
	"optimism": "op", "uniswap": "uni", "aave": "aave", "internet-computer": "icp", "hedera-hashgraph": "hbar", "injective-protocol": "inj", "pepe": "pepe",
	"the-open-network": "ton", "celestia": "tia",
}
