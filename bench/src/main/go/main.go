// zbusbench is the Go side of the measurements: a server and a client on the reference implementation,
// and the bare Redis round trip.
//
//	zbusbench serve ADDRESS MODULE WORKERS    serves calculator@1.0, until TERM
//	zbusbench calls ADDRESS MODULE            drives such a server
//	zbusbench bare ADDRESS                    RPUSH and BLPOP, there and back, without zbus
//
// The last two read tasks from standard input, "CALLERS CALLS" a line, and answer each with a line
// "NANOSECONDS P50 P99", all in nanoseconds: how long it took as a whole, and quantiles of one call.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	args := os.Args[1:]
	switch {
	case len(args) == 4 && args[0] == "serve":
		serve(args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "calls":
		client := newCaller(args[1], args[2])
		answerTasks(func(callers, calls int) timing {
			return drive(callers, calls, func(int) { client.add() })
		})
	case len(args) == 2 && args[0] == "bare":
		answerTasks(func(callers, calls int) timing { return bare(args[1], callers, calls) })
	default:
		log.Fatal("usage: zbusbench serve ADDRESS MODULE WORKERS | calls ADDRESS MODULE | bare ADDRESS")
	}
}

func answerTasks(run func(callers, calls int) timing) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var callers, calls int
		if _, err := fmt.Sscan(lines.Text(), &callers, &calls); err != nil {
			log.Fatalf("%q: %v", lines.Text(), err)
		}
		t := run(callers, calls)
		fmt.Println(t.total.Nanoseconds(), t.p50.Nanoseconds(), t.p99.Nanoseconds())
	}
}
