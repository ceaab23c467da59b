// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portolan/lab/internal/components"
	"portolan/lab/internal/rundir"
)

// description writes a fleet of two regions and gives options for it.
func description(t *testing.T) Options {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"fleet.yaml": "clusters: [{context: north}, {context: south}]\n",
		"nodes.yaml": "zones: [a]\npools: []\n",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return Options{Run: filepath.Join(root, "run"), Bin: filepath.Join(root, "bin"), Fleet: root}
}

func TestOpenWantsAFleetUnlessItMayBeNew(t *testing.T) {
	options := description(t)
	if _, err := Open(options, false); !errors.Is(err, rundir.ErrNoFleet) {
		t.Errorf("got %v", err)
	}
	fleet, err := Open(options, true)
	if err != nil {
		t.Fatal(err)
	}
	defer fleet.Close()
	if err := fleet.Choose([]string{"mars"}); err == nil {
		t.Error("an unknown region was chosen")
	}
	if err := fleet.Choose([]string{"south"}); err != nil || len(fleet.Regions()) != 1 {
		t.Errorf("regions %v, %v", fleet.Regions(), err)
	}
	if err := fleet.prepare(); err == nil || !strings.Contains(err.Error(), "lab/build.sh") {
		t.Errorf("a lab that is not built gave %v", err)
	}
	if err := fleet.change(func(*rundir.State) {}); err != nil {
		t.Fatal(err)
	}
	if err := fleet.Choose([]string{"north"}); err == nil {
		t.Error("the regions of a run folder were changed")
	}
}

func TestIdentitiesAreKept(t *testing.T) {
	options := description(t)
	fleet, err := Open(options, true)
	if err != nil {
		t.Fatal(err)
	}
	defer fleet.Close()
	if err := fleet.Dir.Make(fleet.Regions()); err != nil {
		t.Fatal(err)
	}
	for i, name := range components.PortNames(fleet.Regions()) {
		fleet.state.Ports[name] = 20000 + i
	}
	if err := fleet.identities(); err != nil {
		t.Fatal(err)
	}
	path, err := fleet.Kubeconfig("viewer", false)
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	direct, err := os.ReadFile(fleet.Dir.Kubeconfig("viewer", true))
	if err != nil || string(direct) == string(first) {
		t.Errorf("the direct kubeconfig is the same (%v)", err)
	}
	if err := fleet.identities(); err != nil {
		t.Fatal(err)
	}
	if second, _ := os.ReadFile(path); string(second) != string(first) {
		t.Error("a second start wrote another kubeconfig")
	}
	if _, err := fleet.Kubeconfig("stranger", false); err == nil {
		t.Error("a stranger has a kubeconfig")
	}
}

func TestLastLineOfALog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	if got := lastLine(path); got != "" {
		t.Error(got)
	}
	text := strings.Repeat("much\n", 5000) + "the reason\n\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := lastLine(path); got != " (its last line: the reason)" {
		t.Error(got)
	}
}

func TestStatusInWords(t *testing.T) {
	status := Status{Run: "/run", Regions: []RegionStatus{{Region: "north", Ready: true, ProxyOpen: true}}}
	status.add(Program{Region: "north", Part: "etcd", State: "running", PID: 7, Memory: 12_400_000, Port: 4711})
	if !status.Whole() {
		t.Error("a whole fleet is not called so")
	}
	status.add(Program{Region: "north", Part: "kube-apiserver", State: "killed"})
	if status.Whole() {
		t.Error("a fleet without its server is called whole")
	}
	text := status.Text()
	for _, want := range []string{"12 MB", "killed", "1 of 2 programs run", "ready"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
