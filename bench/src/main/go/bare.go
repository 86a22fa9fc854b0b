package main

import (
	"net/url"
	"strconv"

	"github.com/gomodule/redigo/redis"
)

const seconds = 30

var runs int

// bare measures what Redis itself takes: a caller pushes the name of its list and waits on that list; an
// echo takes the name and pushes something on the list.
func bare(address string, callers, calls int) timing {
	// a list of its own for each run: Redis may not know yet that an echo of the last one has gone
	runs++
	questions := "bare.questions." + strconv.Itoa(runs)
	var ends []redis.Conn
	asking := make([]redis.Conn, callers)
	for i := range asking {
		asking[i] = dial(address)
		answering := dial(address)
		ends = append(ends, asking[i], answering)
		go echo(answering, questions)
	}
	t := drive(callers, calls, func(caller int) {
		answers := "bare.answers." + strconv.Itoa(caller)
		check(asking[caller].Send("RPUSH", questions, answers))
		_, err := redis.ByteSlices(asking[caller].Do("BLPOP", answers, seconds))
		check(err)
	})
	for _, end := range ends {
		_ = end.Close()
	}
	return t
}

// echo ends when its connection is closed.
func echo(connection redis.Conn, questions string) {
	for {
		question, err := redis.ByteSlices(connection.Do("BLPOP", questions, seconds))
		if err != nil {
			return
		}
		if _, err := connection.Do("RPUSH", question[1], question[1]); err != nil {
			return
		}
	}
}

func dial(address string) redis.Conn {
	at, err := url.Parse(address)
	check(err)
	connection, err := redis.Dial(at.Scheme, at.Path+at.Host)
	check(err)
	return connection
}
