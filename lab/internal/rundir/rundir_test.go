// SPDX-License-Identifier: GPL-3.0-or-later

package rundir

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestStateComesBack(t *testing.T) {
	dir := Dir{Root: filepath.Join(t.TempDir(), "run")}
	state, err := dir.Load()
	if !errors.Is(err, ErrNoFleet) || state == nil || dir.Exists() {
		t.Fatalf("an empty folder gave %v, %v", state, err)
	}
	if err := dir.Make([]string{"north"}); err != nil {
		t.Fatal(err)
	}
	state.Ports["north/etcd"] = 4711
	state.Killed["north"] = true
	if err := dir.Save(state); err != nil {
		t.Fatal(err)
	}
	again, err := dir.Load()
	if err != nil || again.Ports["north/etcd"] != 4711 || !again.Killed["north"] {
		t.Errorf("got %+v, %v", again, err)
	}
	if err := os.WriteFile(filepath.Join(dir.Root, "state.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dir.Load(); err == nil || errors.Is(err, ErrNoFleet) {
		t.Errorf("a damaged state gave %v", err)
	}
}

func TestLockKeepsASecondOneOut(t *testing.T) {
	dir := Dir{Root: filepath.Join(t.TempDir(), "run")}
	unlock, err := dir.Lock(time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	if _, err := dir.Lock(100*time.Millisecond, func() { asked++ }); err == nil || asked != 1 {
		t.Errorf("the second lock gave %v, waiting was said %d times", err, asked)
	}
	unlock()
	unlock, err = dir.Lock(time.Second, nil)
	if err != nil {
		t.Errorf("a released lock gave %v", err)
	} else {
		unlock()
	}
}

func TestLogNames(t *testing.T) {
	dir := Dir{Root: "/run"}
	if got := dir.Log("us-east-1/kube-apiserver"); got != "/run/logs/us-east-1-kube-apiserver.log" {
		t.Error(got)
	}
}
