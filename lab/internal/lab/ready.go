// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/kube"
	"portolan/lab/internal/process"
)

// readyLimit is how long one program may take to become ready. Nothing waits for
// it to pass: it only ends a wait that leads nowhere.
const readyLimit = 3 * time.Minute

// ready waits until a program says itself that it is ready. One that ends
// meanwhile ends the wait, with the last lines of its log.
func (l *Lab) ready(ctx context.Context, region, part string) error {
	probe, err := l.probe(region, part)
	if err != nil {
		return err
	}
	key := components.Key(region, part)
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	err = kube.Until(ctx, 100*time.Millisecond, func(ctx context.Context) (bool, string, error) {
		if l.Process(region, part).State() == process.Gone {
			return false, "", fmt.Errorf("%s ended by itself%s; see %s", key, lastLine(l.Dir.Log(key)), l.Dir.Log(key))
		}
		if err := probe(ctx); err != nil {
			return false, err.Error(), nil
		}
		return true, "", nil
	})
	if err != nil {
		return fmt.Errorf("%s is not ready: %w", key, err)
	}
	return nil
}

// probe gives the question that tells whether a program is ready. The
// controller manager and the scheduler have no port, so that they live is all
// that can be asked; what they do is waited for where it matters.
func (l *Lab) probe(region, part string) (func(context.Context) error, error) {
	port := l.Set.Ports[components.Key(region, part)]
	switch part {
	case components.Proxy:
		return l.Proxy().Ready, nil
	case components.Etcd:
		client, err := l.storeClient()
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) error {
			defer client.CloseIdleConnections()
			return kube.Probe(ctx, client, l.Set.Store(region)+"/readyz")
		}, nil
	case components.APIServer:
		client, err := l.Client(region)
		if err != nil {
			return nil, err
		}
		return client.Ready, nil
	case components.Kwok:
		return func(ctx context.Context) error {
			return kube.Probe(ctx, http.DefaultClient, fmt.Sprintf("http://127.0.0.1:%d/healthz", port))
		}, nil
	case components.Rollouts:
		return func(ctx context.Context) error {
			connection, err := (&net.Dialer{}).DialContext(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
			if err != nil {
				return err
			}
			return connection.Close()
		}, nil
	}
	return func(context.Context) error { return nil }, nil
}

func (l *Lab) storeClient() (*http.Client, error) {
	authority, err := os.ReadFile(l.Dir.PKI("etcd-ca.crt"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	pair, err := tls.LoadX509KeyPair(l.Dir.PKI("etcd-client.crt"), l.Dir.PKI("etcd-client.key"))
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}}}
	return &http.Client{Transport: transport}, nil
}

// lastLine gives the end of a log, to be put into an error.
func lastLine(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	if end, err := file.Seek(0, io.SeekEnd); err == nil && end > 4096 {
		file.Seek(end-4096, io.SeekStart)
	} else {
		file.Seek(0, io.SeekStart)
	}
	tail, err := io.ReadAll(io.LimitReader(file, 4096))
	if err != nil {
		return ""
	}
	lines := bytes.Split(bytes.TrimSpace(tail), []byte("\n"))
	line := bytes.TrimSpace(lines[len(lines)-1])
	if len(line) == 0 {
		return ""
	}
	if len(line) > 300 {
		line = append(line[:300:300], "…"...)
	}
	return fmt.Sprintf(" (its last line: %s)", line)
}
