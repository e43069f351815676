package symbolic

// Bound lowers the bound of the nodes of a forest.
func (m *Model) Bound(nodes int) { m.mostNodes = nodes }
