// The peer of berth's benchmarks: containerd's own Go client doing what our client does.
// It reads one request a line from standard input and answers each with one line: {"ms":[…],"totalMs":…,"cpuUs":…} or {"error":…}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/containerd/containerd/api/events"
	containerd "github.com/containerd/containerd/v2/client"
	"github.com/containerd/containerd/v2/pkg/cio"
	"github.com/containerd/containerd/v2/pkg/namespaces"
	"github.com/containerd/containerd/v2/pkg/oci"
)

type request struct {
	Op       string `json:"op"`
	Calls    int    `json:"calls"`
	InFlight int    `json:"inFlight"`
	ID       string `json:"id"`
	Image    string `json:"image"`
}

type answer struct {
	// How long each took.
	Ms []float64 `json:"ms"`
	// From the begin of the first to the end of the last.
	TotalMs float64 `json:"totalMs"`
	CpuUs   int64   `json:"cpuUs"`
	Error   string  `json:"error,omitempty"`
}

// one does the measured thing; n is different in each call.
type one func(ctx context.Context, n int) error

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: bench-client ADDRESS NAMESPACE FIFO-DIRECTORY")
		os.Exit(2)
	}
	client, err := containerd.New(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer client.Close()
	ctx := namespaces.WithNamespace(context.Background(), os.Args[2])
	lines := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		answered, err := serve(ctx, client, os.Args[3], lines.Bytes())
		if err != nil {
			answered = answer{Ms: []float64{}, Error: err.Error()}
		}
		if err := out.Encode(answered); err != nil {
			os.Exit(1)
		}
	}
}

func serve(ctx context.Context, client *containerd.Client, fifoDirectory string, line []byte) (answer, error) {
	var wanted request
	if err := json.Unmarshal(line, &wanted); err != nil {
		return answer{}, err
	}
	do, err := operation(ctx, client, fifoDirectory, wanted)
	if err != nil {
		return answer{}, err
	}
	return measure(ctx, wanted, do)
}

func operation(ctx context.Context, client *containerd.Client, fifoDirectory string, wanted request) (one, error) {
	switch wanted.Op {
	case "version":
		return func(ctx context.Context, _ int) error {
			_, err := client.Version(ctx)
			return err
		}, nil
	case "container":
		return func(ctx context.Context, _ int) error {
			_, err := client.ContainerService().Get(ctx, wanted.ID)
			return err
		}, nil
	case "publish":
		return func(ctx context.Context, n int) error {
			return client.EventService().Publish(ctx, "/tasks/exit", &events.TaskExit{ContainerID: wanted.ID, ID: fmt.Sprint(n)})
		}, nil
	case "lifecycle":
		image, err := client.GetImage(ctx, wanted.Image)
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context, n int) error {
			return lifecycle(ctx, client, image, fmt.Sprintf("%s-%d", wanted.ID, n), fifoDirectory)
		}, nil
	}
	return nil, errors.New("no such operation: " + wanted.Op)
}

// lifecycle creates, starts, waits for and deletes a container that runs /bin/true.
func lifecycle(ctx context.Context, client *containerd.Client, image containerd.Image, id, fifoDirectory string) error {
	container, err := client.NewContainer(ctx, id,
		containerd.WithNewSnapshot(id, image),
		containerd.WithNewSpec(oci.WithImageConfig(image), oci.WithProcessArgs("/bin/true")))
	if err != nil {
		return err
	}
	streams := cio.NewCreator(cio.WithStreams(nil, io.Discard, io.Discard), cio.WithFIFODir(fifoDirectory))
	task, err := container.NewTask(ctx, streams)
	if err != nil {
		return err
	}
	exited, err := task.Wait(ctx)
	if err != nil {
		return err
	}
	if err := task.Start(ctx); err != nil {
		return err
	}
	status := <-exited
	if code, _, err := status.Result(); err != nil || code != 0 {
		return fmt.Errorf("exit %d: %w", code, err)
	}
	if _, err := task.Delete(ctx); err != nil {
		return err
	}
	return container.Delete(ctx, containerd.WithSnapshotCleanup)
}

// measure does it `calls` times, `inFlight` at once, and says how long each took and what processor time all took together.
func measure(ctx context.Context, wanted request, do one) (answer, error) {
	took := make([]float64, wanted.Calls)
	failures := make([]error, wanted.InFlight)
	var group sync.WaitGroup
	before := cpuUs()
	start := time.Now()
	for lane := range wanted.InFlight {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := lane; n < wanted.Calls; n += wanted.InFlight {
				began := time.Now()
				if failures[lane] = do(ctx, n); failures[lane] != nil {
					return
				}
				took[n] = milliseconds(time.Since(began))
			}
		}()
	}
	group.Wait()
	return answer{Ms: took, TotalMs: milliseconds(time.Since(start)), CpuUs: cpuUs() - before}, errors.Join(failures...)
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Nanoseconds()) / 1e6
}

func cpuUs() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return (usage.Utime.Sec+usage.Stime.Sec)*1_000_000 + int64(usage.Utime.Usec+usage.Stime.Usec)
}
