package bolt_test

import (
	"tickertape/core/pipeline"
	"tickertape/storage/bolt"
)

// What the pipeline asks of a store.
var (
	_ pipeline.Inbox  = (*bolt.Store)(nil)
	_ pipeline.Outbox = (*bolt.Store)(nil)
	_ pipeline.Askers = (*bolt.Store)(nil)
)
