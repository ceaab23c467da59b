// SPDX-License-Identifier: GPL-3.0-or-later

package fleet

import (
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/resource"
)

// The shipped fleet is the one that the lab is for, so it is what is read here.
func shipped(t *testing.T) *Fleet {
	t.Helper()
	fleet, err := Read(filepath.Join("..", "..", "..", "resources", "fleet", "voltage-soda"))
	if err != nil {
		t.Fatal(err)
	}
	return fleet
}

func TestTheShippedFleet(t *testing.T) {
	fleet := shipped(t)
	if len(fleet.Regions) != 6 || fleet.Known("eu-west-1") != nil {
		t.Errorf("regions: %v", fleet.Regions)
	}
	if err := fleet.Known("mars-1"); err == nil || !strings.Contains(err.Error(), "us-east-1") {
		t.Errorf("an unknown region gave %v", err)
	}
	if len(fleet.Manifests) == 0 {
		t.Error("there are no manifests")
	}
}

func TestNodesOfARegion(t *testing.T) {
	fleet := shipped(t)
	pools := map[string]int{}
	zones := map[string]bool{}
	names := map[string]bool{}
	for _, node := range fleet.Nodes("eu-west-1") {
		metadata := node["metadata"].(Object)
		labels := metadata["labels"].(map[string]any)
		pools[labels["eks.amazonaws.com/nodegroup"].(string)]++
		zones[labels["topology.kubernetes.io/zone"].(string)] = true
		names[metadata["name"].(string)] = true
		status := node["status"].(Object)
		for name, quantity := range status["allocatable"].(Object) {
			allocatable, err := resource.ParseQuantity(quantity.(string))
			if err != nil {
				t.Fatal(err)
			}
			capacity := resource.MustParse(status["capacity"].(Object)[name].(string))
			if allocatable.Cmp(capacity) > 0 {
				t.Errorf("%s: allocatable %v is over capacity %v", name, quantity, capacity)
			}
		}
		if addresses := status["addresses"].([]any); len(addresses) != 2 {
			t.Errorf("addresses: %v", addresses)
		}
	}
	if pools["general"] != 3 || pools["compute"] != 2 || pools["memory"] != 2 || pools["gpu"] != 0 {
		t.Errorf("pools: %v", pools)
	}
	if len(zones) != 3 || !zones["eu-west-1c"] || len(names) != 7 {
		t.Errorf("zones: %v, names: %v", zones, names)
	}
}

func TestDigestSeesChanges(t *testing.T) {
	fleet := &Fleet{Machines: Machines{Zones: []string{"a"}}, Manifests: []Manifest{{Name: "1", Text: "zone: ${REGION}a"}}}
	north, _ := fleet.Digest("north")
	south, _ := fleet.Digest("south")
	if north == south {
		t.Error("two regions have one digest")
	}
	fleet.Manifests[0].Text += " "
	if changed, _ := fleet.Digest("north"); changed == north {
		t.Error("a changed manifest was not seen")
	}
	if got := string(fleet.Manifests[0].In("north")); got != "zone: northa " {
		t.Error(got)
	}
}
