package telegramtest

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf16"
)

// The answers are put together by hand: encoding/json would cost a good part of what a
// benchmark against this server wants to measure.

// appendQuoted appends a JSON string.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x80 {
			q, _ := json.Marshal(s) // a string can't fail
			return append(b, q...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendInt(b []byte, n int64) []byte { return strconv.AppendInt(b, n, 10) }

func appendBot(b []byte) []byte {
	return append(b, `{"id":4242,"is_bot":true,"first_name":"Tickertape","username":"tickertape_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}`...)
}

func appendPerson(b []byte, id int64) []byte {
	b = appendInt(append(b, `{"id":`...), id)
	b = appendInt(append(b, `,"is_bot":false,"first_name":"Person `...), id)
	return append(b, `","language_code":"en"}`...)
}

// appendChat appends a group for a negative id and a person's private chat otherwise.
func appendChat(b []byte, id int64, forum bool) []byte {
	b = appendInt(append(b, `{"id":`...), id)
	if id > 0 {
		b = appendInt(append(b, `,"type":"private","first_name":"Person `...), id)
		return append(b, `"}`...)
	}
	b = appendInt(append(b, `,"type":"supergroup","title":"Group `...), -id)
	b = append(b, '"')
	if forum {
		b = append(b, `,"is_forum":true`...)
	}
	return append(b, '}')
}

// appendHead appends a message object up to what is special about it, without the brace that
// closes it.
func appendHead(b []byte, id, chat, thread int64, from func([]byte) []byte) []byte {
	b = appendInt(append(b, `{"message_id":`...), id)
	b = from(append(b, `,"from":`...))
	b = appendChat(append(b, `,"chat":`...), chat, thread != 0)
	b = appendInt(append(b, `,"date":`...), time.Now().Unix())
	if thread != 0 {
		b = appendInt(append(b, `,"message_thread_id":`...), thread)
		b = append(b, `,"is_topic_message":true`...)
	}
	return b
}

// appendEntity appends a message entity; offset and length are UTF-16 units.
func appendEntity(b []byte, kind string, offset, length int) []byte {
	b = append(append(append(b, `{"type":"`...), kind...), `","offset":`...)
	b = appendInt(append(appendInt(b, int64(offset)), `,"length":`...), int64(length))
	return append(b, '}')
}

// units counts what Telegram counts: UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
