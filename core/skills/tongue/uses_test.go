package tongue

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// speakers are the packages that say sentences.
var speakers = []string{"tickertape/core/skills", "tickertape/core/skills/chart", "tickertape/core/skills/format", "tickertape/core/skills/series"}

// listed is what `go list -json` says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
}

// use is a sentence of the sources: where it stands, and how many arguments a call gives it;
// −1 where it is not said there.
type use struct {
	key, at string
	args    int
}

// uses finds all constants of type tongue.Key in the speakers.
func uses(t *testing.T) []use {
	t.Helper()
	packages := list(t)
	fset := token.NewFileSet()
	from := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(packages[path].Export)
	})
	var all []use
	for _, path := range speakers {
		var files []*ast.File
		for _, name := range packages[path].GoFiles {
			f, err := parser.ParseFile(fset, filepath.Join(packages[path].Dir, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		if _, err := (&types.Config{Importer: from}).Check(path, fset, files, info); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, constants(fset, files, info)...)
	}
	return all
}

// constants are the sentences of a package.
func constants(fset *token.FileSet, files []*ast.File, info *types.Info) []use {
	args := map[ast.Expr]int{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if s, is := selector(call); ok && is && s == "Say" && len(call.Args) > 0 && !call.Ellipsis.IsValid() {
				args[call.Args[0]] = len(call.Args) - 1
			}
			return true
		})
	}
	var all []use
	for e, v := range info.Types {
		named, ok := v.Type.(*types.Named)
		if !ok || v.Value == nil || named.Obj().Name() != "Key" || named.Obj().Pkg().Name() != "tongue" || constant.StringVal(v.Value) == "" {
			continue
		}
		u := use{key: constant.StringVal(v.Value), at: fset.Position(e.Pos()).String(), args: -1}
		if n, said := args[e]; said {
			u.args = n
		}
		all = append(all, u)
	}
	return all
}

func selector(call *ast.CallExpr) (string, bool) {
	if call == nil {
		return "", false
	}
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	return s.Sel.Name, true
}

// list asks go for the speakers and all that they import, compiled.
func list(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles"}, speakers...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	all := map[string]listed{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}
