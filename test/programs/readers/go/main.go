package main

import (
	"fmt"
	"os"
)

func main() {
	read := map[string]func(string) error{"compose": compose, "container": container, "dockerfile": dockerfile}
	if len(os.Args) != 3 || read[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: readers compose|container|dockerfile FILE")
		os.Exit(2)
	}
	if err := read[os.Args[1]](os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
