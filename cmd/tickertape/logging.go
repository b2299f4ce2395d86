package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/lmittmann/tint"
)

// logConfig is the section `log` of bot.yaml.
type logConfig struct {
	Level  string `yaml:"level"`
	Format string `yaml:"format"`
	File   string `yaml:"file"`
}

// Defaults log to standard error as text.
func (c *logConfig) Defaults() { *c = logConfig{Level: "info", Format: "auto"} }

// Validate names every mistake.
func (c logConfig) Validate() error {
	var errs []error
	if _, err := level(c.Level); err != nil {
		errs = append(errs, fmt.Errorf("level: %q is not known, use debug, info, warn or error", c.Level))
	}
	if !slices.Contains([]string{"auto", "text", "json"}, c.Format) {
		errs = append(errs, fmt.Errorf("format: %q is not known, use auto, text or json", c.Format))
	}
	return errors.Join(errs...)
}

func level(name string) (l slog.Level, err error) {
	err = l.UnmarshalText([]byte(name))
	return l, err
}

// newLog makes the logger; no line of it holds one of the secrets.
func newLog(c logConfig, out io.Writer, terminal bool, secrets []string) *slog.Logger {
	at, err := level(c.Level)
	if err != nil {
		at = slog.LevelInfo
	}
	var h slog.Handler = slog.NewJSONHandler(out, &slog.HandlerOptions{Level: at})
	if c.Format == "text" || (c.Format == "auto" && terminal) {
		h = tint.NewTextHandler(out, &tint.Options{Level: at, NoColor: !terminal, TimeFormat: "15:04:05"})
	}
	return slog.New(redacting{h, redactor(secrets)})
}

// redactor replaces secrets wherever they stand in a text.
func redactor(secrets []string) *strings.Replacer {
	var pairs []string
	for _, s := range secrets {
		pairs = append(pairs, s, "[secret]")
	}
	return strings.NewReplacer(pairs...)
}

// redacting is a handler that knows what must not be written.
type redacting struct {
	slog.Handler
	hide *strings.Replacer
}

// Handle writes the record without secrets.
func (r redacting) Handle(ctx context.Context, rec slog.Record) error {
	clean := slog.NewRecord(rec.Time, rec.Level, r.hide.Replace(rec.Message), rec.PC)
	rec.Attrs(func(a slog.Attr) bool {
		clean.AddAttrs(r.attr(a))
		return true
	})
	return r.Handler.Handle(ctx, clean)
}

// WithAttrs keeps the redaction.
func (r redacting) WithAttrs(attrs []slog.Attr) slog.Handler {
	clean := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		clean[i] = r.attr(a)
	}
	return redacting{r.Handler.WithAttrs(clean), r.hide}
}

// WithGroup keeps the redaction.
func (r redacting) WithGroup(name string) slog.Handler {
	return redacting{r.Handler.WithGroup(name), r.hide}
}

func (r redacting) attr(a slog.Attr) slog.Attr {
	switch v := a.Value.Resolve(); v.Kind() {
	case slog.KindString:
		return slog.String(a.Key, r.hide.Replace(v.String()))
	case slog.KindAny:
		return slog.String(a.Key, r.hide.Replace(fmt.Sprint(v.Any())))
	case slog.KindGroup:
		members := v.Group()
		clean := make([]any, len(members))
		for i, m := range members {
			clean[i] = r.attr(m)
		}
		return slog.Group(a.Key, clean...)
	}
	return a
}
