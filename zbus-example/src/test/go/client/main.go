// Calls the example module with the reference's client, in the way its generated stubs do, and
// prints what it got, one line for each call.
package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/threefoldtech/zbus"
)

const module = "server"

var (
	calculator = zbus.ObjectID{Name: "calculator", Version: "1.0"}
	utils      = zbus.ObjectID{Name: "utils", Version: "1.0"}
	extras     = zbus.ObjectID{Name: "extras", Version: "1.0"}
)

type caller struct {
	ctx    context.Context
	client zbus.Client
}

type arguments []interface{}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	client, err := zbus.NewRedisClient(os.Args[1])
	if err != nil {
		panic(err)
	}
	c := caller{ctx, client}
	c.calculate()
	c.useUtils()
	c.useExtras()
	c.misuse()
	c.status()
	c.listen()
}

// call decodes the values whether there is an error or not: a generated stub does too.
func (c caller) call(object zbus.ObjectID, method string, args arguments, values ...interface{}) error {
	response, err := c.client.RequestContext(c.ctx, module, object, method, args...)
	if err != nil {
		panic(err)
	}
	if response == nil {
		return fmt.Errorf("no response, with which a generated stub crashes")
	}
	response.PanicOnError()
	callError := response.CallError()
	loader := zbus.Loader(values)
	if err := response.Unmarshal(&loader); err != nil {
		panic(fmt.Sprintf("%s: %v", method, err))
	}
	return callError
}

func (c caller) calculate() {
	var a, b float64
	err := c.call(calculator, "Add", arguments{3.0, 4.0}, &a)
	fmt.Println("Add:", a, err)
	err = c.call(calculator, "Add", arguments{3, 4}, &a)
	fmt.Println("Add whole numbers:", a, err)
	err = c.call(calculator, "AddSub", arguments{3.0, 4.0}, &a, &b)
	fmt.Println("AddSub:", a, b, err)
	err = c.call(calculator, "Divide", arguments{5.0, 2.0}, &a)
	fmt.Println("Divide:", a, err)
	err = c.call(calculator, "Divide", arguments{5.0, 0.0}, &a)
	fmt.Println("Divide by zero:", a, err)
	err = c.call(calculator, "Pow", arguments{2.0, 10.0}, &a)
	fmt.Println("Pow:", a, err)
	err = c.call(calculator, "Avg", arguments{[]float64{1, 2, 6}}, &a)
	fmt.Println("Avg:", a, err)
	err = c.call(calculator, "Avg", arguments{[]float64(nil)}, &a)
	fmt.Println("Avg of nil:", a, err)
}

func (c caller) useUtils() {
	var text string
	var number int
	var fraction float64
	err := c.call(utils, "Capitalize", arguments{"straight"}, &text)
	fmt.Println("Capitalize:", text, err)
	err = c.call(utils, "Tuple", nil, &number, &text, &fraction)
	fmt.Println("Tuple:", number, text, fraction, err)
	err = c.call(utils, "Panic", nil, &number)
	fmt.Println("Panic:", number, err)
	start := time.Now()
	err = c.call(utils, "Sleep", arguments{50 * time.Millisecond})
	fmt.Println("Sleep:", time.Since(start) >= 50*time.Millisecond, err)
}

func (c caller) useExtras() {
	number, text, fraction := 1, "x", 1.0
	err := c.call(extras, "Fail", nil, &number, &text, &fraction)
	fmt.Printf("Fail: %d %q %v %v\n", number, text, fraction, err)
	err = c.call(extras, "Join", arguments{"+"}, &text)
	fmt.Printf("Join none: %q %v\n", text, err)
	err = c.call(extras, "Join", arguments{"+", "a", "b", "c"}, &text)
	fmt.Printf("Join three: %q %v\n", text, err)
	var at time.Time
	var pause time.Duration
	given := time.Date(1969, 7, 20, 20, 17, 40, 123456789, time.UTC)
	err = c.call(extras, "Later", arguments{given, 90 * time.Minute}, &at, &pause)
	fmt.Println("Later:", at.UTC().Format(time.RFC3339Nano), pause, err)
	err = c.call(extras, "Later", arguments{time.Time{}, time.Duration(0)}, &at, &pause)
	fmt.Println("Later than zero:", at.IsZero(), pause, err)
}

// misuse makes calls that make no sense.
func (c caller) misuse() {
	fmt.Println("Unknown method:", c.call(utils, "Nothing", nil))
	fmt.Println("Wrong arguments:", c.call(calculator, "Add", arguments{"three", 4.0}))
	var a float64
	err := c.call(calculator, "Add", arguments{1.0, 1.0}, &a)
	fmt.Println("Add after that:", a, err)
}

func (c caller) status() {
	status, err := c.client.Status(c.ctx, module)
	var objects []string
	for _, object := range status.Objects {
		objects = append(objects, object.String())
	}
	sort.Strings(objects)
	state := "nobody"
	for _, worker := range status.Workers {
		if worker.State == zbus.WorkerFree && !worker.StartTime.IsZero() {
			state = "free"
		}
	}
	fmt.Println("Status:", strings.Join(objects, " "), state, err)
}

func (c caller) listen() {
	events, err := c.client.Stream(c.ctx, module, utils, "TikTok")
	if err != nil {
		panic(err)
	}
	var last time.Time
	for i := 0; i < 3; i++ {
		event, ok := <-events
		if !ok {
			panic("the events ended")
		}
		var now time.Time
		if err := event.Unmarshal(&now); err != nil {
			panic(err)
		}
		if !now.After(last) || time.Since(now) > time.Minute {
			panic(fmt.Sprint("not the time: ", now, " after ", last))
		}
		last = now
	}
	fmt.Println("TikTok: three times")
}
