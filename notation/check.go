package notation

import "parley/conflict"

// check reports what is wrong with what the file means.
func (d *decoder) check(w *wireConflict, c *conflict.Conflict) {}
