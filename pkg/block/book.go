package block

// Book is everything that is printed together.
type Book struct {
	Lang   string // ja or en, the language of Labels and of the furniture
	Firm   string // the organisation
	Title  string // of the book as a whole
	Note   string // what its state is: the last change of a document in it
	Labels Labels
	// Documents stand in the order of the book, those of one Group together.
	Documents []*Document
}

// Document is one document, ledger, plan or record: a page of its own, and a run of
// pages in the printed book.
type Document struct {
	// Name is the document's name in links and of its file: lower-case letters, digits,
	// hyphens and underlines, unique in the book.
	Name  string
	Title string
	// Number is the number of the document or form, "" where there is none.
	Number string
	// Edition is the state that is printed at the foot: 第5版　2026年4月1日施行.
	Edition string
	// Group is the part of the book, Sub the heading below it in the contents.
	Group, Sub string
	// Wide asks for landscape paper.
	Wide   bool
	Blocks []Block
}

// Labels are the words of the furniture, in the language of the book.
type Labels struct {
	Contents string // heading of the contents
	Book     string // link to the whole book in one page
	Top      string // link to all documents
	Skip     string // link to the text of the page
	Document string // name of the ways to the documents before and after
	Table    string // name of a table or picture in words

	Search, SearchHint string // the field and what may be typed into it
	Hits, NoHits       string // behind the number found, and for none
}

// Index is the set of documents of the book by name, with which a writer decides
// whether a link has an end.
func (b *Book) Index() map[string]*Document {
	out := make(map[string]*Document, len(b.Documents))
	for _, d := range b.Documents {
		out[d.Name] = d
	}
	return out
}

// Page is a file that a writer made: its name, without folders, and its bytes.
type Page struct {
	Name string
	Data []byte
}
