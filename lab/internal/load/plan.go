// SPDX-License-Identifier: GPL-3.0-or-later

// Package load fills the fleet with pods that are shaped like a grown company's:
// many workloads of very different sizes, pods of eight kilobytes and more. They
// live in namespaces and on nodes of their own, so that the four pools and the
// shop's namespace stay as they are.
package load

import "fmt"

const (
	largest       = 200 // pods of the largest workload
	largestSet    = 12  // pods of the largest StatefulSet; their controller makes pods one by one
	perNamespace  = 20  // workloads
	podsPerNode   = 200
	maxWorkloads  = 400
	podsPerWanted = 10 // on average at most this many pods a workload, below the maximum
)

// Workload is one line of the plan.
type Workload struct {
	Index     int
	Namespace string
	Name      string
	Kind      string // Deployment or StatefulSet
	Pods      int
}

// Plan says how N pods are spread over workloads. The same N gives the same plan,
// and a workload keeps its name and shape whatever N is.
func Plan(pods int) []Workload {
	if pods <= 0 {
		return nil
	}
	count := min(maxWorkloads, max(1, pods/podsPerWanted))
	count = max(count, (pods+largest-1)/largest)
	sizes := Sizes(pods, count)
	plan := make([]Workload, len(sizes))
	for i, size := range sizes {
		kind := "Deployment"
		if i%4 == 3 && size <= largestSet {
			kind = "StatefulSet"
		}
		plan[i] = Workload{
			Index:     i,
			Namespace: fmt.Sprintf("load-%02d", i/perNamespace+1),
			Name:      workloadName(i),
			Kind:      kind,
			Pods:      size,
		}
	}
	return plan
}

// Sizes splits pods into count parts of 1 to 200: a few large ones and a long
// tail, as companies have them.
func Sizes(pods, count int) []int {
	sizes := make([]int, count)
	weights, sum := make([]float64, count), 0.0
	for i := range weights {
		weights[i] = 1 / (float64(i) + 3)
		sum += weights[i]
	}
	rest := pods - count
	for i := range sizes {
		sizes[i] = 1 + min(largest-1, int(float64(pods-count)*weights[i]/sum))
		rest -= sizes[i] - 1
	}
	// What rounding and the upper bound left over goes round, one each.
	for i := 0; rest > 0; i = (i + 1) % count {
		if sizes[i] < largest {
			sizes[i]++
			rest--
		}
	}
	return sizes
}

// Nodes is how many nodes the load needs.
func Nodes(pods int) int { return (pods + podsPerNode - 1) / podsPerNode }

func workloadName(i int) string {
	domains := []string{"cart", "checkout", "search", "catalog", "pricing", "stock", "profile", "payment", "shipping", "review",
		"coupon", "invoice", "session", "banner", "report", "export", "fraud", "ledger", "media", "mail"}
	roles := []string{"api", "worker", "cache", "gateway", "sync", "index", "stream", "admin", "cron", "proxy"}
	return fmt.Sprintf("%s-%s-%d", domains[i%len(domains)], roles[(i/len(domains))%len(roles)], i)
}
