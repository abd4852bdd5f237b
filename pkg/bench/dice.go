package main

// dice are random numbers that are the same on every machine and for every release
// of Go (splitmix64, Steele, Lea and Flood 2014).
type dice uint64

// newDice are the dice of item number i of a named group: files do not depend on
// what was made before them.
func newDice(seed uint64, group string, i int) *dice {
	d := dice(seed)
	for _, c := range group {
		d = d*31 + dice(c)
	}
	d += dice(i) * 0x9e3779b97f4a7c15
	d.next()
	return &d
}

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// roll is a number in [0, n).
func (d *dice) roll(n int) int { return int(d.next() % uint64(n)) }

// between is a number in [low, high].
func (d *dice) between(low, high int) int { return low + d.roll(high-low+1) }

// pick is one of the words.
func (d *dice) pick(words []string) string { return words[d.roll(len(words))] }

// some are n different words, in the order of the list.
func (d *dice) some(words []string, n int) []string {
	var out []string
	for i, w := range words {
		if d.roll(len(words)-i) < n-len(out) {
			out = append(out, w)
		}
	}
	return out
}
