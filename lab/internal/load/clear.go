// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"context"
	"fmt"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"portolan/lab/internal/components"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/say"
)

// contents is what a namespace of load holds in numbers, pods first.
var contents = []schema.GroupVersionResource{
	kube.Pods,
	kube.Deployments,
	kube.StatefulSets,
	{Group: "apps", Version: "v1", Resource: "replicasets"},
	{Group: "apps", Version: "v1", Resource: "controllerrevisions"},
	{Version: "v1", Resource: "events"},
}

// clear takes the whole load away. While it empties the namespaces the controller
// manager rests, or it would try to replace each pod that goes.
func clear(ctx context.Context, fleet *lab.Lab, client *kube.Client) error {
	options := metav1.ListOptions{LabelSelector: Label}
	list, err := client.Dynamic.Resource(kube.Namespaces).List(ctx, options)
	if err != nil {
		return err
	}
	if len(list.Items) > 0 {
		if err := empty(ctx, fleet, client, list.Items); err != nil {
			return err
		}
	}
	for _, namespace := range list.Items {
		err := client.Dynamic.Resource(kube.Namespaces).Delete(ctx, namespace.GetName(), metav1.DeleteOptions{})
		if err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) {
			return err
		}
	}
	if err := waitNone(ctx, client, kube.Namespaces, "namespaces"); err != nil {
		return err
	}
	if err := client.Dynamic.Resource(kube.Nodes).DeleteCollection(ctx, metav1.DeleteOptions{}, options); err != nil {
		return err
	}
	if err := waitNone(ctx, client, kube.Nodes, "nodes"); err != nil {
		return err
	}
	say.Step("%s has no load", client.Region)
	return nil
}

func empty(ctx context.Context, fleet *lab.Lab, client *kube.Client, namespaces []unstructured.Unstructured) error {
	resume, err := fleet.Pause(client.Region, components.ControllerManager)
	if err != nil {
		return err
	}
	defer resume()
	return sideBySide(ctx, namespaces, func(ctx context.Context, namespace unstructured.Unstructured) error {
		for _, resource := range contents {
			if err := deleteAll(ctx, client, resource, namespace.GetName()); err != nil {
				return err
			}
		}
		return nil
	})
}

// deleteAll deletes everything of a kind in a namespace. The server gives up a
// request after a minute, with what it has done by then, so it may take several.
func deleteAll(ctx context.Context, client *kube.Client, resource schema.GroupVersionResource, namespace string) error {
	path := "/api/" + resource.Version
	if resource.Group != "" {
		path = "/apis/" + resource.Group + "/" + resource.Version
	}
	path += "/namespaces/" + namespace + "/" + resource.Resource
	now, background := int64(0), metav1.DeletePropagationBackground
	return watchMoving(ctx, func(ctx context.Context) (int, error) {
		err := client.Dynamic.Resource(resource).Namespace(namespace).DeleteCollection(ctx,
			metav1.DeleteOptions{GracePeriodSeconds: &now, PropagationPolicy: &background}, metav1.ListOptions{})
		left, countErr := client.Total(ctx, path)
		if countErr != nil {
			return 0, countErr
		}
		if left > 0 && err != nil && apierrors.IsForbidden(err) {
			return 0, err
		}
		return left, nil
	}, func(left int) bool { return left == 0 }, func(left int) string {
		return fmt.Sprintf("%d %s are left in namespace %s", left, resource.Resource, namespace)
	})
}

func waitNone(ctx context.Context, client *kube.Client, resource schema.GroupVersionResource, what string) error {
	return watchMoving(ctx, func(ctx context.Context) (int, error) {
		list, err := client.Dynamic.Resource(resource).List(ctx, metav1.ListOptions{LabelSelector: Label})
		if err != nil {
			return 0, err
		}
		return len(list.Items), nil
	}, func(left int) bool { return left == 0 }, func(left int) string { return fmt.Sprintf("%d %s of load are left", left, what) })
}

// stillLimit ends a wait in which nothing moves any more.
const stillLimit = 3 * time.Minute
