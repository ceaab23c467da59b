// SPDX-License-Identifier: GPL-3.0-or-later

package process

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	line := "42 (a (b) c) T 1 42 42 0 -1 4194560 1 0 0 0 1 2 3 4 20 0 1 0 987654 1000 10 18446744073709551615"
	start, state, err := parseStat(line)
	if err != nil || start != 987654 || state != 'T' {
		t.Errorf("start %d, state %c, %v", start, state, err)
	}
	for _, bad := range []string{"", "42 (a", "42 (a) S 1 2", "42 (a) S 1 42 42 0 -1 1 1 0 0 0 1 2 3 4 20 0 1 0 x 1"} {
		if _, _, err := parseStat(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestParsePss(t *testing.T) {
	rollup := "55d0-7ffe ---p 00000000 00:00 0 [rollup]\nRss:     2000 kB\nPss:      1234 kB\nPss_Dirty: 1 kB\n"
	if got := parsePss([]byte(rollup)); got != 1234*1024 {
		t.Errorf("got %d", got)
	}
	if got := parsePss([]byte("Rss: 1 kB\n")); got != 0 {
		t.Errorf("got %d for a text without it", got)
	}
}

func TestLifeOfAProcess(t *testing.T) {
	started, err := Start(Spec{Path: "/bin/sleep", Args: []string{"60"}, Log: filepath.Join(t.TempDir(), "log")})
	if err != nil {
		t.Fatal(err)
	}
	defer started.Signal(syscall.SIGKILL)
	if state := started.State(); state != Running {
		t.Fatalf("just started, but %v", state)
	}
	stranger := started
	stranger.Start++
	if state := stranger.State(); state != Gone {
		t.Errorf("a process with another start time counts as ours: %v", state)
	}
	if err := stranger.Signal(syscall.SIGKILL); err != nil || started.State() == Gone {
		t.Errorf("a signal reached a process that is not ours (%v)", err)
	}
	if err := started.Signal(syscall.SIGSTOP); err != nil || !started.WaitFor(Stopped, 5*time.Second) {
		t.Errorf("SIGSTOP did not freeze it: %v", err)
	}
	if err := started.Signal(syscall.SIGKILL); err != nil || !started.WaitFor(Gone, 5*time.Second) {
		t.Errorf("SIGKILL did not end it: %v", err)
	}
}

func TestStraysAreFoundByFolderAndProgram(t *testing.T) {
	folder := t.TempDir()
	program, err := filepath.EvalSymlinks("/bin/sleep")
	if err != nil {
		t.Fatal(err)
	}
	started, err := Start(Spec{Path: program, Args: []string{"60"}, Dir: folder, Log: filepath.Join(folder, "log")})
	if err != nil {
		t.Fatal(err)
	}
	defer started.Signal(syscall.SIGKILL)
	// A child shows its parent's program until it has become its own.
	deadline := time.Now().Add(5 * time.Second)
	found := Strays(folder, []string{program})
	for len(found) == 0 && time.Now().Before(deadline) {
		time.Sleep(5 * time.Millisecond)
		found = Strays(folder, []string{program})
	}
	if len(found) != 1 || found[0] != started {
		t.Errorf("found %v, started %v", found, started)
	}
	if found := Strays(folder, []string{"/bin/other"}); len(found) != 0 {
		t.Errorf("another program was taken: %v", found)
	}
	if found := Strays(t.TempDir(), []string{program}); len(found) != 0 {
		t.Errorf("another folder was taken: %v", found)
	}
}
