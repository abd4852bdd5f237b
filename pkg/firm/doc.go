// Package firm owns the typed views of a PMS repository, the only ones there are:
// the manifest, who held which office on which day, who worked there, the PMS year
// and the cycles. Everything else stays a record with fields asked for by name.
package firm
