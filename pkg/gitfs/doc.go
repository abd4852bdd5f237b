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
// # Why not go-git's own
//
// go-git's log of a path makes a full tree difference per commit and its tree
// difference opens trees that are equal; both are rebuilt here on entry hashes
// (hundreds of times and several times faster). Its revision parser answers HEAD
// to "HEAD@{1}" and to "HEAD:file"; the one here accepts a small syntax and
// refuses the rest, see [Repo.Resolve]. Its object storage serves one goroutine at
// a time, trusts the depth and size of deltas, and opens the packs of an alternate
// anew for every object; packs are read here by position, with go-git's decoder of
// indexes and its patcher of deltas. Configuration, references, commits and tags
// are go-git's throughout.
//
// Replace refs and grafts are not applied. A [Repo] sees packs as they were when
// it was opened: a long-running program opens it anew after a change.
//
// Hashes are strings of 40 lower-case hexadecimal digits. Paths are slash paths.
package gitfs
