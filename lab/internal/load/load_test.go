// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"encoding/json"
	"reflect"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
)

func TestPlanKeepsItsPromises(t *testing.T) {
	for _, pods := range []int{0, 1, 7, 10, 95, 400, 1000, 4001, 5000, 30000, 80000, 100000} {
		plan := Plan(pods)
		sum, names := 0, map[string]bool{}
		for _, workload := range plan {
			if workload.Pods < 1 || workload.Pods > largest {
				t.Errorf("%d pods: %s has %d", pods, workload.Name, workload.Pods)
			}
			sum += workload.Pods
			names[workload.Namespace+"/"+workload.Name] = true
		}
		if sum != pods || len(names) != len(plan) {
			t.Errorf("%d pods: the plan has %d in %d workloads with %d names", pods, sum, len(plan), len(names))
		}
		if wanted := min(maxWorkloads, pods/10); len(plan) < wanted {
			t.Errorf("%d pods: %d workloads, wanted %d", pods, len(plan), wanted)
		}
		if Nodes(pods)*podsPerNode < pods {
			t.Errorf("%d pods do not fit on %d nodes", pods, Nodes(pods))
		}
	}
	if sizes := Sizes(5000, 400); sizes[0] < 10*sizes[399] {
		t.Errorf("the sizes hardly differ: %d … %d", sizes[0], sizes[399])
	}
}

func TestShapesAreValidAndTheSameEachTime(t *testing.T) {
	for _, workload := range Plan(2000) {
		object := workload.Object()
		if !reflect.DeepEqual(object, workload.Object()) {
			t.Fatalf("%s changes from one time to the next", workload.Name)
		}
		data, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		var template corev1.PodTemplateSpec
		if workload.Kind == "StatefulSet" {
			var set appsv1.StatefulSet
			err = json.Unmarshal(data, &set)
			template = set.Spec.Template
		} else {
			var deployment appsv1.Deployment
			err = json.Unmarshal(data, &deployment)
			template = deployment.Spec.Template
		}
		if err != nil {
			t.Fatalf("%s: %v", workload.Name, err)
		}
		if n := len(template.Spec.Containers); n < 1 || n > 3 {
			t.Errorf("%s has %d containers", workload.Name, n)
		}
		seen := map[string]bool{}
		for _, variable := range template.Spec.Containers[0].Env {
			if seen[variable.Name] {
				t.Errorf("%s sets %s twice", workload.Name, variable.Name)
			}
			seen[variable.Name] = true
		}
	}
}

func TestQuartiles(t *testing.T) {
	sizes := make([]int, 0, 100)
	for i := 100; i > 0; i-- {
		sizes = append(sizes, i)
	}
	if got := Quartiles(sizes); got != (Spread{Min: 1, First: 25, Median: 50, Third: 75, P95: 95, Max: 100}) {
		t.Errorf("%+v", got)
	}
	if got := Quartiles(nil); got != (Spread{}) {
		t.Errorf("%+v", got)
	}
}

func TestProgressAddsUpByStage(t *testing.T) {
	p := newProgress()
	p.report("north", made, 40, 100)
	p.report("south", running, 10, 100)
	p.report("east", made, 60, 100)
	p.report("south", running, 20, 100)
	want := "100 of 200 pods made in 2 regions; 20 of 100 pods running in 1 regions"
	if got := p.text(); got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
