// Reads what the formats tests fix, by the libraries that the tools themselves are made of.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

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

// container prints the environment of each service as its image sees it: the content of a secret where the image takes
// a file, for which the service must have the secret and the file must say where its content comes from.
func container(file string) error {
	options, err := cli.NewProjectOptions([]string{file}, cli.WithName("project"), cli.WithOsEnv)
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	seen := map[string]map[string]string{}
	for _, service := range project.Services {
		environment := map[string]string{}
		for name, value := range service.Environment {
			if value == nil {
				return fmt.Errorf("%s has no value", name)
			}
			environment[name] = *value
			for _, secret := range service.Secrets {
				if *value != "/run/secrets/"+secret.Source {
					continue
				}
				declared := project.Secrets[secret.Source]
				if declared.Environment == "" || declared.Content == "" {
					return fmt.Errorf("the secret %s is not set", secret.Source)
				}
				delete(environment, name)
				plain := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(name, "_FILE"), "_"), "FILE__")
				environment[plain] = declared.Content
			}
		}
		seen[service.Name] = environment
	}
	written, err := json.Marshal(seen)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(os.Stdout, string(written))
	return err
}
