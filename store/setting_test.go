package store_test

import (
	"errors"
	"strings"
	"testing"

	"parley/store"
)

// What was chosen for a project is there after the store was closed, and goes
// with the project.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	open := func() *store.Store {
		s, err := store.Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	is := func(s *store.Store, project, want string) {
		t.Helper()
		got, err := s.Setting(t.Context(), project, "sections")
		if err != nil || got != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	s := open()
	p, err := s.Create(t.Context(), "River", []byte("parley: 1\ntitle: River\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	is(s, p.ID, "")
	for _, value := range []string{"a,b", "b,a"} {
		if err := s.SetSetting(t.Context(), p.ID, "sections", value); err != nil {
			t.Fatal(err)
		}
		is(s, p.ID, value)
	}
	if err := s.SetSetting(t.Context(), "nobody", "sections", "a"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a project that is not there: %v", err)
	}
	if err := s.SetSetting(t.Context(), p.ID, "sections", strings.Repeat("x", store.MaxSettingBytes+1)); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a value that is too long: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open()
	defer s.Close()
	is(s, p.ID, "b,a")
	if err := s.Forget(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	is(s, p.ID, "")
}
