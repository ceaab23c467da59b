// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"flag"
	"slices"
	"strings"

	"portolan/lab/internal/components"
	"portolan/lab/internal/lab"
	"portolan/lab/internal/trouble"
)

const nodeNotReady = "node-not-ready"

// runFault takes a verb and its words: kill REGION, freeze REGION [etcd],
// break REGION KIND NAME, and their opposites.
func runFault(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	words, err := parse(flags, arguments)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usagef("say what is to happen, as in: lab fault kill eu-west-1.")
	}
	return fault(ctx, options, words[0], words[1:])
}

// runVerb is `lab break …` for `lab fault break …`.
func runVerb(verb string) func(context.Context, *lab.Options, *flag.FlagSet, []string) error {
	return func(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
		words, err := parse(flags, arguments)
		if err != nil {
			return err
		}
		return fault(ctx, options, verb, words)
	}
}

func fault(ctx context.Context, options *lab.Options, verb string, words []string) error {
	action, err := faultAction(verb, words)
	if err != nil {
		return err
	}
	fleet, err := lab.Open(*options, false)
	if err != nil {
		return err
	}
	defer fleet.Close()
	return action(ctx, fleet)
}

type action func(context.Context, *lab.Lab) error

// faultAction reads the words; what is wrong with them is said before anything is done.
func faultAction(verb string, words []string) (action, error) {
	switch verb {
	case "kill", "revive":
		if len(words) != 1 {
			return nil, usagef("say which region, as in: lab fault %s eu-west-1.", verb)
		}
		do := trouble.Kill
		if verb == "revive" {
			do = trouble.Revive
		}
		return func(ctx context.Context, fleet *lab.Lab) error { return do(ctx, fleet, words[0]) }, nil
	case "freeze", "thaw":
		part := components.APIServer
		if len(words) == 2 && words[1] == components.Etcd {
			part = components.Etcd
		} else if len(words) != 1 {
			return nil, usagef("say which region, and etcd for its store, as in: lab fault %s eu-west-1 etcd.", verb)
		}
		do := trouble.Freeze
		if verb == "thaw" {
			do = trouble.Thaw
		}
		return func(ctx context.Context, fleet *lab.Lab) error { return do(ctx, fleet, words[0], part) }, nil
	case "break", "mend":
		return breakAction(verb == "break", verb, words)
	}
	return nil, usagef("%q is no fault; choose one of kill, revive, freeze, thaw, break, mend.", verb)
}

func breakAction(broken bool, verb string, words []string) (action, error) {
	kinds := append(slices.Clone(trouble.Kinds), nodeNotReady)
	if len(words) != 3 || !slices.Contains(kinds, words[1]) {
		return nil, usagef("say region, kind (%s) and what, as in: lab %s eu-west-1 crash-loop voltage-soda-api.",
			strings.Join(kinds, ", "), verb)
	}
	region, kind, name := words[0], words[1], words[2]
	if kind == nodeNotReady {
		do := trouble.MendNode
		if broken {
			do = trouble.BreakNode
		}
		return func(ctx context.Context, fleet *lab.Lab) error { return do(ctx, fleet, region, name) }, nil
	}
	do := trouble.Mend
	if broken {
		do = trouble.Break
	}
	return func(ctx context.Context, fleet *lab.Lab) error { return do(ctx, fleet, region, kind, name) }, nil
}
