// Package cli owns the command line: flags, streams, exit statuses and the
// language of the screen. A command is one file; it reads its flags, asks a package
// below for the answer and hands the answer to one that prints. It does no work of
// its own.
//
// Data and findings go to standard output, all else to standard error, and with
// status 2 or 3 standard output is empty. [Main] is the whole program as a
// function; only package main calls os.Exit.
package cli
