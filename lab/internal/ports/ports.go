// SPDX-License-Identifier: GPL-3.0-or-later

// Package ports chooses free TCP ports on loopback and keeps the choice, so that
// kubeconfigs stay valid when a fleet is started again.
package ports

import (
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
)

// Table maps a name ("us-east-1/kube-apiserver") to its port.
type Table map[string]int

// Free tells whether nobody listens on the port now.
func Free(port int) bool {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return listener.Close() == nil
}

// Choose gives every name a port. A name keeps the one it has when it is in use
// by the fleet itself (inUse says so) or still free; otherwise it gets a new one.
// The names whose port changed are returned.
func Choose(table Table, names []string, inUse func(name string) bool) ([]string, error) {
	taken := map[int]bool{}
	for _, port := range table {
		taken[port] = true
	}
	var changed []string
	for _, name := range names {
		if port, known := table[name]; known && (inUse(name) || Free(port)) {
			continue
		}
		port, err := next(taken)
		if err != nil {
			return nil, err
		}
		taken[port] = true
		table[name] = port
		changed = append(changed, name)
	}
	return changed, nil
}

// New ports come from below the range that Linux gives to outgoing connections
// (32768 and up), so that no connection of anybody's sits on one when the fleet
// starts again.
const lowest, count = 18000, 14000

// next finds a free port that the table does not name already. It tries them from
// a random place on, so that two fleets that choose at once hardly meet.
func next(taken map[int]bool) (int, error) {
	start := rand.IntN(count)
	for i := range count {
		port := lowest + (start+i)%count
		if !taken[port] && Free(port) {
			return port, nil
		}
	}
	return 0, fmt.Errorf("no port from %d to %d is free on 127.0.0.1; end other programs that listen there and try again", lowest, lowest+count-1)
}
