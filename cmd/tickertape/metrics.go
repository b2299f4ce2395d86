package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// metrics counts what passes through the pipeline and the gateway. No label holds text of a
// person, an id or a secret.
type metrics struct {
	registry  *prometheus.Registry
	received  *prometheus.CounterVec
	answered  *prometheus.HistogramVec
	delivered *prometheus.CounterVec
	limited   *prometheus.CounterVec
	called    *prometheus.HistogramVec
	cached    *prometheus.CounterVec
	connected *prometheus.CounterVec
	judged    *prometheus.CounterVec
	held      *prometheus.CounterVec
	worded    *prometheus.CounterVec
	pulse     pulse
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		received: counter("tickertape_events_received_total", "Events from platforms, by outcome: fresh, repeated or refused.", "platform", "outcome"),
		answered: histogram("tickertape_answer_seconds", "From taking a question out of the inbox to its card.", "platform", "intent"),
		delivered: counter("tickertape_replies_total",
			"Attempts to deliver a reply, by outcome: sent, lost, or the adapter's advice.", "platform", "outcome"),
		limited: counter("tickertape_questions_limited_total", "Questions beyond a person's rate or the size limit.", "platform"),
		called:  histogram("tickertape_provider_seconds", "Questions to providers, by outcome: ok or the fault.", "provider", "kind", "outcome"),
		cached:  counter("tickertape_cache_total", "Cache look-ups by class and outcome: hit, second, miss or stale.", "class", "outcome"),
	}
	m.connected = counter("tickertape_provider_connections_total", "Connections that calls to providers got: reused, opened, or failed.", "provider", "outcome")
	m.judged = counter("tickertape_feedback_total", "Judgements of answers, by verdict and how it was given: emoji, button or words.", "verdict", "by", "intent", "model", "provider", "platform")
	m.held = counter("tickertape_feedback_held_total", "Cases that a burst of votes has put on hold, by the label voted against, for, or to.", "label")
	m.worded = counter("tickertape_worded_total", "Explanations that a language model was asked to word, by outcome: given, late, failed, or the rule by which a text was refused.", "outcome")
	m.registry.MustRegister(m.worded, m.judged, m.held, m.received, m.answered, m.delivered, m.limited, m.called, m.cached, m.connected,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

func histogram(name, help string, labels ...string) *prometheus.HistogramVec {
	buckets := []float64{.001, .005, .025, .1, .25, .5, 1, 2.5, 5, 10}
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
}

// The pipeline's meter.

func (m *metrics) Received(p chat.Platform, outcome string) {
	m.received.WithLabelValues(string(p), outcome).Inc()
}

func (m *metrics) Answered(i record.Interaction) {
	m.answered.WithLabelValues(string(i.Message.Ref.Platform), string(i.Query.Intent)).Observe(i.Took.Seconds())
}

func (m *metrics) Delivered(p chat.Platform, outcome string) {
	m.delivered.WithLabelValues(string(p), outcome).Inc()
}

func (m *metrics) Limited(p chat.Platform) { m.limited.WithLabelValues(string(p)).Inc() }

// Judged and Held are the meter of feedback.

func (m *metrics) Judged(v record.Verdict, by string, i record.Interaction) {
	m.judged.WithLabelValues(string(v), by, string(i.Query.Intent), i.Query.Model, i.Provider, string(i.Message.Ref.Platform)).Inc()
}

func (m *metrics) Held(label string, n int) { m.held.WithLabelValues(label).Add(float64(n)) }

// Called is the gateway's meter.
func (m *metrics) Called(provider string, kind market.Kind, outcome string, took time.Duration) {
	m.called.WithLabelValues(provider, string(kind), outcome).Observe(took.Seconds())
	m.pulse.note(provider, outcome)
}

// Connected is the gateway's meter of connections.
func (m *metrics) Connected(provider, outcome string) {
	m.connected.WithLabelValues(provider, outcome).Inc()
	m.pulse.connected(provider, outcome)
}

// health tells how a provider last did.
func (m *metrics) health(provider string) func() chat.Health {
	return func() chat.Health { return m.pulse.health(provider) }
}

// Cached is the cache stage's meter.
func (m *metrics) Cached(class, outcome string) { m.cached.WithLabelValues(class, outcome).Inc() }

// Worded is the meter of explanations that a language model words.
func (m *metrics) Worded(outcome string) { m.worded.WithLabelValues(outcome).Inc() }
