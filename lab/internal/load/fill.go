// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"context"
	"fmt"
	"net/url"
	"sync/atomic"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"portolan/lab/internal/components"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
)

// fill applies the plan and waits until all its pods are ready. It lets the
// control plane work in turns: first the controller manager makes all pods, then
// scheduler and KWOK bring them to life, then the manager counts them. Side by
// side, every pod that becomes ready costs an update of its ReplicaSet and one of
// its Deployment, which weigh more than the pod's own writes.
func fill(ctx context.Context, fleet *lab.Lab, client *kube.Client, plan []Workload, progress *progress) error {
	resume, err := fleet.Pause(client.Region, components.Scheduler, components.Kwok)
	if err != nil {
		return err
	}
	defer resume()
	pods := 0
	namespaces := map[string]bool{}
	for _, workload := range plan {
		pods += workload.Pods
		namespaces[workload.Namespace] = true
	}
	var done atomic.Int32
	err = sideBySide(ctx, plan, func(ctx context.Context, workload Workload) error {
		progress.report(client.Region, given, int(done.Add(1)), len(plan))
		return client.Apply(ctx, &unstructured.Unstructured{Object: workload.Object()})
	})
	if err != nil {
		return err
	}
	err = watchMoving(ctx, func(ctx context.Context) (int, error) {
		number := 0
		for namespace := range namespaces {
			n, err := client.Total(ctx, "/api/v1/namespaces/"+namespace+"/pods")
			if err != nil {
				return 0, err
			}
			number += n
		}
		progress.report(client.Region, made, number, pods)
		return number, nil
	}, func(number int) bool { return number == pods }, func(number int) string { return fmt.Sprintf("%d of %d pods are made", number, pods) })
	if err != nil {
		return err
	}
	return bringToLife(ctx, fleet, client, pods, resume, progress)
}

func bringToLife(ctx context.Context, fleet *lab.Lab, client *kube.Client, pods int, resume func(), progress *progress) error {
	resumeManager, err := fleet.Pause(client.Region, components.ControllerManager)
	if err != nil {
		return err
	}
	defer resumeManager()
	resume()
	query := url.Values{"labelSelector": {Label}, "fieldSelector": {"status.phase=Pending"}}
	err = watchMoving(ctx, func(ctx context.Context) (int, error) {
		pending, err := client.Count(ctx, "/api/v1/pods?"+query.Encode())
		progress.report(client.Region, running, pods-pending, pods)
		return pending, err
	}, func(pending int) bool { return pending == 0 }, func(pending int) string { return fmt.Sprintf("%d of %d pods are pending", pending, pods) })
	if err != nil {
		return err
	}
	resumeManager()
	return watchMoving(ctx, func(ctx context.Context) (int, error) {
		ready := 0
		for _, resource := range workloadResources {
			n, err := client.ReadyReplicas(ctx, "/apis/apps/v1/"+resource.Resource+"?labelSelector=lab%2Fload")
			if err != nil {
				return 0, err
			}
			ready += n
		}
		progress.report(client.Region, counted, ready, pods)
		return ready, nil
	}, func(ready int) bool { return ready == pods }, func(ready int) string { return fmt.Sprintf("%d of %d pods are ready", ready, pods) })
}
