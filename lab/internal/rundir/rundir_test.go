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

func TestPurgeLeavesWhatIsNotTheLabs(t *testing.T) {
	dir := Dir{Root: filepath.Join(t.TempDir(), "run")}
	if err := dir.Make([]string{"north"}); err != nil {
		t.Fatal(err)
	}
	unlock, err := dir.Lock(time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir.Root, "notes.txt")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	waiting := make(chan error)
	go func() {
		unlock, err := dir.Lock(5*time.Second, nil)
		if err == nil {
			defer unlock()
			if _, lockErr := dir.Lock(50*time.Millisecond, nil); lockErr == nil {
				err = errors.New("two hold the lock after a purge")
			}
		}
		waiting <- err
	}()
	if err := dir.Purge(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("a foreign file is gone: %v", err)
	}
	if _, err := os.Stat(dir.path("pki")); err == nil {
		t.Error("the keys are still there")
	}
	unlock()
	if err := <-waiting; err != nil {
		t.Error(err)
	}
	if err := os.Remove(foreign); err != nil {
		t.Fatal(err)
	}
	if err := dir.Purge(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir.Root); err == nil {
		t.Error("the empty folder is still there")
	}
}

func TestLogNames(t *testing.T) {
	dir := Dir{Root: "/run"}
	if got := dir.Log("us-east-1/kube-apiserver"); got != "/run/logs/us-east-1-kube-apiserver.log" {
		t.Error(got)
	}
}
