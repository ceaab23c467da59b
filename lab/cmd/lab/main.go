// SPDX-License-Identifier: GPL-3.0-or-later

// Command lab runs the practice fleet: real Kubernetes control planes on loopback.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"portolan/lab/internal/lab"
)

// Exit codes, the same as the console's: the answer is no, interrupted, wrong usage.
const (
	exitNo          = 1
	exitInterrupted = 3
	exitUsage       = 64
)

// command is one sub-command.
type command struct {
	name    string
	usage   string
	summary string
	run     func(ctx context.Context, options *lab.Options, flags *flag.FlagSet, arguments []string) error
}

var commands = []command{
	{"up", "up [--regions R,R]", "start the fleet, or mend what is missing of it", runUp},
	{"down", "down [--purge]", "end every program of the fleet; --purge removes the run folder too", runDown},
	{"status", "status [--output json]", "what runs, its memory and its ports", runStatus},
	{"kubeconfig", "kubeconfig [--as USER] [--direct]", "print the path of a user's kubeconfig", runKubeconfig},
	{"load", "load --pods N [--region R]", "give every region N pods of load; 0 takes them away", runLoad},
	{"fault", "fault kill|revive REGION", "take a region's API server away, and give it back", runFault},
	{"fault", "fault freeze|thaw REGION [etcd]", "freeze its API server or its store, and let it go on", runFault},
	{"break", "break REGION KIND NAME", "KIND is crash-loop, image-pull or never-ready of a workload, or node-not-ready", runVerb("break")},
	{"mend", "mend REGION KIND NAME", "the opposite of break", runVerb("mend")},
}

// usageError is an error of the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	os.Exit(exitCode(ctx, run(ctx, os.Args[1:])))
}

func exitCode(ctx context.Context, err error) int {
	var usage usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "lab: interrupted; the same command goes on where it stopped.")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "lab: %v\n", err)
		return exitUsage
	case errors.Is(err, errNo):
		return exitNo
	}
	fmt.Fprintf(os.Stderr, "lab: %v\n", err)
	return exitNo
}

// errNo ends a command whose answer was "no" and has been given already.
var errNo = errors.New("no")

func run(ctx context.Context, arguments []string) error {
	if len(arguments) == 0 || arguments[0] == "help" || arguments[0] == "--help" || arguments[0] == "-h" {
		printUsage()
		if len(arguments) == 0 {
			return usagef("say what to do, as in: lab up.")
		}
		return nil
	}
	for _, command := range commands {
		if command.name != arguments[0] {
			continue
		}
		flags := flag.NewFlagSet("lab "+command.name, flag.ContinueOnError)
		flags.Usage = func() {
			fmt.Fprintf(os.Stderr, "lab %s\n  %s\n", command.usage, command.summary)
			flags.PrintDefaults()
		}
		options, err := commonFlags(flags)
		if err != nil {
			return err
		}
		return command.run(ctx, options, flags, arguments[1:])
	}
	return usagef("%q is no command; see lab help.", arguments[0])
}

func printUsage() {
	fmt.Fprintln(os.Stderr, "The practice fleet: six real Kubernetes control planes on loopback.")
	for _, command := range commands {
		fmt.Fprintf(os.Stderr, "  lab %-52s %s\n", command.usage, command.summary)
	}
	fmt.Fprintln(os.Stderr, "Each takes --run DIR (the run folder), --bin DIR (the built programs), --fleet DIR (the fleet's description).")
}

// commonFlags adds the flags that every command has; the environment gives their defaults.
func commonFlags(flags *flag.FlagSet) (*lab.Options, error) {
	cache, err := cacheFolder()
	if err != nil {
		return nil, err
	}
	options := &lab.Options{Kubernetes: os.Getenv("PORTOLAN_KUBERNETES")}
	fleet := os.Getenv("PORTOLAN_LAB_FLEET")
	run := os.Getenv("PORTOLAN_LAB_RUN")
	if run == "" {
		run = defaultRun(cache, fleet)
	}
	bin := os.Getenv("PORTOLAN_LAB_BIN")
	if bin == "" {
		bin = filepath.Join(cache, "bin")
	}
	flags.StringVar(&options.Run, "run", run, "run `folder`: state, logs, keys and kubeconfigs of one fleet")
	flags.StringVar(&options.Bin, "bin", bin, "`folder` of the built programs")
	flags.StringVar(&options.Fleet, "fleet", fleet, "`folder` of the fleet's description")
	return options, nil
}

func cacheFolder() (string, error) {
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("there is no home folder (%v); set XDG_CACHE_HOME or name folders with --run and --bin", err)
		}
		cache = filepath.Join(home, ".cache")
	}
	return filepath.Join(cache, "portolan", "lab"), nil
}

// defaultRun gives each work tree a fleet of its own, so that two never collide.
func defaultRun(cache, fleet string) string {
	tree := os.Getenv("PORTOLAN_LAB_TREE")
	if tree == "" {
		tree = fleet
	}
	return filepath.Join(cache, "run", fmt.Sprintf("%x", sha256.Sum256([]byte(tree)))[:12], "demo")
}

// parse reads flags that may stand before, between and after the words.
func parse(flags *flag.FlagSet, arguments []string) ([]string, error) {
	var words []string
	for {
		if err := flags.Parse(arguments); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usageError{err}
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words = append(words, flags.Arg(0))
		arguments = flags.Args()[1:]
	}
}
