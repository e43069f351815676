// Package figure draws the figures of reports as SVG.
package figure

import "parley/report"

// SVG draws f.
func SVG(f report.Figure) ([]byte, error) { return []byte("<svg></svg>"), nil }
