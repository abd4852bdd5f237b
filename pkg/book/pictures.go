package book

// The pages of what is no record.
const (
	chartPage = "organization-chart"
	yearPage  = "year-plan"
)

// pictures are the drawn documents.
func (c *composer) pictures() []source { return nil }
