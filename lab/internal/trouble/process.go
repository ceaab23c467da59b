// SPDX-License-Identifier: GPL-3.0-or-later

// Package trouble makes things go wrong on demand, and right again: dead and
// frozen servers, failing workloads, nodes that are not ready. Each verb waits
// until its effect is seen, says what was seen, and may be given twice.
package trouble

import (
	"context"
	"fmt"
	"net"
	"syscall"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/process"
	"portolan/lab/internal/say"
)

// signalLimit is how long a process may take to show the effect of a signal.
const signalLimit = 5 * time.Second

// Kill ends the region's API server as a power cut would, and shuts its entry of
// the TCP proxy: behind an open one a dead server looks like a broken handshake,
// not like a refused connection.
func Kill(ctx context.Context, fleet *lab.Lab, region string) error {
	if err := fleet.Known(region); err != nil {
		return err
	}
	identity := fleet.Process(region, components.APIServer)
	gone := identity.State() == process.Gone
	if err := fleet.SetKilled(region, true); err != nil {
		return err
	}
	if err := identity.Signal(syscall.SIGKILL); err != nil {
		return err
	}
	if !identity.WaitFor(process.Gone, signalLimit) {
		return fmt.Errorf("the API server of %s (process %d) does not end; look at it by hand", region, identity.PID)
	}
	if err := fleet.Proxy().SetEnabled(ctx, region, false); err != nil {
		return err
	}
	address := fmt.Sprintf("127.0.0.1:%d", fleet.Set.ProxyPort(region))
	limited, cancel := context.WithTimeout(ctx, signalLimit)
	defer cancel()
	err := kube.Until(limited, 20*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		connection, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
		if err != nil {
			return true, "", nil
		}
		connection.Close()
		return false, address + " still takes connections", nil
	})
	if err != nil {
		return err
	}
	if gone {
		say.Step("%s: the API server was gone already; %s refuses connections", region, address)
		return nil
	}
	say.Step("%s: the API server (process %d) is gone and %s refuses connections", region, identity.PID, address)
	return nil
}

// Revive starts the region's API server again, on the port it had, waits until it
// is ready, and opens its entry of the TCP proxy.
func Revive(ctx context.Context, fleet *lab.Lab, region string) error {
	if err := fleet.Known(region); err != nil {
		return err
	}
	if err := fleet.Start(ctx, region, components.APIServer); err != nil {
		return err
	}
	if err := fleet.OpenProxy(ctx, region); err != nil {
		return err
	}
	if err := fleet.SetKilled(region, false); err != nil {
		return err
	}
	return recovered(ctx, fleet, region, "the API server is ready")
}

// Freeze stops a program of the region in its tracks: it keeps its connections
// and answers nothing. The part is the API server or the store.
func Freeze(_ context.Context, fleet *lab.Lab, region, part string) error {
	if err := fleet.Known(region); err != nil {
		return err
	}
	identity := fleet.Process(region, part)
	switch identity.State() {
	case process.Gone:
		return fmt.Errorf("%s of %s does not run, so it cannot be frozen; start it with: lab up", part, region)
	case process.Stopped:
		say.Step("%s: %s (process %d) is frozen already", region, part, identity.PID)
		return nil
	}
	if err := identity.Signal(syscall.SIGSTOP); err != nil {
		return err
	}
	if !identity.WaitFor(process.Stopped, signalLimit) {
		return fmt.Errorf("%s of %s (process %d) does not freeze; look at it by hand", part, region, identity.PID)
	}
	say.Step("%s: %s (process %d) is frozen", region, part, identity.PID)
	return nil
}

// Thaw lets a frozen program go on, and waits until the region is ready.
func Thaw(ctx context.Context, fleet *lab.Lab, region, part string) error {
	if err := fleet.Known(region); err != nil {
		return err
	}
	identity := fleet.Process(region, part)
	if identity.State() == process.Gone {
		return fmt.Errorf("%s of %s does not run, so it cannot be thawed; start it with: lab up", part, region)
	}
	if err := identity.Signal(syscall.SIGCONT); err != nil {
		return err
	}
	if !identity.WaitFor(process.Running, signalLimit) {
		return fmt.Errorf("%s of %s (process %d) does not go on; look at it by hand", part, region, identity.PID)
	}
	if part != components.APIServer && fleet.Process(region, components.APIServer).State() != process.Running {
		say.Step("%s: %s goes on; the API server does not run", region, part)
		return nil
	}
	return recovered(ctx, fleet, region, part+" goes on")
}

// recoverLimit is how long a region may take to be ready after a fault.
const recoverLimit = 2 * time.Minute

// recovered waits until the region's API server is ready and its nodes are, and
// heals what a kubelet would heal.
func recovered(ctx context.Context, fleet *lab.Lab, region, what string) error {
	client, err := fleet.Client(region)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, recoverLimit)
	defer cancel()
	err = kube.Until(ctx, 100*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		if err := client.Ready(ctx); err != nil {
			return false, err.Error(), nil
		}
		return true, "", nil
	})
	if err != nil {
		return fmt.Errorf("%s does not become ready: %w", region, err)
	}
	say.Step("%s: %s, /readyz says ok", region, what)
	healed, err := Heal(ctx, client)
	if err != nil {
		return err
	}
	if healed > 0 {
		say.Step("%s: %d pods, whose node had been out of sight, are ready again", region, healed)
	}
	return nil
}
