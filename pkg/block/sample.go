package block

// Samples are one block of each kind, with every string of it made from s. Tests give
// them to each writer, with plain words and with hostile ones.
func Samples(s string) []Block {
	line := Line{{Text: s}, {Text: s, Target: Target{URL: s}}, {Text: s, Target: Target{Document: s, Anchor: s}}}
	lines := []Line{line, Text(s)}
	aside := []Aside{{Label: s, Text: line}}
	provision := &Provision{ID: s, Depth: 1, Label: s, Name: s, Lines: lines, Asides: aside}
	table := &Table{Caption: s, Columns: []Column{{Title: s, Weight: 4}, {Title: s, Weight: 40, Align: Right}},
		Rows: []Row{{ID: s, Cells: [][]Line{lines, nil}}}}
	seals := &Approvals{Boxes: []Seal{{Step: s, Role: s, Person: s, Date: s, Method: s, Evidence: s}, {Step: s}}}
	return []Block{
		&Cover{Firm: s, Title: s, Number: s, Edition: s, Facts: []Fact{{s, line}}, Approvals: seals},
		&Heading{Level: 1, ID: s, Label: s, Text: s},
		&Paragraph{Lines: lines},
		&Article{ID: s, Label: s, Caption: s, CaptionAbove: true, Provisions: []Block{provision}, Asides: aside},
		&Article{ID: s, Label: s, Caption: s, Heading: true, Deleted: true},
		provision,
		&Boxed{Blocks: []Block{provision}},
		table,
		&Form{ID: s, Rows: []FormRow{{Band: s}, {Label: s, Value: []Block{&Paragraph{Lines: lines, Style: Plain}, table}}}},
		seals,
		&Note{Label: s, Text: lines},
		&List{Items: lines},
		&Contents{Title: s, Entries: []Entry{{Level: 1, Label: s, Text: s, Target: Target{Document: s, Anchor: s}}}},
		&Figure{ID: s, Caption: s, Width: 100, Height: 50, Words: table, Shapes: []Shape{
			Box{X: 1, Y: 1, W: 10, H: 10, Tone: Plan}, Stroke{Points: []Point{{1, 1}, {5, 5}}}, Label{X: 1, Y: 1, Text: s},
		}},
	}
}
