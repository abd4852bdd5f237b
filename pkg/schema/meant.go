package schema

// Meant is the name of the field that a writer of an unknown key probably had in mind:
// the nearest name, title or column heading; "" if none is near.
func (s *Shape) Meant(key string) string {
	var words vocabulary
	for _, f := range s.Fields() {
		words.add(f.Name, f.Name)
	}
	for _, f := range s.Fields() {
		words.add(f.Title.JA, f.Name)
		words.add(f.Title.EN, f.Name)
		for _, alias := range f.Aliases {
			words.add(alias, f.Name)
		}
	}
	return words.nearest(key)
}

// Value is the allowed value that a text names: by itself, or by its Japanese or
// English name. ok is false for what names none.
func (f Field) Value(text string) (v EnumValue, ok bool) {
	for _, v := range f.Enum {
		if v.Value == text {
			return v, true
		}
	}
	for _, v := range f.Enum {
		if folded := fold(text); folded != "" && (folded == fold(v.Title.JA) || folded == fold(v.Title.EN)) {
			return v, true
		}
	}
	return EnumValue{}, false
}

// MeantValue is the allowed value that a text most likely stands for; ok is false if
// none is near.
func (f Field) MeantValue(text string) (v EnumValue, ok bool) {
	var words vocabulary
	for _, v := range f.Enum {
		words.add(v.Value, v.Value)
	}
	for _, v := range f.Enum {
		words.add(v.Title.JA, v.Value)
		words.add(v.Title.EN, v.Value)
	}
	return f.Value(words.nearest(text))
}
