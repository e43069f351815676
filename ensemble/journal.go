package ensemble

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"os"
)

// A Journal keeps the parts of a run in a file, so that a run that is killed
// goes on where it was, with the same answer.
//
// The file begins with what it is of: the hash of everything that the answer
// follows from. Behind it stand the parts as they were merged, each with its
// length and checksum, so that a part that was cut short, and what stands
// behind it, are asked again. A nil journal keeps nothing.
type Journal struct {
	file  *os.File
	parts []part
}

type part struct {
	to   int
	text []byte
}

// Bounds of a journal.
const (
	magic       = "parley run 1\n"
	maxPart     = 1 << 24
	maxJournal  = 1 << 30
	recordBytes = 4 + 8 + 4 // length, draw, checksum
)

// ErrOtherRun says that a journal is that of another run, or no journal.
var ErrOtherRun = errors.New("it is the journal of another run, or none")

// OpenJournal opens the journal in the file, or makes it. The run is
// everything that the answer follows from: conflict, seed, question and
// version. It returns an error that is ErrOtherRun when the file is not the
// journal of this run; the file is then as it was.
func OpenJournal(path string, run []byte) (*Journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	j := &Journal{file: f}
	if err := j.read(run); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
	}
	return j, nil
}

// read takes in the whole parts, and cuts off what is not whole.
func (j *Journal) read(run []byte) error {
	text, err := io.ReadAll(io.LimitReader(j.file, maxJournal))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(run)
	head := append([]byte(magic), sum[:]...)
	if len(text) < len(head) && bytes.HasPrefix(head, text) { // new, or killed at once
		if _, err := j.file.WriteAt(head, 0); err != nil {
			return err
		}
		text = head
	}
	if !bytes.HasPrefix(text, head) {
		return ErrOtherRun
	}
	rest := j.take(text[len(head):])
	whole := int64(len(text) - len(rest))
	if err := j.file.Truncate(whole); err != nil {
		return err
	}
	_, err = j.file.Seek(whole, io.SeekStart)
	return err
}

// take reads parts until one is not whole, and returns what is left.
func (j *Journal) take(text []byte) (rest []byte) {
	last := 0
	for len(text) >= recordBytes {
		length := binary.BigEndian.Uint32(text)
		to := binary.BigEndian.Uint64(text[4:])
		end := recordBytes + uint64(length)
		if length > maxPart || uint64(len(text)) < end || to <= uint64(last) || to > 1<<40 {
			break
		}
		if checksum(text[:12], text[recordBytes:end]) != binary.BigEndian.Uint32(text[12:]) {
			break
		}
		last = int(to)
		j.parts = append(j.parts, part{last, text[recordBytes:end]})
		text = text[end:]
	}
	return text
}

func checksum(head, text []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(head), crc32.IEEETable, text)
}

// Parts lists what was kept before, in the order of the draws: for each part
// the draw before which it ends.
func (j *Journal) Parts() iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		if j == nil {
			return
		}
		for _, p := range j.parts {
			if !yield(p.to, p.text) {
				return
			}
		}
	}
}

// Done is the draw before which the last part that was kept before ends.
func (j *Journal) Done() int {
	if j == nil || len(j.parts) == 0 {
		return 0
	}
	return j.parts[len(j.parts)-1].to
}

// Append keeps a part that ends before the draw.
func (j *Journal) Append(to int, text []byte) error {
	if j == nil {
		return nil
	}
	record := binary.BigEndian.AppendUint32(nil, uint32(len(text)))
	record = binary.BigEndian.AppendUint64(record, uint64(to))
	record = binary.BigEndian.AppendUint32(record, checksum(record, text))
	if _, err := j.file.Write(append(record, text...)); err != nil {
		return fmt.Errorf("what is done cannot be kept: %w", err)
	}
	return nil
}

// Close ends the keeping. What is kept stays in the file.
func (j *Journal) Close() error {
	if j == nil {
		return nil
	}
	return j.file.Close()
}
