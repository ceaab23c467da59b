// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"portolan/lab/internal/kube"
)

// Spread is how sizes are spread, in bytes.
type Spread struct{ Min, First, Median, Third, P95, Max int }

// String writes the spread in kilobytes.
func (s Spread) String() string {
	kb := func(n int) string { return fmt.Sprintf("%.1f", float64(n)/1000) }
	return fmt.Sprintf("smallest %s, quartiles %s / %s / %s, 95%% %s, largest %s kB",
		kb(s.Min), kb(s.First), kb(s.Median), kb(s.Third), kb(s.P95), kb(s.Max))
}

// Quartiles sorts the sizes and takes the spread.
func Quartiles(sizes []int) Spread {
	if len(sizes) == 0 {
		return Spread{}
	}
	slices.Sort(sizes)
	at := func(part float64) int {
		return sizes[max(0, min(len(sizes)-1, int(part*float64(len(sizes))+0.5)-1))]
	}
	return Spread{sizes[0], at(0.25), at(0.5), at(0.75), at(0.95), sizes[len(sizes)-1]}
}

// Measure takes the sizes of the load's pods as they come over the wire.
func Measure(ctx context.Context, client *kube.Client) (Spread, error) {
	var sizes []int
	next := ""
	for {
		data, err := client.Protobuf(ctx, "/api/v1/pods?labelSelector=lab%2Fload&limit=500&continue="+next)
		if err != nil {
			return Spread{}, err
		}
		magic := []byte("k8s\x00")
		if !bytes.HasPrefix(data, magic) {
			return Spread{}, errors.New("the server's answer is no protobuf")
		}
		var envelope runtime.Unknown
		if err := envelope.Unmarshal(data[len(magic):]); err != nil {
			return Spread{}, err
		}
		var list corev1.PodList
		if err := list.Unmarshal(envelope.Raw); err != nil {
			return Spread{}, err
		}
		for i := range list.Items {
			sizes = append(sizes, list.Items[i].Size())
		}
		if next = list.Continue; next == "" {
			return Quartiles(sizes), nil
		}
	}
}
