package edit

import (
	"crypto/sha256"
	"encoding/hex"
)

// IDFor is an id for something that has none. It is made of its words, so that two people
// who add it on two branches add the same one; it says nothing and may be replaced by a
// speaking one as long as nothing refers to it.
func IDFor(prefix, owner, words string) string {
	sum := sha256.Sum256([]byte(owner + "\x00" + words))
	return prefix + "-" + hex.EncodeToString(sum[:4])
}
