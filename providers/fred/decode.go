package fred

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
)

// observations is /fred/series/observations.
type observations struct {
	List []struct {
		Date  string `json:"date"`
		Value string `json:"value"`
	} `json:"observations"`
}

func (o observations) points() ([]market.Point, error) {
	var out []market.Point
	for _, row := range o.List {
		p, ok, err := point(row.Date, row.Value)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, p)
		}
	}
	return out, nil
}

// point reads a date and a value; ok is false for a period without one, "." or empty.
func point(date, value string) (p market.Point, ok bool, err error) {
	at, err := time.Parse(dateForm, date)
	if err != nil {
		return p, false, errors.New("a date is not one")
	}
	value = strings.TrimSpace(value)
	if value == "" || value == "." {
		return p, false, nil
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return p, false, errors.New("a value is not a number")
	}
	return market.Point{At: at, Value: v}, true, nil
}

// readCSV reads "observation_date,SERIES" or the older "DATE,SERIES" and its rows.
func readCSV(body []byte, kind string) ([]market.Point, error) {
	if kind == "text/html" || bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
		return nil, errors.New("a page instead of data")
	}
	rows := csv.NewReader(bytes.NewReader(body))
	rows.FieldsPerRecord = -1
	head, err := rows.Read()
	if err != nil || len(head) < 2 || (head[0] != "observation_date" && head[0] != "DATE") {
		return nil, errors.New("the first line is not the header of a series")
	}
	var out []market.Point
	for line := 2; ; line++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil || len(row) < 2 {
			return nil, fmt.Errorf("line %d is broken", line)
		}
		p, ok, err := point(row[0], row[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if ok {
			out = append(out, p)
		}
	}
}

// explain tells FRED's errors apart by their words: a bad key and an unknown series are both
// status 400.
func explain(status int, body []byte) (market.Fault, bool) {
	var e struct {
		Message string `json:"error_message"`
	}
	if status == http.StatusOK || json.Unmarshal(body, &e) != nil {
		return "", false
	}
	switch {
	case strings.Contains(e.Message, "api_key"):
		return market.ErrUnauthorized, true
	case strings.Contains(e.Message, "series does not exist"):
		return market.ErrNotFound, true
	}
	return "", false
}
