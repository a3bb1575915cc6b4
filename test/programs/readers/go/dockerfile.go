package main

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// step is a RUN of shell form, as the builder would start it.
type step struct {
	Script  string   `json:"script"`
	Secrets []string `json:"secrets"`
}

// dockerfile prints the steps of the last stage and the names of their secrets, and fails where BuildKit would.
func dockerfile(file string) error {
	source, err := os.Open(file)
	if err != nil {
		return err
	}
	defer source.Close()
	parsed, err := parser.Parse(bufio.NewReader(source))
	if err != nil {
		return err
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return err
	}
	steps := []step{}
	environment := map[string]string{}
	for _, command := range stages[len(stages)-1].Commands {
		switch command := command.(type) {
		case *instructions.EnvCommand:
			for _, pair := range command.Env {
				environment[pair.Key] = pair.Value
			}
		case *instructions.ArgCommand:
			for _, pair := range command.Args {
				if pair.Value != nil {
					environment[pair.Key] = *pair.Value
				}
			}
		case *instructions.RunCommand:
			if err := command.Expand(func(word string) (string, error) { return word, nil }); err != nil {
				return err
			}
			names := []string{}
			for _, mount := range instructions.GetMounts(command) {
				if mount.Type == instructions.MountTypeSecret && mount.Env != nil {
					names = append(names, *mount.Env)
				}
			}
			script := strings.Join(command.CmdLine, " ")
			if len(command.Files) > 0 {
				script = command.Files[0].Data
			}
			steps = append(steps, step{Script: script, Secrets: names})
		}
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"steps": steps, "environment": environment})
}
