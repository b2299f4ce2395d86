package telegramtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"sync"
)

// menu is the list of commands that people see when they type a slash.
type menu struct {
	mu       sync.Mutex
	commands []Command
}

// Command is one line of the command menu.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

func (c *call) setMyCommands() ([]byte, error) {
	var list []Command
	if err := json.Unmarshal([]byte(c.params.Get("commands")), &list); err != nil {
		return nil, badRequest("can't parse commands list JSON object")
	}
	if len(list) > 100 {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, l := range list {
		if !commandName.MatchString(l.Command) {
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
		if n := units(l.Description); n < 1 || n > 256 {
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	c.s.menu.mu.Lock()
	defer c.s.menu.mu.Unlock()
	c.s.menu.commands = list
	return yes, nil
}

func (m *menu) json() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, _ := json.Marshal(append([]Command{}, m.commands...)) // strings can't fail
	return b
}

// Menu is the command menu as the bot has set it.
func (s *Server) Menu() []Command {
	s.menu.mu.Lock()
	defer s.menu.mu.Unlock()
	return slices.Clone(s.menu.commands)
}
