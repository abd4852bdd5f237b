package due

func (e *engine) runRetention() {}
