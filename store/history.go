package store

import (
	"context"
	"database/sql"
)

// A draft is a revision that is about to be made.
type draft struct {
	base, undo, redo int64
	what, change     string
}

// insertRevision puts the text behind the head of the history, and lets the
// oldest revisions go that pass its bounds.
func insertRevision(ctx context.Context, tx *sql.Tx, project string, d draft, text []byte) (Revision, error) {
	data, err := deflate(text)
	if err != nil {
		return Revision{}, err
	}
	hash, at := hashOf(text), now()
	_, err = tx.ExecContext(ctx, "insert into text (project, hash, data) values (?, ?, ?) on conflict do nothing", project, hash, data)
	if err != nil {
		return Revision{}, err
	}
	_, err = tx.ExecContext(ctx, `insert into revision (project, number, base, undo, redo, time, what, change, hash)
		values (?1, (select coalesce(max(number), 0) + 1 from revision where project = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
		project, d.base, d.undo, d.redo, stamp(at), d.what, d.change, hash)
	if err != nil {
		return Revision{}, err
	}
	if _, err := tx.ExecContext(ctx, "update project set seen = ? where id = ?", stamp(at), project); err != nil {
		return Revision{}, err
	}
	if err := letGo(ctx, tx, project); err != nil {
		return Revision{}, err
	}
	row := tx.QueryRowContext(ctx, "select "+revisionColumns+" from revision where project = ? order by number desc limit 1", project)
	return readRevision(row.Scan)
}

// letGo deletes the oldest revisions beyond the bounds, and the texts that
// only they had.
func letGo(ctx context.Context, tx *sql.Tx, project string) error {
	gone, err := tx.ExecContext(ctx, `delete from revision where project = ?1 and number in (
		select number from (
			select number, row_number() over newest as place, sum(length(data)) over newest as bytes
			from revision join text using (project, hash) where project = ?1
			window newest as (order by number desc))
		where place > 1 and (place > ?2 or bytes > ?3))`, project, MaxRevisions, MaxHistoryBytes)
	if err != nil {
		return err
	}
	if n, err := gone.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "delete from text where project = ?1 and hash not in (select hash from revision where project = ?1)", project)
	return err
}
