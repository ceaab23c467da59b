// SPDX-License-Identifier: GPL-3.0-or-later

package load

import (
	"sync"
	"time"

	"portolan/lab/internal/say"
)

// sayEvery is how often progress is said.
const sayEvery = 10 * time.Second

// progress adds up what the regions report, and says it now and then.
type progress struct {
	mutex  sync.Mutex
	wanted int
	ready  map[string]int
	said   time.Time
}

func newProgress(wanted int) *progress {
	return &progress{wanted: wanted, ready: map[string]int{}, said: time.Now()}
}

func (p *progress) report(region, what string, ready int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.ready[region] = ready
	if time.Since(p.said) < sayEvery {
		return
	}
	p.said = time.Now()
	sum := 0
	for _, n := range p.ready {
		sum += n
	}
	say.Step("%d of %d pods are %s", sum, p.wanted, what)
}
