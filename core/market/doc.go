// Package market is the language between those who want data and those who have it:
// assets, requests, answers and the faults that a provider can have.
//
// It imports nothing of the project. All times are UTC. A number that a provider
// does not know is nil, never zero.
package market
