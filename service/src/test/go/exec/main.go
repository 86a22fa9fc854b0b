// Runs a command in a container, in the way that the reference's generated stub calls Exec, and
// prints the error, or "done": exec BROKER NAMESPACE ID TIMEOUT COMMAND...
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/threefoldtech/zbus"
)

var object = zbus.ObjectID{Name: "container", Version: "0.0.1"}

func exec(client zbus.Client, ns, id string, timeout time.Duration, command ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	args := []interface{}{ns, id, timeout}
	for _, word := range command {
		args = append(args, word)
	}
	response, err := client.RequestContext(ctx, "container", object, "Exec", args...)
	if err != nil {
		panic(err)
	}
	if response == nil {
		return fmt.Errorf("no response, with which a generated stub crashes")
	}
	response.PanicOnError()
	failure := response.CallError()
	if err := response.Unmarshal(&zbus.Loader{}); err != nil {
		panic(err)
	}
	return failure
}

func main() {
	client, err := zbus.NewRedisClient(os.Args[1])
	if err != nil {
		panic(err)
	}
	timeout, err := time.ParseDuration(os.Args[4])
	if err != nil {
		panic(err)
	}
	if err := exec(client, os.Args[2], os.Args[3], timeout, os.Args[5:]...); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("done")
}
