// SPDX-License-Identifier: GPL-3.0-or-later

package kube

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// Protobuf reads a path in the server's binary form.
func (c *Client) Protobuf(ctx context.Context, path string) ([]byte, error) {
	return c.get(ctx, path, "application/vnd.kubernetes.protobuf")
}

func (c *Client) get(ctx context.Context, path, accept string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.server+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", accept)
	request.Header.Set("User-Agent", "portolan-lab")
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answers %s to %s", response.Status, path)
	}
	return data, nil
}

// table is what the server would print for people: small, whatever the objects weigh.
type table struct {
	Rows []struct {
		Cells []any `json:"cells"`
	} `json:"rows"`
}

func (c *Client) table(ctx context.Context, path string) (table, error) {
	var answer table
	data, err := c.get(ctx, path+"&includeObject=None&resourceVersion=0", "application/json;as=Table;v=v1;g=meta.k8s.io")
	if err != nil {
		return answer, err
	}
	return answer, json.Unmarshal(data, &answer)
}

// Count tells how many objects there are at a path that ends in a query.
func (c *Client) Count(ctx context.Context, path string) (int, error) {
	answer, err := c.table(ctx, path)
	return len(answer.Rows), err
}

// Total tells how many objects a path without a query lists, by asking for one
// of them and for how many remain.
func (c *Client) Total(ctx context.Context, path string) (int, error) {
	data, err := c.get(ctx, path+"?limit=1", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
	if err != nil {
		return 0, err
	}
	var list struct {
		Metadata struct {
			RemainingItemCount int `json:"remainingItemCount"`
		} `json:"metadata"`
		Items []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return 0, err
	}
	return len(list.Items) + list.Metadata.RemainingItemCount, nil
}

// ReadyReplicas adds up the column READY of Deployments or StatefulSets.
func (c *Client) ReadyReplicas(ctx context.Context, path string) (int, error) {
	answer, err := c.table(ctx, path)
	if err != nil {
		return 0, err
	}
	sum := 0
	for _, row := range answer.Rows {
		n, err := readyOf(row.Cells)
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, nil
}

// readyOf takes the 3 of "3/5", the second cell of a row.
func readyOf(cells []any) (int, error) {
	if len(cells) < 2 {
		return 0, fmt.Errorf("the server's table has %d columns", len(cells))
	}
	text, _ := cells[1].(string)
	ready, _, found := strings.Cut(text, "/")
	n, err := strconv.Atoi(ready)
	if !found || err != nil {
		return 0, fmt.Errorf("the server's table says %q where ready pods are counted", text)
	}
	return n, nil
}
