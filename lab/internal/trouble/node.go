// SPDX-License-Identifier: GPL-3.0-or-later

package trouble

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"

	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/say"
)

// Label of a node that is to be not ready, and of pods that are in trouble.
const (
	nodeLabel = "lab/not-ready"
	podLabel  = "lab/trouble"
)

// effectLimit is how long a trouble may take until it is seen.
const effectLimit = 2 * time.Minute

// BreakNode makes a node say that it is not ready; the control plane then does
// what it does with such nodes.
func BreakNode(ctx context.Context, fleet *lab.Lab, region, name string) error {
	return setNode(ctx, fleet, region, name, true)
}

// MendNode makes it ready again.
func MendNode(ctx context.Context, fleet *lab.Lab, region, name string) error {
	return setNode(ctx, fleet, region, name, false)
}

func setNode(ctx context.Context, fleet *lab.Lab, region, name string, broken bool) error {
	client, err := regionClient(fleet, region)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, effectLimit)
	defer cancel()
	node, err := findNode(ctx, client, name)
	if err != nil {
		return err
	}
	var value any
	if broken {
		value = "true"
	}
	if err := patchLabel(ctx, client, node, value); err != nil {
		return err
	}
	var seen string
	err = kube.Until(ctx, 100*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		live, err := client.Dynamic.Resource(kube.Nodes).Get(ctx, node, metav1.GetOptions{})
		if err != nil {
			return false, err.Error(), nil
		}
		seen = kube.ConditionText(live, "Ready")
		if (kube.Condition(live, "Ready") == "True") == broken {
			return false, "node " + node + " has " + seen, nil
		}
		// The control plane's own part: it keeps new pods away, and moves those
		// that are there after their time.
		if lost(live) != broken {
			return false, "the taints of node " + node + " have not followed", nil
		}
		return true, "", nil
	})
	if err != nil {
		return err
	}
	say.Step("%s: node %s has %s", region, node, seen)
	if broken {
		return nil
	}
	healed, err := Heal(ctx, client)
	if err == nil && healed > 0 {
		say.Step("%s: %d pods on it are ready again", region, healed)
	}
	return err
}

// lost tells whether the control plane has tainted the node as not ready.
func lost(node *unstructured.Unstructured) bool {
	taints, _, _ := unstructured.NestedSlice(node.Object, "spec", "taints")
	for _, entry := range taints {
		taint, ok := entry.(map[string]any)
		if ok && taint["key"] == "node.kubernetes.io/not-ready" && taint["effect"] == "NoExecute" {
			return true
		}
	}
	return false
}

func patchLabel(ctx context.Context, client *kube.Client, node string, value any) error {
	patch, err := json.Marshal(map[string]any{"metadata": map[string]any{"labels": map[string]any{nodeLabel: value}}})
	if err != nil {
		return err
	}
	_, err = client.Dynamic.Resource(kube.Nodes).Patch(ctx, node, types.MergePatchType, patch,
		metav1.PatchOptions{FieldManager: manager})
	if err != nil {
		return fmt.Errorf("%s: node %s cannot be changed: %w", client.Region, node, err)
	}
	return nil
}

// findNode takes the whole name or its first part, such as general-1.
func findNode(ctx context.Context, client *kube.Client, name string) (string, error) {
	list, err := client.Dynamic.Resource(kube.Nodes).List(ctx, metav1.ListOptions{})
	if err != nil {
		return "", fmt.Errorf("%s: the nodes cannot be listed: %w", client.Region, err)
	}
	var names []string
	for _, node := range list.Items {
		if node.GetName() == name || strings.HasPrefix(node.GetName(), name+".") {
			return node.GetName(), nil
		}
		if node.GetLabels()["lab/load"] == "" {
			names = append(names, strings.SplitN(node.GetName(), ".", 2)[0])
		}
	}
	return "", fmt.Errorf("%s has no node %q; choose one of %s", client.Region, name, strings.Join(names, ", "))
}

// Heal does what a kubelet does when its node is seen again. While a node is out
// of sight the control plane marks its pods as not ready; a kubelet reports anew,
// KWOK does not. Pods that are not ready for a reason of their own are left alone.
func Heal(ctx context.Context, client *kube.Client) (int, error) {
	if err := client.WaitReadyNodes(ctx, nodeLabel); err != nil {
		return 0, err
	}
	ready := map[string]bool{}
	nodes, err := client.Dynamic.Resource(kube.Nodes).List(ctx, metav1.ListOptions{})
	if err != nil {
		return 0, fmt.Errorf("%s: the nodes cannot be listed: %w", client.Region, err)
	}
	for i := range nodes.Items {
		ready[nodes.Items[i].GetName()] = kube.Condition(&nodes.Items[i], "Ready") == "True"
	}
	healed := 0
	options := metav1.ListOptions{FieldSelector: "status.phase=Running", Limit: 500}
	for {
		pods, err := client.Dynamic.Resource(kube.Pods).List(ctx, options)
		if err != nil {
			return healed, fmt.Errorf("%s: the pods cannot be listed: %w", client.Region, err)
		}
		for i := range pods.Items {
			pod := &pods.Items[i]
			node, _, _ := unstructured.NestedString(pod.Object, "spec", "nodeName")
			if !ready[node] || !outOfSight(pod) {
				continue
			}
			if err := patchReady(ctx, client, pod); err != nil {
				return healed, err
			}
			healed++
		}
		if options.Continue = pods.GetContinue(); options.Continue == "" {
			return healed, nil
		}
	}
}

// outOfSight tells a pod that only the control plane calls not ready: all its
// containers are.
func outOfSight(pod *unstructured.Unstructured) bool {
	if kube.Condition(pod, "Ready") != "False" || pod.GetDeletionTimestamp() != nil {
		return false
	}
	statuses, _, _ := unstructured.NestedSlice(pod.Object, "status", "containerStatuses")
	for _, entry := range statuses {
		if status, ok := entry.(map[string]any); !ok || status["ready"] != true {
			return false
		}
	}
	return len(statuses) > 0
}

func patchReady(ctx context.Context, client *kube.Client, pod *unstructured.Unstructured) error {
	patch, err := json.Marshal(map[string]any{
		"metadata": map[string]any{"uid": pod.GetUID()},
		"status": map[string]any{"conditions": []map[string]any{{
			"type": "Ready", "status": "True", "lastTransitionTime": time.Now().UTC().Format(time.RFC3339),
		}}},
	})
	if err != nil {
		return err
	}
	_, err = client.Dynamic.Resource(kube.Pods).Namespace(pod.GetNamespace()).Patch(ctx, pod.GetName(),
		types.StrategicMergePatchType, patch, metav1.PatchOptions{FieldManager: manager}, "status")
	if err != nil && !kube.Vanished(err) {
		return fmt.Errorf("%s: pod %s cannot be reported ready: %w", client.Region, pod.GetName(), err)
	}
	return nil
}

func regionClient(fleet *lab.Lab, region string) (*kube.Client, error) {
	if err := fleet.Known(region); err != nil {
		return nil, err
	}
	return fleet.Client(region)
}
