// SPDX-License-Identifier: GPL-3.0-or-later

// Package say writes progress for people to stderr, one line at a time, each
// with the time since the command began. stdout stays for answers.
package say

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

var (
	mutex sync.Mutex
	began           = time.Now()
	out   io.Writer = os.Stderr
)

// Step says what is being done or was reached.
func Step(format string, args ...any) {
	mutex.Lock()
	defer mutex.Unlock()
	fmt.Fprintf(out, "lab: %5.1fs  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
}

// Warn says what went wrong without ending the command.
func Warn(format string, args ...any) {
	mutex.Lock()
	defer mutex.Unlock()
	fmt.Fprintf(out, "lab: note: %s\n", fmt.Sprintf(format, args...))
}

// Lines gives a writer whose lines are said as notes.
func Lines(prefix string) io.Writer { return lines{prefix} }

type lines struct{ prefix string }

func (l lines) Write(data []byte) (int, error) {
	Warn("%s%s", l.prefix, bytes.TrimSpace(data))
	return len(data), nil
}
