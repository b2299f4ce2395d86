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
	commands map[string][]Command // by language; "" is for everybody else
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
	code := c.params.Get("language_code")
	if code != "" && !languageCode.MatchString(code) {
		return nil, badRequest("LANG_CODE_INVALID")
	}
	c.s.menu.mu.Lock()
	defer c.s.menu.mu.Unlock()
	if c.s.menu.commands == nil {
		c.s.menu.commands = map[string][]Command{}
	}
	c.s.menu.commands[code] = list
	return yes, nil
}

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

func (m *menu) json(language string) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, _ := json.Marshal(append([]Command{}, m.commands[language]...)) // strings can't fail
	return b
}

// Menu is the command menu as the bot has set it for a language; "" for everybody else.
func (s *Server) Menu(language string) []Command {
	s.menu.mu.Lock()
	defer s.menu.mu.Unlock()
	return slices.Clone(s.menu.commands[language])
}
