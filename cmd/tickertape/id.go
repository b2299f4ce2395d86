package main

import "github.com/gofrs/uuid/v5"

// anID is what ids look like.
const anID = "0192f0c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f"

// looksLikeID reports whether a text may be the id of a person or an interaction.
func looksLikeID(text string) bool {
	_, err := uuid.FromString(text)
	return err == nil && len(text) == len(anID)
}
