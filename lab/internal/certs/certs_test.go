// SPDX-License-Identifier: GPL-3.0-or-later

package certs

import (
	"crypto/x509"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAuthorityAndItsCertificates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ca")
	authority, err := LoadOrCreate(path, "lab")
	if err != nil {
		t.Fatal(err)
	}
	again, err := LoadOrCreate(path, "lab")
	if err != nil || !again.Certificate.Equal(authority.Certificate) {
		t.Fatalf("the authority was made anew (%v)", err)
	}
	if info, err := os.Stat(path + ".key"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key's mode: %v, %v", info.Mode(), err)
	}

	roots := x509.NewCertPool()
	roots.AddCert(authority.Certificate)
	server, _, err := authority.Issue(Request{CommonName: "server", Hosts: []string{"127.0.0.1", "localhost"}})
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := parseCertificate(server)
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost"} {
		if _, err := certificate.Verify(x509.VerifyOptions{DNSName: host, Roots: roots}); err != nil {
			t.Errorf("%s: %v", host, err)
		}
	}
	if _, err := certificate.Verify(x509.VerifyOptions{DNSName: "elsewhere", Roots: roots}); err == nil {
		t.Error("a foreign host was taken")
	}
}

func TestEnsureRenewsOnlyWhenItMust(t *testing.T) {
	folder := t.TempDir()
	authority, err := LoadOrCreate(filepath.Join(folder, "ca"), "lab")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "sre")
	request := Request{CommonName: "sre", Organizations: []string{"team"}, Client: true}
	first, _, err := authority.Ensure(path, request)
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := authority.Ensure(path, request)
	if err != nil || string(first) != string(second) {
		t.Errorf("a good certificate was renewed (%v)", err)
	}
	other, err := LoadOrCreate(filepath.Join(folder, "other"), "lab")
	if err != nil {
		t.Fatal(err)
	}
	third, _, err := other.Ensure(path, request)
	if err != nil || string(third) == string(second) {
		t.Errorf("a certificate of another authority was kept (%v)", err)
	}
	request.Valid = time.Hour
	if _, _, err := authority.Ensure(path, request); err != nil {
		t.Fatal(err)
	}
	short, _ := os.ReadFile(path + ".crt")
	fresh, _, err := authority.Ensure(path, request)
	if err != nil || string(fresh) == string(short) {
		t.Errorf("a certificate that soon ends was kept (%v)", err)
	}
}
