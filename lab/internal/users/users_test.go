// SPDX-License-Identifier: GPL-3.0-or-later

package users

import (
	"strings"
	"testing"

	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/yaml"
)

func TestKubeconfigCanBeRead(t *testing.T) {
	clusters := []Cluster{
		{Context: "north", Server: "https://127.0.0.1:1", CA: []byte("ca")},
		{Context: "south", Server: "https://127.0.0.1:2", CA: []byte("ca")},
	}
	data, err := Kubeconfig(User{Name: "shop-team", Namespace: "default"}, clusters, []byte("cert"), []byte("key"))
	if err != nil {
		t.Fatal(err)
	}
	config, err := clientcmd.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if config.CurrentContext != "north" || len(config.Contexts) != 2 || config.Contexts["south"].Namespace != "default" {
		t.Errorf("contexts: %+v", config.Contexts)
	}
	if string(config.AuthInfos["shop-team"].ClientKeyData) != "key" || string(config.Clusters["south"].CertificateAuthorityData) != "ca" {
		t.Error("keys or certificates did not come through")
	}
}

func TestOnlyTheBootstrapIsAMaster(t *testing.T) {
	for _, user := range People {
		for _, group := range user.Groups {
			if strings.HasPrefix(group, "system:") {
				t.Errorf("%s is in %s", user.Name, group)
			}
		}
	}
}

func TestTheViewerSeesNoSecrets(t *testing.T) {
	files, err := RBAC()
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range strings.Split(string(files["20-people.yaml"]), "\n---\n") {
		var role struct {
			Metadata struct{ Name string }
			Rules    []struct{ APIGroups, Resources, Verbs []string }
		}
		if err := yaml.Unmarshal([]byte(document), &role); err != nil {
			t.Fatal(err)
		}
		if role.Metadata.Name != "lab:viewer" {
			continue
		}
		for _, rule := range role.Rules {
			core := false
			for _, group := range rule.APIGroups {
				core = core || group == "" || group == "*"
			}
			for _, resource := range rule.Resources {
				if core && (resource == "*" || strings.HasPrefix(resource, "secrets")) {
					t.Errorf("the viewer may read %s", resource)
				}
			}
			for _, verb := range rule.Verbs {
				if verb != "get" && verb != "list" && verb != "watch" {
					t.Errorf("the viewer may %s", verb)
				}
			}
		}
	}
}
