// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"portolan/lab/internal/say"
)

// sayEvery is how often progress is said.
const sayEvery = 10 * time.Second

// Stages of filling a region, in their order, as they are said.
var stages = []string{"workloads given", "pods made", "pods running", "pods counted as ready"}

const (
	given = iota
	made
	running
	counted
)

// progress knows how far each region is, and says it now and then.
type progress struct {
	mutex   sync.Mutex
	regions map[string]*position
	said    time.Time
}

type position struct{ stage, number, of int }

func newProgress() *progress {
	return &progress{regions: map[string]*position{}, said: time.Now()}
}

// report notes how far a region is in a stage.
func (p *progress) report(region string, stage, number, of int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.regions[region] = &position{stage, number, of}
	if time.Since(p.said) < sayEvery {
		return
	}
	p.said = time.Now()
	say.Step("%s", p.text())
}

// text adds up the regions that are in the same stage.
func (p *progress) text() string {
	var parts []string
	for stage, name := range stages {
		regions, sum := 0, position{}
		for _, at := range p.regions {
			if at.stage == stage {
				regions++
				sum.number += at.number
				sum.of += at.of
			}
		}
		if regions > 0 {
			parts = append(parts, fmt.Sprintf("%d of %d %s in %d regions", sum.number, sum.of, name, regions))
		}
	}
	return strings.Join(parts, "; ")
}
