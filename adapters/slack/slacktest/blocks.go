package slacktest

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

// block is what the bot uses of Block Kit.
type block struct {
	Type     string    `json:"type"`
	Text     *text     `json:"text"`
	Fields   []text    `json:"fields"`
	Elements []element `json:"elements"`
	Alt      string    `json:"alt_text"`
	File     struct {
		ID string `json:"id"`
	} `json:"slack_file"`
}

type text struct {
	Type     string `json:"type"`
	Text     string `json:"text"`
	Verbatim bool   `json:"verbatim"`
}

// element is a button of an actions block, or a text of a context block.
type element struct {
	Type     string          `json:"type"`
	Text     json.RawMessage `json:"text"`
	Verbatim bool            `json:"verbatim"`
	ActionID string          `json:"action_id"`
	Value    string          `json:"value"`
}

func (e element) label() text {
	var t text
	_ = json.Unmarshal(e.Text, &t)
	return t
}

func (e element) words() text {
	t := text{Type: e.Type, Verbatim: e.Verbatim}
	_ = json.Unmarshal(e.Text, &t.Text)
	return t
}

// Slack's limits, in characters.
const (
	maxBlocks  = 50
	maxHeader  = 150
	maxSection = 3000
	maxFields  = 10
	maxField   = 2000
	maxLabel   = 75
	maxValue   = 2000
	maxActions = 25
	maxContext = 10
	maxAlt     = 2000
	maxAll     = 13000 // msg_blocks_too_long begins a little above
)

// CheckBlocks tells what Slack would refuse in a message's blocks.
func CheckBlocks(raw []byte) error {
	var blocks []block
	if err := json.Unmarshal(raw, &blocks); err != nil {
		return fmt.Errorf("not an array of blocks: %w", err)
	}
	if len(blocks) > maxBlocks {
		return fmt.Errorf("%d blocks, at most %d are allowed", len(blocks), maxBlocks)
	}
	texts, _ := blockTexts(raw)
	if all := length(strings.Join(texts, "")); all > maxAll {
		return fmt.Errorf("%d characters in all blocks, at most %d are allowed", all, maxAll)
	}
	ids := map[string]bool{}
	for i, b := range blocks {
		if err := b.check(ids); err != nil {
			return fmt.Errorf("block %d, %s: %w", i, b.Type, err)
		}
	}
	return nil
}

func (b block) check(ids map[string]bool) error {
	switch b.Type {
	case "header":
		if b.Text == nil || b.Text.Type != "plain_text" {
			return errors.New("needs a plain_text")
		}
		return b.Text.check(maxHeader)
	case "section":
		return b.checkSection()
	case "context":
		return b.checkContext()
	case "actions":
		return b.checkActions(ids)
	case "divider":
		return nil
	case "image":
		return b.checkImage()
	}
	return errors.New("is of an unknown type")
}

var fileID = regexp.MustCompile(`^F[A-Z0-9]{8,}$`)

// checkImage knows files alone: the bot has no other pictures.
func (b block) checkImage() error {
	if !fileID.MatchString(b.File.ID) {
		return fmt.Errorf("no file %q", b.File.ID)
	}
	return text{Type: "plain_text", Text: b.Alt}.check(maxAlt)
}

func (b block) checkSection() error {
	if b.Text == nil && len(b.Fields) == 0 {
		return errors.New("has neither text nor fields")
	}
	if len(b.Fields) > maxFields {
		return fmt.Errorf("%d fields, at most %d are allowed", len(b.Fields), maxFields)
	}
	var errs []error
	if b.Text != nil {
		errs = append(errs, b.Text.check(maxSection))
	}
	for _, f := range b.Fields {
		errs = append(errs, f.check(maxField))
	}
	return errors.Join(errs...)
}

func (b block) checkContext() error {
	if len(b.Elements) == 0 || len(b.Elements) > maxContext {
		return fmt.Errorf("%d elements, 1 to %d are allowed", len(b.Elements), maxContext)
	}
	var errs []error
	for _, e := range b.Elements {
		errs = append(errs, e.words().check(maxSection))
	}
	return errors.Join(errs...)
}

func (b block) checkActions(ids map[string]bool) error {
	if len(b.Elements) == 0 || len(b.Elements) > maxActions {
		return fmt.Errorf("%d elements, 1 to %d are allowed", len(b.Elements), maxActions)
	}
	var errs []error
	for _, e := range b.Elements {
		if e.Type != "button" || e.label().Type != "plain_text" || e.ActionID == "" || ids[e.ActionID] || length(e.Value) > maxValue {
			errs = append(errs, fmt.Errorf("button %q is not valid", e.ActionID))
		}
		ids[e.ActionID] = true
		errs = append(errs, e.label().check(maxLabel))
	}
	return errors.Join(errs...)
}

func (t text) check(limit int) error {
	switch n := length(t.Text); {
	case t.Type != "plain_text" && t.Type != "mrkdwn":
		return fmt.Errorf("text of type %q", t.Type)
	case t.Type == "plain_text" && t.Verbatim:
		return errors.New("verbatim is for mrkdwn")
	case strings.TrimSpace(t.Text) == "":
		return errors.New("empty text")
	case n > limit:
		return fmt.Errorf("%d characters, at most %d are allowed", n, limit)
	}
	return nil
}

// length counts UTF-16 units.
func length(s string) int { return len(utf16.Encode([]rune(s))) }

// blockTexts are the texts of blocks in reading order, and the values of their buttons.
func blockTexts(raw []byte) (texts, buttons []string) {
	all, buttons := walk(raw)
	for _, t := range all {
		texts = append(texts, t.Text)
	}
	return texts, buttons
}

func walk(raw []byte) (texts []text, buttons []string) {
	var blocks []block
	if json.Unmarshal(raw, &blocks) != nil {
		return nil, nil
	}
	for _, b := range blocks {
		if b.Text != nil {
			texts = append(texts, *b.Text)
		}
		texts = append(texts, b.Fields...)
		if b.Type == "image" {
			texts = append(texts, text{Type: "plain_text", Text: "[" + b.Alt + "]"})
		}
		for _, e := range b.Elements {
			if b.Type == "context" {
				texts = append(texts, e.words())
				continue
			}
			texts = append(texts, e.label())
			buttons = append(buttons, e.Value)
		}
	}
	return texts, buttons
}

var (
	control = regexp.MustCompile(`<[!@#][^>]*>|<(https?|mailto)[^>]*>`)
	atNames = regexp.MustCompile(`@(here|channel|everyone)\b`)
)

// Mentions lists every mention and link that Slack would have made of the bot's messages.
func (s *Server) Mentions() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []string
	for _, m := range s.messages {
		if !m.own() {
			continue
		}
		found = append(found, control.FindAllString(m.text, -1)...)
		if m.parse == "full" || m.linkNames == "true" || m.linkNames == "1" {
			found = append(found, atNames.FindAllString(m.text, -1)...)
		}
		texts, _ := walk(m.blocks)
		for _, t := range texts {
			found = append(found, t.mentions()...)
		}
	}
	return found
}

func (t text) mentions() []string {
	if t.Type != "mrkdwn" {
		return nil
	}
	found := control.FindAllString(t.Text, -1)
	if !t.Verbatim {
		found = append(found, atNames.FindAllString(t.Text, -1)...)
	}
	return found
}
