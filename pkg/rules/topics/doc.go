// Package topics owns the question whether a document states what it has to state
// (schemas/topics): the policy, the notices, the procedures, each by the same three
// answers. A field or mark that is there for it decides. Words of the topic in the
// text, without the field or mark, make a warning that proposes where to put it.
// Neither makes the finding of the rule.
//
// That the words are there never says that they are enough, so no text is ever taken
// for good on its words alone.
package topics
