// SPDX-License-Identifier: GPL-3.0-or-later

package ports

import (
	"net"
	"testing"
)

func TestChooseKeepsAndReplaces(t *testing.T) {
	table := Table{}
	never := func(string) bool { return false }
	names := []string{"a", "b", "c"}
	changed, err := Choose(table, names, never)
	if err != nil {
		t.Fatal(err)
	}
	if len(changed) != 3 || len(table) != 3 {
		t.Fatalf("first choice changed %v, table %v", changed, table)
	}
	seen := map[int]bool{}
	for name, port := range table {
		if seen[port] {
			t.Errorf("%s shares port %d", name, port)
		}
		seen[port] = true
	}

	before := Table{"a": table["a"], "b": table["b"], "c": table["c"]}
	if changed, err = Choose(table, names, never); err != nil || len(changed) != 0 {
		t.Fatalf("free ports were not kept: changed %v, %v", changed, err)
	}

	// Somebody takes b; a is taken too, but by the fleet itself.
	for _, name := range []string{"a", "b"} {
		listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: table[name]})
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close()
	}
	changed, err = Choose(table, names, func(name string) bool { return name == "a" })
	if err != nil {
		t.Fatal(err)
	}
	if len(changed) != 1 || changed[0] != "b" || table["b"] == before["b"] {
		t.Errorf("changed %v, table %v, before %v", changed, table, before)
	}
	if table["a"] != before["a"] || table["c"] != before["c"] {
		t.Errorf("ports that were well have changed: %v, before %v", table, before)
	}
}
