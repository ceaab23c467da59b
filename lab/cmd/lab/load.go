// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"flag"

	"portolan/lab/internal/lab"
	"portolan/lab/internal/load"
)

func runLoad(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error {
	pods := flags.Int("pods", -1, "how `many` pods in every region")
	region := flags.String("region", "", "only this `region`")
	if err := noWords(flags, arguments); err != nil {
		return err
	}
	if *pods < 0 {
		return usagef("say how many pods, as in: lab load --pods 5000.")
	}
	fleet, err := lab.Open(*options, false)
	if err != nil {
		return err
	}
	defer fleet.Close()
	regions := fleet.Regions()
	if *region != "" {
		if err := fleet.Known(*region); err != nil {
			return err
		}
		regions = []string{*region}
	}
	return load.Set(ctx, fleet, regions, *pods)
}
