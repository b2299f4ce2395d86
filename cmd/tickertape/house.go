package main

import (
	"errors"
	"log/slog"

	"tickertape/adapters/admin"
	"tickertape/adapters/console"
	"tickertape/adapters/web"
	"tickertape/cmd/tickertape/config"
	"tickertape/core/market"
	"tickertape/core/nlu"
	"tickertape/core/skills"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/cache"
	"tickertape/providers/gateway/letters"
	"tickertape/providers/simulated"
	memory "tickertape/storage/cache"
)

// house is a configuration that was read whole, before anything is started.
type house struct {
	settings
	console   console.Config
	web       web.Config
	admin     admin.Config
	simulated simulated.Config
	platforms []built[platform, seams]
	providers []built[provider, none]
}

// survey reads every section. The mistakes are all of the file's; the rest is valid all the same.
func survey(f *config.File) (*house, error) {
	h := &house{}
	var errs [9]error
	h.settings, errs[0] = readSettings(f)
	h.platforms, errs[1] = readAll(f, "adapters", platforms, "console", "web", "admin")
	h.providers, errs[2] = readAll(f, "providers", providers, "simulated")
	errs[3] = f.Section(&h.console, "adapters", "console")
	errs[4] = f.Section(&h.web, "adapters", "web")
	errs[5] = f.Section(&h.admin, "adapters", "admin")
	errs[6] = f.Section(&h.simulated, "providers", "simulated")
	var names []string
	for _, p := range providers {
		names = append(names, p.name)
	}
	errs[7] = f.Only(names, "gateway", "weights")
	errs[8] = f.Only(append(names, "other"), "gateway", "budgets")
	return h, config.Collect(errs[:]...)
}

// onPlatform reports whether any chat platform is switched on.
func (h *house) onPlatform() bool {
	for _, p := range h.platforms {
		if p.On {
			return true
		}
	}
	return false
}

// simulation decides when the simulated market may answer.
func (h *house) simulation() simulation {
	switch {
	case h.simulated.Enabled.Never():
		return simulateNever
	case h.simulated.Enabled.Always():
		return simulateAlways
	case h.onPlatform():
		return simulateNever
	}
	return simulateIfAlone
}

// mind is what answers a question, without any platform.
type mind struct {
	nlu       *nlu.Understander
	skills    skills.Book
	source    market.Source
	gateway   *gateway.Gateway // is the source, and refreshes by itself
	reach     *reach
	providers []provider
	close     func() error
}

// lasting is the part of the store that the gateway and the skills use.
type lasting interface {
	cache.Store
	letters.Store
	skills.Keeper
}

// mind makes it; store may be nil, like the meters.
func (h *house) mind(log *slog.Logger, store lasting, m *metrics) (*mind, error) {
	out := &mind{}
	var err error
	if out.providers, err = h.makeProviders(); err != nil {
		return nil, err
	}
	made, err := simulated.New(h.simulated)
	if err != nil {
		return nil, err
	}
	levels, closeLevels, err := firstLevels()
	if err != nil {
		return nil, err
	}
	out.close = closeLevels
	parts := gateway.Parts{Simulated: made, Cache: cache.Levels{First: levels, Log: log}}
	var opts skills.Options
	if store != nil {
		parts.Cache.Second, parts.Letters, opts.Keep = store, store, store
	}
	if m != nil {
		parts.Meter, parts.Connections, parts.Cache.Meter, opts.Words.Meter = m, m, m.Cached, m
	}
	var pingers []pinger
	for _, p := range out.providers {
		parts.Providers = append(parts.Providers, p)
		pingers = append(pingers, p)
	}
	out.reach = newReach(h.simulation(), pingers, log)
	parts.Simulate = out.reach.Simulate
	out.gateway = gateway.New(h.Gateway, parts)
	out.source = out.gateway
	if out.nlu, err = nlu.New(h.NLU); err != nil {
		return out, err
	}
	if writer, may := out.nlu.Writer(); may {
		opts.Words.Writer = writer
	}
	if out.skills, err = skills.New(out.source, opts); err != nil {
		return out, err
	}
	out.nlu.Explain(out.skills.Explained())
	return out, nil
}

func (h *house) makeProviders() ([]provider, error) {
	var all []provider
	for _, b := range h.providers {
		if !b.On {
			continue
		}
		p, err := b.Make(none{})
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// firstLevels makes one cache in memory for each class.
func firstLevels() (levels map[string]cache.Store, closeAll func() error, err error) {
	levels = map[string]cache.Store{}
	var opened []*memory.Cache
	closeAll = func() error {
		var errs []error
		for _, c := range opened {
			errs = append(errs, c.Close())
		}
		return errors.Join(errs...)
	}
	for _, class := range cache.Classes() {
		var cfg memory.Config
		cfg.Defaults()
		cfg.Life = class.Keep
		c, err := memory.New(cfg)
		if err != nil {
			return nil, nil, errors.Join(err, closeAll())
		}
		opened = append(opened, c)
		levels[class.Name] = c
	}
	return levels, closeAll, nil
}
