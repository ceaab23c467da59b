// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"portolan/lab/internal/kube"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/say"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func digestOf(files map[string][]byte) string {
	sum := sha256.New()
	for _, name := range sortedKeys(files) {
		fmt.Fprintf(sum, "%s %d\n", name, len(files[name]))
		sum.Write(files[name])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// applied and setApplied remember what a region was given, so that a second
// start need not give it again.
func (l *Lab) applied(region, what string) string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.state.Applied[region+"/"+what]
}

func (l *Lab) setApplied(region, what, digest string) error {
	return l.change(func(state *rundir.State) { state.Applied[region+"/"+what] = digest })
}

// applyFleet applies nodes and manifests where they changed, and waits until
// every region is well.
func (l *Lab) applyFleet(ctx context.Context) error {
	began := time.Now()
	err := each(l.state.Regions, func(region string) error {
		client, err := l.Client(region)
		if err != nil {
			return err
		}
		digest, err := l.Fleet.Digest(region)
		if err != nil {
			return err
		}
		fresh := l.applied(region, "fleet") != digest
		if fresh {
			if err := l.applyRegion(ctx, client); err != nil {
				return err
			}
			if err := l.setApplied(region, "fleet", digest); err != nil {
				return err
			}
		}
		return l.waitWell(ctx, client, fresh)
	})
	if err != nil {
		return err
	}
	say.Step("all %d regions run (%.1fs for their workloads)", len(l.state.Regions), time.Since(began).Seconds())
	return nil
}

// waitWell waits until the region is well. What is not well in a fleet that was
// there before may be somebody's practice, so there it is told and left alone.
func (l *Lab) waitWell(ctx context.Context, client *kube.Client, fresh bool) error {
	if !fresh && l.changed.Load() == 0 {
		return nil
	}
	limit := healthyLimit
	if !fresh {
		limit = returnLimit
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := client.WaitHealthy(limited)
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	if fresh {
		return fmt.Errorf("%s runs but is not well: %w", client.Region, err)
	}
	say.Warn("%s runs but is not well: %v", client.Region, err)
	return nil
}

// applyRegion gives a region its nodes and manifests. What a later object needs
// is waited for, so that a fresh fleet has no refusals in its events.
func (l *Lab) applyRegion(ctx context.Context, client *kube.Client) error {
	ctx, cancel := context.WithTimeout(ctx, healthyLimit)
	defer cancel()
	if err := ApplyNodes(ctx, client, l.Fleet.Nodes(client.Region)); err != nil {
		return err
	}
	if err := client.WaitNamespace(ctx, "default"); err != nil {
		return err
	}
	for _, manifest := range l.Fleet.Manifests {
		objects, err := kube.Parse(manifest.In(client.Region))
		if err != nil {
			return fmt.Errorf("%s is no valid YAML (%v); mend it", manifest.Name, err)
		}
		for _, object := range objects {
			if err := applyManifest(ctx, client, object); err != nil {
				return fmt.Errorf("%s: %w", manifest.Name, err)
			}
		}
	}
	return nil
}

func applyManifest(ctx context.Context, client *kube.Client, object *unstructured.Unstructured) error {
	if object.GetKind() == "Service" {
		if err := client.KeepColour(ctx, object); err != nil {
			return err
		}
	}
	if err := client.Apply(ctx, object); err != nil {
		return err
	}
	switch object.GetKind() {
	case "ResourceQuota":
		return client.WaitQuota(ctx, object)
	case "PersistentVolumeClaim":
		return client.WaitBound(ctx, object)
	}
	return nil
}
