package config

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// expander replaces what values refer to, in scalars only: the structure is the file's.
type expander struct {
	file *File
	env  Env
}

// maxSecretBytes bounds a file that holds a value.
const maxSecretBytes = 64 << 10

var reference = regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}`)

// walk goes through all below key, a dotted path.
func (x expander) walk(node *yaml.Node, key string) {
	switch node.Kind {
	case yaml.MappingNode:
		seen := map[string]int{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			k := node.Content[i]
			if line, twice := seen[k.Value]; twice {
				x.fail(k, join(key, k.Value), fmt.Sprintf("stands twice, the first time in line %d", line))
			}
			seen[k.Value] = k.Line
			x.walk(node.Content[i+1], join(key, k.Value))
		}
	case yaml.SequenceNode:
		for _, item := range node.Content {
			x.walk(item, key)
		}
	case yaml.ScalarNode:
		x.scalar(node, key)
	case yaml.AliasNode:
		x.fail(node, key, "is a reference (*"+node.Value+"), which is not supported; write the value itself")
	}
}

func (x expander) scalar(node *yaml.Node, key string) {
	was := node.Value
	node.Value = reference.ReplaceAllStringFunc(was, func(ref string) string { return x.variable(ref, node, key) })
	if path, ok := strings.CutPrefix(node.Value, "file:"); ok {
		node.Value = x.content(path, node, key)
	}
	if node.Value != was {
		node.Tag = tagOf(node.Value)
	}
	if secret(key) && len(node.Value) >= 6 {
		x.file.Secrets = append(x.file.Secrets, node.Value)
	}
}

func (x expander) variable(ref string, node *yaml.Node, key string) string {
	m := reference.FindStringSubmatch(ref)
	if value, ok := x.env(m[1]); ok && (value != "" || m[2] == "") {
		return value
	}
	if m[2] == "" {
		x.fail(node, key, fmt.Sprintf("the environment variable %s is not set; set it, or write ${%s:-} if it may be empty", m[1], m[1]))
	}
	return m[3]
}

func (x expander) content(path string, node *yaml.Node, key string) string {
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxSecretBytes {
		x.fail(node, key, fmt.Sprintf("the file %s is larger than %d bytes", path, maxSecretBytes))
		return ""
	}
	data, err := os.ReadFile(path)
	if err != nil {
		x.fail(node, key, fmt.Sprintf("the file %s can't be read", path))
		return ""
	}
	return strings.TrimSpace(string(data))
}

func (x expander) fail(node *yaml.Node, key, what string) {
	x.file.mistakes = append(x.file.mistakes, Mistake{x.file.Path, node.Line, key, what})
}

// tagOf is the type of a value that came from outside: a number or a truth value where it
// reads as one, else a text. Quotes don't matter: inside {…} a reference needs them.
func tagOf(value string) string {
	var probe yaml.Node
	if err := yaml.Load([]byte(value), &probe); err != nil || probe.Kind != yaml.DocumentNode || len(probe.Content) != 1 {
		return "!!str"
	}
	n := probe.Content[0]
	if n.Kind == yaml.ScalarNode && n.Value == value && slices.Contains([]string{"!!int", "!!float", "!!bool"}, n.Tag) {
		return n.Tag
	}
	return "!!str"
}

// secret tells by its name that a key's value must not be seen.
func secret(key string) bool {
	key = key[strings.LastIndexByte(key, '.')+1:]
	for _, word := range []string{"token", "secret", "key", "password"} {
		if strings.Contains(strings.ToLower(key), word) {
			return true
		}
	}
	return false
}
