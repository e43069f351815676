package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"parley/store"
	"parley/web"
)

type serveCommand struct {
	Path   string `arg:"" optional:"" name:"file" help:"A conflict file, or a folder with one, to open; it is edited in place."`
	Port   int    `help:"The port; a free one when left out." placeholder:"N"`
	Data   string `help:"Where projects, their history and runs are kept; parley/workbench in the folder of your settings when left out." placeholder:"DIR"`
	NoOpen bool   `name:"no-open" help:"Do not open a browser; the address is printed in any case."`
}

// farewell is how long the workbench may take to answer what was asked when it
// is stopped.
const farewell = 5 * time.Second

// Run serves the workbench on this machine until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, t terminal) error {
	if c.Port < 0 || c.Port > 65535 {
		return usageError{fmt.Errorf("port %d; want 1 to 65535, or none", c.Port)}
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	kept, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { _ = kept.Close() }() // what was saved is safe already
	next, err := c.opened(ctx, kept)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(c.Port)))
	if err != nil {
		return usageError{fmt.Errorf("port %d: %w; want another --port", c.Port, err)}
	}
	bench := web.New(web.Config{
		Store: kept, Version: program, Data: userData(), Token: web.NewToken(),
		Log: slog.New(slog.NewTextHandler(t.Err, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	address := bench.Address(listener.Addr().String(), next)
	fmt.Fprintf(t.Out, "The workbench is at\n\n  %s\n\nIt answers this machine alone. Projects are kept in %s. Ctrl+C stops it.\n", address, dir)
	if !c.NoOpen {
		openBrowser(ctx, dir, address)
	}
	return serve(ctx, t, bench, listener)
}

// folder is where the workbench keeps what it keeps.
func (c *serveCommand) folder() (string, error) {
	if c.Data != "" {
		return filepath.Abs(c.Data)
	}
	settings, err := os.UserConfigDir()
	if err != nil {
		return "", usageError{fmt.Errorf("no folder for projects: %w; want --data to name one", err)}
	}
	return filepath.Join(settings, "parley", "workbench"), nil
}

// opened is the page of the file or folder that was named, or empty.
func (c *serveCommand) opened(ctx context.Context, kept *store.Store) (string, error) {
	if c.Path == "" {
		return "", nil
	}
	p, err := kept.OpenFolder(ctx, c.Path)
	if err != nil {
		return "", inputError{plainPathError(err)}
	}
	return "/projects/" + p.ID + "/file", nil
}

// serve answers until the command is interrupted; then it lets what is being
// asked end, and stops. A second interrupt ends the process at once.
func serve(ctx context.Context, t terminal, bench *web.Server, listener net.Listener) error {
	if t.unhurried != nil {
		t.unhurried()
	}
	server := bench.HTTP()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	signal.Reset(os.Interrupt, syscall.SIGTERM)
	bench.Stop()
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	err := server.Shutdown(late)
	bench.Close()
	fmt.Fprintln(t.Out, "The workbench has stopped; all that was saved is kept.")
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// openBrowser has the browser go to the address. Other users of the machine
// see the arguments of commands, so the token stands in a file that only this
// user may read, which leads there.
func openBrowser(ctx context.Context, dir, address string) {
	path := filepath.Join(dir, "open.html")
	page := `<!doctype html><meta charset="utf-8"><title>Parley</title><meta http-equiv="refresh" content="0; url=` + html.EscapeString(address) + `">`
	if os.WriteFile(path, []byte(page), 0o600) != nil {
		return // the address was printed
	}
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	command := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	if command.Start() == nil {
		go func() { _ = command.Wait() }() // whether a browser came up is seen by the person
	}
}
