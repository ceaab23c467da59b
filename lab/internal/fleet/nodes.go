// SPDX-License-Identifier: GPL-3.0-or-later

package fleet

import (
	"crypto/sha256"
	"fmt"
)

// Object is a Kubernetes object as a tree.
type Object = map[string]any

// NodeLabel marks the nodes that the fleet's description made, so that its own
// are told from the load's.
const NodeLabel = "lab/fleet"

// Nodes gives the nodes of a region: those of each pool, spread over the zones.
// Metadata and spec are applied by the API; the status, which holds addresses
// and capacities, goes through the status subresource.
func (f *Fleet) Nodes(region string) []Object {
	var nodes []Object
	for _, pool := range f.Machines.Pools {
		for n := range pool.Nodes {
			zone := region + f.Machines.Zones[n%len(f.Machines.Zones)]
			nodes = append(nodes, f.node(region, zone, pool, n))
		}
	}
	return nodes
}

func (f *Fleet) node(region, zone string, pool Pool, n int) Object {
	name := NodeName(region, pool.Name, n)
	labels := map[string]any{
		NodeLabel:                          "true",
		"eks.amazonaws.com/nodegroup":      pool.Name,
		"eks.amazonaws.com/capacityType":   "ON_DEMAND",
		"kubernetes.io/arch":               "amd64",
		"kubernetes.io/os":                 "linux",
		"kubernetes.io/hostname":           name,
		"node.kubernetes.io/instance-type": pool.InstanceType,
		"topology.kubernetes.io/region":    region,
		"topology.kubernetes.io/zone":      zone,
	}
	for key, value := range pool.Labels {
		labels[key] = value
	}
	spec := Object{"providerID": fmt.Sprintf("aws:///%s/%s", zone, instanceID(name))}
	if len(pool.Taints) > 0 {
		var taints []any
		for _, taint := range pool.Taints {
			taints = append(taints, Object{"key": taint.Key, "value": taint.Value, "effect": taint.Effect})
		}
		spec["taints"] = taints
	}
	return Object{
		"apiVersion": "v1",
		"kind":       "Node",
		"metadata":   Object{"name": name, "labels": labels},
		"spec":       spec,
		"status": Object{
			"capacity":    texts(pool.Capacity),
			"allocatable": texts(pool.Allocatable),
			// Both addresses from the start: the API server reaches logs and exec
			// by InternalIP, and KWOK empties the list when one is missing.
			"addresses": []any{
				Object{"type": "InternalIP", "address": "127.0.0.1"},
				Object{"type": "Hostname", "address": name},
			},
		},
	}
}

// NodeName is the n-th node of a pool, counted from 0.
func NodeName(region, pool string, n int) string {
	return fmt.Sprintf("%s-%d.%s.compute.internal", pool, n+1, region)
}

// instanceID looks like the cloud's own: i- and 17 hexadecimal digits.
func instanceID(name string) string {
	sum := sha256.Sum256([]byte(name))
	return fmt.Sprintf("i-%x", sum[:9])[:19]
}

func texts(values map[string]string) Object {
	object := Object{}
	for key, value := range values {
		object[key] = value
	}
	return object
}
