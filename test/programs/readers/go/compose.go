// Reads what the formats tests fix, by the libraries that the tools themselves are made of.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

// compose prints the services of a file as `docker compose config` resolves them: `.env` beside it, then the environment.
func compose(file string) error {
	options, err := cli.NewProjectOptions(
		[]string{file},
		cli.WithName("project"),
		cli.WithOsEnv,
		cli.WithEnvFiles(),
		cli.WithDotEnv,
	)
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	services, err := json.Marshal(project.Services)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(os.Stdout, string(services))
	return err
}
