package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
)

// matrix writes what each provider can do as a table in Markdown.
func matrix(w io.Writer, all []gateway.Provider) error {
	var b strings.Builder
	b.WriteString("| provider | asks for | of | batch | changes | latency | credits | reaches back | quotes in | key |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, p := range all {
		for _, c := range p.Capabilities() {
			fmt.Fprintf(&b, "| %s | %s | %s | %d | %s | %s | %d | %s | %s | %s |\n", p.Name(), c.Kind, classes(c), max(1, c.Batch),
				span(c.Updates, "unknown"), span(c.Latency, "unknown"), max(1, c.Cost), span(c.Depth, "all"), currencies(c), yesNo(c.Key))
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the matrix: %w", err)
	}
	return nil
}

func classes(c market.Capability) string {
	var out []string
	for _, class := range c.Classes {
		out = append(out, string(class))
	}
	if len(out) == 0 {
		return "–"
	}
	return strings.Join(out, ", ")
}

func currencies(c market.Capability) string {
	var out []string
	for _, q := range c.Quotes {
		out = append(out, strings.ToUpper(string(q)))
	}
	if len(out) == 0 {
		return "any"
	}
	return strings.Join(out, ", ")
}

// span writes a duration as people say it; none is what stands for zero.
func span(d time.Duration, none string) string {
	const day = 24 * time.Hour
	switch {
	case d == 0:
		return none
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	case d < time.Minute:
		return fmt.Sprintf("%g s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%g min", d.Minutes())
	case d < day:
		return fmt.Sprintf("%g h", d.Hours())
	}
	return fmt.Sprintf("%g d", d.Hours()/24)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
