// Reads .env files as docker compose does: a JSON list of contents comes in, a list of maps goes out.
package main

import (
	"encoding/json"
	"os"

	"github.com/compose-spec/compose-go/v2/dotenv"
)

func main() {
	var files []string
	if err := json.NewDecoder(os.Stdin).Decode(&files); err != nil {
		panic(err)
	}
	read := make([]map[string]string, 0, len(files))
	for _, file := range files {
		values, err := dotenv.UnmarshalWithLookup(file, nil)
		if err != nil {
			values = map[string]string{"": err.Error()}
		}
		read = append(read, values)
	}
	if err := json.NewEncoder(os.Stdout).Encode(read); err != nil {
		panic(err)
	}
}
