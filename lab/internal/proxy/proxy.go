// SPDX-License-Identifier: GPL-3.0-or-later

// Package proxy drives the TCP proxy that stands between the kubeconfigs and the
// API servers, through its own HTTP interface.
package proxy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Client speaks to one proxy server.
type Client struct{ URL string }

// Entry is one forwarded port.
type Entry struct {
	Name     string `json:"name"`
	Listen   string `json:"listen"`
	Upstream string `json:"upstream"`
	Enabled  bool   `json:"enabled"`
}

// Ready asks whether the server answers.
func (c Client) Ready(ctx context.Context) error {
	_, err := c.List(ctx)
	return err
}

// List gives the entries by name.
func (c Client) List(ctx context.Context) (map[string]Entry, error) {
	entries := map[string]Entry{}
	return entries, c.do(ctx, http.MethodGet, "/proxies", nil, &entries)
}

// Ensure makes the entry exist with these addresses; one that is right already
// is left alone, with its connections and faults.
func (c Client) Ensure(ctx context.Context, entry Entry) error {
	entries, err := c.List(ctx)
	if err != nil {
		return err
	}
	old, exists := entries[entry.Name]
	if exists && old.Listen == entry.Listen && old.Upstream == entry.Upstream {
		return nil
	}
	if exists {
		if err := c.do(ctx, http.MethodDelete, "/proxies/"+entry.Name, nil, nil); err != nil {
			return err
		}
	}
	return c.do(ctx, http.MethodPost, "/proxies", entry, nil)
}

// SetEnabled opens or closes an entry. A closed one drops its connections and
// refuses new ones.
func (c Client) SetEnabled(ctx context.Context, name string, enabled bool) error {
	return c.do(ctx, http.MethodPost, "/proxies/"+name, map[string]bool{"enabled": enabled}, nil)
}

func (c Client) do(ctx context.Context, method, path string, body, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var reader io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return err
		}
		reader = bytes.NewReader(data)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.URL+path, reader)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the TCP proxy does not answer (%v); mend the fleet with: lab up", err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return fmt.Errorf("the TCP proxy broke off its answer (%v); try again", err)
	}
	if response.StatusCode >= 300 {
		return fmt.Errorf("the TCP proxy answers %s to %s %s: %s", response.Status, method, path, bytes.TrimSpace(data))
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(data, answer)
}
