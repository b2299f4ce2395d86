package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Env looks an environment variable up; os.LookupEnv is one.
type Env func(name string) (value string, ok bool)

// File is one bot.yaml, expanded.
type File struct {
	Path    string
	Missing bool     // there is no such file: all defaults
	Secrets []string // values of keys that hold secrets, to be kept out of logs

	root     *yaml.Node // a mapping; nil when the file is empty
	mistakes []Mistake  // found while expanding
}

// Open reads the file. When it does not exist and mustExist is false, everything has its default.
func Open(path string, mustExist bool, env Env) (*File, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !mustExist {
		return &File{Path: path, Missing: true}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	return Parse(path, data, env)
}

// Parse reads the content of a file.
func Parse(path string, data []byte, env Env) (*File, error) {
	f := &File{Path: path}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		if empty(data) {
			return f, nil
		}
		if line := tabbed(data); line > 0 {
			return nil, Mistakes{{path, line, "", "the line is indented with a tab: use spaces, not tabs"}}
		}
		return nil, f.reword(err, nil)
	}
	root := &doc
	if doc.Kind == yaml.DocumentNode {
		if len(doc.Content) == 0 {
			return f, nil
		}
		root = doc.Content[0]
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return f, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, Mistakes{{path, root.Line, "", "the file must hold sections such as adapters: and providers:"}}
	}
	f.root = root
	x := expander{file: f, env: env}
	x.walk(root, "")
	return f, nil
}

// tabbed is the first line that is indented with a tab; 0: none is.
func tabbed(data []byte) int {
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		text := strings.TrimLeft(line, " \t")
		if strings.Contains(line[:len(line)-len(text)], "\t") && strings.TrimSpace(text) != "" {
			return n
		}
	}
	return 0
}

// empty tells a file of nothing but comments.
func empty(data []byte) bool {
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && line != "---" {
			return false
		}
	}
	return true
}

// Mistakes tells what went wrong while the file was expanded.
func (f *File) Mistakes() error {
	if len(f.mistakes) == 0 {
		return nil
	}
	return Mistakes(f.mistakes)
}

// Has reports whether the file holds a value at the keys.
func (f *File) Has(keys ...string) bool { return f.find(keys) != nil }

// Line tells where the keys stand, 0 where they don't.
func (f *File) Line(keys ...string) int {
	node, line := f.root, 0
	for _, key := range keys {
		k, v := child(node, key)
		if k == nil {
			return line
		}
		node, line = v, k.Line
	}
	return line
}

func (f *File) find(keys []string) *yaml.Node {
	node := f.root
	for _, key := range keys {
		_, node = child(node, key)
	}
	return node
}

// child finds a key and its value in a mapping, or an item of a list by its place, from 0.
func child(node *yaml.Node, key string) (k, v *yaml.Node) {
	if node != nil && node.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(node.Content) {
			return node.Content[i], node.Content[i]
		}
		return nil, nil
	}
	if node == nil || node.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i], node.Content[i+1]
		}
	}
	return nil, nil
}
