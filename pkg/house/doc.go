// Package house owns the plan of the house: which package lives on which floor,
// which arrows are drawn between neighbours, and who owns each library. It holds no
// code but the test that fails on an arrow up or sideways, on a package that the
// plan does not know, and on a library used outside its owner.
package house
