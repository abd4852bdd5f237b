package block

// Block is one part of a page. The kinds are those of this file and no others.
type Block interface{ block() }

// Cover is the title page of a document: its name, what identifies it, and the boxes
// in which it is approved. A compact one is the head of a form and takes no page.
type Cover struct {
	Compact                      bool
	Firm, Title, Number, Edition string
	Facts                        []Fact
	Approvals                    *Approvals // nil where the document has none
}

// Fact is a label with a short value: 制定日, 2019年4月1日.
type Fact struct {
	Label string
	Value Line
}

// Heading opens a part of the page. Level 1 is a chapter or section of a form, 2 what
// is below, and so on; the title of the document itself is no Heading.
type Heading struct {
	Level int
	ID    string // anchor, "" where nothing points here
	Label string // 第1章, "" where there is none
	Text  string
}

// Paragraph is running text. Every element of Lines stands on a line of its own.
type Paragraph struct {
	Lines []Line
	Style ParagraphStyle
}

// ParagraphStyle says what a paragraph is for.
type ParagraphStyle uint8

// The styles: Body is indented as running text, Plain is not, Signature stands at the
// right end under a text, Small is an explanation.
const (
	Body ParagraphStyle = iota
	Plain
	Signature
	Small
)

// Article is a unit of a rule book: 第1条, A.3.4.2.5.
type Article struct {
	ID           string // anchor
	Label        string // 第3条の2
	Caption      string // without brackets
	CaptionAbove bool   // the caption stands over the label, else behind it
	Deleted      bool   // the number stays, the text is gone
	Heading      bool   // the label is a heading of its own, as in manuals
	Provisions   []Block
	Asides       []Aside
}

// Provision is a paragraph or item of an article, set with a hanging indent.
type Provision struct {
	ID    string
	Depth int    // 0 paragraph, 1 item, 2 and more below
	Label string // ２, (1), ア; "" for the first paragraph of many dialects
	Name  string // as it is cited: 第5条第2項第1号
	Lines []Line
	// Asides are what is stated about this very provision.
	Asides []Aside
}

// Gap is what stands between label and text: nothing after a dot in the middle, which
// has its space in itself.
func (p *Provision) Gap() string {
	if p.Label == "・" {
		return ""
	}
	return "　"
}

// Aside is a remark beside a provision: an obligation, the requirements it answers.
type Aside struct {
	Label string
	Text  Line
}

// Boxed is a part with a frame around it (枠囲み).
type Boxed struct{ Blocks []Block }

// Table is a table of short texts. Its head is repeated on every page.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
}

// Column is a column of a table. Weight is the share of the width that its texts ask
// for, in characters; a narrow one is not wrapped.
type Column struct {
	Title  string
	Weight int
	Align  Align
}

// Align is the direction in which a column is set.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Right
	Center
)

// Row is a row of a table; ID is its anchor or "". A cell is several lines.
type Row struct {
	ID    string
	Cells [][]Line
}

// Form is a grid of labels and values, as a filled form.
type Form struct {
	ID   string
	Rows []FormRow
}

// FormRow is one label of a form with its value. A row with a Band has neither: the
// band is a heading across the grid.
type FormRow struct {
	Band  string
	Label string
	Value []Block
}

// Approvals are the boxes 承認, 確認 and 作成 of a document, in the order in which they
// are printed.
type Approvals struct{ Boxes []Seal }

// Seal is one box: empty where the step is still to be done.
type Seal struct {
	Step, Role, Person, Date, Method, Evidence string
}

// Note is a remark about the document.
type Note struct {
	Label string
	Text  []Line
}

// List is a list of short texts.
type List struct{ Items []Line }

// Contents is a table of contents of the document it stands in.
type Contents struct {
	Title   string
	Entries []Entry
}

// Entry is a line of a table of contents.
type Entry struct {
	Level  int // 1 and more
	Label  string
	Text   string
	Target Target
}

func (*Cover) block()     {}
func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Article) block()   {}
func (*Provision) block() {}
func (*Boxed) block()     {}
func (*Table) block()     {}
func (*Form) block()      {}
func (*Approvals) block() {}
func (*Note) block()      {}
func (*List) block()      {}
func (*Contents) block()  {}
func (*Figure) block()    {}
