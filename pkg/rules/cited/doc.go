// Package cited owns what the rules on rule text share: the index of citations of a
// snapshot, which of them have to hold today, the texts of a rule book with their places,
// and the words found in them.
//
// Texts of their date are left out: remarks, the history of revisions, 附則, and
// documents no longer in force. What they cite is what was there then.
package cited
