package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// application marks a database as Parley's ("prly").
const application = 0x70726c79

// migrate brings the database to the newest form, one numbered file of
// migrations after another, all in one transaction. A database of somebody
// else, or of a newer Parley, is left as it is.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	at, err := s.version(ctx)
	if err != nil || at == len(files) {
		return err
	}
	if at > len(files) {
		return fmt.Errorf("%s: %w", databaseName, ErrNewer)
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, name := range files[at:] {
			text, err := migrations.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(text)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("pragma application_id = %d; pragma user_version = %d", application, len(files)))
		return err
	})
}

// look has SQLite look for damage in what everything else hangs on. To look at
// all would make the start of a large store slow; the rest is found to be
// damaged when it is used.
func (s *Store) look(ctx context.Context) error {
	for _, table := range []string{"project", "revision"} {
		var says string
		err := s.db.QueryRowContext(ctx, "pragma quick_check("+table+")").Scan(&says)
		if err != nil {
			return plainly(err)
		}
		if says != "ok" {
			return fmt.Errorf("%s: %w (%s)", databaseName, ErrDamaged, says)
		}
	}
	return nil
}

// version returns how many migrations the database has seen.
func (s *Store) version(ctx context.Context) (int, error) {
	var owner, at, tables int
	err := s.db.QueryRowContext(ctx, `select (select application_id from pragma_application_id),
		(select user_version from pragma_user_version), (select count(*) from sqlite_schema)`).Scan(&owner, &at, &tables)
	if err != nil {
		return 0, plainly(err)
	}
	if owner != application && (tables > 0 || at > 0) {
		return 0, fmt.Errorf("%s: %w (it is a database of another program)", databaseName, ErrDamaged)
	}
	return at, nil
}
