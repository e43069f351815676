package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// MaxSettingBytes bounds the value of a setting.
const MaxSettingBytes = 1 << 20

// Setting returns what was chosen for the project under the name; empty when
// nothing was.
func (s *Store) Setting(ctx context.Context, project, name string) (string, error) {
	var value string
	err := s.db.QueryRowContext(ctx, "select value from setting where project = ? and name = ?", project, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, plainly(err)
}

// SetSetting keeps what was chosen for the project under the name, durable
// when it returns. The error may be ErrNotFound or ErrTooLarge.
func (s *Store) SetSetting(ctx context.Context, project, name, value string) error {
	if len(value) > MaxSettingBytes {
		return fmt.Errorf("setting %s of %d bytes, of at most %d: %w", name, len(value), MaxSettingBytes, ErrTooLarge)
	}
	if _, err := s.Project(ctx, project); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `insert into setting (project, name, value) values (?, ?, ?)
			on conflict (project, name) do update set value = excluded.value`, project, name, value)
		return err
	})
}
