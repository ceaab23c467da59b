// SPDX-License-Identifier: GPL-3.0-or-later

package kube

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/dynamic"
	"sigs.k8s.io/yaml"
)

// Manager is the field manager of everything that the lab applies.
const Manager = "portolan-lab"

// Parse reads the objects of a YAML stream.
func Parse(data []byte) ([]*unstructured.Unstructured, error) {
	var objects []*unstructured.Unstructured
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, err
		}
		var tree map[string]any
		if err := yaml.Unmarshal(document, &tree); err != nil {
			return nil, err
		}
		if len(tree) > 0 {
			objects = append(objects, &unstructured.Unstructured{Object: tree})
		}
	}
}

// ApplyYAML applies every object of a YAML stream, in its order.
func (c *Client) ApplyYAML(ctx context.Context, name string, data []byte) error {
	objects, err := Parse(data)
	if err != nil {
		return fmt.Errorf("%s is no valid YAML (%v); mend it", name, err)
	}
	for _, object := range objects {
		if err := c.Apply(ctx, object); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// Apply applies one object by server-side apply. What was refused for a reason
// that passes (a definition not yet served, a busy server) is tried again.
func (c *Client) Apply(ctx context.Context, object *unstructured.Unstructured, subresource ...string) error {
	data, err := json.Marshal(object)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	err = Until(ctx, 200*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		resource, err := c.For(object)
		if err == nil {
			_, err = resource.Patch(ctx, object.GetName(), types.ApplyPatchType, data,
				metav1.PatchOptions{FieldManager: Manager, Force: ptr(true)}, subresource...)
		}
		if err == nil {
			return true, "", nil
		}
		if !passing(err) {
			return false, "", err
		}
		return false, err.Error(), nil
	})
	if err != nil {
		return fmt.Errorf("%s: %s %s cannot be applied: %w", c.Region, object.GetKind(), object.GetName(), err)
	}
	return nil
}

// colour is the label by which the Rollouts controller turns a Service to one
// ReplicaSet.
const colour = "rollouts-pod-template-hash"

// KeepColour puts into a Service that is to be applied the colour that the live
// one has. A selector is applied as a whole, and without its colour the Service
// would at once serve both versions.
func (c *Client) KeepColour(ctx context.Context, service *unstructured.Unstructured) error {
	resource, err := c.For(service)
	if err != nil {
		return err
	}
	live, err := resource.Get(ctx, service.GetName(), metav1.GetOptions{})
	if apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	hash, found, _ := unstructured.NestedString(live.Object, "spec", "selector", colour)
	if !found {
		return nil
	}
	return unstructured.SetNestedField(service.Object, hash, "spec", "selector", colour)
}

// For gives access to the resource that the object belongs to.
func (c *Client) For(object *unstructured.Unstructured) (dynamic.ResourceInterface, error) {
	mapping, err := c.resource(object.GroupVersionKind())
	if err != nil {
		return nil, err
	}
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		return c.Dynamic.Resource(mapping.Resource), nil
	}
	namespace := object.GetNamespace()
	if namespace == "" {
		namespace = "default"
	}
	return c.Dynamic.Resource(mapping.Resource).Namespace(namespace), nil
}

func ptr[T any](value T) *T { return &value }
