package regulation

import "strconv"

// Level is the rank of a node in a rule book, highest first. The zero Level is
// invalid.
type Level uint8

// The levels. Clause is a heading of the JIS type (A.3.4.2.5), which may nest in
// itself; the sub-items go as deep as the text does.
const (
	LevelPreamble Level = iota + 1
	LevelPart
	LevelChapter
	LevelSection
	LevelSubsection
	LevelDivision
	LevelClause
	LevelArticle
	LevelParagraph
	LevelItem
	LevelSubitem1
)

var levelNames = [...]string{
	LevelPreamble:   "preamble",
	LevelPart:       "part",
	LevelChapter:    "chapter",
	LevelSection:    "section",
	LevelSubsection: "subsection",
	LevelDivision:   "division",
	LevelClause:     "clause",
	LevelArticle:    "article",
	LevelParagraph:  "paragraph",
	LevelItem:       "item",
}

// String is the identifier of the level in JSON: part … item, subitem1, subitem2 ….
func (l Level) String() string {
	if l >= LevelSubitem1 {
		return "subitem" + strconv.Itoa(int(l-LevelSubitem1)+1)
	}
	if int(l) < len(levelNames) && levelNames[l] != "" {
		return levelNames[l]
	}
	return "level(" + strconv.Itoa(int(l)) + ")"
}

// IsGroup reports whether the level only groups articles: 編章節款目.
func (l Level) IsGroup() bool { return l >= LevelPart && l <= LevelDivision }

// IsUnit reports whether the level carries its own text below a heading: an
// article or a clause.
func (l Level) IsUnit() bool { return l == LevelArticle || l == LevelClause }

// groupUnits are the words after the number of a group, by level.
var groupUnits = map[Level]string{
	LevelPart:       "編",
	LevelChapter:    "章",
	LevelSection:    "節",
	LevelSubsection: "款",
	LevelDivision:   "目",
}

// groupOf is the level of a unit word such as 章, zero for any other word.
func groupOf(word string) Level {
	for level, unit := range groupUnits {
		if unit == word {
			return level
		}
	}
	return 0
}
