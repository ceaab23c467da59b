// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"context"
	"fmt"
	"sync"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/say"
)

const (
	// writers is how many workloads are applied side by side in a region; more
	// than the cores could serve would only make the controllers wait.
	writers = 4
)

// Set gives every region that many pods of load and takes away what is too much.
func Set(ctx context.Context, fleet *lab.Lab, regions []string, pods int) error {
	progress := newProgress()
	errors := make(chan error, len(regions))
	for _, region := range regions {
		go func() {
			client, err := fleet.Client(region)
			if err == nil {
				err = setRegion(ctx, fleet, client, pods, progress)
			}
			if err != nil {
				err = fmt.Errorf("%s: %w", region, err)
			}
			errors <- err
		}()
	}
	var first error
	for range regions {
		if err := <-errors; err != nil && first == nil {
			first = err
		}
	}
	if first != nil || pods == 0 {
		return first
	}
	client, err := fleet.Client(regions[0])
	if err != nil {
		return err
	}
	spread, err := Measure(ctx, client)
	if err != nil {
		return fmt.Errorf("%s: the pods cannot be measured: %w", regions[0], err)
	}
	say.Step("size of a pod as protobuf (%s): %s", regions[0], spread)
	return nil
}

func setRegion(ctx context.Context, fleet *lab.Lab, client *kube.Client, pods int, progress *progress) error {
	if pods == 0 {
		return clear(ctx, fleet, client)
	}
	plan := Plan(pods)
	surplus, err := tooMuch(ctx, client, plan, Nodes(pods))
	if err != nil {
		return err
	}
	if surplus {
		// A node that goes would take pods of those workloads with it that stay.
		if err := clear(ctx, fleet, client); err != nil {
			return err
		}
	}
	var nodes []Object
	for n := range Nodes(pods) {
		nodes = append(nodes, Node(client.Region, n))
	}
	if err := lab.ApplyNodes(ctx, client, nodes); err != nil {
		return err
	}
	if err := waitEnded(ctx, client); err != nil {
		return err
	}
	namespaces := map[string]bool{}
	for _, workload := range plan {
		if namespaces[workload.Namespace] {
			continue
		}
		namespaces[workload.Namespace] = true
		namespace := &unstructured.Unstructured{Object: Object{
			"apiVersion": "v1", "kind": "Namespace",
			"metadata": Object{"name": workload.Namespace, "labels": Object{Label: on}},
		}}
		if err := client.Apply(ctx, namespace); err != nil {
			return err
		}
	}
	for namespace := range namespaces {
		if err := client.WaitNamespace(ctx, namespace); err != nil {
			return err
		}
	}
	if err := fill(ctx, fleet, client, plan, progress); err != nil {
		return err
	}
	say.Step("%s has %d pods of load in %d workloads on %d nodes", client.Region, pods, len(plan), Nodes(pods))
	return nil
}

// waitEnded waits until no namespace of the load is in its end any more: in such
// a one nothing can be made.
func waitEnded(ctx context.Context, client *kube.Client) error {
	return watchMoving(ctx, func(ctx context.Context) (int, error) {
		list, err := client.Dynamic.Resource(kube.Namespaces).List(ctx, metav1.ListOptions{LabelSelector: Label})
		if err != nil {
			return 0, err
		}
		ending := 0
		for i := range list.Items {
			if list.Items[i].GetDeletionTimestamp() != nil {
				ending++
			}
		}
		return ending, nil
	}, func(ending int) bool { return ending == 0 }, func(ending int) string { return fmt.Sprintf("%d namespaces of load are still ending", ending) })
}

// sideBySide does the work for all entries with a few writers, and gives the first error.
func sideBySide[T any](ctx context.Context, entries []T, work func(context.Context, T) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	queue := make(chan T)
	var wait sync.WaitGroup
	for range writers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for entry := range queue {
				if err := work(ctx, entry); err != nil {
					cancel(err)
				}
			}
		}()
	}
	for _, entry := range entries {
		if ctx.Err() != nil {
			break
		}
		queue <- entry
	}
	close(queue)
	wait.Wait()
	return context.Cause(ctx)
}

var workloadResources = []schema.GroupVersionResource{kube.Deployments, kube.StatefulSets}

// tooMuch tells whether the region has workloads or nodes that the plan has not.
func tooMuch(ctx context.Context, client *kube.Client, plan []Workload, nodes int) (bool, error) {
	wanted := map[string]bool{}
	for _, workload := range plan {
		wanted[workload.Kind+"/"+workload.Namespace+"/"+workload.Name] = true
	}
	options := metav1.ListOptions{LabelSelector: Label}
	for _, resource := range workloadResources {
		list, err := client.Dynamic.Resource(resource).List(ctx, options)
		if err != nil {
			return false, err
		}
		for i := range list.Items {
			item := &list.Items[i]
			if !wanted[item.GetKind()+"/"+item.GetNamespace()+"/"+item.GetName()] {
				return true, nil
			}
		}
	}
	list, err := client.Dynamic.Resource(kube.Nodes).List(ctx, options)
	if err != nil {
		return false, err
	}
	return len(list.Items) > nodes, nil
}

// watchMoving asks for a number until it is the wanted one. It has no limit as
// long as the number moves.
func watchMoving(ctx context.Context, ask func(context.Context) (int, error), done func(int) bool, text func(int) string) error {
	last, since := -1, time.Now()
	return kube.Until(ctx, time.Second, func(ctx context.Context) (bool, string, error) {
		number, err := ask(ctx)
		if err == nil && done(number) {
			return true, "", nil
		}
		if err == nil && number != last {
			last, since = number, time.Now()
		}
		if time.Since(since) > stillLimit {
			if err != nil {
				return false, "", fmt.Errorf("the server does not answer (%w); look at lab status", err)
			}
			return false, "", fmt.Errorf("%s, and nothing has moved for %s; look at the logs of the region", text(number), stillLimit)
		}
		return false, text(last), nil
	})
}
