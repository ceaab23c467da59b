// SPDX-License-Identifier: GPL-3.0-or-later

// Package lab brings a fleet up and down, and says how it is. It joins the parts:
// run folder, certificates, ports, processes, and what is applied to the regions.
package lab

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/fleet"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/process"
	"portolan/lab/internal/proxy"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/say"
	"portolan/lab/internal/users"
)

// Options say which fleet, where it runs, and where its programs are.
type Options struct {
	Run        string // run folder
	Bin        string // built programs
	Fleet      string // folder of the fleet's description
	Kubernetes string // another Kubernetes version than the pinned one, or empty
}

// Lab is one practice fleet. A command locks it, loads its state, and works.
type Lab struct {
	Dir   rundir.Dir
	Fleet *fleet.Fleet
	Set   components.Set

	changed atomic.Int32 // programs that this command started

	mutex  sync.Mutex // guards state and its file
	state  *rundir.State
	unlock func()
}

// lockLimit is how long a command waits for another one on the same fleet. The
// longest one is `load`, which fills the fleet.
const lockLimit = 20 * time.Minute

// Open locks the fleet and loads what is known of it. A fleet that was never
// started is no error here when fresh is allowed.
func Open(options Options, fresh bool) (*Lab, error) {
	description, err := fleet.Read(options.Fleet)
	if err != nil {
		return nil, err
	}
	root, err := filepath.Abs(options.Run)
	if err != nil {
		return nil, err
	}
	l := &Lab{Dir: rundir.Dir{Root: root}, Fleet: description}
	if !fresh && !l.Dir.Exists() {
		return nil, fmt.Errorf("%w: %s; start one with: lab up", rundir.ErrNoFleet, root)
	}
	l.unlock, err = l.Dir.Lock(lockLimit, func() {
		say.Step("another lab command works on this fleet; waiting for it to end")
	})
	if err != nil {
		return nil, err
	}
	if err := l.load(options, fresh); err != nil {
		l.unlock()
		return nil, err
	}
	return l, nil
}

// Peek loads a fleet without locking it, to read only.
func Peek(options Options) (*Lab, error) {
	root, err := filepath.Abs(options.Run)
	if err != nil {
		return nil, err
	}
	l := &Lab{Dir: rundir.Dir{Root: root}, Fleet: &fleet.Fleet{}, unlock: func() {}}
	return l, l.load(options, false)
}

func (l *Lab) load(options Options, fresh bool) error {
	state, err := l.Dir.Load()
	if state == nil || (err != nil && !fresh) {
		return err
	}
	l.state = state
	if len(state.Regions) == 0 {
		state.Regions = l.Fleet.Regions
	}
	if options.Kubernetes != "" {
		state.Kubernetes = "v" + strings.TrimPrefix(options.Kubernetes, "v")
	}
	l.Set = components.Set{Dir: l.Dir, Bin: options.Bin, Kubernetes: options.Bin, Ports: state.Ports}
	if state.Kubernetes != "" {
		l.Set.Kubernetes = filepath.Join(options.Bin, "kubernetes-"+state.Kubernetes)
	}
	return nil
}

// Choose keeps the fleet to some of its regions. It can be done once, before the
// first start.
func (l *Lab) Choose(regions []string) error {
	for _, region := range regions {
		if err := l.Fleet.Known(region); err != nil {
			return err
		}
	}
	if l.Dir.Exists() && strings.Join(l.state.Regions, " ") != strings.Join(regions, " ") {
		return fmt.Errorf("this run folder holds the regions %s; choose others in a run folder of their own, or after: lab down --purge",
			strings.Join(l.state.Regions, ", "))
	}
	l.state.Regions = regions
	return nil
}

// Close releases the lock.
func (l *Lab) Close() { l.unlock() }

// Regions lists the fleet's regions.
func (l *Lab) Regions() []string { return l.state.Regions }

// Known tells whether the fleet has the region.
func (l *Lab) Known(region string) error {
	return (&fleet.Fleet{Regions: l.state.Regions}).Known(region)
}

// Process gives a program of the fleet; region is empty for the TCP proxy.
func (l *Lab) Process(region, part string) process.Identity {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.state.Processes[components.Key(region, part)]
}

// Killed tells whether a fault took the region's API server away.
func (l *Lab) Killed(region string) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.state.Killed[region]
}

// SetKilled remembers that a fault took the region's API server away, or gave it back.
func (l *Lab) SetKilled(region string, killed bool) error {
	return l.change(func(state *rundir.State) {
		if killed {
			state.Killed[region] = true
		} else {
			delete(state.Killed, region)
		}
	})
}

func (l *Lab) change(edit func(*rundir.State)) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	edit(l.state)
	return l.Dir.Save(l.state)
}

// Proxy drives the TCP proxy.
func (l *Lab) Proxy() proxy.Client {
	return proxy.Client{URL: fmt.Sprintf("http://127.0.0.1:%d", l.Set.Ports[components.Proxy])}
}

// Client is the bootstrap's own way into a region, past the TCP proxy.
func (l *Lab) Client(region string) (*kube.Client, error) {
	credentials := kube.Credentials{}
	for name, into := range map[string]*[]byte{
		"ca.crt":         &credentials.CA,
		"user-admin.crt": &credentials.Certificate,
		"user-admin.key": &credentials.Key,
	} {
		data, err := os.ReadFile(l.Dir.PKI(name))
		if err != nil {
			return nil, fmt.Errorf("the bootstrap's certificate cannot be read (%v); start anew with: lab down --purge", err)
		}
		*into = data
	}
	return kube.New(region, l.Set.Server(region), credentials)
}

// Kubeconfig is the path of a user's file.
func (l *Lab) Kubeconfig(user string, direct bool) (string, error) {
	for _, known := range users.Names() {
		if known == user {
			return l.Dir.Kubeconfig(user, direct), nil
		}
	}
	return "", fmt.Errorf("%q is no user of this fleet; choose one of %s", user, strings.Join(users.Names(), ", "))
}

// Start starts a program of the fleet unless it runs, and waits until it is ready.
// One that was started in another way than it would be now is started again.
func (l *Lab) Start(ctx context.Context, region, part string) error {
	key := components.Key(region, part)
	identity := l.Process(region, part)
	state := identity.State()
	if l.outdated(region, part) {
		say.Step("%s is started again, for its program or its settings have changed", key)
		if !End(identity) {
			return fmt.Errorf("%s (process %d) cannot be ended; look at it by hand and try again", key, identity.PID)
		}
		identity, state = process.Identity{}, process.Gone
	}
	switch state {
	case process.Running:
		return l.ready(ctx, region, part)
	case process.Stopped:
		say.Step("%s was frozen and is thawed", key)
		if err := identity.Signal(syscall.SIGCONT); err != nil {
			return err
		}
		return l.ready(ctx, region, part)
	}
	if identity.PID != 0 {
		say.Step("%s is not running and is started again", key)
	}
	started, err := process.Start(l.Set.Spec(region, part))
	if err != nil {
		return err
	}
	l.changed.Add(1)
	err = l.change(func(state *rundir.State) {
		state.Processes[key] = started
		state.Started[key] = l.Set.Digest(region, part)
	})
	if err != nil {
		return err
	}
	return l.ready(ctx, region, part)
}

// Pause freezes programs of a region for a while. resume lets them go on; it may
// be called more than once.
func (l *Lab) Pause(region string, parts ...string) (resume func(), err error) {
	var frozen []process.Identity
	resume = func() {
		for _, identity := range frozen {
			if err := identity.Signal(syscall.SIGCONT); err != nil {
				say.Warn("%v", err)
			}
		}
		frozen = nil
	}
	for _, part := range parts {
		identity := l.Process(region, part)
		if identity.State() == process.Gone {
			resume()
			return nil, fmt.Errorf("%s does not run; start it with: lab up", components.Key(region, part))
		}
		if err := identity.Signal(syscall.SIGSTOP); err != nil {
			resume()
			return nil, err
		}
		frozen = append(frozen, identity)
	}
	return resume, nil
}

// outdated tells a living program that would now be started in another way.
func (l *Lab) outdated(region, part string) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	key := components.Key(region, part)
	return l.state.Processes[key].State() != process.Gone && l.state.Started[key] != l.Set.Digest(region, part)
}

// each does the work for all regions side by side, and gives the first error.
func each(regions []string, work func(region string) error) error {
	errors := make(chan error, len(regions))
	for _, region := range regions {
		go func() { errors <- work(region) }()
	}
	var first error
	for range regions {
		if err := <-errors; err != nil && first == nil {
			first = err
		}
	}
	return first
}
