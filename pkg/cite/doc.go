// Package cite owns the question who cites what: every citation of a snapshot with its
// place and its target, and for every provision the places that cite it.
//
// Rules look for citations without a target, the book makes links of them, explain names
// who cites an article, and package edit lets them follow what they point to. They all
// see the same [Index], made once a snapshot; grammar and resolution are those of package
// regulation.
//
// What cites: the text of provisions, captions, the bracket and the cells of appendices,
// and the texts of records that stand as long as they are not changed (ledgers,
// organisation, policies, manifest). Records of an event or a period, the history of
// revisions and approvals are of their date and are left alone.
package cite
