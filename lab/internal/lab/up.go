// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/ports"
	"portolan/lab/internal/process"
	"portolan/lab/internal/proxy"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/say"
	"portolan/lab/internal/users"
)

// Up starts what does not run, thaws what is frozen, opens what is shut, applies
// the fleet where it changed, and waits until the fleet is well. On a fleet that
// is well already it changes nothing.
func (l *Lab) Up(ctx context.Context) error {
	if missing := l.Set.Missing(); len(missing) > 0 {
		return fmt.Errorf("%s cannot be found in %s; build the lab with lab/build.sh", strings.Join(missing, ", "), l.Set.Bin)
	}
	for _, region := range l.state.Regions {
		if l.Fleet.Known(region) != nil {
			return fmt.Errorf("this run folder holds region %s, which the fleet has no more; start anew with: lab down --purge", region)
		}
	}
	running := l.running()
	all := 1 + len(l.state.Regions)*len(components.OfRegion)
	switch {
	case running == all:
		say.Step("the fleet runs already (%d programs); looking whether all is well", all)
	case running > 0:
		say.Step("the fleet runs in part (%d of %d programs); starting what is missing", running, all)
	default:
		say.Step("starting %d regions (%d programs) in %s", len(l.state.Regions), all, l.Dir.Root)
	}
	if err := l.prepare(); err != nil {
		return err
	}
	if err := l.startProxy(ctx); err != nil {
		return err
	}

	// An API server that starts takes a core for seconds: all regions at once keep
	// both busy, and their order is left to the system.
	var ready atomic.Int32
	err := each(l.state.Regions, func(region string) error {
		if err := l.startRegion(ctx, region); err != nil {
			return err
		}
		if n := ready.Add(1); running < all {
			say.Step("%s is up (%d of %d)", region, n, len(l.state.Regions))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.applyFleet(ctx)
}

// running counts the living programs, frozen ones too.
func (l *Lab) running() int {
	n := 0
	for _, identity := range l.state.Processes {
		if identity.State() != process.Gone {
			n++
		}
	}
	return n
}

// prepare chooses ports and writes everything that the programs read.
func (l *Lab) prepare() error {
	if err := l.Dir.Make(l.state.Regions); err != nil {
		return err
	}
	known := len(l.state.Ports) > 0
	changed, err := ports.Choose(l.state.Ports, components.PortNames(l.state.Regions), func(name string) bool {
		return l.state.Processes[components.Owner(name)].State() != process.Gone
	})
	if err != nil {
		return err
	}
	if known && len(changed) > 0 {
		say.Step("somebody else took the port of %s; new ones are chosen and the kubeconfigs written anew", strings.Join(changed, ", "))
		// Who was started with the old port of a neighbour must start again.
		if err := l.stopAll(); err != nil {
			return err
		}
	}
	if err := l.identities(); err != nil {
		return err
	}
	if err := l.Set.WriteConfig(); err != nil {
		return err
	}
	return l.change(func(*rundir.State) {})
}

func (l *Lab) startProxy(ctx context.Context) error {
	if err := l.Start(ctx, "", components.Proxy); err != nil {
		return err
	}
	for _, region := range l.state.Regions {
		if err := l.OpenProxy(ctx, region); err != nil {
			return err
		}
	}
	return nil
}

// OpenProxy makes the TCP proxy forward to the region's API server.
func (l *Lab) OpenProxy(ctx context.Context, region string) error {
	client := l.Proxy()
	err := client.Ensure(ctx, proxy.Entry{
		Name:     region,
		Listen:   fmt.Sprintf("127.0.0.1:%d", l.Set.ProxyPort(region)),
		Upstream: fmt.Sprintf("127.0.0.1:%d", l.Set.Ports[components.Key(region, components.APIServer)]),
		Enabled:  true,
	})
	if err != nil {
		return err
	}
	return client.SetEnabled(ctx, region, true)
}

// startRegion starts a region's programs in the order in which they need each other.
func (l *Lab) startRegion(ctx context.Context, region string) error {
	if l.outdated(region, components.Etcd) {
		// A store does not end while its server still holds watches on it.
		End(l.Process(region, components.APIServer))
	}
	for _, part := range []string{components.Etcd, components.APIServer} {
		if err := l.Start(ctx, region, part); err != nil {
			return err
		}
	}
	if err := l.SetKilled(region, false); err != nil {
		return err
	}
	client, err := l.Client(region)
	if err != nil {
		return err
	}
	// The manager and the scheduler need nothing but the server; the others need
	// their roles and definitions first.
	early := make(chan error, 1)
	go func() {
		early <- each([]string{components.ControllerManager, components.Scheduler}, func(part string) error {
			return l.Start(ctx, region, part)
		})
	}()
	err = l.applyFoundations(ctx, client)
	if earlyErr := <-early; err == nil {
		err = earlyErr
	}
	if err != nil {
		return err
	}
	return each([]string{components.Kwok, components.Rollouts}, func(part string) error {
		return l.Start(ctx, region, part)
	})
}

// applyFoundations applies roles, bindings and custom resource definitions.
func (l *Lab) applyFoundations(ctx context.Context, client *kube.Client) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	rbac, err := users.RBAC()
	if err != nil {
		return err
	}
	definitions, err := l.Set.Shared("argo-rollouts/crds")
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for name, data := range rbac {
		files["rbac/"+name] = data
	}
	for name, data := range definitions {
		files["crds/"+name] = data
	}
	for name, folder := range map[string]string{"role.yaml": "kwok/rbac", "argo-rollouts-clusterrole.yaml": "argo-rollouts/role"} {
		shared, err := l.Set.Shared(folder)
		if err != nil {
			return err
		}
		files["roles/"+name] = shared[name]
	}
	digest := digestOf(files)
	if l.applied(client.Region, "foundations") == digest {
		return nil
	}
	for _, name := range sortedKeys(files) {
		if err := client.ApplyYAML(ctx, name, files[name]); err != nil {
			return err
		}
	}
	for name, data := range definitions {
		if err := client.WaitEstablished(ctx, name, data); err != nil {
			return err
		}
	}
	return l.setApplied(client.Region, "foundations", digest)
}

// healthyLimit is how long a fresh fleet may take until all its pods are ready.
const healthyLimit = 5 * time.Minute

// returnLimit is how long a fleet that was there before may take to be well again.
const returnLimit = 20 * time.Second
