// SPDX-License-Identifier: GPL-3.0-or-later

package trouble

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"

	"portolan/lab/internal/kube"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/say"
)

// Ways in which a workload fails.
const (
	CrashLoop  = "crash-loop"
	ImagePull  = "image-pull"
	NeverReady = "never-ready"
)

// Kinds lists the ways.
var Kinds = []string{CrashLoop, ImagePull, NeverReady}

const (
	manager = "portolan-lab-trouble"
	// memory is the annotation in which a broken workload keeps what it was.
	memory = "lab/before-trouble"
)

// before is what a break changed, as it was.
type before struct {
	Kind  string  `json:"kind"`            // the way in which it fails now
	Image string  `json:"image"`           // of the first container
	Label *string `json:"label,omitempty"` // the pods' label lab/trouble, if they had one
}

// workload is a live workload and the way to it.
type workload struct {
	client   *kube.Client
	resource dynamic.ResourceInterface
	object   *unstructured.Unstructured
}

// Break changes the workload's pod template so that its own controller makes
// pods that fail in this way, and waits until the first one is seen to fail.
func Break(ctx context.Context, fleet *lab.Lab, region, kind, name string) error {
	w, err := find(ctx, fleet, region, name)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, effectLimit)
	defer cancel()
	old, err := w.before()
	if err != nil {
		return err
	}
	if old != nil && old.Kind != kind {
		return fmt.Errorf("%s: %s fails by %s already; mend that first with: lab mend %s %s %s",
			region, w.name(), old.Kind, region, old.Kind, w.object.GetName())
	}
	if old == nil {
		if err := w.breakIt(ctx, kind); err != nil {
			return err
		}
	}
	seen, err := w.waitFailing(ctx, kind)
	if err != nil {
		return fmt.Errorf("%s: %s is not seen to fail: %w", region, w.name(), err)
	}
	say.Step("%s: %s fails: %s", region, w.name(), seen)
	return nil
}

// Mend puts the pod template back exactly as it was, and waits until the
// workload is well.
func Mend(ctx context.Context, fleet *lab.Lab, region, kind, name string) error {
	w, err := find(ctx, fleet, region, name)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, effectLimit)
	defer cancel()
	old, err := w.before()
	if err != nil {
		return err
	}
	if old != nil && old.Kind != kind {
		return fmt.Errorf("%s: %s fails by %s, not by %s; mend it with: lab mend %s %s %s",
			region, w.name(), old.Kind, kind, region, old.Kind, w.object.GetName())
	}
	if old != nil {
		if err := w.mendIt(ctx, *old); err != nil {
			return err
		}
	}
	err = kube.Until(ctx, 250*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		live, err := w.resource.Get(ctx, w.object.GetName(), metav1.GetOptions{})
		if err != nil {
			return false, err.Error(), nil
		}
		text := kube.Unready(live)
		if text == "" {
			// The old version of a Rollout is kept for a while after it was left.
			text, err = w.stillFailing(ctx, kind)
		}
		return text == "" && err == nil, text, err
	})
	if err != nil {
		return fmt.Errorf("%s: %s does not get well: %w", region, w.name(), err)
	}
	if old == nil {
		say.Step("%s: %s was not broken and is well", region, w.name())
	} else {
		say.Step("%s: %s is well again", region, w.name())
	}
	return nil
}

// find takes a name, or kind/name where two kinds share a name.
func find(ctx context.Context, fleet *lab.Lab, region, name string) (*workload, error) {
	client, err := regionClient(fleet, region)
	if err != nil {
		return nil, err
	}
	kind, bare, found := strings.Cut(name, "/")
	if !found {
		kind, bare = "", name
	}
	var known []string
	for _, resource := range []schema.GroupVersionResource{kube.Rollouts, kube.Deployments, kube.StatefulSets, kube.DaemonSets} {
		access := client.Dynamic.Resource(resource).Namespace("default")
		list, err := access.List(ctx, metav1.ListOptions{})
		if apierrors.IsNotFound(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: the %s cannot be listed: %w", region, resource.Resource, err)
		}
		for i := range list.Items {
			object := &list.Items[i]
			if object.GetName() == bare && (kind == "" || strings.EqualFold(kind, object.GetKind())) {
				return &workload{client: client, resource: access, object: object}, nil
			}
			known = append(known, object.GetName())
		}
	}
	return nil, fmt.Errorf("%s has no workload %q in namespace default; choose one of %s", region, name, strings.Join(known, ", "))
}

func (w *workload) name() string { return w.object.GetKind() + " " + w.object.GetName() }

func (w *workload) before() (*before, error) {
	text, found := w.object.GetAnnotations()[memory]
	if !found {
		return nil, nil
	}
	old := &before{}
	if err := json.Unmarshal([]byte(text), old); err != nil {
		return nil, fmt.Errorf("%s: the annotation %s of %s is damaged (%v); put its pod template right by hand and remove it",
			w.client.Region, memory, w.name(), err)
	}
	return old, nil
}

func (w *workload) breakIt(ctx context.Context, kind string) error {
	image, err := firstImage(w.object)
	if err != nil {
		return err
	}
	old := before{Kind: kind, Image: image}
	if label, found, _ := unstructured.NestedString(w.object.Object, "spec", "template", "metadata", "labels", podLabel); found {
		old.Label = &label
	}
	remembered, err := json.Marshal(old)
	if err != nil {
		return err
	}
	if kind == ImagePull {
		return w.patch(ctx, string(remembered), nil, image, BrokenImage(image))
	}
	return w.patch(ctx, string(remembered), kind, image, image)
}

func (w *workload) mendIt(ctx context.Context, old before) error {
	image, err := firstImage(w.object)
	if err != nil {
		return err
	}
	var label any
	if old.Label != nil {
		label = *old.Label
	}
	if err := w.patch(ctx, nil, label, image, old.Image); err != nil {
		return err
	}
	// A StatefulSet would wait for a failing pod before it replaces the next one.
	if w.object.GetKind() != "StatefulSet" {
		return nil
	}
	pods, err := w.pods(ctx)
	if err != nil {
		return err
	}
	for i := range pods {
		if failing(&pods[i], old.Kind) == "" {
			continue
		}
		err := w.client.Dynamic.Resource(kube.Pods).Namespace("default").Delete(ctx, pods[i].GetName(), metav1.DeleteOptions{})
		if err != nil && !kube.Vanished(err) {
			return fmt.Errorf("%s: pod %s cannot be replaced: %w", w.client.Region, pods[i].GetName(), err)
		}
	}
	return nil
}

// patch sets annotation, pod label and the first container's image in one write,
// guarded by the image that was seen. A JSON patch leaves everything else as it is
// whatever the kind, also where a merge would replace whole lists.
func (w *workload) patch(ctx context.Context, remembered, label any, imageNow, image string) error {
	operations := []map[string]any{
		{"op": "test", "path": "/spec/template/spec/containers/0/image", "value": imageNow},
		{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": image},
	}
	operations = append(operations, setKey(w.object, remembered, memory, "metadata", "annotations")...)
	operations = append(operations, setKey(w.object, label, podLabel, "spec", "template", "metadata", "labels")...)
	data, err := json.Marshal(operations)
	if err != nil {
		return err
	}
	_, err = w.resource.Patch(ctx, w.object.GetName(), types.JSONPatchType, data, metav1.PatchOptions{FieldManager: manager})
	if err != nil {
		return fmt.Errorf("%s: %s cannot be changed: %w", w.client.Region, w.name(), err)
	}
	return nil
}

// setKey gives the operations that set a key of a map, or with nil remove it.
func setKey(object *unstructured.Unstructured, value any, key string, path ...string) []map[string]any {
	pointer := "/" + strings.Join(path, "/")
	present, found, _ := unstructured.NestedStringMap(object.Object, path...)
	_, has := present[key]
	full := pointer + "/" + strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
	switch {
	case value == nil && has:
		return []map[string]any{{"op": "remove", "path": full}}
	case value == nil:
		return nil
	case !found:
		return []map[string]any{{"op": "add", "path": pointer, "value": map[string]any{key: value}}}
	}
	return []map[string]any{{"op": "add", "path": full, "value": value}}
}

// waitFailing waits until a pod of the workload fails in the way, and tells which.
func (w *workload) waitFailing(ctx context.Context, kind string) (string, error) {
	var seen string
	err := kube.Until(ctx, 250*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		pods, err := w.pods(ctx)
		if err != nil {
			return false, err.Error(), nil
		}
		for i := range pods {
			if text := failing(&pods[i], kind); text != "" && pods[i].GetDeletionTimestamp() == nil {
				seen = fmt.Sprintf("pod %s %s", pods[i].GetName(), text)
				return true, "", nil
			}
		}
		return false, fmt.Sprintf("none of its %d pods fails yet", len(pods)), nil
	})
	return seen, err
}

func (w *workload) stillFailing(ctx context.Context, kind string) (string, error) {
	pods, err := w.pods(ctx)
	if err != nil {
		return "", err
	}
	for i := range pods {
		if text := failing(&pods[i], kind); text != "" {
			return fmt.Sprintf("pod %s %s", pods[i].GetName(), text), nil
		}
	}
	return "", nil
}

func (w *workload) pods(ctx context.Context) ([]unstructured.Unstructured, error) {
	wanted, _, _ := unstructured.NestedStringMap(w.object.Object, "spec", "selector", "matchLabels")
	list, err := w.client.Dynamic.Resource(kube.Pods).Namespace("default").List(ctx,
		metav1.ListOptions{LabelSelector: labels.SelectorFromSet(wanted).String()})
	if err != nil {
		return nil, err
	}
	return list.Items, nil
}

// failing says how a pod fails, if it fails in this way.
func failing(pod *unstructured.Unstructured, kind string) string {
	statuses, _, _ := unstructured.NestedSlice(pod.Object, "status", "containerStatuses")
	for _, entry := range statuses {
		status, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		reason, _, _ := unstructured.NestedString(status, "state", "waiting", "reason")
		switch {
		case kind == CrashLoop && reason == "CrashLoopBackOff":
			return fmt.Sprintf("is in %s (restarts: %d)", reason, restarts(pod))
		case kind == ImagePull && reason == "ImagePullBackOff":
			return "is in " + reason
		}
	}
	phase, _, _ := unstructured.NestedString(pod.Object, "status", "phase")
	if kind == CrashLoop && pod.GetLabels()[podLabel] == CrashLoop && restarts(pod) > 0 {
		return fmt.Sprintf("runs between two crashes (restarts: %d)", restarts(pod))
	}
	if kind == NeverReady && phase == "Running" && kube.Condition(pod, "Ready") == "False" &&
		pod.GetLabels()[podLabel] == NeverReady {
		return "is Running and not ready"
	}
	return ""
}

// restarts is the restart count of the first container.
func restarts(pod *unstructured.Unstructured) int64 {
	statuses, _, _ := unstructured.NestedSlice(pod.Object, "status", "containerStatuses")
	if len(statuses) == 0 {
		return 0
	}
	status, _ := statuses[0].(map[string]any)
	count, _, _ := unstructured.NestedInt64(status, "restartCount")
	return count
}

func firstImage(object *unstructured.Unstructured) (string, error) {
	containers, _, _ := unstructured.NestedSlice(object.Object, "spec", "template", "spec", "containers")
	if len(containers) > 0 {
		if container, ok := containers[0].(map[string]any); ok {
			if image, ok := container["image"].(string); ok {
				return image, nil
			}
		}
	}
	return "", fmt.Errorf("%s %s has no pod template of its own, so it cannot be broken; choose another workload",
		object.GetKind(), object.GetName())
}

// BrokenImage names a version of the image that no registry has.
func BrokenImage(image string) string {
	image, _, _ = strings.Cut(image, "@")
	if strings.LastIndexByte(image, ':') > strings.LastIndexByte(image, '/') {
		return image + "-broken"
	}
	return image + ":broken"
}
