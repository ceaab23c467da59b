// SPDX-License-Identifier: GPL-3.0-or-later

// Package certs is the fleet's certificate authority: elliptic-curve keys and
// X.509 certificates kept as PEM files in the run folder.
package certs

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"

	"portolan/lab/internal/rundir"
)

// renewBefore is how long before its end a certificate is made anew.
const renewBefore = 7 * 24 * time.Hour

// Request says what a certificate is for.
type Request struct {
	CommonName    string
	Organizations []string // the groups of a user
	Hosts         []string // DNS names and IP addresses; a server certificate when not empty
	Client        bool
	Valid         time.Duration // one year when zero
}

// Authority signs certificates.
type Authority struct {
	Certificate *x509.Certificate
	PEM         []byte
	key         *ecdsa.PrivateKey
}

// LoadOrCreate reads the authority kept at path.crt and path.key, or makes one.
func LoadOrCreate(path, name string) (*Authority, error) {
	certificate, certificateErr := os.ReadFile(path + ".crt")
	keyPEM, keyErr := os.ReadFile(path + ".key")
	if certificateErr == nil && keyErr == nil {
		if authority, err := parseAuthority(certificate, keyPEM); err == nil &&
			time.Until(authority.Certificate.NotAfter) > renewBefore {
			return authority, nil
		}
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          serial(),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-time.Minute),
		NotAfter:              time.Now().AddDate(10, 0, 0),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	if certificate, keyPEM, err = encode(der, key); err != nil {
		return nil, err
	}
	if err := writePair(path, certificate, keyPEM); err != nil {
		return nil, err
	}
	return parseAuthority(certificate, keyPEM)
}

func parseAuthority(certificatePEM, keyPEM []byte) (*Authority, error) {
	certificate, err := parseCertificate(certificatePEM)
	if err != nil {
		return nil, err
	}
	key, err := ParseKey(keyPEM)
	if err != nil {
		return nil, err
	}
	return &Authority{Certificate: certificate, PEM: certificatePEM, key: key}, nil
}

// Issue makes a key and a certificate for it.
func (a *Authority) Issue(request Request) (certificatePEM, keyPEM []byte, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	valid := request.Valid
	if valid == 0 {
		valid = 365 * 24 * time.Hour
	}
	template := &x509.Certificate{
		SerialNumber: serial(),
		Subject:      pkix.Name{CommonName: request.CommonName, Organization: request.Organizations},
		NotBefore:    time.Now().Add(-time.Minute),
		NotAfter:     time.Now().Add(valid),
		KeyUsage:     x509.KeyUsageDigitalSignature,
	}
	if request.Client {
		template.ExtKeyUsage = append(template.ExtKeyUsage, x509.ExtKeyUsageClientAuth)
	}
	for _, host := range request.Hosts {
		if address := net.ParseIP(host); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	if len(request.Hosts) > 0 {
		template.ExtKeyUsage = append(template.ExtKeyUsage, x509.ExtKeyUsageServerAuth)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.Certificate, &key.PublicKey, a.key)
	if err != nil {
		return nil, nil, err
	}
	return encode(der, key)
}

// Ensure reads the pair kept at path.crt and path.key, and issues a new one when
// there is none, when it is of another authority, or when it soon ends.
func (a *Authority) Ensure(path string, request Request) (certificatePEM, keyPEM []byte, err error) {
	certificatePEM, certificateErr := os.ReadFile(path + ".crt")
	keyPEM, keyErr := os.ReadFile(path + ".key")
	if certificateErr == nil && keyErr == nil {
		certificate, err := parseCertificate(certificatePEM)
		if err == nil && certificate.CheckSignatureFrom(a.Certificate) == nil &&
			certificate.Subject.CommonName == request.CommonName &&
			time.Until(certificate.NotAfter) > renewBefore {
			return certificatePEM, keyPEM, nil
		}
	}
	if certificatePEM, keyPEM, err = a.Issue(request); err != nil {
		return nil, nil, err
	}
	return certificatePEM, keyPEM, writePair(path, certificatePEM, keyPEM)
}

// EnsureSigningKey keeps the key pair that signs service account tokens at
// path.key and path.pub.
func EnsureSigningKey(path string) error {
	if _, err := os.Stat(path + ".key"); err == nil {
		if _, err := os.Stat(path + ".pub"); err == nil {
			return nil
		}
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return err
	}
	if err := rundir.WriteFile(path+".key", pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}), 0o600); err != nil {
		return err
	}
	return rundir.WriteFile(path+".pub", pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public}), 0o600)
}

// ParseKey reads an elliptic-curve private key.
func ParseKey(data []byte) (*ecdsa.PrivateKey, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errors.New("this key is no PEM")
	}
	return x509.ParseECPrivateKey(block.Bytes)
}

func parseCertificate(data []byte) (*x509.Certificate, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errors.New("this certificate is no PEM")
	}
	return x509.ParseCertificate(block.Bytes)
}

func encode(der []byte, key *ecdsa.PrivateKey) (certificatePEM, keyPEM []byte, err error) {
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, nil, fmt.Errorf("the new key cannot be encoded: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}), nil
}

func writePair(path string, certificatePEM, keyPEM []byte) error {
	if err := rundir.WriteFile(path+".key", keyPEM, 0o600); err != nil {
		return err
	}
	return rundir.WriteFile(path+".crt", certificatePEM, 0o600)
}

func serial() *big.Int {
	limit := new(big.Int).Lsh(big.NewInt(1), 120)
	number, err := rand.Int(rand.Reader, limit)
	if err != nil {
		panic(err) // the system has no randomness; nothing can be signed
	}
	return number.Add(number, big.NewInt(1))
}
