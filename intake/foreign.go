package intake

import (
	"fmt"
	"path/filepath"

	"parley/conflict"
	"parley/exchange"
)

// ReadForeign reads a .gmcr file or a table of positions, as the name's ending
// says. The notes say what was left out or taken to mean what.
func ReadForeign(name string, data []byte) (c *conflict.Conflict, notes []string, err error) {
	kind, err := KindOf(name)
	if err != nil {
		return nil, nil, err
	}
	switch kind {
	case GMCR:
		if c, err = exchange.ReadGMCR(filepath.ToSlash(name), data); err != nil {
			return nil, nil, err
		}
		for _, key := range exchange.IgnoredGMCR(data) {
			notes = append(notes, "warning: "+key+" is not known and left out")
		}
		return c, notes, nil
	case Table:
		return exchange.ReadTable(filepath.ToSlash(name), data)
	default:
		return nil, nil, fmt.Errorf("%s is not a file of another program; want a .gmcr file or a table of positions", name)
	}
}
