package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/thejerf/suture/v4"
)

// supervised runs the platforms so that one's failure does not stop the others: what ends
// early, or panics, is started again, ever more slowly.
func supervised(log *slog.Logger, platforms []platform) runner {
	s := suture.New("platforms", suture.Spec{
		EventHook: func(e suture.Event) { log.Error("platform restarted", "event", e.String()) },
		Timeout:   7 * time.Second,
	})
	for _, p := range platforms {
		s.Add(supervisedPlatform{p})
	}
	return runFunc(func(ctx context.Context) error {
		err := s.Serve(ctx)
		if report, _ := s.UnstoppedServiceReport(); len(report) > 0 {
			return fmt.Errorf("%d platforms did not stop: %w", len(report), err)
		}
		return nil
	})
}

type supervisedPlatform struct{ platform }

// Serve is suture's name for Run. A platform that returns without being told to is started again.
func (p supervisedPlatform) Serve(ctx context.Context) error { return p.Run(ctx) }

// String names it in the supervisor's messages.
func (p supervisedPlatform) String() string { return string(p.Name()) }
