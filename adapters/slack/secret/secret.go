// Package secret keeps tokens out of what people read.
//
// Promise: a text that went through Hide, or an error through Wash, holds none of the list, and
// nothing that has the shape of a token of Slack or of a URL that is as good as one.
package secret

import (
	"errors"
	"regexp"
	"strings"
)

// List is what must not be seen in any error or log.
type List []string

// tokenShape finds tokens of any kind, also those that are not ours, and the parts of Slack's
// URLs that open something to whoever knows them.
var tokenShape = regexp.MustCompile(`\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[0-9A-Za-z-]+|(https?|wss?)://[^\s"/]+/(?:commands|link|upload|services)/[^\s":]*|(?:ticket|token)=[^\s"&]+`)

const redacted = "[secret]"

// Hide takes every secret out of a text.
func (s List) Hide(text string) string {
	for _, secret := range s {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, redacted)
		}
	}
	return tokenShape.ReplaceAllString(text, redacted)
}

// Wash is err without List. One that had any loses its chain, which would still show them.
func (s List) Wash(err error) error {
	if err == nil {
		return nil
	}
	if clean := s.Hide(err.Error()); clean != err.Error() {
		return errors.New(clean)
	}
	return err
}
