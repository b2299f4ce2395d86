package slack

import (
	"strings"

	slackgo "github.com/slack-go/slack"

	"tickertape/adapters/slack/mrkdwn"
	"tickertape/core/chat"
)

// Slack's limits, in characters after escaping.
// https://docs.slack.dev/reference/block-kit/blocks
// All blocks together are refused (msg_blocks_too_long) somewhere above 13,000 characters,
// which no page says (slackapi/bolt-js#2509); what we send in all stays well below.
const (
	maxHeader   = 150
	maxSection  = 3000
	maxField    = 2000
	maxRow      = 10   // fields in one section
	maxFields   = 40   // fields in all, and one that says that there are more
	allFields   = 3000 // characters of all fields
	maxNotice   = 600
	maxFooter   = 300
	maxLabel    = 75
	maxValue    = 2000
	maxButtons  = 25
	maxPlain    = 4000
	fewestField = 16 // a field that would get less room than that is left out
)

// special are the characters that mrkdwn formats with; a text with any of them is sent as
// plain_text, which formats nothing.
const special = "*_~`>\n"

// render is the card in Block Kit, without its picture. It never fails: what Slack would refuse
// is shortened or left out. Nothing that a card holds can mention anybody or format anything.
func render(card chat.Card) []slackgo.Block { return drawn(card, "") }

// drawn is render with the picture, which is a file that Slack has.
func drawn(card chat.Card, file string) []slackgo.Block {
	card = regular(card)
	var blocks []slackgo.Block
	if !blank(card.Title) {
		blocks = append(blocks, slackgo.NewHeaderBlock(plain(oneLine(card.Title), maxHeader)))
	}
	blocks = paragraph(blocks, card.Text, maxSection)
	blocks = append(blocks, fieldBlocks(card.Fields)...)
	if card.Table != nil && len(card.Table.Header) > 0 {
		blocks = append(blocks, tableBlock(*card.Table))
	}
	if file != "" && card.Image != nil {
		blocks = append(blocks, slackgo.NewImageBlockSlackFile(&slackgo.SlackFileObject{ID: file}, alt(*card.Image, card.Language), "", nil))
	}
	if !blank(card.Notice) {
		blocks = paragraph(blocks, "⚠️ "+card.Notice, maxNotice)
	}
	if footer := card.Footer(); !blank(footer) {
		blocks = append(blocks, slackgo.NewContextBlock("", plain(oneLine(footer), maxFooter)))
	}
	return append(blocks, buttonBlocks(card.Buttons)...)
}

// fallback is the card as escaped text: notifications and screen readers get it, and everybody
// when Slack refuses the blocks.
func fallback(card chat.Card) string {
	if text := regular(card).Plain(); !blank(text) {
		return mrkdwn.Fit(text, maxPlain)
	}
	return mrkdwn.Ellipsis // Slack takes no empty message
}

func paragraph(blocks []slackgo.Block, text string, limit int) []slackgo.Block {
	if blank(text) {
		return blocks
	}
	return append(blocks, slackgo.NewSectionBlock(plain(text, limit), nil, nil))
}

func fieldBlocks(fields []chat.Field) []slackgo.Block {
	var blocks []slackgo.Block
	var row []*slackgo.TextBlockObject
	for _, text := range fieldTexts(fields) {
		if row = append(row, text); len(row) == maxRow {
			blocks = append(blocks, slackgo.NewSectionBlock(nil, row, nil))
			row = nil
		}
	}
	if len(row) > 0 {
		blocks = append(blocks, slackgo.NewSectionBlock(nil, row, nil))
	}
	return blocks
}

// fieldTexts are the fields that fit; if some don't, the last says so.
func fieldTexts(fields []chat.Field) []*slackgo.TextBlockObject {
	var texts []*slackgo.TextBlockObject
	room := allFields
	for _, f := range fields {
		if blank(f.Name) && blank(f.Value) {
			continue
		}
		if len(texts) == maxFields || room < fewestField {
			return append(texts, plain(mrkdwn.Ellipsis, 1))
		}
		text := field(f, min(maxField, room))
		room -= mrkdwn.Units(text.Text)
		texts = append(texts, text)
	}
	return texts
}

// field is a bold name over its value. Bold needs mrkdwn, so that it is for names and values
// that hold nothing which mrkdwn knows.
func field(f chat.Field, limit int) *slackgo.TextBlockObject {
	name, value := oneLine(mrkdwn.Tidy(f.Name)), strings.TrimSpace(mrkdwn.Tidy(f.Value))
	both := name + "\n" + value
	bold := "*" + name + "*\n" + value
	if name == "" || strings.ContainsAny(name+value, special) || mrkdwn.Units(mrkdwn.Escape(bold)) > limit {
		return plain(strings.TrimSpace(both), limit)
	}
	// verbatim: Slack looks for no links, channels or names in it.
	return slackgo.NewTextBlockObject(slackgo.MarkdownType, mrkdwn.Escape(bold), false, true)
}

// tableBlock shows a table as a block of code, which keeps its columns. A zero-width space
// after every backtick keeps the fence closed; nothing else is special inside.
func tableBlock(t chat.Table) slackgo.Block {
	const open, end = "```\n", "\n```"
	body := strings.ReplaceAll(mrkdwn.Tidy(t.Plain()), "`", "`\u200b")
	text := open + mrkdwn.Fit(body, maxSection-len(open)-len(end)) + end
	return slackgo.NewSectionBlock(slackgo.NewTextBlockObject(slackgo.MarkdownType, text, false, true), nil, nil)
}

// alt is what a picture shows, for those who can't see it. Slack takes no picture without.
func alt(i chat.Image, language string) string {
	if blank(i.Alt) {
		return phrasesIn(language).picture
	}
	return mrkdwn.Clip(oneLine(mrkdwn.Tidy(i.Alt)), maxAlt)
}

// buttonBlocks leaves out buttons that Slack would refuse. A value is not shortened: it would
// come back as another.
func buttonBlocks(buttons []chat.Button) []slackgo.Block {
	var elements []slackgo.BlockElement
	for _, b := range buttons {
		if blank(b.Label) || b.Value == "" || mrkdwn.Units(b.Value) > maxValue || len(elements) == maxButtons {
			continue
		}
		label := plain(oneLine(b.Label), maxLabel)
		elements = append(elements, slackgo.NewButtonBlockElement(actionID(len(elements)), b.Value, label))
	}
	if len(elements) == 0 {
		return nil
	}
	return []slackgo.Block{slackgo.NewActionBlock("", elements...)}
}

// actionID is unique within a message, as Slack demands.
func actionID(n int) string { return "press_" + string(rune('a'+n)) }

// plain is text that Slack does not format. Emoji stay as they are written.
func plain(text string, limit int) *slackgo.TextBlockObject {
	return slackgo.NewTextBlockObject(slackgo.PlainTextType, mrkdwn.Fit(text, limit), false, false)
}

// regular is the card with as many cells in each row as its table has columns, each on one line.
func regular(card chat.Card) chat.Card {
	if card.Table == nil {
		return card
	}
	t := chat.Table{Header: cells(card.Table.Header, len(card.Table.Header))}
	for _, row := range card.Table.Rows {
		t.Rows = append(t.Rows, cells(row, len(t.Header)))
	}
	card.Table = &t
	return card
}

func cells(row []string, n int) []string {
	out := make([]string, n)
	for i := range min(n, len(row)) {
		out[i] = oneLine(mrkdwn.Tidy(row[i]))
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// blank tells whether Slack would take text for empty.
func blank(text string) bool { return strings.TrimSpace(mrkdwn.Tidy(text)) == "" }
