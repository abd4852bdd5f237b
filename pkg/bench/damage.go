package main

import "bytes"

// operators are the ways in which a file is damaged, taken in turn: what people,
// editors and merges do to files. Each leaves a file of about the same size.
var operators = []func([]byte) []byte{
	replacer("kind: ", "kind: un"),                  // unknown kind
	replacer("\nid: ", "\nidd: "),                   // unknown key, missing key
	replacer("20", "2o"),                            // no date
	replacer("-0", "-4"),                            // a date that does not exist
	replacer("J.", "K."),                            // does not match a pattern
	replacer("person: ", "person: x"),               // refers to nobody
	replacer("[", "[unheard_of, "),                  // not among the values
	replacer(": ", "： "),                            // full-width colon
	replacer("\n  ", "\n\t"),                        // tab
	replacer("\ntitle:", "\nid: twice\ntitle:"),     // key twice
	func(b []byte) []byte { return b[:2*len(b)/3] }, // cut off
	func(b []byte) []byte { // conflict marks
		return append([]byte("<<<<<<< HEAD\n"), b...)
	},
}

func replacer(from, to string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.Replace(b, []byte(from), []byte(to), 1) }
}

// damage damages file number i.
func damage(data []byte, i int) []byte { return operators[i%len(operators)](data) }
