// SPDX-License-Identifier: GPL-3.0-or-later

package process

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Strays finds processes that run one of the programs in the folder: those of a
// fleet whose command was killed before it could write them down.
func Strays(folder string, programs []string) []Identity {
	wanted := map[string]bool{}
	for _, program := range programs {
		wanted[program] = true
	}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	var strays []Identity
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		// The identity comes first, so that what is found is what is named.
		identity, err := Identify(pid)
		if err != nil {
			continue
		}
		at, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
		if err != nil || filepath.Clean(at) != filepath.Clean(folder) {
			continue
		}
		// A program that was built anew meanwhile is marked as deleted.
		program, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
		if err == nil && wanted[strings.TrimSuffix(program, " (deleted)")] {
			strays = append(strays, identity)
		}
	}
	return strays
}
