// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"portolan/lab/internal/fleet"
)

func sized(cpu, memory string) *unstructured.Unstructured {
	size := fleet.Object{"cpu": cpu, "memory": memory}
	return &unstructured.Unstructured{Object: fleet.Object{
		"status": fleet.Object{"capacity": size, "allocatable": size},
	}}
}

func TestSameSize(t *testing.T) {
	wanted := sized("4", "16Gi")
	for name, one := range map[string]struct {
		live *unstructured.Unstructured
		same bool
	}{
		"as it shall be":   {sized("4", "16Gi"), true},
		"other words":      {sized("4000m", "16777216Ki"), true},
		"KWOK's own":       {sized("1k", "1Ti"), false},
		"no number":        {sized("four", "16Gi"), false},
		"no status at all": {&unstructured.Unstructured{Object: fleet.Object{}}, false},
		"more than is asked": {&unstructured.Unstructured{Object: fleet.Object{"status": fleet.Object{
			"capacity":    fleet.Object{"cpu": "4", "memory": "16Gi", "pods": "58"},
			"allocatable": fleet.Object{"cpu": "4", "memory": "16Gi", "pods": "58"},
		}}}, true},
	} {
		if got := sameSize(wanted, one.live); got != one.same {
			t.Errorf("%s: %v", name, got)
		}
	}
}
