// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"portolan/lab/internal/lab"
	"portolan/lab/internal/rundir"
	"portolan/lab/internal/say"
	"portolan/lab/internal/users"
)

func runUp(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	regions := flags.String("regions", "", "start only these `regions`, with commas between; the run folder keeps the choice")
	if err := noWords(flags, arguments); err != nil {
		return err
	}
	fleet, err := lab.Open(*options, true)
	if err != nil {
		return err
	}
	defer fleet.Close()
	if *regions != "" {
		if err := fleet.Choose(strings.Split(*regions, ",")); err != nil {
			return err
		}
	}
	if err := fleet.Up(ctx); err != nil {
		return err
	}
	path, err := fleet.Kubeconfig(users.Default, false)
	if err != nil {
		return err
	}
	say.Step("kubeconfig of %s: %s", users.Default, path)
	return nil
}

func runDown(_ context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	purge := flags.Bool("purge", false, "remove the run folder too")
	if err := noWords(flags, arguments); err != nil {
		return err
	}
	fleet, err := lab.Open(*options, false)
	if errors.Is(err, rundir.ErrNoFleet) {
		say.Step("there is no fleet in %s", options.Run)
		return nil
	}
	if err != nil {
		return err
	}
	defer fleet.Close()
	return fleet.Down(*purge)
}

func runStatus(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	output := flags.String("output", "text", "`form` of the answer: text or json")
	if err := noWords(flags, arguments); err != nil {
		return err
	}
	fleet, err := lab.Peek(*options)
	if err != nil {
		return err
	}
	status := fleet.Status(ctx)
	switch *output {
	case "text":
		fmt.Print(status.Text())
	case "json":
		encoder := json.NewEncoder(os.Stdout)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(status); err != nil {
			return err
		}
	default:
		return usagef("--output takes text or json, not %q.", *output)
	}
	if !status.Whole() {
		return errNo
	}
	return nil
}

func runKubeconfig(_ context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	user := flags.String("as", users.Default, "the `user` to be")
	direct := flags.Bool("direct", false, "go to the servers themselves, past the TCP proxy")
	if err := noWords(flags, arguments); err != nil {
		return err
	}
	fleet, err := lab.Peek(*options)
	if err != nil {
		return err
	}
	path, err := fleet.Kubeconfig(*user, *direct)
	if err != nil {
		return usageError{err}
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%s is not there; write it with: lab up", path)
	}
	fmt.Println(path)
	return nil
}

func noWords(flags *flag.FlagSet, arguments []string) error {
	words, err := parse(flags, arguments)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return usagef("%q is not understood here; see lab help.", words[0])
	}
	return nil
}
