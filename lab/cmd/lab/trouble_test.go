// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"errors"
	"flag"
	"strings"
	"testing"
)

func TestFaultWords(t *testing.T) {
	for _, good := range []string{
		"kill north", "revive north", "freeze north", "thaw north etcd",
		"break north crash-loop api", "mend north node-not-ready general-1",
	} {
		words := strings.Fields(good)
		if action, err := faultAction(words[0], words[1:]); err != nil || action == nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		"kill", "kill north south", "freeze north kwok", "thaw", "break north", "break north sulk api", "tickle north",
	} {
		words := strings.Fields(bad)
		var usage usageError
		if _, err := faultAction(words[0], words[1:]); !errors.As(err, &usage) {
			t.Errorf("%s gave %v", bad, err)
		}
	}
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	flags := flag.NewFlagSet("x", flag.ContinueOnError)
	run := flags.String("run", "", "")
	words, err := parse(flags, []string{"kill", "--run", "there", "north"})
	if err != nil || *run != "there" || strings.Join(words, " ") != "kill north" {
		t.Errorf("run %q, words %v, %v", *run, words, err)
	}
}
