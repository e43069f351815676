package store

import (
	"context"
	"database/sql"
)

// An indexed is an entry that is there.
type indexed struct {
	id          int64
	ref, digest string
}

// setEntries makes the entries those of the document. What says the same as
// before stays, and only its place is noted: an edit touches few of them.
func setEntries(ctx context.Context, tx *sql.Tx, project, document string, entries []entry) error {
	rows, err := tx.QueryContext(ctx, "select id, ref, digest from entry where project = ? and document = ? order by id desc", project, document)
	there, err := listed(rows, err, func(scan func(...any) error) (e indexed, err error) {
		return e, scan(&e.id, &e.ref, &e.digest)
	})
	if err != nil {
		return err
	}
	put, err := newInserter(ctx, tx, project, document)
	if err != nil {
		return err
	}
	same := map[string][]indexed{} // by what they say, the first last
	for _, e := range there {
		same[e.digest] = append(same[e.digest], e)
	}
	for _, e := range entries {
		digest := string(e.digest())
		if n := len(same[digest]); n > 0 {
			err = moveEntry(ctx, tx, same[digest][n-1], e.ref)
			same[digest] = same[digest][:n-1]
		} else {
			err = put(e, digest)
		}
		if err != nil {
			return err
		}
	}
	return deleteEntries(ctx, tx, same)
}

// newInserter returns the function that adds an entry to the document's.
func newInserter(ctx context.Context, tx *sql.Tx, project, document string) (func(e entry, digest string) error, error) {
	about, err := tx.PrepareContext(ctx, "insert into entry (project, document, kind, ref, title, digest) values (?, ?, ?, ?, ?, ?) returning id") //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return nil, err
	}
	said, err := tx.PrepareContext(ctx, "insert into words (rowid, title, body) values (?, ?, ?)") //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return nil, err
	}
	return func(e entry, digest string) error {
		var id int64
		err := about.QueryRowContext(ctx, project, document, e.kind, e.ref, e.title, []byte(digest)).Scan(&id)
		if err != nil {
			return err
		}
		_, err = said.ExecContext(ctx, id, e.name, e.words)
		return err
	}, nil
}

func moveEntry(ctx context.Context, tx *sql.Tx, e indexed, ref string) error {
	if e.ref == ref {
		return nil
	}
	_, err := tx.ExecContext(ctx, "update entry set ref = ? where id = ?", ref, e.id)
	return err
}

// deleteEntries deletes what nothing says any more.
func deleteEntries(ctx context.Context, tx *sql.Tx, same map[string][]indexed) error {
	for _, left := range same {
		for _, e := range left {
			if _, err := tx.ExecContext(ctx, "delete from entry where id = ?", e.id); err != nil {
				return err
			}
		}
	}
	return nil
}
