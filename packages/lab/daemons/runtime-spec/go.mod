module berth.invalid/lab/runtime-spec

go 1.21

// The JSON schema that the spec builder's output is checked against.
require github.com/opencontainers/runtime-spec v1.2.1
