package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const maxSlug = 48 // bytes

// slug is the name in lower-case letters a to z, digits and single hyphens;
// "project" when nothing is left of it.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFKD.String(name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r < 0x300 || r > 0x36f: // not an accent
			gap = true
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	if b.Len() == 0 {
		return "project"
	}
	return b.String()
}

// freeID returns the slug of the name, or that with the first number from 2 on,
// that no project and no folder under the data directory has.
func (s *Store) freeID(ctx context.Context, tx *sql.Tx, name string) (string, error) {
	base := slug(name)
	id := base
	for n := 2; ; n++ {
		var taken bool
		err := tx.QueryRowContext(ctx, "select exists (select 1 from project where id = ?)", id).Scan(&taken)
		if err != nil {
			return "", err
		}
		if !taken {
			_, err := os.Lstat(filepath.Join(s.dir, projectsName, id))
			if errors.Is(err, fs.ErrNotExist) {
				return id, nil
			}
			if err != nil {
				return "", err
			}
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}
