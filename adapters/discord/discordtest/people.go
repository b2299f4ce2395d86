package discordtest

import (
	"strconv"
	"strings"
	"time"
)

// person is the user object of an id.
func person(id string) object {
	if id == BotID {
		return object{"id": id, "username": "tickertape", "discriminator": "0001", "bot": true, "avatar": nil}
	}
	return object{"id": id, "username": "user" + id, "global_name": "User " + id, "discriminator": "0", "avatar": nil}
}

// directs is what the ids of direct channels begin with.
const directs = "70000"

// direct is the channel between a person and the bot.
func direct(user string) string { return directs + user }

// guildOf tells the guild that a channel is in; "" for direct channels.
func guildOf(channel string) string {
	if strings.HasPrefix(channel, directs) {
		return ""
	}
	return Guild
}

// moment is the time in a snowflake.
func moment(id string) time.Time {
	n, _ := strconv.ParseInt(id, 10, 64)
	return time.UnixMilli(n>>22 + epoch)
}
