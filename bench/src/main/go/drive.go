package main

import (
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

// timing is what one measurement found.
type timing struct{ total, p50, p99 time.Duration }

// drive makes so many calls from so many goroutines, each of which begins its next call when its last
// one has ended. A call is told which caller makes it.
func drive(callers, calls int, call func(caller int)) timing {
	took := make([]time.Duration, calls)
	var next atomic.Int64
	var running sync.WaitGroup
	begin := time.Now()
	for caller := 0; caller < callers; caller++ {
		running.Add(1)
		go func(caller int) {
			defer running.Done()
			for i := next.Add(1) - 1; i < int64(calls); i = next.Add(1) - 1 {
				start := time.Now()
				call(caller)
				took[i] = time.Since(start)
			}
		}(caller)
	}
	running.Wait()
	total := time.Since(begin)
	sort.Slice(took, func(a, b int) bool { return took[a] < took[b] })
	return timing{total, quantile(took, 50), quantile(took, 99)}
}

func quantile(sorted []time.Duration, percent int) time.Duration {
	return sorted[(len(sorted)-1)*percent/100]
}
