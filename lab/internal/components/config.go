// SPDX-License-Identifier: GPL-3.0-or-later

package components

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"portolan/lab/internal/rundir"
)

//go:embed audit-policy.yaml
var auditPolicy []byte

//go:embed trouble-stages.yaml
var troubleStages []byte

// WriteConfig writes the configuration files that all regions share.
func (s Set) WriteConfig() error {
	if err := rundir.WriteFile(s.Dir.Config("audit-policy.yaml"), auditPolicy, 0o600); err != nil {
		return err
	}
	stages, err := s.kwokStages()
	if err != nil {
		return err
	}
	return rundir.WriteFile(s.Dir.Config("kwok.yaml"), stages, 0o600)
}

// kwokStages puts KWOK's own stages, which play a kubelet where all goes well,
// and the lab's stages for trouble into one file.
func (s Set) kwokStages() ([]byte, error) {
	folder := filepath.Join(s.Bin, "share", "kwok", "stages")
	var all bytes.Buffer
	for _, name := range []string{"pod/fast", "node/fast", "node/heartbeat-with-lease"} {
		paths, err := filepath.Glob(filepath.Join(folder, name, "*.yaml"))
		if err != nil {
			return nil, err
		}
		sort.Strings(paths)
		found := 0
		for _, path := range paths {
			if filepath.Base(path) == "kustomization.yaml" {
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, fmt.Errorf("a stage of KWOK cannot be read (%v); build it again with lab/build.sh kwok", err)
			}
			fmt.Fprintf(&all, "---\n%s\n", data)
			found++
		}
		if found == 0 {
			return nil, fmt.Errorf("the stages of KWOK are not in %s; build it again with lab/build.sh kwok", filepath.Join(folder, name))
		}
	}
	fmt.Fprintf(&all, "---\n%s", troubleStages)
	return all.Bytes(), nil
}

// Shared reads the manifests that came with a part's module: custom resource
// definitions and roles, in the order of their names.
func (s Set) Shared(folder string) (map[string][]byte, error) {
	paths, err := filepath.Glob(filepath.Join(s.Bin, "share", folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, path := range paths {
		if filepath.Base(path) == "kustomization.yaml" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("a manifest of %s cannot be read (%v); build it again with lab/build.sh", folder, err)
		}
		files[filepath.Base(path)] = data
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("the manifests of %s are not built; build them with lab/build.sh", folder)
	}
	return files, nil
}
