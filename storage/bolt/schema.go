package bolt

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"
)

// The buckets. Every key is 16 bytes, a UUID or an alias, where nothing else is said;
// every value is a record of internal/stored.
var (
	bucketMeta         = []byte("meta")         // "schema": uint64, "secret": the HMAC key
	bucketInbox        = []byte("inbox")        // entry id -> Entry
	bucketOutbox       = []byte("outbox")       // interaction id -> Reply
	bucketInteractions = []byte("interactions") // id -> Interaction
	bucketDeliveries   = []byte("deliveries")   // interaction id -> Delivery, once its reply has left the outbox
	bucketReplies      = []byte("replies")      // alias of a platform's message -> interaction id
	bucketFeedback     = []byte("feedback")     // id -> Feedback
	bucketFeedbackBy   = []byte("feedback_by")  // interaction id, user id, feedback id: 48 bytes -> nothing
	bucketUsers        = []byte("users")        // alias of a platform's user -> user id
	bucketSeen         = []byte("seen")         // start of a window, unix seconds -> bucket: alias of an event -> unix nanoseconds
	bucketCache        = []byte("api_cache")    // cache key -> Cached
	bucketLetters      = []byte("letters")      // a letter's id -> JSON of market.Letter
	bucketRosters      = []byte("rosters")      // a version: uint64 -> JSON of market.Roster
	bucketPreferences  = []byte("preferences")  // user id -> Preferences
	bucketChannels     = []byte("channels")     // alias of a channel -> Preferences
	bucketCases        = []byte("cases")        // interaction id -> Case
	bucketConsents     = []byte("consents")     // user id -> Consent
	bucketVotes        = []byte("votes")        // user id, feedback id: 32 bytes -> nothing
	bucketRuns         = []byte("runs")         // a job's name, 0, start in unix nanoseconds: uint64 -> JSON of record.Run
	bucketMemory       = []byte("memory")       // a learner's name -> what it has learned
	bucketErasures     = []byte("erasures")     // user id -> unix nanoseconds: since when that person is being forgotten
	bucketWithdrawals  = []byte("withdrawals")  // user id -> unix nanoseconds: since when their words are to leave the datasets
)

// The keys of meta.
var (
	keySchema = []byte("schema")
	keySecret = []byte("secret")
)

// migrations lead from an empty file to the schema of this program; the one at index n makes
// schema n+1 of schema n. They run when a file is opened, all in one transaction.
var migrations = []func(*bbolt.Tx) error{
	createBuckets,
	createLetters,
	createRosters,
	createPreferences,
	createReview,
	createJobs,
	createWithdrawals,
}

// createBuckets makes schema 1.
func createBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{
		bucketMeta, bucketInbox, bucketOutbox, bucketInteractions, bucketDeliveries, bucketReplies,
		bucketFeedback, bucketFeedbackBy, bucketUsers, bucketSeen, bucketCache,
	} {
		if _, err := tx.CreateBucket(name); err != nil {
			return fmt.Errorf("create %s: %w", name, err)
		}
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return fmt.Errorf("make the secret: %w", err)
	}
	return tx.Bucket(bucketMeta).Put(keySecret, secret)
}

// createLetters makes schema 2.
func createLetters(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucket(bucketLetters); err != nil {
		return fmt.Errorf("create %s: %w", bucketLetters, err)
	}
	return nil
}

// createRosters makes schema 3.
func createRosters(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucket(bucketRosters); err != nil {
		return fmt.Errorf("create %s: %w", bucketRosters, err)
	}
	return nil
}

// createPreferences makes schema 4.
func createPreferences(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketPreferences, bucketChannels} {
		if _, err := tx.CreateBucket(name); err != nil {
			return fmt.Errorf("create %s: %w", name, err)
		}
	}
	return nil
}

// createReview makes schema 5: cases, consents, and the votes of each person, which it takes out
// of the feedback that is there.
func createReview(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketCases, bucketConsents, bucketVotes} {
		if _, err := tx.CreateBucket(name); err != nil {
			return fmt.Errorf("create %s: %w", name, err)
		}
	}
	votes := tx.Bucket(bucketVotes)
	return tx.Bucket(bucketFeedbackBy).ForEach(func(k, _ []byte) error {
		if len(k) != 48 {
			return nil
		}
		return votes.Put(k[16:], nil)
	})
}

// createJobs makes schema 6: what jobs did and learned, and the erasures that are under way.
func createJobs(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketRuns, bucketMemory, bucketErasures} {
		if _, err := tx.CreateBucket(name); err != nil {
			return fmt.Errorf("create %s: %w", name, err)
		}
	}
	return nil
}

// createWithdrawals makes schema 7.
func createWithdrawals(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucket(bucketWithdrawals); err != nil {
		return fmt.Errorf("create %s: %w", bucketWithdrawals, err)
	}
	return nil
}

// migrate brings a file to the newest schema that steps lead to.
func migrate(tx *bbolt.Tx, steps []func(*bbolt.Tx) error) error {
	at, err := schemaOf(tx)
	if err != nil {
		return err
	}
	newest := uint64(len(steps))
	if at > newest {
		return fmt.Errorf("%w: its schema is %d, this one knows up to %d", ErrNewer, at, newest)
	}
	for ; at < newest; at++ {
		if err := steps[at](tx); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", at+1, err)
		}
	}
	return tx.Bucket(bucketMeta).Put(keySchema, binary.BigEndian.AppendUint64(nil, at))
}

// schemaOf is 0 for an empty file. A file that is full of something else is not ours.
func schemaOf(tx *bbolt.Tx) (uint64, error) {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		if name, _ := tx.Cursor().First(); name != nil {
			return 0, fmt.Errorf("%w: it belongs to another program", ErrBroken)
		}
		return 0, nil
	}
	value := meta.Get(keySchema)
	if len(value) != 8 {
		return 0, fmt.Errorf("%w: it names no schema", ErrBroken)
	}
	return binary.BigEndian.Uint64(value), nil
}
