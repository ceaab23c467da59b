// SPDX-License-Identifier: GPL-3.0-or-later

// Package rundir knows the run folder of a fleet: where each file lies, the lock
// that keeps two commands apart, and the state that one command leaves to the next.
package rundir

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"portolan/lab/internal/ports"
	"portolan/lab/internal/process"
)

// Dir is the run folder.
type Dir struct{ Root string }

// State is what a fleet remembers between commands.
type State struct {
	SchemaVersion int                         `json:"schemaVersion"`
	Regions       []string                    `json:"regions"`
	Kubernetes    string                      `json:"kubernetes,omitempty"` // version, where it is not the pinned one
	Ports         ports.Table                 `json:"ports"`
	Processes     map[string]process.Identity `json:"processes"`        // by component name
	Started       map[string]string           `json:"started"`          // by component name, digest of what it was started with
	Killed        map[string]bool             `json:"killed,omitempty"` // regions whose API server a fault took away
	Applied       map[string]string           `json:"applied"`          // region to digest of what was applied there
}

// Paths in the run folder. The folder "logs" holds every log of the fleet.
func (d Dir) path(parts ...string) string {
	return filepath.Join(append([]string{d.Root}, parts...)...)
}

// Log is the log file of a component such as "us-east-1/etcd".
func (d Dir) Log(component string) string {
	return d.path("logs", logName(component)+".log")
}

func logName(component string) string {
	name := []byte(component)
	for i, c := range name {
		if c == '/' {
			name[i] = '-'
		}
	}
	return string(name)
}

// PKI is a file among keys and certificates.
func (d Dir) PKI(name string) string { return d.path("pki", name) }

// Config is a generated configuration file shared by all regions.
func (d Dir) Config(name string) string { return d.path("config", name) }

// Region is a file of one region.
func (d Dir) Region(region, name string) string { return d.path("regions", region, name) }

// Kubeconfig is the file of a user: through the TCP proxy, or direct to the servers.
func (d Dir) Kubeconfig(user string, direct bool) string {
	if direct {
		return d.path("kubeconfigs", user+"-direct.yaml")
	}
	return d.path("kubeconfigs", user+".yaml")
}

// Make creates the folders; only their owner may look inside, for keys lie there.
func (d Dir) Make(regions []string) error {
	folders := []string{"logs", "pki", "config", "kubeconfigs"}
	for _, region := range regions {
		folders = append(folders, filepath.Join("regions", region))
	}
	for _, folder := range folders {
		if err := os.MkdirAll(d.path(folder), 0o700); err != nil {
			return fmt.Errorf("the run folder cannot be made (%v); name another with --run", err)
		}
	}
	return nil
}

// Exists tells whether a fleet was ever started here.
func (d Dir) Exists() bool {
	_, err := os.Stat(d.path("state.json"))
	return err == nil
}

// ErrNoFleet says that there is no fleet in the run folder.
var ErrNoFleet = errors.New("there is no fleet here")

// Load reads the state; a folder without one gives an empty state and ErrNoFleet.
func (d Dir) Load() (*State, error) {
	state := &State{SchemaVersion: 1}
	data, err := os.ReadFile(d.path("state.json"))
	switch {
	case errors.Is(err, os.ErrNotExist):
		err = fmt.Errorf("%w: %s; start one with: lab up", ErrNoFleet, d.Root)
	case err != nil:
		return nil, fmt.Errorf("the fleet's state cannot be read (%v); check the run folder", err)
	default:
		if err = json.Unmarshal(data, state); err != nil {
			return nil, fmt.Errorf("%s is damaged (%v); end its processes by hand and remove the run folder", d.path("state.json"), err)
		}
	}
	if state.Ports == nil {
		state.Ports = ports.Table{}
	}
	if state.Processes == nil {
		state.Processes = map[string]process.Identity{}
	}
	if state.Started == nil {
		state.Started = map[string]string{}
	}
	if state.Killed == nil {
		state.Killed = map[string]bool{}
	}
	if state.Applied == nil {
		state.Applied = map[string]string{}
	}
	return state, err
}

// Save writes the state so that it is never seen half written.
func (d Dir) Save(state *State) error {
	data, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return err
	}
	return WriteFile(d.path("state.json"), append(data, '\n'), 0o600)
}

// Purge removes what the lab keeps in the run folder, and the folder itself when
// nobody else keeps anything there.
func (d Dir) Purge() error {
	for _, name := range []string{"logs", "pki", "config", "kubeconfigs", "regions", "state.json"} {
		if err := os.RemoveAll(d.path(name)); err != nil {
			return fmt.Errorf("the run folder cannot be emptied (%v); remove it by hand", err)
		}
	}
	os.Remove(d.Root)
	os.Remove(d.lockPath())
	return nil
}

// WriteFile replaces a file as a whole, and leaves one alone that has the content already.
func WriteFile(path string, data []byte, mode os.FileMode) error {
	if old, err := os.ReadFile(path); err == nil && string(old) == string(data) {
		return nil
	}
	temporary := fmt.Sprintf("%s.new-%d", path, os.Getpid())
	if err := os.WriteFile(temporary, data, mode); err != nil {
		return fmt.Errorf("%s cannot be written (%v); check the run folder and its disk", path, err)
	}
	if err := os.Rename(temporary, path); err != nil {
		os.Remove(temporary)
		return fmt.Errorf("%s cannot be put in place (%v); check the run folder", path, err)
	}
	return nil
}

// Lock keeps two commands from changing one fleet at a time. It waits up to limit
// for the other one; onWait is called once when there is something to wait for.
func (d Dir) Lock(limit time.Duration, onWait func()) (unlock func(), err error) {
	if err := os.MkdirAll(d.Root, 0o700); err != nil {
		return nil, fmt.Errorf("the run folder cannot be made (%v); name another with --run", err)
	}
	file, err := d.openLock()
	if err != nil {
		return nil, err
	}
	deadline := time.Now().Add(limit)
	for waited := false; ; {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			if d.isLock(file) {
				return func() { file.Close() }, nil
			}
			// Whoever held it purged the folder and the lock with it.
			file.Close()
			if file, err = d.openLock(); err != nil {
				return nil, err
			}
			continue
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			file.Close()
			return nil, fmt.Errorf("the run folder cannot be locked (%v); name another folder with --run", err)
		}
		if time.Now().After(deadline) {
			file.Close()
			return nil, fmt.Errorf("another lab command has worked on %s for over %s; wait for it or end it, and try again", d.Root, limit)
		}
		if !waited && onWait != nil {
			onWait()
		}
		waited = true
		time.Sleep(50 * time.Millisecond)
	}
}

// lockPath lies beside the run folder, which a purge empties.
func (d Dir) lockPath() string { return filepath.Clean(d.Root) + ".lock" }

func (d Dir) openLock() (*os.File, error) {
	file, err := os.OpenFile(d.lockPath(), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the lock of the run folder cannot be opened (%v); name another folder with --run", err)
	}
	return file, nil
}

// isLock tells whether the open file is still the one that others would open.
func (d Dir) isLock(file *os.File) bool {
	ours, err := file.Stat()
	if err != nil {
		return false
	}
	theirs, err := os.Stat(d.lockPath())
	return err == nil && os.SameFile(ours, theirs)
}
