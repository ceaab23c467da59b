// SPDX-License-Identifier: GPL-3.0-or-later

// Package fleet reads the description of the fleet that the lab runs: the
// regions of its fleet file, the machines of its node pools, its manifests.
package fleet

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

// Cluster is the part of a fleet file's cluster that the lab needs.
type Cluster struct {
	Context string `json:"context"`
	Role    string `json:"role"`
}

// Taint is a taint of a node.
type Taint struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Effect string `json:"effect"`
}

// Pool says what the nodes of one pool are like.
type Pool struct {
	Name         string            `json:"name"`
	InstanceType string            `json:"instanceType"`
	Nodes        int               `json:"nodes"`
	Labels       map[string]string `json:"labels"`
	Taints       []Taint           `json:"taints"`
	Capacity     map[string]string `json:"capacity"`
	Allocatable  map[string]string `json:"allocatable"`
}

// Machines is the file nodes.yaml.
type Machines struct {
	Zones []string `json:"zones"`
	Pools []Pool   `json:"pools"`
}

// Manifest is one file of manifests, its region not yet filled in.
type Manifest struct {
	Name string
	Text string
}

// Fleet is everything together.
type Fleet struct {
	Regions   []string
	Machines  Machines
	Manifests []Manifest
}

// Read reads the fleet in the folder.
func Read(folder string) (*Fleet, error) {
	var file struct {
		Clusters []Cluster `json:"clusters"`
	}
	if err := readYAML(filepath.Join(folder, "fleet.yaml"), &file, false); err != nil {
		return nil, err
	}
	if len(file.Clusters) == 0 {
		return nil, fmt.Errorf("%s names no clusters; name at least one", filepath.Join(folder, "fleet.yaml"))
	}
	fleet := &Fleet{}
	for _, cluster := range file.Clusters {
		fleet.Regions = append(fleet.Regions, cluster.Context)
	}
	if err := readYAML(filepath.Join(folder, "nodes.yaml"), &fleet.Machines, true); err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(folder, "manifests", "*.yaml"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("a manifest cannot be read (%v); check the fleet's folder", err)
		}
		fleet.Manifests = append(fleet.Manifests, Manifest{Name: filepath.Base(path), Text: string(data)})
	}
	return fleet, nil
}

// Known tells whether the fleet has the region, in an error that says what to do.
func (f *Fleet) Known(region string) error {
	for _, known := range f.Regions {
		if known == region {
			return nil
		}
	}
	return fmt.Errorf("%q is no region of this fleet; choose one of %s", region, strings.Join(f.Regions, ", "))
}

// In fills in the region that a manifest speaks of as ${REGION}.
func (m Manifest) In(region string) []byte {
	return []byte(strings.ReplaceAll(m.Text, "${REGION}", region))
}

// Digest changes when anything that would be applied to the region changes.
func (f *Fleet) Digest(region string) (string, error) {
	var all bytes.Buffer
	nodes, err := yaml.Marshal(f.Nodes(region))
	if err != nil {
		return "", err
	}
	all.Write(nodes)
	for _, manifest := range f.Manifests {
		fmt.Fprintf(&all, "%s\n", manifest.Name)
		all.Write(manifest.In(region))
	}
	sum := sha256.Sum256(all.Bytes())
	return hex.EncodeToString(sum[:]), nil
}

func readYAML(path string, into any, strict bool) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("the fleet cannot be read (%v); name its folder with --fleet", err)
	}
	unmarshal := func(data []byte, into any) error { return yaml.Unmarshal(data, into) }
	if strict {
		unmarshal = func(data []byte, into any) error { return yaml.UnmarshalStrict(data, into) }
	}
	if err := unmarshal(data, into); err != nil {
		return fmt.Errorf("%s is no valid YAML of its kind (%v); mend it", path, err)
	}
	return nil
}
