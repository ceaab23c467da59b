// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"portolan/lab/internal/fleet"
)

// Object is a Kubernetes object as a tree.
type Object = fleet.Object

// Labels and taint of the load's own nodes and namespaces.
const (
	Label = "lab/load"
	on    = "true"
)

// Object gives the workload's manifest. Everything random in it comes from the
// workload's index, so it is the same in every region and on every run.
func (w Workload) Object() Object {
	random := rand.New(rand.NewPCG(uint64(w.Index), 20))
	labels := Object{
		"app.kubernetes.io/name":       w.Name,
		"app.kubernetes.io/instance":   w.Name,
		"app.kubernetes.io/version":    fmt.Sprintf("v%d.%d.%d", 1+random.IntN(4), random.IntN(20), random.IntN(9)),
		"app.kubernetes.io/component":  pick(random, "backend", "frontend", "batch", "data"),
		"app.kubernetes.io/managed-by": "Helm",
		"team":                         pick(random, "basket", "search", "logistics", "platform", "money"),
		"cost-center":                  fmt.Sprint(4000 + random.IntN(90)),
		Label:                          on,
	}
	spec := Object{
		"replicas": w.Pods,
		"selector": Object{"matchLabels": Object{"app.kubernetes.io/name": w.Name}},
		"template": Object{
			"metadata": Object{"labels": labels, "annotations": annotations(random)},
			"spec":     w.podSpec(random),
		},
	}
	if w.Kind == "StatefulSet" {
		spec["serviceName"] = w.Name
		spec["podManagementPolicy"] = "Parallel"
	}
	return Object{
		"apiVersion": "apps/v1",
		"kind":       w.Kind,
		"metadata":   Object{"name": w.Name, "namespace": w.Namespace, "labels": labels},
		"spec":       spec,
	}
}

func (w Workload) podSpec(random *rand.Rand) Object {
	count := 1
	switch draw := random.Float64(); {
	case draw > 0.85:
		count = 3
	case draw > 0.5:
		count = 2
	}
	volumes, mounts := volumes(random, w.Name)
	var containers []any
	for i := range count {
		containers = append(containers, container(random, w.Name, i, mounts))
	}
	spec := Object{
		"containers":                    containers,
		"volumes":                       volumes,
		"serviceAccountName":            "default",
		"automountServiceAccountToken":  random.IntN(3) > 0,
		"terminationGracePeriodSeconds": 1,
		"nodeSelector":                  Object{Label: on},
		"tolerations":                   []any{Object{"key": Label, "operator": "Equal", "value": on, "effect": "NoSchedule"}},
		"securityContext":               Object{"runAsNonRoot": true, "runAsUser": 1000 + random.IntN(9000), "fsGroup": 2000},
		"topologySpreadConstraints": []any{Object{
			"maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "ScheduleAnyway",
			"labelSelector": Object{"matchLabels": Object{"app.kubernetes.io/name": w.Name}},
		}},
	}
	if random.IntN(3) == 0 {
		spec["initContainers"] = []any{container(random, w.Name+"-init", 9, nil)}
	}
	if random.IntN(4) == 0 {
		spec["dnsConfig"] = Object{"options": []any{Object{"name": "ndots", "value": "2"}}}
		spec["hostAliases"] = []any{Object{"ip": "10.9.0.1", "hostnames": []any{"legacy.shop.example", "erp.shop.example"}}}
	}
	return spec
}

func container(random *rand.Rand, workload string, index int, mounts []any) Object {
	name := [...]string{"app", "service-proxy", "log-shipper"}[index%3]
	result := Object{
		"name":  name,
		"image": fmt.Sprintf("voltage-soda/%s:v1.%d.%d", workload, random.IntN(30), random.IntN(10)),
		"env":   environment(random, 4+int(6*random.ExpFloat64())),
		"resources": Object{
			"requests": Object{"cpu": "10m", "memory": fmt.Sprintf("%dMi", 16+random.IntN(48))},
			"limits":   Object{"cpu": fmt.Sprintf("%dm", 200+100*random.IntN(8)), "memory": fmt.Sprintf("%dMi", 128+random.IntN(1024))},
		},
		"securityContext": Object{
			"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
			"capabilities": Object{"drop": []any{"ALL"}},
		},
	}
	if random.IntN(2) == 0 {
		result["args"] = []any{"--config=/etc/config/" + name + ".yaml", "--log-format=json", "--listen=:8080", "--shutdown-delay=15s"}
	}
	if len(mounts) > 0 {
		result["volumeMounts"] = mounts
	}
	if index == 9 {
		result["name"] = "migrate"
		return result
	}
	port := 8080 + index
	result["ports"] = []any{
		Object{"name": fmt.Sprintf("http-%d", index), "containerPort": port},
		Object{"name": fmt.Sprintf("metrics-%d", index), "containerPort": port + 1000},
	}
	result["readinessProbe"] = Object{
		"httpGet": Object{"path": "/ready", "port": port}, "periodSeconds": 5 + random.IntN(10), "failureThreshold": 3,
	}
	if random.IntN(3) > 0 {
		result["livenessProbe"] = Object{
			"httpGet":       Object{"path": "/live", "port": port, "httpHeaders": []any{Object{"name": "X-Probe", "value": "kubelet"}}},
			"periodSeconds": 10, "initialDelaySeconds": 15,
		}
	}
	if random.IntN(4) == 0 {
		result["lifecycle"] = Object{"preStop": Object{"exec": Object{"command": []any{"sh", "-c", "touch /tmp/drain && sleep 10"}}}}
	}
	return result
}

func environment(random *rand.Rand, count int) []any {
	var entries []any
	for _, field := range []string{"metadata.name", "metadata.namespace", "spec.nodeName", "status.podIP"} {
		entries = append(entries, Object{
			"name":      strings.ToUpper(strings.NewReplacer(".", "_").Replace(field)),
			"valueFrom": Object{"fieldRef": Object{"fieldPath": field}},
		})
	}
	for i := range count {
		name := fmt.Sprintf("%s_%s_%d", pick(random, "CART", "HTTP", "DB", "QUEUE", "CACHE", "FEATURE", "OTEL", "RETRY"),
			pick(random, "TIMEOUT_MS", "ENDPOINT", "POOL_SIZE", "BACKOFF", "ENABLED", "TOPIC", "REGION", "SAMPLING_RATIO"), i)
		if random.IntN(6) == 0 {
			entries = append(entries, Object{"name": name, "valueFrom": Object{"secretKeyRef": Object{
				"name": "credentials", "key": strings.ToLower(name), "optional": true,
			}}})
			continue
		}
		entries = append(entries, Object{"name": name, "value": words(random, 8+random.IntN(48))})
	}
	return entries
}

func annotations(random *rand.Rand) Object {
	notes := Object{
		"prometheus.io/scrape": "true",
		"prometheus.io/port":   fmt.Sprint(9000 + random.IntN(100)),
		"checksum/config":      hexDigits(random, 64),
		"checksum/secret":      hexDigits(random, 64),
	}
	if random.IntN(2) == 0 {
		status, _ := json.Marshal(Object{
			"initContainers": []string{"init"}, "containers": []string{"service-proxy"},
			"volumes":  []string{"workload-socket", "credential-socket", "envoy", "data", "podinfo", "token", "ca-cert"},
			"revision": "default", "template": words(random, 200),
		})
		notes["sidecar.istio.io/status"] = string(status)
	}
	if random.IntN(4) == 0 {
		notes["vault.hashicorp.com/agent-inject-template-config"] = "{{- with secret \"shop/config\" -}}\n" +
			words(random, 800+random.IntN(2500)) + "\n{{- end }}"
	}
	return notes
}

func volumes(random *rand.Rand, workload string) (list, mounts []any) {
	add := func(name string, source Object) {
		source["name"] = name
		list = append(list, source)
		mounts = append(mounts, Object{"name": name, "mountPath": "/mnt/" + name, "readOnly": name != "scratch"})
	}
	add("scratch", Object{"emptyDir": Object{"sizeLimit": "1Gi"}})
	add("config", Object{"configMap": Object{"name": workload, "optional": true}})
	for i := range random.IntN(5) {
		switch i % 3 {
		case 0:
			add(fmt.Sprintf("secret-%d", i), Object{"secret": Object{"secretName": fmt.Sprintf("%s-%d", workload, i), "optional": true}})
		case 1:
			add(fmt.Sprintf("podinfo-%d", i), Object{"downwardAPI": Object{"items": []any{
				Object{"path": "labels", "fieldRef": Object{"fieldPath": "metadata.labels"}},
				Object{"path": "annotations", "fieldRef": Object{"fieldPath": "metadata.annotations"}},
			}}})
		case 2:
			add(fmt.Sprintf("trust-%d", i), Object{"projected": Object{"sources": []any{
				Object{"configMap": Object{"name": "kube-root-ca.crt", "items": []any{Object{"key": "ca.crt", "path": "ca.crt"}}}},
			}}})
		}
	}
	return list, mounts
}

func pick(random *rand.Rand, from ...string) string { return from[random.IntN(len(from))] }

func hexDigits(random *rand.Rand, length int) string {
	const digits = "0123456789abcdef"
	text := make([]byte, length)
	for i := range text {
		text[i] = digits[random.IntN(len(digits))]
	}
	return string(text)
}

// words gives text of about that many characters.
func words(random *rand.Rand, length int) string {
	var text strings.Builder
	for text.Len() < length {
		if text.Len() > 0 {
			text.WriteByte('-')
		}
		text.WriteString(pick(random, "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo",
			"juniper", "kelp", "lagoon", "maple", "nickel", "opal", "pewter", "quartz", "reef", "slate", "tidal"))
	}
	return text.String()
}

// Node gives the n-th node of the load, counted from 0. It carries no label of a
// pool, and a taint that keeps everybody else's pods away.
func Node(region string, n int) Object {
	name := fmt.Sprintf("load-%d.%s.compute.internal", n+1, region)
	size := func(cpu, memory string) Object {
		return Object{"cpu": cpu, "memory": memory, "ephemeral-storage": "2000Gi", "pods": fmt.Sprint(podsPerNode + 20)}
	}
	return Object{
		"apiVersion": "v1",
		"kind":       "Node",
		"metadata": Object{"name": name, "labels": Object{
			Label:                              on,
			"kubernetes.io/arch":               "amd64",
			"kubernetes.io/os":                 "linux",
			"kubernetes.io/hostname":           name,
			"node.kubernetes.io/instance-type": "m5.24xlarge",
			"topology.kubernetes.io/region":    region,
			"topology.kubernetes.io/zone":      region + string(rune('a'+n%3)),
		}},
		"spec": Object{"taints": []any{Object{"key": Label, "value": on, "effect": "NoSchedule"}}},
		"status": Object{
			"capacity":    size("96", "384Gi"),
			"allocatable": size("95690m", "379Gi"),
			"addresses": []any{
				Object{"type": "InternalIP", "address": "127.0.0.1"},
				Object{"type": "Hostname", "address": name},
			},
		},
	}
}
