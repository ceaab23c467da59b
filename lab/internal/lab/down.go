// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"fmt"
	"strings"
	"sync"
	"syscall"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/process"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/say"
)

// endLimit is how long a program may take to end when asked, before it is killed.
const endLimit = 8 * time.Second

// Down ends every program of the fleet, by process id, and with purge removes the
// run folder too.
func (l *Lab) Down(purge bool) error {
	running := l.running()
	if running > 0 {
		say.Step("ending %d programs", running)
	}
	if err := l.stopAll(); err != nil {
		return err
	}
	if running == 0 {
		say.Step("nothing was running")
	} else {
		say.Step("all %d programs have ended", running)
	}
	if purge {
		if err := l.Dir.Purge(); err != nil {
			return err
		}
		say.Step("%s is removed", l.Dir.Root)
	}
	return nil
}

// stopAll ends the programs in the reverse of the order in which they start, so
// that no controller sees its server go first.
func (l *Lab) stopAll() error {
	for _, parts := range [][]string{components.Controllers, {components.Proxy}, {components.APIServer}, {components.Etcd}} {
		if err := l.stop(parts); err != nil {
			return err
		}
	}
	for _, stray := range process.Strays(l.Dir.Root, l.Set.Programs()) {
		say.Step("ending process %d, which an interrupted start left behind", stray.PID)
		if !End(stray) {
			return fmt.Errorf("process %d of this fleet cannot be ended; look at it by hand and run lab down again", stray.PID)
		}
	}
	return l.change(func(state *rundir.State) {
		state.Processes = map[string]process.Identity{}
		state.Killed = map[string]bool{}
	})
}

// stop ends these programs in all regions side by side.
func (l *Lab) stop(parts []string) error {
	var wait sync.WaitGroup
	var mutex sync.Mutex
	var stubborn []string
	for key, identity := range l.state.Processes {
		part := key[strings.LastIndexByte(key, '/')+1:]
		if !contains(parts, part) {
			continue
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			if !End(identity) {
				mutex.Lock()
				defer mutex.Unlock()
				stubborn = append(stubborn, fmt.Sprintf("%s (process %d)", key, identity.PID))
			}
		}()
	}
	wait.Wait()
	if len(stubborn) > 0 {
		return fmt.Errorf("%s cannot be ended; look at it by hand and run lab down again", strings.Join(stubborn, ", "))
	}
	return nil
}

// End asks a process to end, kills it when it does not, and says whether it is gone.
func End(identity process.Identity) bool {
	if identity.State() == process.Gone {
		return true
	}
	// A frozen one must run to hear the signal.
	identity.Signal(syscall.SIGTERM)
	identity.Signal(syscall.SIGCONT)
	if identity.WaitFor(process.Gone, endLimit) {
		return true
	}
	identity.Signal(syscall.SIGKILL)
	return identity.WaitFor(process.Gone, endLimit)
}

func contains(list []string, word string) bool {
	for _, entry := range list {
		if entry == word {
			return true
		}
	}
	return false
}
