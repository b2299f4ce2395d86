// Package nlu understands what people write: a chat.Message becomes an ask.Query.
//
// An exact command decides at once ("price btc", "convert 10 usd eur"). Everything else goes
// by rules over what the lexicon found: amounts, assets, currencies, indicators, metrics and
// a few words that give an intent away. Promise: entities come from the lexicon alone, a word
// that nobody knows is named in Query.Unknown and never guessed, and a text without meaning
// is out of scope with a low confidence. It never fails on a text, whatever its bytes.
//
// Which model reads a message is asked anew for each (Models): one that is swapped meanwhile
// reads the next message, and a message is read by one model from its beginning to its end.
//
// It knows no platform, no provider and no skill.
package nlu
