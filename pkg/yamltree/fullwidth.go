package yamltree

func (c *converter) suspectKey(key string, at span)          {}
func (c *converter) suspectValue(v string, at span, p place) {}
