// SPDX-License-Identifier: GPL-3.0-or-later

package kube

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

func object(t *testing.T, text string) *unstructured.Unstructured {
	t.Helper()
	objects, err := Parse([]byte(text))
	if err != nil || len(objects) != 1 {
		t.Fatalf("%d objects, %v", len(objects), err)
	}
	// Numbers as the server's answers have them.
	data, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	live := &unstructured.Unstructured{}
	if err := live.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	return live
}

func TestParseReadsAStream(t *testing.T) {
	objects, err := Parse([]byte("# only words\n---\nkind: A\n---\n---\nkind: B\nx: {y: 1}\n"))
	if err != nil || len(objects) != 2 || objects[1].GetKind() != "B" {
		t.Errorf("%v, %v", objects, err)
	}
	if _, err := Parse([]byte("a: [")); err == nil {
		t.Error("broken YAML was taken")
	}
}

func TestUnready(t *testing.T) {
	for text, want := range map[string]string{
		`{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, generation: 2}, spec: {replicas: 3}, status: {observedGeneration: 2, readyReplicas: 3, updatedReplicas: 3}}`:  "",
		`{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, generation: 2}, spec: {replicas: 3}, status: {observedGeneration: 1, readyReplicas: 3, updatedReplicas: 3}}`:  "not yet seen",
		`{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: s, generation: 1}, spec: {replicas: 2}, status: {observedGeneration: 1, readyReplicas: 1, updatedReplicas: 2}}`: "1 of 2",
		`{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: s, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 7, numberReady: 7}}`:                   "",
		`{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r, generation: 3}, status: {observedGeneration: "3", phase: Healthy}}`:                                 "",
		`{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r, generation: 3}, status: {observedGeneration: "2", phase: Healthy}}`:                                 "is Healthy",
		`{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r, generation: 3}}`:                                                                                    "not yet seen",
	} {
		got := Unready(object(t, text))
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, wanted %q", text, got, want)
		}
	}
}

func TestCondition(t *testing.T) {
	node := object(t, `{apiVersion: v1, kind: Node, metadata: {name: n}, status: {conditions: [{type: Ready, status: "False", reason: Sleepy}]}}`)
	if Condition(node, "Ready") != "False" || Condition(node, "Other") != "" {
		t.Error("conditions are read wrongly")
	}
	if got := ConditionText(node, "Ready"); got != "Ready=False (Sleepy)" {
		t.Error(got)
	}
}

func TestReadyOf(t *testing.T) {
	if n, err := readyOf([]any{"name", "3/5", "x"}); n != 3 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	for _, bad := range [][]any{{}, {"name"}, {"name", 3}, {"name", "3"}, {"name", "x/5"}} {
		if _, err := readyOf(bad); err == nil {
			t.Errorf("%v was taken", bad)
		}
	}
}

func TestUntil(t *testing.T) {
	asked := 0
	err := Until(context.Background(), time.Millisecond, func(context.Context) (bool, string, error) {
		asked++
		return asked == 3, "", nil
	})
	if err != nil || asked != 3 {
		t.Errorf("asked %d times, %v", asked, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	err = Until(ctx, time.Millisecond, func(context.Context) (bool, string, error) { return false, "still dark", nil })
	if err == nil || !strings.Contains(err.Error(), "still dark") {
		t.Errorf("got %v", err)
	}
	final := errors.New("final")
	if err := Until(context.Background(), time.Hour, func(context.Context) (bool, string, error) { return false, "", final }); err != final {
		t.Errorf("got %v", err)
	}
}
