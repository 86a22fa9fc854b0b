// Serves the example module, and a third object, with the reference's server.
package main

import (
	"context"
	"errors"
	"math"
	"os"
	"strings"
	"time"

	"github.com/threefoldtech/zbus"
)

type calculator struct{}

func (calculator) Add(a, b float64) float64               { return a + b }
func (calculator) AddSub(a, b float64) (float64, float64) { return a + b, a - b }
func (calculator) Pow(a, b float64) float64               { return math.Pow(a, b) }

func (calculator) Divide(a, b float64) (float64, error) {
	if b == 0 {
		return 0, errors.New("division by zero")
	}
	return a / b, nil
}

func (calculator) Avg(values []float64) float64 {
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	return sum / math.Max(1, float64(len(values)))
}

type utils struct{}

func (utils) Capitalize(text string) string        { return strings.ToUpper(text) }
func (utils) Tuple() (int, string, float64, error) { return 10, "hello world", 0.5, nil }
func (utils) Panic() int                           { panic("Aaaaah!") }
func (utils) Sleep(duration time.Duration) error   { time.Sleep(duration); return nil }
func (utils) TikTok(ctx context.Context) <-chan time.Time {
	ticks := make(chan time.Time)
	go func() {
		defer close(ticks)
		for ctx.Err() == nil {
			time.Sleep(100 * time.Millisecond)
			ticks <- time.Now()
		}
	}()
	return ticks
}

type extras struct{}

func (extras) Fail() (int, string, float64, error) { return 1, "partly", 0.5, errors.New("failed") }
func (extras) FailWithoutText() (int, error)       { return 7, errors.New("") }
func (extras) Join(between string, parts ...string) string {
	return strings.Join(parts, between)
}
func (extras) Later(at time.Time, pause time.Duration) (time.Time, time.Duration) {
	return at.Add(pause), pause
}

func main() {
	server, err := zbus.NewRedisServer("server", os.Args[1], 2)
	if err != nil {
		panic(err)
	}
	objects := map[string]interface{}{
		"calculator": calculator{}, "utils": utils{}, "extras": extras{},
	}
	for name, object := range objects {
		if err := server.Register(zbus.ObjectID{Name: name, Version: "1.0"}, object); err != nil {
			panic(err)
		}
	}
	panic(server.Run(context.Background()))
}
