package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"

	"tickertape/core/learning/demand"
	"tickertape/core/record"
)

// jobMeter counts what jobs do: jobs.Meter.
type jobMeter struct {
	runs    *prometheus.CounterVec
	took    *prometheus.HistogramVec
	skipped *prometheus.CounterVec
	good    *prometheus.GaugeVec
	hits    *prometheus.GaugeVec
	demand  *demand.Learner
}

func newJobMeter(r prometheus.Registerer, d *demand.Learner) *jobMeter {
	m := &jobMeter{
		runs:    counter("tickertape_job_runs_total", "Runs of jobs, by outcome: done, idle, failed or stopped.", "job", "outcome", "by"),
		skipped: counter("tickertape_job_skipped_total", "Runs that were left out because the one before was under way.", "job"),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "tickertape_job_seconds", Help: "How long jobs run.", Buckets: []float64{.01, .1, 1, 10, 60, 600, 3600},
		}, []string{"job"}),
		good: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "tickertape_job_last_success_seconds", Help: "When a job last ended well, in seconds since 1970.",
		}, []string{"job"}),
		hits: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "tickertape_warm_hit_ratio", Help: "Share of questions for prices whose asset a list foresaw, by list: learned or plain.",
		}, []string{"list"}),
		demand: d,
	}
	r.MustRegister(m.runs, m.took, m.skipped, m.good, m.hits)
	return m
}

// Ran counts a run.
func (m *jobMeter) Ran(r record.Run) {
	m.runs.WithLabelValues(r.Job, string(r.Outcome), r.By).Inc()
	m.took.WithLabelValues(r.Job).Observe(r.Took().Seconds())
	if r.Outcome == record.Done || r.Outcome == record.Idle {
		m.good.WithLabelValues(r.Job).Set(float64(r.End.Unix()))
	}
	if s, err := m.demand.Score(context.Background()); r.Job == "warm" && err == nil {
		learned, plain := s.Rates()
		m.hits.WithLabelValues("learned").Set(learned)
		m.hits.WithLabelValues("plain").Set(plain)
	}
}

// Skipped counts a run that was left out.
func (m *jobMeter) Skipped(job string) { m.skipped.WithLabelValues(job).Inc() }
