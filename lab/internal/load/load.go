// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"context"
	"fmt"
	"sync"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
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
	// stillLimit ends a wait in which nothing moves any more.
	stillLimit = 3 * time.Minute
)

// Set gives every region that many pods of load and takes away what is too much.
func Set(ctx context.Context, fleet *lab.Lab, regions []string, pods int) error {
	progress := newProgress(len(regions) * pods)
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
	plan := Plan(pods)
	if pods == 0 {
		return clear(ctx, client)
	}
	for n := range Nodes(pods) {
		if err := lab.ApplyNode(ctx, client, Node(client.Region, n)); err != nil {
			return err
		}
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
	if err := client.WaitNodes(ctx); err != nil {
		return err
	}
	for namespace := range namespaces {
		if err := client.WaitNamespace(ctx, namespace); err != nil {
			return err
		}
	}
	if err := prune(ctx, client, plan); err != nil {
		return err
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

// prune takes away workloads, namespaces and nodes that the plan has no more.
func prune(ctx context.Context, client *kube.Client, plan []Workload) error {
	wanted, namespaces, pods := map[string]bool{}, map[string]bool{}, 0
	for _, workload := range plan {
		wanted[workload.Kind+"/"+workload.Namespace+"/"+workload.Name] = true
		namespaces[workload.Namespace] = true
		pods += workload.Pods
	}
	options := metav1.ListOptions{LabelSelector: Label}
	background := metav1.DeletePropagationBackground
	for _, resource := range workloadResources {
		list, err := client.Dynamic.Resource(resource).List(ctx, options)
		if err != nil {
			return err
		}
		for i := range list.Items {
			item := &list.Items[i]
			if wanted[item.GetKind()+"/"+item.GetNamespace()+"/"+item.GetName()] || !namespaces[item.GetNamespace()] {
				continue // those of a namespace that goes, go with it
			}
			err := client.Dynamic.Resource(resource).Namespace(item.GetNamespace()).Delete(ctx, item.GetName(),
				metav1.DeleteOptions{PropagationPolicy: &background})
			if err != nil && !apierrors.IsNotFound(err) {
				return err
			}
		}
	}
	list, err := client.Dynamic.Resource(kube.Namespaces).List(ctx, options)
	if err != nil {
		return err
	}
	for _, item := range list.Items {
		if namespaces[item.GetName()] {
			continue
		}
		if err := client.Dynamic.Resource(kube.Namespaces).Delete(ctx, item.GetName(), metav1.DeleteOptions{}); err != nil && !apierrors.IsNotFound(err) {
			return err
		}
	}
	return nil
}

// clear takes the whole load away: namespaces with all in them, then the nodes.
func clear(ctx context.Context, client *kube.Client) error {
	if err := prune(ctx, client, nil); err != nil {
		return err
	}
	if err := deletePods(ctx, client); err != nil {
		return err
	}
	err := watchMoving(ctx, func(ctx context.Context) (int, error) {
		list, err := client.Dynamic.Resource(kube.Namespaces).List(ctx, metav1.ListOptions{LabelSelector: Label})
		if err != nil {
			return 0, err
		}
		pods, err := client.Count(ctx, "/api/v1/pods?labelSelector=lab%2Fload")
		return len(list.Items) + pods, err
	}, func(left int) bool { return left == 0 }, func(left int) string { return fmt.Sprintf("%d pods and namespaces of load are left", left) })
	if err != nil {
		return err
	}
	options := metav1.ListOptions{LabelSelector: Label}
	if err := client.Dynamic.Resource(kube.Nodes).DeleteCollection(ctx, metav1.DeleteOptions{}, options); err != nil {
		return err
	}
	err = watchMoving(ctx, func(ctx context.Context) (int, error) {
		list, err := client.Dynamic.Resource(kube.Nodes).List(ctx, options)
		if err != nil {
			return 0, err
		}
		return len(list.Items), nil
	}, func(left int) bool { return left == 0 }, func(left int) string { return fmt.Sprintf("%d nodes of load are left", left) })
	if err == nil {
		say.Step("%s has no load", client.Region)
	}
	return err
}

// deletePods takes the pods of namespaces that end away at once. The namespace
// controller would give each its time to end, and come back later.
func deletePods(ctx context.Context, client *kube.Client) error {
	list, err := client.Dynamic.Resource(kube.Namespaces).List(ctx, metav1.ListOptions{LabelSelector: Label})
	if err != nil {
		return err
	}
	now := int64(0)
	return sideBySide(ctx, list.Items, func(ctx context.Context, namespace unstructured.Unstructured) error {
		err := client.Dynamic.Resource(kube.Pods).Namespace(namespace.GetName()).DeleteCollection(ctx,
			metav1.DeleteOptions{GracePeriodSeconds: &now}, metav1.ListOptions{})
		if apierrors.IsNotFound(err) {
			return nil
		}
		return err
	})
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
