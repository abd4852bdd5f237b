package repo

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// The rules under which loading reports problems.
const (
	ruleUnreadable = "REP-001"
	ruleSpecial    = "REP-002"
	ruleLink       = "REP-003"
	ruleCollision  = "REP-004"
	ruleUnportable = "REP-005"
	ruleKind       = "REP-006"
	ruleMisnamed   = "REP-007"
	ruleDouble     = "REP-008"
	ruleDangling   = "REP-009"
	ruleManifest   = "REP-010"
	ruleOwnSchema  = "REP-012"
)

// Rules describes the rules under which [Load] reports problems.
func Rules() []diag.RuleInfo { return slices.Clone(rules) }

var rules = []diag.RuleInfo{
	{ID: ruleUnreadable, Name: "unreadable_file", Severity: diag.Error,
		Title: diag.T("読めないファイル", "Unreadable file"),
		Doc: diag.T("ファイル又はフォルダーを開けないと、その中の記録は検査されません。アクセス権を直すか、不要であれば削除してください。",
			"What cannot be opened is not checked. Give pms the right to read it, or delete it.")},
	{ID: ruleSpecial, Name: "special_file", Severity: diag.Error,
		Title: diag.T("通常のファイルではないもの", "Not a regular file"),
		Doc: diag.T("名前付きパイプやデバイスは文書でも記録でもないため、開かずに読み飛ばします。リポジトリから取り除いてください。",
			"A named pipe or a device is no record; pms does not open it. Remove it from the repository.")},
	{ID: ruleLink, Name: "symbolic_link", Severity: diag.Warning,
		Title: diag.T("シンボリックリンク", "Symbolic link"),
		Doc: diag.T("リンクの先はリポジトリの外かもしれず、内容が変わっても履歴に残りません。pms はリンクをたどりません。実体のファイルを置いてください。",
			"A link may lead out of the repository, and what it leads to has no history here. pms does not follow it; put the file itself in its place.")},
	{ID: ruleCollision, Name: "colliding_names", Severity: diag.Error,
		Title: diag.T("区別できない名前", "Names that collide"),
		Doc: diag.T("大文字と小文字、又は濁点の合成の違いだけで区別される名前は、Windows と macOS では同じ名前になり、一方が失われます。",
			"Names that differ only in case, or in how accents and 濁点 are composed, are one name on Windows and macOS: one of the files is lost.")},
	{ID: ruleUnportable, Name: "unportable_name", Severity: diag.Error,
		Title: diag.T("Windows で使えない名前", "Name that Windows does not allow"),
		Doc: diag.T("Windows の予約名や使用できない文字を含む名前があると、Windows ではリポジトリを取り出せません。",
			"With such a name in it the repository cannot be checked out on Windows.")},
	{ID: ruleKind, Name: "unknown_kind", Severity: diag.Error,
		Title: diag.T("種類が分からないファイル", "Unknown kind"),
		Doc: diag.T("ファイルの最初の階層に kind を書くと、どの種類の文書・台帳・記録かが決まり、その様式で検査されます。",
			"The key kind at the top level says what a file is, and by that what it is checked against.")},
	{ID: ruleMisnamed, Name: "misnamed_file", Severity: diag.Error,
		Title: diag.T("ファイル名とIDの不一致", "File not named by its id"),
		Doc: diag.T("ファイル名（拡張子を除く）と id を同じにすると、参照からファイルがすぐに見つかり、複数のブランチで作った記録のIDが重なりません。",
			"With the id as its name a file is found from any reference, and records made on two branches do not clash.")},
	{ID: ruleDouble, Name: "double_id", Severity: diag.Error,
		Title: diag.T("IDの重複", "Id held twice"),
		Doc: diag.T("同じ種類に同じIDの記録が二つあると、参照先が決まりません。一方のIDを変え、参照している箇所も直してください。",
			"With two records of one kind and one id a reference has no one target. Change one id and what refers to it.")},
	{ID: ruleDangling, Name: "dangling_reference", Severity: diag.Error,
		Title: diag.T("参照先がない", "Reference to nothing"),
		Doc: diag.T("参照先の記録が存在しないと、証跡のつながりが切れます。IDの誤りを直すか、参照先の記録を作成してください。",
			"A reference to a record that does not exist breaks the trail of evidence. Correct the id, or make the record.")},
	{ID: ruleManifest, Name: "stray_manifest", Severity: diag.Error,
		Title: diag.T("pms.yaml の位置", "Place of the manifest"),
		Doc: diag.T("組織とリポジトリの設定は、リポジトリの最上位の pms.yaml だけに書きます。",
			"The manifest is pms.yaml at the top of the repository, and there is only one.")},
	{ID: ruleOwnSchema, Name: "own_schema", Severity: diag.Error,
		Title: diag.T("自社の様式の誤り", "Own schema that cannot be used"),
		Doc: diag.T("schemas/ に置いた自社の種類の様式に誤りがあると、その種類の記録は検査されません。様式に書けることは組み込みの種類と同じで、外部への参照や循環、大きすぎる展開は使えません。",
			"Records of a firm's own kind are not checked while its schema in schemas/ is wrong. It may say what built-in schemas say; it cannot refer to the outside, run in a circle or grow without bound.")},
}

func fileProblem(rule, path string, message, hint diag.Text) diag.Diagnostic {
	i := slices.IndexFunc(rules, func(r diag.RuleInfo) bool { return r.ID == rule })
	return diag.Diagnostic{
		Rule: rule, Severity: rules[i].Severity, Message: message, Hint: hint,
		Subject: fileSubject(path), Range: diag.FileRange(path),
	}
}

func recordProblem(rule string, r *record.Record, at diag.Range, message, hint diag.Text) diag.Diagnostic {
	d := fileProblem(rule, r.File(), message, hint)
	d.Range = at
	if r.ID != "" {
		d.Subject = r.Subject()
	}
	return d
}

func unreadable(path string, err error) diag.Diagnostic {
	reason := diag.T("%[1]s", "%[1]s", err.Error())
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		reason = diag.T("アクセス権がありません", "permission denied")
	case errors.Is(err, fs.ErrNotExist):
		reason = diag.T("読み込みの途中で削除されました", "it vanished while it was read")
	case errors.As(err, &pathErr):
		reason = diag.T("%[1]s", "%[1]s", pathErr.Err.Error())
	}
	return fileProblem(ruleUnreadable, path,
		diag.T("読み込めません: %[1]s。", "cannot be read: %[1]s", reason),
		diag.T("ほかのファイルの検査は続けました。アクセス権を確認してください。", "The other files were checked. Check the permissions."))
}

func specialProblem(path string, mode fs.FileMode) diag.Diagnostic {
	what := diag.T("通常のファイルではありません", "it is not a regular file")
	switch {
	case mode&fs.ModeIrregular != 0:
		what = diag.T("サブモジュール（別の Git リポジトリ）です", "it is a submodule, a repository of its own")
	case mode&fs.ModeNamedPipe != 0:
		what = diag.T("名前付きパイプです", "it is a named pipe")
	case mode&fs.ModeSocket != 0:
		what = diag.T("ソケットです", "it is a socket")
	case mode&fs.ModeDevice != 0:
		what = diag.T("デバイスです", "it is a device")
	}
	return fileProblem(ruleSpecial, path, diag.T("開かずに読み飛ばしました: %[1]s。", "was not opened: %[1]s", what),
		diag.T("リポジトリから取り除いてください。", "Remove it from the repository."))
}

func linkProblem(path string) diag.Diagnostic {
	return fileProblem(ruleLink, path,
		diag.T("シンボリックリンクのため読み込みません。", "is a symbolic link and is not read"),
		diag.T("リンクの代わりに、実体のファイルを置いてください。", "Put the file itself in its place."))
}

func collisionProblem(first, second string) diag.Diagnostic {
	d := fileProblem(ruleCollision, second,
		diag.T("「%[1]s」と区別できない名前です。Windows や macOS では一方が失われます。", "collides with %[1]q: on Windows and macOS one of them is lost", first),
		diag.T("どちらかの名前を変えてください。", "Rename one of the two."))
	d.Related = []diag.Related{{Range: diag.FileRange(first), Message: diag.T("もう一方のファイル", "the other file")}}
	return d
}

func unportableProblem(path string, why diag.Text) diag.Diagnostic {
	return fileProblem(ruleUnportable, path,
		diag.T("Windows で使えない名前です: %[1]s。", "has a name that Windows does not allow: %[1]s", why),
		diag.T("名前を変えてください。", "Rename it."))
}

// kindOf is the kind that a file says it is, or the problem with what it says.
func kindOf(f *File, schemas *schema.Set) (*schema.Kind, *diag.Diagnostic) {
	root := f.Tree.Root()
	node := root.Get("kind")
	if name := node.Text(); name != "" {
		kind, err := schemas.Kind(name)
		switch {
		case err == nil:
			return kind, nil
		case !errors.Is(err, schema.ErrUnknownKind):
			d := faultyKindProblem(f, node)
			return nil, &d
		}
		hint := diag.T("使える種類は%[1]sです。", "Known kinds: %[1]s.", kindList(schemas))
		if near := schemas.Suggest(name); near != "" {
			hint = diag.T("もしかして「%[1]s」ではありませんか。", "Did you mean %[1]q?", near)
		}
		d := fileProblem(ruleKind, f.Path, diag.T("「%[1]s」という種類（kind）はありません。", "unknown kind %[1]q", name), hint)
		d.Range, d.Field = node.Range(), "/kind"
		return nil, &d
	}
	d := fileProblem(ruleKind, f.Path,
		diag.T("種類（kind）が書かれていません。", "the key kind is missing"),
		diag.T("最初の行に「kind: 種類」を書いてください。使える種類は%[1]sです。", "Write kind: on the first line. Known kinds: %[1]s.", kindList(schemas)))
	return nil, &d
}

// faultyKindProblem is about a record whose kind is the firm's own and cannot be used.
func faultyKindProblem(f *File, kind tree.Node) diag.Diagnostic {
	d := fileProblem(ruleKind, f.Path,
		diag.T("種類「%[1]s」の様式に誤りがあるため、この記録を検査していません。", "the schema of the kind %[1]q is wrong, so this record was not checked", kind.Text()),
		diag.T("%[1]s の検出事項を先に直してください。", "Mend what is found in %[1]s first.", schemaFile(kind.Text())))
	d.Range, d.Field = kind.Range(), "/kind"
	return d
}

// kindList names every kind by its identifier and its title.
func kindList(schemas *schema.Set) diag.List {
	var out diag.List
	for _, name := range schemas.Kinds() {
		title := diag.T(name, name)
		if kind, err := schemas.Kind(name); err == nil {
			title = kind.Title
		}
		out = append(out, diag.T("「%[1]s」（%[2]s）", "%[1]s (%[2]s)", name, title))
	}
	return out
}

func strayManifestProblem(f *File) diag.Diagnostic {
	d := fileProblem(ruleManifest, f.Path,
		diag.T("kind: manifest は最上位の %[1]s にだけ書けます。", "kind: manifest belongs only to %[1]s at the top", ManifestFile),
		diag.T("このファイルを削除するか、kind を直してください。", "Delete this file, or correct its kind."))
	d.Range = f.Record.Node.Get("kind").Range()
	return d
}

func noFileManifestProblem() diag.Diagnostic {
	return fileProblem(ruleManifest, ManifestFile,
		diag.T("%[1]s が通常のファイルではないため、組織と検査の設定を読み込めません。", "%[1]s is no plain file, so nothing is known of the firm", ManifestFile),
		diag.T("リンクやフォルダーの代わりに、「kind: manifest」で始まるファイルを置いてください。", "Put a file that begins with kind: manifest in its place."))
}

func otherManifestProblem(f *File) diag.Diagnostic {
	kind := f.Record.Node.Get("kind")
	d := fileProblem(ruleManifest, f.Path,
		diag.T("%[1]s の種類（kind）が「%[2]s」になっているため、組織と検査の設定を読み込めません。", "%[1]s is of the kind %[2]q, so nothing is known of the firm", ManifestFile, kind.Text()),
		diag.T("「kind: manifest」と書いてください。ほかの文書や記録は別のファイルに移してください。", "Write kind: manifest, and move other records to a file of their own."))
	d.Range, d.Field = kind.Range(), "/kind"
	return d
}

func misnamedProblem(f *File) diag.Diagnostic {
	id := f.Record.Node.Get("id")
	d := recordProblem(ruleMisnamed, f.Record, id.Range(),
		diag.T("ID「%[1]s」とファイル名「%[2]s」が一致しません。", "the id %[1]q and the file name %[2]q differ", id.Text(), record.BaseName(f.Path)),
		diag.T("ファイル名を「%[1]s.yaml」にしてください。IDの方を変えるときは、参照している箇所も直してください。", "Name the file %[1]s.yaml, or change the id and what refers to it.", id.Text()))
	d.Field = "/id"
	return d
}

func doubleProblem(first, second *record.Record) diag.Diagnostic {
	message := diag.T("ID「%[1]s」は %[2]s でも使われています。", "the id %[1]q is also held by %[2]s", second.ID, first.File())
	hint := diag.T("どちらかのIDを変え、参照している箇所も直してください。", "Change one of the ids and what refers to it.")
	switch {
	case first.File() == second.File():
		message = diag.T("ID「%[1]s」は %[2]d 行目でも使われています。", "the id %[1]q is also held on line %[2]d", second.ID, first.Place().Start.Line)
	case misnamed(second):
		hint = diag.T("写しであれば、このファイルを削除してください。別の記録であれば、IDを変え、ファイル名と同じにしてください。", "Delete this file if it is a copy; if it is another record, change its id and name the file by it.")
	}
	d := recordProblem(ruleDouble, second, second.Place(), message, hint)
	d.Field = "/id"
	d.Related = []diag.Related{{Range: first.Place(), Message: diag.T("同じIDの記録", "the record with the same id")}}
	return d
}

func (s *Snapshot) danglingProblem(f *File, ref schema.Ref) diag.Diagnostic {
	from, id := f.Record.Holding(ref.Node), ref.Node.Text()
	var titles diag.Choice
	for _, kind := range ref.Kinds {
		titles = append(titles, s.KindTitle(kind))
	}
	hint := diag.T("IDを確認するか、参照先の記録を作成してください。", "Check the id, or make the record.")
	if r := s.meant(id, ref.Kinds); r != nil {
		hint = diag.T("もしかして「%[1]s」%[2]sではありませんか。", "Did you mean %[1]q%[2]s?", r.ID, nameBeside(r))
	}
	d := recordProblem(ruleDangling, from, ref.Node.Range(),
		diag.T("参照先の「%[1]s」が、%[2]sに見つかりません。", "there is no record %[1]q (kind: %[2]s)", id, titles), hint)
	d.Field = ref.Node.PathFrom(from.Node)
	return d
}

// nameBeside is a record's title or name in brackets, nothing where it has none. The
// names of people are left out: they are on the screen only where they were written.
func nameBeside(r *record.Record) diag.Text {
	if r.Label() == r.ID || r.Kind.Name == "person" {
		return diag.Text{}
	}
	return diag.T("（%[1]s）", " (%[1]s)", r.Label())
}
