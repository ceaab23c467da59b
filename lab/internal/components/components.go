// SPDX-License-Identifier: GPL-3.0-or-later

// Package components knows the programs of a region: what each is started with,
// and which ports it takes. Nothing here starts anything.
package components

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"portolan/lab/internal/ports"
	"portolan/lab/internal/process"
	"portolan/lab/internal/rundir"
)

// Names of the programs, as they stand in logs, in `lab status` and in the state.
const (
	Etcd              = "etcd"
	APIServer         = "kube-apiserver"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kwok              = "kwok"
	Rollouts          = "argo-rollouts"
	Proxy             = "toxiproxy" // one for the whole fleet
)

// OfRegion lists a region's programs in the order in which they start.
var OfRegion = []string{Etcd, APIServer, ControllerManager, Scheduler, Kwok, Rollouts}

// Controllers lists the programs that need a ready API server.
var Controllers = []string{ControllerManager, Scheduler, Kwok, Rollouts}

// Suffixes of ports that are no program's main port.
const (
	proxyPort      = "proxy"
	etcdPeer       = "etcd-peer"
	rolloutsHealth = "argo-rollouts-health"
)

// Key names a program of a region in tables and logs.
func Key(region, part string) string {
	if region == "" {
		return part
	}
	return region + "/" + part
}

// PortNames lists every port of the fleet.
func PortNames(regions []string) []string {
	names := []string{Proxy}
	for _, region := range regions {
		for _, part := range []string{Etcd, etcdPeer, APIServer, proxyPort, Kwok, Rollouts, rolloutsHealth} {
			names = append(names, Key(region, part))
		}
	}
	return names
}

// Owner is the program that listens on the port of that name.
func Owner(portName string) string {
	region, part, found := strings.Cut(portName, "/")
	if !found {
		return portName
	}
	switch part {
	case proxyPort:
		return Proxy
	case etcdPeer:
		return Key(region, Etcd)
	case rolloutsHealth:
		return Key(region, Rollouts)
	}
	return portName
}

// Set is everything that the command lines are made of.
type Set struct {
	Dir        rundir.Dir
	Bin        string // folder of the built programs
	Kubernetes string // folder of the Kubernetes programs, mostly the same
	Ports      ports.Table
}

// Server is the URL of a region's API server itself.
func (s Set) Server(region string) string {
	return fmt.Sprintf("https://127.0.0.1:%d", s.Ports[Key(region, APIServer)])
}

// ProxyPort is where the TCP proxy listens for a region.
func (s Set) ProxyPort(region string) int { return s.Ports[Key(region, proxyPort)] }

// ProxiedServer is the same server seen through the TCP proxy.
func (s Set) ProxiedServer(region string) string {
	return fmt.Sprintf("https://127.0.0.1:%d", s.ProxyPort(region))
}

// Store is the URL of a region's etcd.
func (s Set) Store(region string) string {
	return fmt.Sprintf("https://127.0.0.1:%d", s.Ports[Key(region, Etcd)])
}

// Spec is how to start a program of a region (region is empty for the proxy).
func (s Set) Spec(region, part string) process.Spec {
	spec := process.Spec{Dir: s.Dir.Root, Log: s.Dir.Log(Key(region, part))}
	switch part {
	case Proxy:
		spec.Path = filepath.Join(s.Bin, "toxiproxy-server")
		spec.Args = []string{"-host", "127.0.0.1", "-port", fmt.Sprint(s.Ports[Proxy])}
		spec.Env = []string{"LOG_LEVEL=warn"}
	case Etcd:
		spec.Path, spec.Args = filepath.Join(s.Bin, "etcd"), s.etcd(region)
	case APIServer:
		spec.Path, spec.Args = filepath.Join(s.Kubernetes, "kube-apiserver"), s.apiServer(region)
		// Under load a server would let its heap grow to twice what it needs. Six of
		// them must fit beside everything else; at rest the limit is far away.
		spec.Env = []string{"GOMEMLIMIT=1200MiB"}
	case ControllerManager:
		spec.Path, spec.Args = filepath.Join(s.Kubernetes, "kube-controller-manager"), s.controllerManager(region)
		spec.Env = []string{"GOGC=50"}
	case Scheduler:
		spec.Path, spec.Args = filepath.Join(s.Kubernetes, "kube-scheduler"), s.scheduler(region)
		spec.Env = []string{"GOGC=50"}
	case Kwok:
		spec.Path, spec.Args = filepath.Join(s.Bin, "kwok"), s.kwok(region)
	case Rollouts:
		spec.Path, spec.Args = filepath.Join(s.Bin, "rollouts-controller"), s.rollouts(region)
	}
	return spec
}

// Digest changes when a program would be started in another way: with another
// command line, another binary, or other configuration files.
func (s Set) Digest(region, part string) string {
	spec := s.Spec(region, part)
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q\n", spec.Path, spec.Args, spec.Env)
	files := []string{spec.Path}
	for _, argument := range spec.Args {
		if _, value, found := strings.Cut(argument, "="); found && strings.HasPrefix(value, s.Dir.Root) {
			files = append(files, value)
		}
	}
	for _, path := range files {
		// Size and time tell a changed file; what a program writes itself is left out.
		info, err := os.Stat(path)
		if err == nil && info.Mode().IsRegular() && filepath.Ext(path) != ".log" {
			fmt.Fprintf(sum, "%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Programs lists the paths of all programs.
func (s Set) Programs() []string {
	var paths []string
	for _, part := range append([]string{Proxy}, OfRegion...) {
		paths = append(paths, s.Spec("x", part).Path)
	}
	return paths
}

// Missing lists the programs that are not built.
func (s Set) Missing() []string {
	var missing []string
	for _, path := range s.Programs() {
		if info, err := os.Stat(path); err != nil || info.Mode()&0o111 == 0 {
			missing = append(missing, filepath.Base(path))
		}
	}
	return missing
}

func (s Set) etcd(region string) []string {
	peer := fmt.Sprintf("http://127.0.0.1:%d", s.Ports[Key(region, etcdPeer)])
	return []string{
		"--name=" + region,
		"--data-dir=" + s.Dir.Region(region, "etcd"),
		"--listen-client-urls=" + s.Store(region),
		"--advertise-client-urls=" + s.Store(region),
		"--listen-peer-urls=" + peer,
		"--initial-advertise-peer-urls=" + peer,
		"--initial-cluster=" + region + "=" + peer,
		// The store has an authority of its own, or every user of the API server
		// could read and write it past RBAC.
		"--trusted-ca-file=" + s.Dir.PKI("etcd-ca.crt"),
		"--cert-file=" + s.Dir.PKI("etcd.crt"),
		"--key-file=" + s.Dir.PKI("etcd.key"),
		"--client-cert-auth=true",
		"--unsafe-no-fsync=true",
		"--quota-backend-bytes=6442450944",
		"--log-level=warn",
	}
}

func (s Set) apiServer(region string) []string {
	return []string{
		"--etcd-servers=" + s.Store(region),
		"--etcd-prefix=/" + region,
		"--etcd-cafile=" + s.Dir.PKI("etcd-ca.crt"),
		"--etcd-certfile=" + s.Dir.PKI("etcd-client.crt"),
		"--etcd-keyfile=" + s.Dir.PKI("etcd-client.key"),
		fmt.Sprintf("--secure-port=%d", s.Ports[Key(region, APIServer)]),
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		"--endpoint-reconciler-type=none",
		"--service-cluster-ip-range=10.0.0.0/16",
		"--tls-cert-file=" + s.Dir.PKI("server.crt"),
		"--tls-private-key-file=" + s.Dir.PKI("server.key"),
		"--client-ca-file=" + s.Dir.PKI("ca.crt"),
		"--service-account-key-file=" + s.Dir.PKI("service-accounts.pub"),
		"--service-account-signing-key-file=" + s.Dir.PKI("service-accounts.key"),
		"--service-account-issuer=https://kubernetes.default.svc",
		"--authorization-mode=RBAC",
		"--kubelet-client-certificate=" + s.Dir.PKI("kubelet-client.crt"),
		"--kubelet-client-key=" + s.Dir.PKI("kubelet-client.key"),
		"--kubelet-preferred-address-types=InternalIP",
		"--requestheader-client-ca-file=" + s.Dir.PKI("front-proxy-ca.crt"),
		"--requestheader-allowed-names=front-proxy-client",
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file=" + s.Dir.PKI("front-proxy-client.crt"),
		"--proxy-client-key-file=" + s.Dir.PKI("front-proxy-client.key"),
		"--audit-policy-file=" + s.Dir.Config("audit-policy.yaml"),
		"--audit-log-path=" + s.Dir.Region(region, "audit.log"),
		"--audit-log-format=json",
		"--audit-log-maxsize=100",
		"--audit-log-maxbackup=2",
		// Without this a server that is asked to end keeps its watches for a minute.
		"--shutdown-watch-termination-grace-period=3s",
	}
}

func (s Set) controllerManager(region string) []string {
	return []string{
		"--kubeconfig=" + s.Dir.Region(region, ControllerManager+".kubeconfig"),
		"--leader-elect=false",
		"--secure-port=0",
		"--use-service-account-credentials=true",
		"--service-account-private-key-file=" + s.Dir.PKI("service-accounts.key"),
		"--root-ca-file=" + s.Dir.PKI("ca.crt"),
		// What a cloud's own controllers would do, nobody does here.
		"--controllers=*,-nodeipam,-cloud-node-lifecycle,-service-lb-controller,-node-route-controller",
		// A frozen or dead server keeps the nodes' leases from being renewed. That is
		// no fault of the nodes, and KWOK would not report their pods anew as a
		// kubelet does; so it takes longer than a practice until they count as lost.
		"--node-monitor-grace-period=15m",
		"--kube-api-qps=1000",
		"--kube-api-burst=2000",
		"--concurrent-deployment-syncs=20",
		"--concurrent-replicaset-syncs=50",
		"--profiling=false",
	}
}

func (s Set) scheduler(region string) []string {
	return []string{
		"--kubeconfig=" + s.Dir.Region(region, Scheduler+".kubeconfig"),
		"--leader-elect=false",
		"--secure-port=0",
		"--kube-api-qps=1000",
		"--kube-api-burst=2000",
	}
}

func (s Set) kwok(region string) []string {
	port := s.Ports[Key(region, Kwok)]
	return []string{
		"--kubeconfig=" + s.Dir.Region(region, Kwok+".kubeconfig"),
		"--config=" + s.Dir.Config("kwok.yaml"),
		"--manage-all-nodes=true",
		"--v=WARN", // a line for every patch of every pod helps nobody
		"--node-lease-duration-seconds=40",
		fmt.Sprintf("--server-address=127.0.0.1:%d", port),
		"--node-ip=127.0.0.1",
		fmt.Sprintf("--node-port=%d", port),
		"--tls-cert-file=" + s.Dir.PKI("server.crt"),
		"--tls-private-key-file=" + s.Dir.PKI("server.key"),
	}
}

func (s Set) rollouts(region string) []string {
	return []string{
		"--kubeconfig=" + s.Dir.Region(region, Rollouts+".kubeconfig"),
		"--leader-elect=false",
		fmt.Sprintf("--metricsPort=%d", s.Ports[Key(region, Rollouts)]),
		fmt.Sprintf("--healthzPort=%d", s.Ports[Key(region, rolloutsHealth)]),
	}
}
