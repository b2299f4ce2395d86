package ethereum

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
)

const (
	weiPerGwei = 1e9
	mostGwei   = 1e6 // above what anybody has ever offered
)

// history is the result of eth_feeHistory. Numbers are hexadecimal, fees in wei.
type history struct {
	Oldest string     `json:"oldestBlock"`
	Base   []string   `json:"baseFeePerGas"` // of each block, and of the one after the newest
	Tips   [][]string `json:"reward"`        // of each block, at the percentiles; zeros where it is empty
}

// gas is the base fee of the next block, and with it the median over the blocks of what was
// tipped at each percentile. Empty blocks say nothing about tips.
func (h history) gas() (market.Gas, bool) {
	oldest, ok := number(h.Oldest)
	if !ok || len(h.Base) < 2 || len(h.Tips) != len(h.Base)-1 {
		return market.Gas{}, false
	}
	base, ok := gwei(h.Base[len(h.Base)-1])
	if !ok || base <= 0 {
		return market.Gas{}, false
	}
	var offers [3]float64
	for at := range percentiles {
		tip, ok := h.tip(at)
		if !ok {
			return market.Gas{}, false
		}
		offers[at] = base + tip
	}
	return market.Gas{
		Base: base, Slow: offers[0], Normal: offers[1], Fast: offers[2], Block: oldest + uint64(len(h.Tips)) - 1, Source: title,
	}, offers[0] <= offers[1] && offers[1] <= offers[2]
}

// tip is the median of what was tipped at a percentile; 0 where all blocks are empty.
func (h history) tip(at int) (float64, bool) {
	var tips []float64
	for _, row := range h.Tips {
		if len(row) != len(percentiles) {
			return 0, false
		}
		v, ok := gwei(row[at])
		if !ok {
			return 0, false
		}
		if last, _ := gwei(row[len(row)-1]); last > 0 {
			tips = append(tips, v)
		}
	}
	if len(tips) == 0 {
		return 0, true
	}
	slices.Sort(tips)
	middle := len(tips) / 2
	if len(tips)%2 == 1 {
		return tips[middle], true
	}
	return (tips[middle-1] + tips[middle]) / 2, true
}

// block is the part of a block that is read.
type block struct {
	Time string `json:"timestamp"` // Unix seconds
}

func (b block) at() (time.Time, bool) {
	s, ok := number(b.Time)
	if !ok || s == 0 || s > 1e11 {
		return time.Time{}, false
	}
	return time.Unix(int64(s), 0).UTC(), true
}

func number(s string) (uint64, bool) {
	digits, is := strings.CutPrefix(s, "0x")
	n, err := strconv.ParseUint(digits, 16, 64)
	return n, is && err == nil && n < 1<<62
}

func gwei(s string) (float64, bool) {
	wei, ok := number(s)
	v := float64(wei) / weiPerGwei
	return v, ok && v <= mostGwei
}

// explain reads {"error":{"code":-32005,"message":"…"}}, which comes with status 200.
func explain(_ int, body []byte) (market.Fault, bool) {
	var e struct {
		Error *struct {
			Code int `json:"code"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &e) != nil || e.Error == nil {
		return "", false
	}
	switch e.Error.Code {
	case -32005, 429: // limit exceeded (EIP-1474)
		return market.ErrRateLimited, true
	case -32600, -32601, -32602: // of a request that it does not take
		return market.ErrBadRequest, true
	}
	return market.ErrUnavailable, true
}
