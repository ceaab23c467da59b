// SPDX-License-Identifier: GPL-3.0-or-later

package components

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portolan/lab/internal/kube"
	"portolan/lab/internal/ports"
	"portolan/lab/internal/rundir"
)

func set(t *testing.T) Set {
	t.Helper()
	root := t.TempDir()
	s := Set{Dir: rundir.Dir{Root: filepath.Join(root, "run")}, Bin: filepath.Join(root, "bin"),
		Kubernetes: filepath.Join(root, "bin"), Ports: ports.Table{}}
	for i, name := range PortNames([]string{"north", "south"}) {
		s.Ports[name] = 20000 + i
	}
	if err := s.Dir.Make([]string{"north", "south"}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryPortHasAnOwnerAndNoTwoRegionsShareOne(t *testing.T) {
	s := set(t)
	owners := map[string]bool{}
	for name := range s.Ports {
		owners[Owner(name)] = true
	}
	for _, want := range []string{"toxiproxy", "north/etcd", "north/kube-apiserver", "south/kwok", "south/argo-rollouts"} {
		if !owners[want] {
			t.Errorf("no port belongs to %s", want)
		}
	}
	for _, part := range OfRegion {
		north, south := s.Spec("north", part), s.Spec("south", part)
		if strings.Join(north.Args, " ") == strings.Join(south.Args, " ") || north.Log == south.Log {
			t.Errorf("%s is started alike in two regions", part)
		}
		for _, argument := range north.Args {
			if strings.Contains(argument, "south") {
				t.Errorf("%s of north is given %s", part, argument)
			}
		}
	}
}

func TestDigestFollowsProgramSettingsAndFiles(t *testing.T) {
	s := set(t)
	before := s.Digest("north", Kwok)
	if before != s.Digest("north", Kwok) {
		t.Fatal("the digest changes by itself")
	}
	config := s.Dir.Config("kwok.yaml")
	if err := os.WriteFile(config, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	with := s.Digest("north", Kwok)
	if with == before {
		t.Error("a new configuration was not seen")
	}
	s.Ports[Key("north", Kwok)]++
	if s.Digest("north", Kwok) == with {
		t.Error("a new port was not seen")
	}
	server := s.Digest("north", APIServer)
	if err := os.WriteFile(s.Dir.Region("north", "audit.log"), []byte("grows"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s.Digest("north", APIServer) != server {
		t.Error("the server's own log counts as a setting")
	}
}

func TestTroubleStagesBeatKwoksOwn(t *testing.T) {
	stages, err := kube.Parse(troubleStages)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, stage := range stages {
		names[stage.GetName()] = true
		spec, _ := stage.Object["spec"].(map[string]any)
		if weight, _ := spec["weight"].(float64); weight < 1 {
			t.Errorf("%s has weight %v", stage.GetName(), spec["weight"])
		}
		if !strings.HasPrefix(stage.GetName(), "lab-") {
			t.Errorf("%s may clash with a stage of KWOK's", stage.GetName())
		}
	}
	if len(names) != len(stages) || len(stages) == 0 {
		t.Errorf("%d stages with %d names", len(stages), len(names))
	}
}

func TestMissingStagesAreSaid(t *testing.T) {
	s := set(t)
	if err := s.WriteConfig(); err == nil || !strings.Contains(err.Error(), "lab/build.sh") {
		t.Errorf("got %v", err)
	}
	folder := filepath.Join(s.Bin, "share", "kwok", "stages")
	for _, name := range []string{"pod/fast/a.yaml", "pod/fast/kustomization.yaml", "node/fast/b.yaml", "node/heartbeat-with-lease/c.yaml"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("kind: "+filepath.Base(name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.WriteConfig(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.Dir.Config("kwok.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"kind: a.yaml", "kind: c.yaml", "lab-never-ready"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in the stages", want)
		}
	}
	if strings.Contains(string(data), "kustomization") {
		t.Error("the kustomization came along")
	}
}
