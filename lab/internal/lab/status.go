// SPDX-License-Identifier: GPL-3.0-or-later

package lab

import (
	"context"
	"fmt"
	"strings"
	"time"

	"portolan/lab/internal/components"
	"portolan/lab/internal/process"
)

// Program is one line of `lab status`.
type Program struct {
	Region string `json:"region,omitempty"`
	Part   string `json:"part"`
	State  string `json:"state"` // running, frozen, killed, gone
	PID    int    `json:"pid,omitempty"`
	Memory int64  `json:"memoryBytes"` // proportional set size
	Port   int    `json:"port,omitempty"`
	Log    string `json:"log"`
}

// RegionStatus is what a region is like as a whole.
type RegionStatus struct {
	Region    string `json:"region"`
	Ready     bool   `json:"ready"` // its API server answers /readyz with ok
	Server    string `json:"server"`
	Proxy     string `json:"proxy"`
	ProxyOpen bool   `json:"proxyOpen"`
}

// Status is the answer of `lab status`.
type Status struct {
	SchemaVersion int            `json:"schemaVersion"`
	At            time.Time      `json:"at"`
	Run           string         `json:"run"`
	Running       int            `json:"running"`
	Wanted        int            `json:"wanted"`
	Memory        int64          `json:"memoryBytes"`
	Regions       []RegionStatus `json:"regions"`
	Programs      []Program      `json:"programs"`
}

// Whole tells whether every program runs and every region is ready.
func (s Status) Whole() bool {
	for _, region := range s.Regions {
		if !region.Ready || !region.ProxyOpen {
			return false
		}
	}
	return s.Running == s.Wanted
}

// Status looks at every program and asks every region.
func (l *Lab) Status(ctx context.Context) Status {
	status := Status{SchemaVersion: 1, At: time.Now().UTC().Truncate(time.Second), Run: l.Dir.Root}
	status.add(l.program("", components.Proxy))
	for _, region := range l.state.Regions {
		for _, part := range components.OfRegion {
			status.add(l.program(region, part))
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	open, err := l.Proxy().List(ctx)
	if err != nil {
		open = nil
	}
	status.Regions = make([]RegionStatus, len(l.state.Regions))
	index := map[string]int{}
	for i, region := range l.state.Regions {
		index[region] = i
	}
	_ = each(l.state.Regions, func(region string) error {
		entry := RegionStatus{
			Region: region, Server: l.Set.Server(region), Proxy: l.Set.ProxiedServer(region), ProxyOpen: open[region].Enabled,
		}
		if client, err := l.Client(region); err == nil {
			entry.Ready = client.Ready(ctx) == nil
		}
		status.Regions[index[region]] = entry
		return nil
	})
	return status
}

func (s *Status) add(program Program) {
	s.Programs = append(s.Programs, program)
	s.Wanted++
	s.Memory += program.Memory
	if program.State == process.Running.String() {
		s.Running++
	}
}

func (l *Lab) program(region, part string) Program {
	key := components.Key(region, part)
	identity := l.Process(region, part)
	state := identity.State()
	program := Program{Region: region, Part: part, State: state.String(), Port: l.Set.Ports[key], Log: l.Dir.Log(key)}
	if state == process.Gone {
		if part == components.APIServer && l.Killed(region) {
			program.State = "killed"
		}
		return program
	}
	program.PID = identity.PID
	program.Memory = identity.Memory()
	return program
}

// Text draws the status for people.
func (s Status) Text() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%-16s %-24s %-8s %8s %8s %6s\n", "REGION", "PROGRAM", "STATE", "PID", "MEMORY", "PORT")
	for _, program := range s.Programs {
		fmt.Fprintf(&text, "%-16s %-24s %-8s %8s %8s %6s\n",
			dash(program.Region), program.Part, program.State, number(program.PID), megabytes(program.Memory), number(program.Port))
	}
	text.WriteString("\n")
	for _, region := range s.Regions {
		ready, proxy := "not ready", "shut"
		if region.Ready {
			ready = "ready"
		}
		if region.ProxyOpen {
			proxy = "open"
		}
		fmt.Fprintf(&text, "%-16s %-9s  server %s  proxy %s (%s)\n", region.Region, ready, region.Server, region.Proxy, proxy)
	}
	fmt.Fprintf(&text, "\n%d of %d programs run, %s of memory (proportional); run folder %s\n",
		s.Running, s.Wanted, megabytes(s.Memory), s.Run)
	return text.String()
}

func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func number(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

func megabytes(bytes int64) string {
	if bytes == 0 {
		return "-"
	}
	return fmt.Sprintf("%d MB", (bytes+500_000)/1_000_000)
}
