package store_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"parley/store"
)

func (b *bench) begin() store.Run {
	b.Helper()
	r, err := b.Begin(ctx, b.ID, 1, "stability", map[string]string{"seed": "7"})
	b.ok(err)
	return r
}

func TestRun(t *testing.T) {
	b := newBench(t)
	r := b.begin()
	got, err := b.Store.Run(ctx, r.ID)
	b.ok(err)
	if !reflect.DeepEqual(got, r) || r.State != store.Waiting {
		t.Errorf("begun as %+v, kept as %+v", r, got)
	}
	b.ok(b.Progress(ctx, r.ID, 3, 10, "drawing"))
	b.ok(os.WriteFile(b.JournalPath(r.ID), []byte("so far"), 0o600))
	b.reopen()
	got, err = b.Store.Run(ctx, r.ID)
	b.ok(err)
	if got.State != store.Interrupted || got.Done != 3 || got.Total != 10 || got.Message != "drawing" {
		t.Errorf("after reopening %+v", got)
	}
	if text, err := os.ReadFile(b.JournalPath(r.ID)); err != nil || string(text) != "so far" {
		t.Errorf("the journal says %q, %v", text, err)
	}
	b.ok(b.Progress(ctx, r.ID, 4, 10, ""))
	b.ok(b.Finish(ctx, r.ID, store.Done, "", []byte(`{"title":"x"}`)))
	b.reopen()
	got, err = b.Store.Run(ctx, r.ID)
	b.ok(err)
	if got.State != store.Done || string(got.Report) != `{"title":"x"}` || got.Ended.IsZero() {
		t.Errorf("after its end %+v", got)
	}
	if _, err := os.Stat(b.JournalPath(r.ID)); err == nil {
		t.Error("the journal is still there")
	}
}

func TestEndedRuns(t *testing.T) {
	b := newBench(t)
	for _, end := range []store.State{store.Done, store.Stopped, store.Failed} {
		r := b.begin()
		b.ok(b.Finish(ctx, r.ID, end, "why", nil))
		if err := b.Progress(ctx, r.ID, 1, 2, ""); !errors.Is(err, store.ErrEnded) {
			t.Errorf("progress of a run that is %s: %v", end, err)
		}
		if err := b.Finish(ctx, r.ID, store.Done, "", nil); !errors.Is(err, store.ErrEnded) {
			t.Errorf("the end of a run that is %s: %v", end, err)
		}
		if got, err := b.Store.Run(ctx, r.ID); err != nil || got.State != end || got.Message != "why" {
			t.Errorf("%+v, %v", got, err)
		}
	}
	r := b.begin()
	for _, end := range []store.State{store.Waiting, store.Running, store.Interrupted, ""} {
		if err := b.Finish(ctx, r.ID, end, "", nil); err == nil {
			t.Errorf("a run ends as %q", end)
		}
	}
}

func TestListsOfRuns(t *testing.T) {
	b := newBench(t)
	one, two, three := b.begin(), b.begin(), b.begin()
	b.ok(b.Finish(ctx, two.ID, store.Done, "", []byte("{}")))
	b.ok(b.Progress(ctx, three.ID, 0, 0, ""))
	b.reopen()
	ids := func(all []store.Run, err error) (ids []int64) {
		b.ok(err)
		for _, r := range all {
			ids = append(ids, r.ID)
		}
		return ids
	}
	if got, want := ids(b.Runs(ctx, b.ID, 2)), []int64{three.ID, two.ID}; !reflect.DeepEqual(got, want) {
		t.Errorf("runs %v, want %v", got, want)
	}
	if got, want := ids(b.Unfinished(ctx)), []int64{one.ID, three.ID}; !reflect.DeepEqual(got, want) {
		t.Errorf("unfinished %v, want %v", got, want)
	}
}

func TestBoundsOfRuns(t *testing.T) {
	b := newBench(t)
	if _, err := b.Begin(ctx, b.ID, 2, "x", nil); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of a revision that is not there: %v", err)
	}
	if _, err := b.Begin(ctx, b.ID, 1, "x", map[string]string{"x": strings.Repeat("x", store.MaxArgsBytes)}); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("large arguments: %v", err)
	}
	r := b.begin()
	if err := b.Finish(ctx, r.ID, store.Done, "", make([]byte, store.MaxReportBytes+1)); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a large report: %v", err)
	}
	b.ok(b.Progress(ctx, r.ID, 0, 0, strings.Repeat("ä", store.MaxMessageBytes)))
	if got, err := b.Store.Run(ctx, r.ID); err != nil || len(got.Message) > store.MaxMessageBytes || !strings.HasSuffix(got.Message, "ä…") {
		t.Errorf("a long message is kept as %q, %v", got.Message, err)
	}
	if _, err := b.Store.Run(ctx, 99); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a run that is not there: %v", err)
	}
	if err := b.Progress(ctx, 99, 0, 0, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("progress of a run that is not there: %v", err)
	}
}
