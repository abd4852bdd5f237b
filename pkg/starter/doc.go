// Package starter owns the making of a firm's rule set from the model of package
// templates: the facts of the firm (its name, departments, months, numbers of forms,
// editions and approvals) are put into the text, and out come the files of its
// repository.
//
// The templates are ours and trusted, the facts are not: a fact is one line of text
// without control characters, and stands in a file only as the text it is. Nothing
// missing is filled with a blank; a fact that a template asks for and nobody gave is
// an error that names it.
//
// Articles are cited by id. The number is counted when the file is made, so that an
// article that only some firms have moves no citation of the others.
package starter
