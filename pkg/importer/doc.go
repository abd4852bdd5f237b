// Package importer turns the rule books that firms have (text out of PDF files,
// Markdown, HTML) into the YAML form of a regulation, and proves that nothing was
// lost on the way.
//
// The steps are: refuse what cannot be read and say what to do ([Refusal]); decode;
// take the lines out of the markup; set aside what the page added (running heads,
// page numbers, contents); mend lines broken by the page and labels damaged by
// copying; hand the rest to package regulation; write YAML; and account for every
// character of the source against the result. What was set aside or mended is
// named in the report, what cannot be accounted for is listed with its line.
//
// The text of a stranger's file stays text: nothing in it is executed, expanded or
// fetched, and the time needed is linear in its length.
package importer
