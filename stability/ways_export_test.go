package stability

import "slices"

// CanMove reports whether block b can move from s to t.
func (m *Model) CanMove(b, s, t int) bool { return slices.Contains(m.Blocks[b].moves[s], int32(t)) }

// CanEverMove reports whether block b has a move from any state.
func (m *Model) CanEverMove(b int) bool { return m.Blocks[b].canMove() }
