// zbusvectors reads, from standard input, messages that two encoders made of the same values, and tells
// whether the reference implementation decodes both of each pair to the same. Go's nil slice and an
// empty one count as the same: a range over either does nothing.
package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/threefoldtech/zbus"
	"github.com/vmihailenco/msgpack"
)

type pair struct{ Name, Kind, Reference, Ours string }

type network struct{ Namespace string }

type mount struct {
	Source, Target, Type string
	Options              []string
}

type logs struct {
	Type string
	Data struct{ Stdout, Stderr string }
}

type stats struct{ Type, Endpoint string }

type container struct {
	Name              string
	RootFS            string
	Env               []string
	WorkingDir        string
	Network           network
	Mounts            []mount
	Entrypoint        string
	Interactive       bool
	CPU               uint
	Memory            uint64
	Logs              []logs
	Stats             []stats
	Elevated          bool
	CreatedAt         time.Time
	RootFsPropagation string
	ShutdownTimeout   time.Duration
}

// arguments names the types of a call's arguments; a string for each one that is not named.
func arguments(name string, count int) []interface{} {
	var types []interface{}
	switch {
	case strings.HasPrefix(name, "run-2"):
		types = []interface{}{new(string), new(container)}
	case strings.HasPrefix(name, "run-8"):
		types = []interface{}{new(string), new(string), new(string), new([]string), new([]string),
			new(network), new([]mount), new(string)}
	case name == "exec":
		types = []interface{}{new(string), new(string), new(time.Duration)}
	}
	for len(types) < count {
		types = append(types, new(string))
	}
	return types
}

func result(name string) interface{} {
	switch name {
	case "inspect-ok":
		return new(container)
	case "list-ok", "list-empty", "list-nil":
		return new([]string)
	case "status-ok":
		return new(zbus.Status)
	}
	return new(interface{})
}

func decode(p pair, bytes []byte) interface{} {
	switch p.Kind {
	case "request":
		request, err := zbus.LoadRequest(bytes)
		check(p, err)
		values := arguments(p.Name, len(request.Inputs))
		for i, value := range values {
			check(p, request.Unmarshal(i, value))
		}
		return []interface{}{request.ID, request.Object, request.ReplyTo, request.Method, values}
	case "response":
		response, err := zbus.LoadResponse(bytes)
		check(p, err)
		value := result(p.Name)
		if response.Output.Data != nil {
			check(p, msgpack.Unmarshal(response.Output.Data, value))
		}
		return []interface{}{response.ID, response.Error, response.Output.Error, value}
	}
	var value interface{}
	check(p, msgpack.Unmarshal(bytes, &value))
	return value
}

func check(p pair, err error) {
	if err != nil {
		log.Fatalf("%s: %v", p.Name, err)
	}
}

// empty makes empty slices of nil ones, all the way down.
func empty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Ptr, reflect.Interface:
		if !v.IsNil() {
			empty(v.Elem())
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if v.Field(i).CanSet() {
				empty(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() && v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := 0; i < v.Len(); i++ {
			empty(v.Index(i))
		}
	}
}

func main() {
	var pairs []pair
	if err := json.NewDecoder(os.Stdin).Decode(&pairs); err != nil {
		log.Fatal(err)
	}
	for _, p := range pairs {
		reference, err := hex.DecodeString(p.Reference)
		check(p, err)
		ours, err := hex.DecodeString(p.Ours)
		check(p, err)
		theirs, mine := decode(p, reference), decode(p, ours)
		empty(reflect.ValueOf(&theirs))
		empty(reflect.ValueOf(&mine))
		if !reflect.DeepEqual(theirs, mine) {
			log.Fatalf("%s decodes to\n%+v\nand not to\n%+v", p.Name, mine, theirs)
		}
	}
	fmt.Printf("%d messages decode to the same in Go\n", len(pairs))
}
