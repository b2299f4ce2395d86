package config

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Section reads the part of the file below keys into out, a pointer to a struct: defaults
// first, then the file, then validation. The error is a Mistakes.
func (f *File) Section(out any, keys ...string) error {
	if d, ok := out.(interface{ Defaults() }); ok {
		d.Defaults()
	}
	node := f.find(keys)
	var found []Mistake
	if node != nil && !null(node) {
		found = f.unknown(node, reflect.TypeOf(out), strings.Join(keys, "."))
		if len(found) == 0 {
			if err := node.Load(out); err != nil {
				found = f.reword(err, keys)
			}
		}
	}
	if v, ok := out.(interface{ Validate() error }); ok && len(found) == 0 {
		found = f.place(v.Validate(), keys)
	}
	if len(found) == 0 {
		return nil
	}
	return Mistakes(found)
}

// Only complains about keys of the mapping below keys that are not among the allowed ones.
func (f *File) Only(allowed []string, keys ...string) error {
	node := f.find(keys)
	switch {
	case node == nil || null(node):
		return nil
	case node.Kind != yaml.MappingNode:
		slices.Sort(allowed)
		return Mistakes{{f.Path, node.Line, strings.Join(keys, "."), "must be a section with keys: " + strings.Join(allowed, ", ")}}
	}
	var found []Mistake
	for i := 0; i < len(node.Content); i += 2 {
		if k := node.Content[i]; !slices.Contains(allowed, k.Value) {
			found = append(found, f.stranger(k, strings.Join(keys, "."), allowed))
		}
	}
	if len(found) == 0 {
		return nil
	}
	return Mistakes(found)
}

// unknown walks a section beside the type that it is for.
func (f *File) unknown(node *yaml.Node, t reflect.Type, path string) []Mistake {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Map && node.Kind == yaml.MappingNode {
		return f.each(node, func(k string) (reflect.Type, bool) { return t.Elem(), true }, nil, path)
	}
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && !decodesItself(t) {
		return f.items(node, t.Elem(), path)
	}
	if t.Kind() != reflect.Struct || decodesItself(t) {
		return nil
	}
	if node.Kind != yaml.MappingNode {
		return []Mistake{{f.Path, node.Line, path, "must be a section with keys: " + strings.Join(names(t), ", ")}}
	}
	types := fields(t)
	return f.each(node, func(k string) (reflect.Type, bool) { ft, ok := types[k]; return ft, ok }, names(t), path)
}

// items walks a list of sections. An item is named by its place, from 0.
func (f *File) items(node *yaml.Node, t reflect.Type, path string) []Mistake {
	if node.Kind != yaml.SequenceNode {
		return []Mistake{{f.Path, node.Line, path, "must be a list of sections with keys: " + strings.Join(names(t), ", ")}}
	}
	var found []Mistake
	for i, item := range node.Content {
		found = append(found, f.unknown(item, t, join(path, strconv.Itoa(i)))...)
	}
	return found
}

func (f *File) each(node *yaml.Node, typeOf func(string) (reflect.Type, bool), allowed []string, path string) []Mistake {
	var found []Mistake
	for i := 0; i+1 < len(node.Content); i += 2 {
		k, v := node.Content[i], node.Content[i+1]
		t, ok := typeOf(k.Value)
		if !ok {
			found = append(found, f.stranger(k, path, allowed))
			continue
		}
		if !null(v) {
			found = append(found, f.unknown(v, t, join(path, k.Value))...)
		}
	}
	return found
}

func (f *File) stranger(k *yaml.Node, path string, allowed []string) Mistake {
	return Mistake{f.Path, k.Line, join(path, k.Value), "is not known here, use " + strings.Join(allowed, ", ")}
}

// join makes a dotted path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// decodesItself tells types that read a node in their own way.
func decodesItself(t reflect.Type) bool {
	_, yes := reflect.PointerTo(t).MethodByName("UnmarshalYAML")
	return yes
}

// fields maps the yaml keys of a struct to their types, inlined ones included.
func fields(t reflect.Type) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, opts, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case strings.Contains(opts, "inline"):
			for k, v := range fields(field.Type) {
				out[k] = v
			}
		case name != "":
			out[name] = field.Type
		default:
			out[strings.ToLower(field.Name)] = field.Type
		}
	}
	return out
}

func names(t reflect.Type) []string {
	var out []string
	for name := range fields(t) {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Also places mistakes that were found in a section with a look at others. Their errors begin
// with the key that they are about.
func (f *File) Also(err error, keys ...string) error {
	found := f.place(err, keys)
	if len(found) == 0 {
		return nil
	}
	return Mistakes(found)
}

// place finds the lines of what Validate said.
func (f *File) place(err error, keys []string) []Mistake {
	if err == nil {
		return nil
	}
	if joined, several := err.(interface{ Unwrap() []error }); several {
		var all []Mistake
		for _, e := range joined.Unwrap() {
			all = append(all, f.place(e, keys)...)
		}
		return all
	}
	if inner := errors.Unwrap(err); inner != nil { // "check: %w": the mistakes of a part
		if key, is := strings.CutSuffix(strings.TrimSuffix(err.Error(), inner.Error()), ": "); is && !strings.Contains(key, " ") {
			return f.place(inner, append(slices.Clone(keys), key))
		}
	}
	key, what, ok := strings.Cut(err.Error(), ": ")
	if !ok || strings.Contains(key, " ") {
		return []Mistake{{f.Path, f.Line(keys...), strings.Join(keys, "."), err.Error()}}
	}
	at := append(slices.Clone(keys), strings.Split(key, ".")...)
	return []Mistake{{f.Path, f.Line(at...), strings.Join(at, "."), what}}
}
