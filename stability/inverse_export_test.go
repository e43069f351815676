package stability

// Prefers reports whether block b prefers t to s.
func (m *Model) Prefers(b, t, s int) bool { return m.prefers(m.Blocks[b], t, s) }
