package exchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped bounds what an XLSX file may grow to.
const maxUnzipped = 64 << 20

// sheet reads the first sheet of an XLSX file: of a formula, the value that is
// stored beside it.
func (t *table) sheet(data []byte) (rows [][]cell) {
	defer func() {
		if recover() != nil { // the library does on some broken files
			t.wrong(spot{1, 1}, "this XLSX file is broken", "want one that a spreadsheet has saved")
			rows = nil
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped, RawCellValue: true})
	if err != nil {
		t.wrong(spot{1, 1}, "this is no XLSX file that can be read: "+err.Error(), "want one that a spreadsheet has saved")
		return nil
	}
	defer f.Close() //nolint:errcheck // nothing was written
	names := f.GetSheetList()
	if len(names) == 0 {
		t.wrong(spot{1, 1}, "the file has no sheet", "want one with the positions")
		return nil
	}
	if len(names) > 1 {
		t.notes = append(t.notes, fmt.Sprintf("only the first of %d sheets is read: %s", len(names), names[0]))
	}
	sheet, err := f.Rows(names[0])
	if err != nil {
		t.wrong(spot{1, 1}, "the first sheet cannot be read: "+err.Error(), "want a sheet of cells")
		return nil
	}
	for n := 1; sheet.Next(); n++ {
		texts, err := sheet.Columns()
		if err != nil || len(rows) == maxTableRows || n > 100*maxTableRows || len(texts) > maxTableColumns {
			t.wrong(spot{n, 1}, "the sheet is too large or broken", fmt.Sprintf("want at most %d rows and %d columns", maxTableRows, maxTableColumns))
			return nil
		}
		row := make([]cell, len(texts))
		for k, text := range texts {
			row[k] = cell{spot{n, k + 1}, strings.TrimSpace(text)}
		}
		if row = t.within(row); !blank(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// writeSheet writes rows as a sheet; what is a number becomes one, except in
// the columns of names and words.
func writeSheet(rows [][]string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // it is written to memory
	const sheet = "Sheet1"
	for r, row := range rows {
		for k, text := range row {
			at, err := excelize.CoordinatesToCellName(k+1, r+1)
			if err != nil {
				return nil, err
			}
			x, notNumber := strconv.ParseFloat(text, 64)
			switch key := tableColumns[k].key; {
			case text == "":
				continue
			case r > 0 && notNumber == nil && key != "party" && key != "issue" && key != "date" && key != "text":
				err = f.SetCellFloat(sheet, at, x, -1, 64)
			default:
				err = f.SetCellStr(sheet, at, harmless(text))
			}
			if err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
