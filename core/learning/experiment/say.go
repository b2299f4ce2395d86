package experiment

import "math"

// Say is how much an observation of a person weighs of whom n are counted already: 1/√(1+n/5),
// as with votes. The say of whoever asks n times grows with √n. It is also what keeps their
// likeness in bounds: answers to one person go well or badly together, and a test that took them
// for those of strangers would see differences where there are none.
func Say(n int) float64 { return 1 / math.Sqrt(1+float64(max(0, n))/5) }
