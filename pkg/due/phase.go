package due

import "github.com/pms-project/pms/pkg/tree"

// colour gives the items their part of the PDCA cycle: what the row says, else that of
// the kind of record that shows it, or that it is about.
func (e *engine) colour() {
	phases := map[string]Phase{}
	for key, kinds := range e.firm.Fact("phases.yaml").Fields() {
		if kinds.Kind() == tree.List {
			for _, kind := range kinds.Texts() {
				phases[kind] = Phase(key.Text())
			}
		}
	}
	for k := range e.items {
		i := &e.items[k]
		for _, p := range []Phase{phases[i.Evidence], phases[i.Subject.Kind]} {
			if i.Phase == "" {
				i.Phase = p
			}
		}
	}
}
