// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"portolan/lab/internal/certs"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/users"
)

// identities keeps the authorities, certificates, keys and kubeconfigs of the
// run folder: made on the first start, kept afterwards.
func (l *Lab) identities() error {
	authority, err := certs.LoadOrCreate(l.Dir.PKI("ca"), "portolan-lab")
	if err != nil {
		return err
	}
	hosts := []string{"127.0.0.1", "::1", "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "10.0.0.1"}
	if _, _, err := authority.Ensure(l.Dir.PKI("server"), certs.Request{CommonName: "portolan-lab-server", Hosts: hosts}); err != nil {
		return err
	}
	if _, _, err := authority.Ensure(l.Dir.PKI("kubelet-client"), certs.Request{CommonName: "kube-apiserver-kubelet-client", Client: true}); err != nil {
		return err
	}
	if err := certs.EnsureSigningKey(l.Dir.PKI("service-accounts")); err != nil {
		return err
	}
	if err := l.otherAuthorities(); err != nil {
		return err
	}
	for _, user := range users.All() {
		if err := l.kubeconfigs(authority, user); err != nil {
			return err
		}
	}
	for part, user := range users.Controllers {
		if err := l.controllerKubeconfigs(authority, part, user); err != nil {
			return err
		}
	}
	return nil
}

// otherAuthorities keeps those of the store and of the aggregation layer, which
// must not vouch for each other or for users.
func (l *Lab) otherAuthorities() error {
	store, err := certs.LoadOrCreate(l.Dir.PKI("etcd-ca"), "portolan-lab-etcd")
	if err != nil {
		return err
	}
	// etcd's own gateway signs in to itself with the server's certificate.
	server := certs.Request{CommonName: "etcd", Hosts: []string{"127.0.0.1", "localhost"}, Client: true}
	if _, _, err := store.Ensure(l.Dir.PKI("etcd"), server); err != nil {
		return err
	}
	if _, _, err := store.Ensure(l.Dir.PKI("etcd-client"), certs.Request{CommonName: "kube-apiserver", Client: true}); err != nil {
		return err
	}
	front, err := certs.LoadOrCreate(l.Dir.PKI("front-proxy-ca"), "portolan-lab-front-proxy")
	if err != nil {
		return err
	}
	_, _, err = front.Ensure(l.Dir.PKI("front-proxy-client"), certs.Request{CommonName: "front-proxy-client", Client: true})
	return err
}

// kubeconfigs writes both files of a person: through the TCP proxy, and direct.
func (l *Lab) kubeconfigs(authority *certs.Authority, user users.User) error {
	certificate, key, err := authority.Ensure(l.Dir.PKI("user-"+user.Name),
		certs.Request{CommonName: user.Common, Organizations: user.Groups, Client: true})
	if err != nil {
		return err
	}
	for _, direct := range []bool{false, true} {
		var clusters []users.Cluster
		for _, region := range l.state.Regions {
			server := l.Set.ProxiedServer(region)
			if direct {
				server = l.Set.Server(region)
			}
			clusters = append(clusters, users.Cluster{Context: region, Server: server, CA: authority.PEM})
		}
		data, err := users.Kubeconfig(user, clusters, certificate, key)
		if err != nil {
			return err
		}
		if err := rundir.WriteFile(l.Dir.Kubeconfig(user.Name, direct), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// controllerKubeconfigs writes a controller's file in each region. Controllers go
// direct, so that a network fault of the console's is none of theirs.
func (l *Lab) controllerKubeconfigs(authority *certs.Authority, part string, user users.User) error {
	certificate, key, err := authority.Ensure(l.Dir.PKI("controller-"+part),
		certs.Request{CommonName: user.Common, Organizations: user.Groups, Client: true})
	if err != nil {
		return err
	}
	for _, region := range l.state.Regions {
		cluster := users.Cluster{Context: region, Server: l.Set.Server(region), CA: authority.PEM}
		data, err := users.Kubeconfig(user, []users.Cluster{cluster}, certificate, key)
		if err != nil {
			return err
		}
		if err := rundir.WriteFile(l.Dir.Region(region, part+".kubeconfig"), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}
