// Package gitfs owns the way from a Git repository to its contents: a revision
// as an [io/fs.FS] with blob ids, the difference of two revisions, the history
// of a path, merge bases and the facts of a commit.
//
// It is the one door to go-git and reads objects only. It never looks at the
// index or the work tree's state, never writes, never runs a hook, a filter or
// an external command, and never reaches the network. What go-git cannot open is
// refused in plain words ([Error]); there is no second back end.
//
// Being an adapter, it is the one package that opens files by path: [Open] takes
// a folder of the machine, everything after that goes through the repository.
//
// # What it trusts
//
// The folder .git is the user's own; the objects in it may come from anybody's
// pull request. So trees are bounded in depth and number, names that could leave
// the root (.., .git, a slash, bytes that are no UTF-8) are reported by
// [FS.Problems] and not shown, links and submodules are not followed. A folder
// that merely looks like a bare repository is never taken when it lies in a work
// tree: otherwise a pull request could bring its own base along.
//
// The size of an object is known, and bounded, before its contents are asked for.
// What go-git takes on trust is left to the git that made and received the pack: the
// depth of deltas (a million is read, some millions overflow the stack), the size of
// their bases, and that an entry is no longer than its head says.
//
// # What is go-git's, and what is not
//
// Objects, configuration, references, commits and tags are read by go-git. Round its
// object storage there are four things: a few handles, since a storage has one
// reading position a pack and no lock; a check that the bytes are what the hash
// names; a view of the object folder without what go-git stumbles over (objectDir);
// and the alternates, each as a storage of its own, since go-git opens their packs
// anew for every object and resolves their relative names from the wrong folder.
//
// Own are the walks. go-git's log of a path makes a full tree difference per commit
// and its tree difference opens trees that are equal; both are rebuilt here on entry
// hashes (hundreds of times and several times faster). Trees are decoded here because
// their names are not trusted. go-git's revision parser answers HEAD to "HEAD@{1}"
// and to "HEAD:file"; the one here accepts a small syntax and refuses the rest, see
// [Repo.Resolve].
//
// Replace refs and grafts are not applied. A [Repo] sees packs as they were when
// it first read: a long-running program opens it anew after a change.
//
// Hashes are strings of 40 lower-case hexadecimal digits. Paths are slash paths.
package gitfs
