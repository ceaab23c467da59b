// SPDX-License-Identifier: GPL-3.0-or-later

package proxy

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestEnsureLeavesARightEntryAlone(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Path)
		if r.Method == http.MethodGet {
			w.Write([]byte(`{"north":{"name":"north","listen":"127.0.0.1:1","upstream":"127.0.0.1:2","enabled":false}}`))
		}
	}))
	defer server.Close()
	client := Client{URL: server.URL}
	ctx := context.Background()

	if err := client.Ensure(ctx, Entry{Name: "north", Listen: "127.0.0.1:1", Upstream: "127.0.0.1:2"}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(asked, ", "); got != "GET /proxies" {
		t.Errorf("asked %s", got)
	}
	asked = nil
	if err := client.Ensure(ctx, Entry{Name: "north", Listen: "127.0.0.1:1", Upstream: "127.0.0.1:3"}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(asked, ", "); got != "GET /proxies, DELETE /proxies/north, POST /proxies" {
		t.Errorf("asked %s", got)
	}
}

func TestAnErrorSaysWhatWasAsked(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	err := Client{URL: server.URL}.SetEnabled(context.Background(), "north", true)
	if err == nil || !strings.Contains(err.Error(), "/proxies/north") {
		t.Errorf("got %v", err)
	}
}
