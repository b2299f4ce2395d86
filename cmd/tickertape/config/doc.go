// Package config reads bot.yaml: strictly, with secrets from the environment or from files,
// and with every mistake at once, each with its file, line and what would be right.
//
// A part owns its own section: a struct with yaml tags, Defaults that are set before the
// section is read, and Validate, whose errors begin with the key that they are about. The
// package knows no part and no key.
//
// In a value, ${NAME} stands for an environment variable, ${NAME:-default} for one that may
// be missing, and a value that begins with file: for the content of that file, without the
// white space around it. What came from outside is a string of its own: it can't add keys.
package config
