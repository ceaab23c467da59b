// SPDX-License-Identifier: GPL-3.0-or-later

package kube

import (
	"context"
	"fmt"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// Resources that the lab looks at.
var (
	Pods         = schema.GroupVersionResource{Version: "v1", Resource: "pods"}
	Nodes        = schema.GroupVersionResource{Version: "v1", Resource: "nodes"}
	Namespaces   = schema.GroupVersionResource{Version: "v1", Resource: "namespaces"}
	Deployments  = schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "deployments"}
	StatefulSets = schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "statefulsets"}
	DaemonSets   = schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "daemonsets"}
	Rollouts     = schema.GroupVersionResource{Group: "argoproj.io", Version: "v1alpha1", Resource: "rollouts"}
	Services     = schema.GroupVersionResource{Version: "v1", Resource: "services"}
	accounts     = schema.GroupVersionResource{Version: "v1", Resource: "serviceaccounts"}
	definitions  = schema.GroupVersionResource{Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions"}
)

// WaitEstablished waits until the definitions in the file are served.
func (c *Client) WaitEstablished(ctx context.Context, name string, data []byte) error {
	objects, err := Parse(data)
	if err != nil {
		return err
	}
	for _, object := range objects {
		err := Until(ctx, 100*time.Millisecond, func(ctx context.Context) (bool, string, error) {
			live, err := c.Dynamic.Resource(definitions).Get(ctx, object.GetName(), metav1.GetOptions{})
			if err != nil {
				return false, err.Error(), nil
			}
			return Condition(live, "Established") == "True", "the definition is not established", nil
		})
		if err != nil {
			return fmt.Errorf("%s: %s: %w", c.Region, name, err)
		}
	}
	return nil
}

// Condition gives the status of a condition: "True", "False", "Unknown" or "".
func Condition(object *unstructured.Unstructured, kind string) string {
	conditions, _, _ := unstructured.NestedSlice(object.Object, "status", "conditions")
	for _, entry := range conditions {
		condition, ok := entry.(map[string]any)
		if ok && condition["type"] == kind {
			status, _ := condition["status"].(string)
			return status
		}
	}
	return ""
}

// ConditionText gives a condition in words, such as "Ready=False (KubeletNotReady)".
func ConditionText(object *unstructured.Unstructured, kind string) string {
	conditions, _, _ := unstructured.NestedSlice(object.Object, "status", "conditions")
	for _, entry := range conditions {
		condition, ok := entry.(map[string]any)
		if ok && condition["type"] == kind {
			if reason, _ := condition["reason"].(string); reason != "" {
				return fmt.Sprintf("%s=%v (%s)", kind, condition["status"], reason)
			}
			return fmt.Sprintf("%s=%v", kind, condition["status"])
		}
	}
	return "no condition " + kind
}

// WaitHealthy waits until every node of the region is ready and every workload in
// namespace default has what it asks for. It looks at the workloads' own counts
// first: a pod that is still to be made is not seen among pods.
func (c *Client) WaitHealthy(ctx context.Context) error {
	return Until(ctx, 250*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		for _, check := range []func(context.Context) (string, error){c.nodesReady, c.workloadsReady, c.podsReady} {
			text, err := check(ctx)
			if err != nil {
				return false, err.Error(), nil
			}
			if text != "" {
				return false, text, nil
			}
		}
		return true, "", nil
	})
}

// WaitNodes waits until every node is ready.
func (c *Client) WaitNodes(ctx context.Context) error {
	return c.until(ctx, c.nodesReady)
}

// WaitReadyNodes waits until every node but those with the label is ready.
func (c *Client) WaitReadyNodes(ctx context.Context, label string) error {
	return c.until(ctx, func(ctx context.Context) (string, error) {
		return c.unreadyNode(ctx, "!"+label)
	})
}

// WaitNamespace waits until pods can be made in the namespace: until its service
// account is there.
func (c *Client) WaitNamespace(ctx context.Context, namespace string) error {
	return c.until(ctx, func(ctx context.Context) (string, error) {
		_, err := c.Dynamic.Resource(accounts).Namespace(namespace).Get(ctx, "default", metav1.GetOptions{})
		return "", err
	})
}

// WaitQuota waits until the quota is counted; before, it refuses every pod.
func (c *Client) WaitQuota(ctx context.Context, quota *unstructured.Unstructured) error {
	resource, err := c.For(quota)
	if err != nil {
		return err
	}
	return c.until(ctx, func(ctx context.Context) (string, error) {
		live, err := resource.Get(ctx, quota.GetName(), metav1.GetOptions{})
		if err != nil {
			return "", err
		}
		wanted, _, _ := unstructured.NestedMap(live.Object, "spec", "hard")
		used, _, _ := unstructured.NestedMap(live.Object, "status", "used")
		if len(used) < len(wanted) {
			return fmt.Sprintf("quota %s is not counted yet", quota.GetName()), nil
		}
		return "", nil
	})
}

// WaitBound waits until a claim that names its volume has it; a pod that comes
// before would be refused once by the scheduler.
func (c *Client) WaitBound(ctx context.Context, claim *unstructured.Unstructured) error {
	resource, err := c.For(claim)
	if err != nil {
		return err
	}
	return c.until(ctx, func(ctx context.Context) (string, error) {
		live, err := resource.Get(ctx, claim.GetName(), metav1.GetOptions{})
		if err != nil {
			return "", err
		}
		if phase, _, _ := unstructured.NestedString(live.Object, "status", "phase"); phase != "Bound" {
			return fmt.Sprintf("claim %s is %s", claim.GetName(), or(phase, "not yet seen")), nil
		}
		return "", nil
	})
}

// until asks until the check finds nothing to complain of. An error of a read is
// a complaint too: the server may be busy.
func (c *Client) until(ctx context.Context, check func(context.Context) (string, error)) error {
	return Until(ctx, 100*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		text, err := check(ctx)
		if err != nil {
			text = err.Error()
		}
		return text == "", text, nil
	})
}

func (c *Client) nodesReady(ctx context.Context) (string, error) { return c.unreadyNode(ctx, "") }

// unreadyNode names a node that is not ready among those that the selector takes.
func (c *Client) unreadyNode(ctx context.Context, selector string) (string, error) {
	list, err := c.Dynamic.Resource(Nodes).List(ctx, metav1.ListOptions{ResourceVersion: "0", LabelSelector: selector})
	if err != nil {
		return "", err
	}
	for i := range list.Items {
		if Condition(&list.Items[i], "Ready") != "True" {
			return fmt.Sprintf("node %s is not ready", list.Items[i].GetName()), nil
		}
	}
	return "", nil
}

func (c *Client) workloadsReady(ctx context.Context) (string, error) {
	for _, resource := range []schema.GroupVersionResource{Deployments, StatefulSets, DaemonSets, Rollouts} {
		list, err := c.Dynamic.Resource(resource).Namespace("default").List(ctx, metav1.ListOptions{ResourceVersion: "0"})
		if apierrors.IsNotFound(err) {
			continue
		}
		if err != nil {
			return "", err
		}
		for i := range list.Items {
			if text := Unready(&list.Items[i]); text != "" {
				return text, nil
			}
		}
	}
	return "", nil
}

// Unready says why a workload is not as it should be; empty when it is.
func Unready(workload *unstructured.Unstructured) string {
	name := fmt.Sprintf("%s %s", workload.GetKind(), workload.GetName())
	if workload.GetKind() == "Rollout" {
		phase, _, _ := unstructured.NestedString(workload.Object, "status", "phase")
		observed, _, _ := unstructured.NestedString(workload.Object, "status", "observedGeneration")
		if phase != "Healthy" || observed != fmt.Sprint(workload.GetGeneration()) {
			return fmt.Sprintf("%s is %s", name, or(phase, "not yet seen by its controller"))
		}
		return ""
	}
	observed, _, _ := unstructured.NestedInt64(workload.Object, "status", "observedGeneration")
	if observed != workload.GetGeneration() {
		return name + " is not yet seen by its controller"
	}
	if workload.GetKind() == "DaemonSet" {
		wanted, _, _ := unstructured.NestedInt64(workload.Object, "status", "desiredNumberScheduled")
		ready, _, _ := unstructured.NestedInt64(workload.Object, "status", "numberReady")
		if wanted == 0 || ready < wanted {
			return fmt.Sprintf("%s has %d of %d pods ready", name, ready, wanted)
		}
		return ""
	}
	wanted, found, _ := unstructured.NestedInt64(workload.Object, "spec", "replicas")
	if !found {
		wanted = 1
	}
	ready, _, _ := unstructured.NestedInt64(workload.Object, "status", "readyReplicas")
	updated, _, _ := unstructured.NestedInt64(workload.Object, "status", "updatedReplicas")
	if ready < wanted || updated < wanted {
		return fmt.Sprintf("%s has %d of %d pods ready", name, min(ready, updated), wanted)
	}
	return ""
}

func (c *Client) podsReady(ctx context.Context) (string, error) {
	list, err := c.Dynamic.Resource(Pods).Namespace("default").List(ctx, metav1.ListOptions{ResourceVersion: "0"})
	if err != nil {
		return "", err
	}
	for i := range list.Items {
		pod := &list.Items[i]
		phase, _, _ := unstructured.NestedString(pod.Object, "status", "phase")
		if phase == "Succeeded" || pod.GetDeletionTimestamp() != nil {
			continue
		}
		if Condition(pod, "Ready") != "True" {
			return fmt.Sprintf("pod %s is %s and not ready", pod.GetName(), or(phase, "unknown")), nil
		}
	}
	return "", nil
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
