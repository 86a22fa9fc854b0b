package main

import (
	"context"
	"log"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/threefoldtech/zbus"
)

const patience = 30 * time.Second

var calculatorID = zbus.ObjectID{Name: "calculator", Version: "1.0"}

type calculator struct{}

// Add is the method that is called.
func (calculator) Add(a, b float64) float64 { return a + b }

func serve(address, module, workers string) {
	count, err := strconv.ParseUint(workers, 10, 16)
	check(err)
	server, err := zbus.NewRedisServer(module, address, uint(count))
	check(err)
	check(server.Register(calculatorID, calculator{}))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	_ = server.Run(ctx)
}

type caller struct {
	client zbus.Client
	module string
}

func newCaller(address, module string) caller {
	client, err := zbus.NewRedisClient(address)
	check(err)
	return caller{client, module}
}

// add makes one call and makes sure of its answer.
func (c caller) add() {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	response, err := c.client.RequestContext(ctx, c.module, calculatorID, "Add", 20.0, 22.0)
	check(err)
	response.PanicOnError()
	check(response.CallError())
	var sum float64
	check(response.Unmarshal(&zbus.Loader{&sum}))
	if sum != 42 {
		log.Fatalf("the answer is %v", sum)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
