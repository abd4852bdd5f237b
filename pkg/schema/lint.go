package schema

func (s *Set) lint(name string) []error { return nil }
