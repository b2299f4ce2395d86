// Package chat is the language that platform adapters and the pipeline share:
// what arrives (Event), what goes out (Post with its Card) and where (Address, Ref).
//
// It imports nothing of the project and knows no platform's markup. Text in a
// Message is free of mention and markup; text in a Card is plain and every
// renderer escapes it.
package chat
