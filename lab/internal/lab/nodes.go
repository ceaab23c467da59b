// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"context"
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"portolan/lab/internal/fleet"
	"portolan/lab/internal/kube"
)

// ApplyNodes applies nodes and waits until all are ready and as large as they
// shall be. KWOK gives a node that it sees without a status a size of its own
// (1000 CPUs), and its patch may come after the true one.
func ApplyNodes(ctx context.Context, client *kube.Client, nodes []fleet.Object) error {
	for _, node := range nodes {
		if err := applyNode(ctx, client, node); err != nil {
			return err
		}
	}
	if err := client.WaitNodes(ctx); err != nil {
		return err
	}
	return kube.Until(ctx, 200*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		wrong, err := wrongSizes(ctx, client, nodes)
		if err != nil || len(wrong) == 0 {
			return err == nil, "", err
		}
		for _, node := range wrong {
			if err := applyStatus(ctx, client, node); err != nil {
				return false, "", err
			}
		}
		return false, fmt.Sprintf("%d nodes have another size than theirs", len(wrong)), nil
	})
}

// wrongSizes gives the nodes whose live capacity or allocatable is another one.
func wrongSizes(ctx context.Context, client *kube.Client, nodes []fleet.Object) ([]*unstructured.Unstructured, error) {
	var wrong []*unstructured.Unstructured
	for _, node := range nodes {
		wanted := &unstructured.Unstructured{Object: node}
		access, err := client.For(wanted)
		if err != nil {
			return nil, err
		}
		live, err := access.Get(ctx, wanted.GetName(), metav1.GetOptions{})
		if err != nil {
			return nil, err
		}
		if !sameSize(wanted, live) {
			wrong = append(wrong, wanted)
		}
	}
	return wrong, nil
}

func sameSize(wanted, live *unstructured.Unstructured) bool {
	for _, field := range []string{"capacity", "allocatable"} {
		want, _, _ := unstructured.NestedStringMap(wanted.Object, "status", field)
		have, _, _ := unstructured.NestedStringMap(live.Object, "status", field)
		for name, text := range want {
			quantity, err := resource.ParseQuantity(have[name])
			if err != nil || quantity.Cmp(resource.MustParse(text)) != 0 {
				return false
			}
		}
	}
	return true
}

// applyNode applies a node and, through its subresource, its status.
func applyNode(ctx context.Context, client *kube.Client, node fleet.Object) error {
	whole := &unstructured.Unstructured{Object: node}
	body := whole.DeepCopy()
	delete(body.Object, "status")
	if err := client.Apply(ctx, body); err != nil {
		return err
	}
	return applyStatus(ctx, client, whole)
}

func applyStatus(ctx context.Context, client *kube.Client, node *unstructured.Unstructured) error {
	status := &unstructured.Unstructured{Object: fleet.Object{
		"apiVersion": "v1", "kind": "Node",
		"metadata": fleet.Object{"name": node.GetName()},
		"status":   node.Object["status"],
	}}
	return client.Apply(ctx, status, "status")
}
