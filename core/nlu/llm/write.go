package llm

import (
	"context"
	"crypto/sha256"
	"encoding/json"
)

// mostWritten is how many tokens a text may have.
const mostWritten = 1000

// Write has a text written: an object of a JSON schema, if the endpoint keeps to it. The task is
// ours, the data may be anybody's. The text is not checked, and the same is returned for the
// same question while it is remembered; of the question itself only a hash is.
func (c *Client) Write(ctx context.Context, task, data string, schema json.RawMessage) (string, error) {
	sum := sha256.Sum256([]byte(task + "\x00" + data + "\x00" + string(schema)))
	key := string(sum[:])
	if text, ok := c.texts.get(key, c.now()); ok {
		return text, nil
	}
	text, err := c.complete(ctx, c.writes, c.structured(task, data, mostWritten, "text", schema))
	if err != nil {
		return "", err
	}
	c.texts.put(key, text, c.now())
	return text, nil
}
