// SPDX-License-Identifier: GPL-3.0-or-later

package trouble

import (
	"encoding/json"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestBrokenImage(t *testing.T) {
	for image, want := range map[string]string{
		"shop/api:v1.0.0":               "shop/api:v1.0.0-broken",
		"shop/api":                      "shop/api:broken",
		"registry:5000/shop/api":        "registry:5000/shop/api:broken",
		"shop/api:v1@sha256:0123456789": "shop/api:v1-broken",
	} {
		if got := BrokenImage(image); got != want {
			t.Errorf("%s gave %s, not %s", image, got, want)
		}
	}
}

func TestSetKey(t *testing.T) {
	object := &unstructured.Unstructured{Object: map[string]any{
		"metadata": map[string]any{"annotations": map[string]any{"lab/x": "1"}},
	}}
	for _, test := range []struct {
		value any
		key   string
		path  string
		want  string
	}{
		{"2", "lab/x", "annotations", `[{"op":"add","path":"/metadata/annotations/lab~1x","value":"2"}]`},
		{nil, "lab/x", "annotations", `[{"op":"remove","path":"/metadata/annotations/lab~1x"}]`},
		{nil, "other", "annotations", `null`},
		{"2", "k", "labels", `[{"op":"add","path":"/metadata/labels","value":{"k":"2"}}]`},
	} {
		got, _ := json.Marshal(setKey(object, test.value, test.key, "metadata", test.path))
		if string(got) != test.want {
			t.Errorf("%v %s: %s, not %s", test.value, test.key, got, test.want)
		}
	}
}

func pod(phase, ready, labels string, waiting string) *unstructured.Unstructured {
	status := map[string]any{"ready": ready == "True", "restartCount": int64(3)}
	if waiting != "" {
		status["state"] = map[string]any{"waiting": map[string]any{"reason": waiting}}
	}
	object := &unstructured.Unstructured{Object: map[string]any{
		"metadata": map[string]any{"name": "p"},
		"status": map[string]any{
			"phase":             phase,
			"conditions":        []any{map[string]any{"type": "Ready", "status": ready}},
			"containerStatuses": []any{status},
		},
	}}
	if labels != "" {
		object.SetLabels(map[string]string{podLabel: labels})
	}
	return object
}

func TestFailing(t *testing.T) {
	if got := failing(pod("Running", "False", CrashLoop, "CrashLoopBackOff"), CrashLoop); got != "is in CrashLoopBackOff (restarts: 3)" {
		t.Error(got)
	}
	if got := failing(pod("Pending", "False", "", "ImagePullBackOff"), ImagePull); got != "is in ImagePullBackOff" {
		t.Error(got)
	}
	if got := failing(pod("Running", "False", NeverReady, ""), NeverReady); got == "" {
		t.Error("a pod that is never ready was not seen")
	}
	for _, kind := range Kinds {
		if got := failing(pod("Running", "True", "", ""), kind); got != "" {
			t.Errorf("a healthy pod %s", got)
		}
	}
}

func TestOutOfSight(t *testing.T) {
	seen := pod("Running", "False", "", "")
	status := seen.Object["status"].(map[string]any)["containerStatuses"].([]any)[0].(map[string]any)
	if outOfSight(seen) {
		t.Error("a pod whose container is not ready would be called ready")
	}
	status["ready"] = true
	if !outOfSight(seen) {
		t.Error("a pod that only the control plane calls not ready was left so")
	}
	if outOfSight(pod("Running", "True", "", "")) {
		t.Error("a ready pod would be patched")
	}
}
