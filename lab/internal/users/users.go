// SPDX-License-Identifier: GPL-3.0-or-later

// Package users knows who may sign in to the practice fleet: people, the
// controllers, and the lab's own bootstrap. Everybody has a certificate; what
// they may do is RBAC in the clusters (rbac/*.yaml).
package users

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"

	"sigs.k8s.io/yaml"
)

// User is a person or a program that signs in by certificate.
type User struct {
	Name      string   // the name of the kubeconfig
	Common    string   // the certificate's common name, which is the user name in RBAC and audit
	Groups    []string // the certificate's organizations
	Namespace string   // the namespace that the kubeconfig names, where not all are open
}

// Default is the user of `lab kubeconfig` when none is named.
const Default = "sre"

// Admin is the lab's own bootstrap. As a member of system:masters it passes by
// RBAC and by priority and fairness, so nothing else may use it.
var Admin = User{Name: "admin", Common: "admin", Groups: []string{"system:masters"}}

// People are the users with a kubeconfig of their own.
var People = []User{
	{Name: "sre", Common: "sre", Groups: []string{"sre"}},
	{Name: "viewer", Common: "viewer", Groups: []string{"viewers"}},
	{Name: "on-call", Common: "on-call", Groups: []string{"on-call"}},
	{Name: "release-manager", Common: "release-manager", Groups: []string{"release-managers"}},
	{Name: "approver", Common: "approver", Groups: []string{"approvers"}},
	{Name: "shop-team", Common: "shop-team", Groups: []string{"shop-team"}, Namespace: "default"},
	{Name: "console-test", Common: "console-test", Groups: []string{"sre"}},
}

// Controllers are the programs of the control plane, by component.
var Controllers = map[string]User{
	"kube-controller-manager": {Name: "kube-controller-manager", Common: "system:kube-controller-manager"},
	"kube-scheduler":          {Name: "kube-scheduler", Common: "system:kube-scheduler"},
	"kwok":                    {Name: "kwok", Common: "lab:kwok"},
	"argo-rollouts":           {Name: "argo-rollouts", Common: "lab:argo-rollouts"},
}

// All lists people and the bootstrap.
func All() []User { return append([]User{Admin}, People...) }

// Names lists the names that `lab kubeconfig --as` knows.
func Names() []string {
	var names []string
	for _, user := range All() {
		names = append(names, user.Name)
	}
	sort.Strings(names)
	return names
}

//go:embed rbac/*.yaml
var rbac embed.FS

// RBAC gives the roles and bindings of people and controllers, file by file in
// the order of their names.
func RBAC() (map[string][]byte, error) {
	files := map[string][]byte{}
	entries, err := fs.ReadDir(rbac, "rbac")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		data, err := rbac.ReadFile(path.Join("rbac", entry.Name()))
		if err != nil {
			return nil, err
		}
		files[entry.Name()] = data
	}
	return files, nil
}

// Cluster is one entry of a kubeconfig.
type Cluster struct {
	Context string
	Server  string
	CA      []byte
}

// Kubeconfig writes a kubeconfig with a context for each cluster, its keys and
// certificates inside, so that the file can be used from anywhere.
func Kubeconfig(user User, clusters []Cluster, certificate, key []byte) ([]byte, error) {
	var clusterList, contextList []map[string]any
	for _, cluster := range clusters {
		clusterList = append(clusterList, map[string]any{
			"name": cluster.Context,
			"cluster": map[string]any{
				"server":                     cluster.Server,
				"certificate-authority-data": cluster.CA, // []byte becomes base64
			},
		})
		context := map[string]any{"cluster": cluster.Context, "user": user.Name}
		if user.Namespace != "" {
			context["namespace"] = user.Namespace
		}
		contextList = append(contextList, map[string]any{"name": cluster.Context, "context": context})
	}
	current := ""
	if len(clusters) > 0 {
		current = clusters[0].Context
	}
	data, err := yaml.Marshal(map[string]any{
		"apiVersion":      "v1",
		"kind":            "Config",
		"current-context": current,
		"clusters":        clusterList,
		"contexts":        contextList,
		"users": []map[string]any{{
			"name": user.Name,
			"user": map[string]any{"client-certificate-data": certificate, "client-key-data": key},
		}},
	})
	if err != nil {
		return nil, fmt.Errorf("the kubeconfig of %s cannot be written: %w", user.Name, err)
	}
	return data, nil
}
