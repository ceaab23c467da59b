// SPDX-License-Identifier: GPL-3.0-or-later

// Package kube speaks to one region's API server: server-side apply of YAML,
// reads, patches, and waiting for conditions.
package kube

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"

	"portolan/lab/internal/say"
)

// Client is a connection to one region.
type Client struct {
	Region  string
	Dynamic dynamic.Interface
	http    *http.Client
	server  string
	mapper  *restmapper.DeferredDiscoveryRESTMapper
}

// Credentials are PEM blocks.
type Credentials struct{ CA, Certificate, Key []byte }

// New makes a client; nothing is dialled yet.
func New(region, server string, credentials Credentials) (*Client, error) {
	config := &rest.Config{
		Host:           server,
		UserAgent:      "portolan-lab",
		QPS:            -1, // the servers are the lab's own
		WarningHandler: rest.NewWarningWriter(say.Lines("the server warns: "), rest.WarningWriterOptions{Deduplicate: true}),
		TLSClientConfig: rest.TLSClientConfig{
			CAData:   credentials.CA,
			CertData: credentials.Certificate,
			KeyData:  credentials.Key,
		},
	}
	httpClient, err := rest.HTTPClientFor(config)
	if err != nil {
		return nil, fmt.Errorf("%s: the lab's own certificate is not usable (%v); start anew with: lab down --purge", region, err)
	}
	dynamicClient, err := dynamic.NewForConfigAndClient(config, httpClient)
	if err != nil {
		return nil, err
	}
	discoveryClient, err := discovery.NewDiscoveryClientForConfigAndClient(config, httpClient)
	if err != nil {
		return nil, err
	}
	return &Client{
		Region:  region,
		Dynamic: dynamicClient,
		http:    httpClient,
		server:  server,
		mapper:  restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(discoveryClient)),
	}, nil
}

// Ready asks /readyz once.
func (c *Client) Ready(ctx context.Context) error {
	return Probe(ctx, c.http, c.server+"/readyz")
}

// Probe asks a URL once; anything but 200 is an error.
func Probe(ctx context.Context, client *http.Client, url string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, response.Status)
	}
	return nil
}

// resource finds the REST resource of a kind, asking the server anew when the
// kind is not known, for its definition may just have been applied.
func (c *Client) resource(gvk schema.GroupVersionKind) (*meta.RESTMapping, error) {
	mapping, err := c.mapper.RESTMapping(gvk.GroupKind(), gvk.Version)
	if meta.IsNoMatchError(err) {
		c.mapper.Reset()
		mapping, err = c.mapper.RESTMapping(gvk.GroupKind(), gvk.Version)
	}
	return mapping, err
}

// Until asks again and again until done says true, an error that is final comes,
// or the context ends; then the last thing that done said is in the error.
func Until(ctx context.Context, every time.Duration, done func(context.Context) (bool, string, error)) error {
	last := ""
	for {
		ok, text, err := done(ctx)
		if err != nil {
			return err
		}
		if ok {
			return nil
		}
		if ctx.Err() == nil || last == "" {
			last = text
		}
		timer := time.NewTimer(every)
		select {
		case <-ctx.Done():
			timer.Stop()
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return fmt.Errorf("it took too long; last seen: %s", last)
			}
			return ctx.Err()
		case <-timer.C:
		}
	}
}
