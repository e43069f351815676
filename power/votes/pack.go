package votes

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The packed form of a record: a flate stream of the magic word, the roll
// calls, the lines, and one byte for each line and roll call, line by line.
// It is small because a state mostly does what it did before.
const magic = "parley votes 2\n"

// Bounds of a packed record; what passes them is no record.
const (
	maxCalls = 1 << 20
	maxLines = 1 << 12
	maxText  = 1 << 16
)

// Pack returns the record in its packed form.
func (r *Record) Pack() []byte {
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	p := packer{bufio.NewWriter(z)}
	p.WriteString(magic) //nolint:errcheck // memory
	p.number(len(r.Calls))
	for _, c := range r.Calls {
		p.number(c.ID)
		p.number(c.Session)
		p.text(c.Date)
		p.text(c.Resolution)
		p.number(int(c.Importance))
		p.number(int(c.Part))
		p.number(int(c.Subjects))
		p.text(c.Title)
		p.text(c.Text)
	}
	p.number(len(r.Lines))
	for _, line := range r.Lines {
		p.text(line)
		for k := range r.Calls {
			p.WriteByte(byte(r.VoteOf(line, k))) //nolint:errcheck // memory
		}
	}
	p.Flush() //nolint:errcheck // memory
	z.Close() //nolint:errcheck // memory
	return out.Bytes()
}

// A packer writes numbers and texts to memory, which does not fail.
type packer struct{ *bufio.Writer }

func (p packer) number(x int) {
	p.Write(binary.AppendUvarint(nil, uint64(x))) //nolint:errcheck // memory
}

func (p packer) text(s string) {
	p.number(len(s))
	p.WriteString(s) //nolint:errcheck // memory
}

// Unpack reads a packed record. It returns an error when the bytes are none.
func Unpack(data []byte) (*Record, error) {
	u := unpacker{from: bufio.NewReader(flate.NewReader(bytes.NewReader(data)))}
	u.expect(magic)
	calls := make([]RollCall, 0, 1<<10)
	for range u.number(maxCalls) {
		if u.err != nil {
			break
		}
		calls = append(calls, u.rollCall())
	}
	var casts []Cast
	for range u.number(maxLines) {
		if u.err != nil {
			break
		}
		casts = u.line(casts, calls)
	}
	if u.err != nil {
		return nil, fmt.Errorf("no packed votes: %w", u.err)
	}
	return New(calls, casts)
}

// An unpacker reads until the first error.
type unpacker struct {
	from *bufio.Reader
	err  error
}

func (u *unpacker) rollCall() RollCall {
	return RollCall{
		ID: u.number(1 << 40), Session: u.number(1 << 20), Date: u.text(), Resolution: u.text(),
		Importance: Importance(u.number(2)), Part: Part(u.number(2)), Subjects: Subject(u.number(255)), Title: u.text(), Text: u.text(),
	}
}

func (u *unpacker) line(casts []Cast, calls []RollCall) []Cast {
	line := u.text()
	for _, c := range calls {
		v, err := u.from.ReadByte()
		if u.fail(err) {
			return casts
		}
		if v > byte(No) {
			u.fail(fmt.Errorf("%d is no vote", v))
			return casts
		}
		if v != byte(Absent) {
			casts = append(casts, Cast{c.ID, line, Vote(v)})
		}
	}
	return casts
}

// fail keeps the first error.
func (u *unpacker) fail(err error) bool {
	if u.err == nil && err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		u.err = err
	}
	return u.err != nil
}

func (u *unpacker) number(most int) int {
	if u.err != nil {
		return 0
	}
	x, err := binary.ReadUvarint(u.from)
	if err == nil && x > uint64(most) {
		err = fmt.Errorf("%d is more than %d", x, most)
	}
	if u.fail(err) {
		return 0
	}
	return int(x)
}

func (u *unpacker) text() string {
	b := make([]byte, u.number(maxText))
	if u.err == nil {
		_, err := io.ReadFull(u.from, b)
		u.fail(err)
	}
	return string(b)
}

func (u *unpacker) expect(text string) {
	b := make([]byte, len(text))
	_, err := io.ReadFull(u.from, b)
	if !u.fail(err) && string(b) != text {
		u.fail(errors.New("they begin otherwise"))
	}
}
