package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"

	"tickertape/core/market"
)

// The layout of an entry, all numbers little-endian:
//
//	1 byte   version and form: formQuote, formRest or formNone, which has nothing behind the times
//	3 x 8    fetched, until, keep in Unix nanoseconds
//	quote:   price 8, at 8, flags 1, change 8, then currency and source, each 1 byte of length first
//	rest:    CBOR of market.Answer
const (
	formQuote = 0x11
	formRest  = 0x12
	formNone  = 0x13
	headSize  = 1 + 3*8
	quoteSize = headSize + 8 + 8 + 1 + 8
)

const (
	flagOpen = 1 << iota
	flagChange
	flagAt
)

var errEntry = errors.New("not a cache entry")

var (
	encMode = must(cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode())
	decMode = must(cbor.DecOptions{MaxArrayElements: 1 << 20}.DecMode())
)

func must[T any](mode T, err error) T {
	if err != nil {
		panic(err) // options fixed above
	}
	return mode
}

func encode(e entry) ([]byte, error) {
	b := make([]byte, 0, 128)
	form := byte(formRest)
	switch {
	case e.nobody:
		form = formNone
	case e.box != nil:
		form = formQuote
	}
	b = append(b, form)
	for _, t := range []time.Time{e.fetched, e.until, e.keep} {
		b = binary.LittleEndian.AppendUint64(b, uint64(t.UnixNano()))
	}
	switch {
	case e.nobody:
		return b, nil
	case e.box != nil:
		return appendQuote(b, e.box.quotes[0]), nil
	}
	rest, err := encMode.Marshal(e.rest)
	if err != nil {
		return nil, fmt.Errorf("encode a cache entry: %w", err)
	}
	return append(b, rest...), nil
}

func appendQuote(b []byte, q market.Quote) []byte {
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(q.Price))
	b = binary.LittleEndian.AppendUint64(b, uint64(q.At.UnixNano()))
	var flags byte
	var change float64
	if q.Open {
		flags |= flagOpen
	}
	if q.Change24h != nil {
		flags |= flagChange
		change = *q.Change24h
	}
	if !q.At.IsZero() {
		flags |= flagAt
	}
	b = append(b, flags)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(change))
	b = appendString(b, string(q.Currency))
	return appendString(b, q.Source)
}

func appendString(b []byte, s string) []byte {
	s = s[:min(len(s), 255)]
	return append(append(b, byte(len(s))), s...)
}

func decode(b []byte) (entry, error) {
	if len(b) < headSize {
		return entry{}, errEntry
	}
	e := entry{fetched: moment(b[1:]), until: moment(b[9:]), keep: moment(b[17:])}
	switch b[0] {
	case formNone:
		e.nobody = true
		return e, nil
	case formQuote:
		q, err := decodeQuote(b)
		e.box = q
		return e, err
	case formRest:
		var rest market.Answer
		if err := decMode.Unmarshal(b[headSize:], &rest); err != nil {
			return entry{}, fmt.Errorf("%w: %w", errEntry, err)
		}
		e.rest = rest
		return e, nil
	}
	return entry{}, errEntry
}

func decodeQuote(b []byte) (*box, error) {
	out := &box{}
	q := &out.quotes[0]
	if len(b) < quoteSize {
		return out, errEntry
	}
	q.Price = number(b[headSize:])
	flags := b[headSize+16]
	q.Open = flags&flagOpen != 0
	if flags&flagAt != 0 {
		q.At = moment(b[headSize+8:])
	}
	if flags&flagChange != 0 {
		out.change = number(b[headSize+17:])
		q.Change24h = &out.change
	}
	currency, rest, ok := cutString(b[quoteSize:])
	if !ok {
		return out, errEntry
	}
	source, _, ok := cutString(rest)
	if !ok {
		return out, errEntry
	}
	q.Currency, q.Source = market.Currency(currency), source
	return out, nil
}

// words are the few currencies and sources that there are, each kept once.
var words intern

type intern struct {
	mu    sync.RWMutex
	known map[string]string
}

// mostWords bounds them: what comes then is kept with its entry.
const mostWords = 1024

func (w *intern) of(b []byte) string {
	w.mu.RLock()
	s, ok := w.known[string(b)]
	w.mu.RUnlock()
	if ok {
		return s
	}
	s = string(b)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.known == nil {
		w.known = map[string]string{}
	}
	if len(w.known) < mostWords {
		w.known[s] = s
	}
	return s
}

func cutString(b []byte) (s string, rest []byte, ok bool) {
	if len(b) == 0 || len(b) < 1+int(b[0]) {
		return "", nil, false
	}
	n := 1 + int(b[0])
	return words.of(b[1:n]), b[n:], true
}

func moment(b []byte) time.Time { return time.Unix(0, int64(binary.LittleEndian.Uint64(b))).UTC() }

func number(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) }
