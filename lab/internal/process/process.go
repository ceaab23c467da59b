// SPDX-License-Identifier: GPL-3.0-or-later

// Package process starts programs that outlive the lab command, and finds them
// again without ever mistaking a foreign process for one of them.
package process

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Identity names one process for all time: a process id is used again, but never
// with the same start time in the same boot.
type Identity struct {
	PID   int    `json:"pid"`
	Start uint64 `json:"start"` // clock ticks after boot, field 22 of /proc/PID/stat
	Boot  string `json:"boot"`
}

// State is what the kernel says about a process.
type State int

// Gone, Running and Stopped (by SIGSTOP) are told apart; a zombie is gone.
const (
	Gone State = iota
	Running
	Stopped
)

// String gives the word that `lab status` shows.
func (s State) String() string {
	return [...]string{"gone", "running", "frozen"}[s]
}

// Spec is what to start.
type Spec struct {
	Path string
	Args []string
	Env  []string // added to the environment
	Dir  string
	Log  string // stdout and stderr are appended to this file
}

// Start runs a program in a session of its own, so that neither the terminal's
// signals nor the end of this command reach it.
func Start(spec Spec) (Identity, error) {
	log, err := os.OpenFile(spec.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return Identity{}, fmt.Errorf("the log %s cannot be opened (%v); check the run folder", spec.Log, err)
	}
	defer log.Close()

	command := exec.Command(spec.Path, spec.Args...)
	command.Dir = spec.Dir
	command.Env = append(os.Environ(), spec.Env...)
	command.Stdout = log
	command.Stderr = log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		return Identity{}, fmt.Errorf("%s cannot be started (%v); build it with lab/build.sh", filepath.Base(spec.Path), err)
	}
	identity, err := Identify(command.Process.Pid)
	if err != nil {
		return Identity{}, err
	}
	// While this command lasts it is the parent and must take note of the end, or
	// a zombie stays.
	go func() { _ = command.Wait() }()
	return identity, nil
}

// Identify reads the identity of a living process.
func Identify(pid int) (Identity, error) {
	start, _, err := stat(pid)
	if err != nil {
		return Identity{}, err
	}
	return Identity{PID: pid, Start: start, Boot: bootID()}, nil
}

// State says how the process is; one with the same id but another start time is
// somebody else's, so ours is gone.
func (id Identity) State() State {
	if id.PID <= 0 || id.Boot != bootID() {
		return Gone
	}
	start, state, err := stat(id.PID)
	if err != nil || start != id.Start || state == 'Z' || state == 'X' {
		return Gone
	}
	if state == 'T' {
		return Stopped
	}
	return Running
}

// Signal sends a signal to this very process. The handle is taken first and the
// identity checked afterwards, so the signal cannot reach a successor.
func (id Identity) Signal(signal syscall.Signal) error {
	handle, err := os.FindProcess(id.PID)
	if err != nil {
		return nil
	}
	defer handle.Release()
	if id.State() == Gone {
		return nil
	}
	if err := handle.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("process %d cannot be sent %s (%v); is it another user's?", id.PID, signal, err)
	}
	return nil
}

// WaitFor waits until the process is in the state, and says whether it got there.
func (id Identity) WaitFor(state State, limit time.Duration) bool {
	deadline := time.Now().Add(limit)
	for id.State() != state {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(10 * time.Millisecond)
	}
	return true
}

// Memory is the proportional set size in bytes (shared text counted once over all
// who share it); 0 when it is not known.
func (id Identity) Memory() int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", id.PID))
	if err != nil {
		return 0
	}
	return parsePss(data)
}

func parsePss(rollup []byte) int64 {
	for line := range bytes.Lines(rollup) {
		if rest, found := bytes.CutPrefix(line, []byte("Pss:")); found {
			fields := bytes.Fields(rest)
			if len(fields) == 0 {
				return 0
			}
			kib, err := strconv.ParseInt(string(fields[0]), 10, 64)
			if err != nil {
				return 0
			}
			return kib * 1024
		}
	}
	return 0
}

// stat reads start time and state letter from /proc/PID/stat.
func stat(pid int) (uint64, byte, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0, fmt.Errorf("process %d is gone", pid)
	}
	return parseStat(string(data))
}

// parseStat takes the fields after the program's name, which stands in brackets
// and may itself hold brackets and blanks.
func parseStat(text string) (uint64, byte, error) {
	end := strings.LastIndexByte(text, ')')
	if end < 0 {
		return 0, 0, errors.New("this line of /proc has no program name")
	}
	fields := strings.Fields(text[end+1:])
	const state, startTime = 0, 19 // fields 3 and 22 of the whole line
	if len(fields) <= startTime {
		return 0, 0, errors.New("this line of /proc is too short")
	}
	start, err := strconv.ParseUint(fields[startTime], 10, 64)
	if err != nil {
		return 0, 0, fmt.Errorf("the start time in /proc is no number: %w", err)
	}
	return start, fields[state][0], nil
}

func bootID() string {
	data, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}
