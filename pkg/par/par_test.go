package par

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestEach: every number once, on any number of processors and for any length.
func TestEach(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 2, 4, 9} {
		runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 2, 3, 100, 1000} {
			calls := make([]atomic.Int32, n)
			if err := Each(context.Background(), n, func(i int) { calls[i].Add(1) }); err != nil {
				t.Fatal(err)
			}
			for i := range calls {
				if got := calls[i].Load(); got != 1 {
					t.Fatalf("%d processors, n = %d: f(%d) was called %d times", processors, n, i, got)
				}
			}
		}
	}
}

// TestMap: results come in the order of the input, however long each takes.
func TestMap(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	got, err := Map(context.Background(), 40, func(i int) int {
		time.Sleep(time.Duration(40-i) * 10 * time.Microsecond)
		return i * i
	})
	want := make([]int, 40)
	for i := range want {
		want[i] = i * i
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := Map(context.Background(), 0, func(int) int { panic("called") }); err != nil || len(got) != 0 {
		t.Errorf("of nothing: %v, %v", got, err)
	}
}

// TestEachUsesProcessors: as many calls as there are processors run at once, and no
// more.
func TestEachUsesProcessors(t *testing.T) {
	const processors = 3
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	var running, most atomic.Int32
	var together sync.WaitGroup
	together.Add(processors)
	err := Each(context.Background(), 30, func(i int) {
		now := running.Add(1)
		for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
		}
		if i < processors {
			together.Done()
			together.Wait() // blocks for ever unless the first three run at once
		}
		running.Add(-1)
	})
	if err != nil || most.Load() != processors {
		t.Errorf("%d at once, want %d; %v", most.Load(), processors, err)
	}
}

// TestEachEndsWithItsContext: no call is begun after the end, those begun are waited
// for, and the error says why.
func TestEachEndsWithItsContext(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	why := errors.New("enough")
	for _, processors := range []int{1, 4} {
		runtime.GOMAXPROCS(processors)
		ctx, cancel := context.WithCancelCause(context.Background())
		var begun, ended atomic.Int32
		err := Each(ctx, 1000, func(i int) {
			if begun.Add(1) == 5 {
				cancel(why)
			}
			ended.Add(1)
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d processors: error %v", processors, err)
		}
		if n := begun.Load(); n < 5 || n > int32(5+processors) || n != ended.Load() {
			t.Errorf("%d processors: %d begun, %d ended", processors, n, ended.Load())
		}
		if err := Each(ctx, 3, func(int) { t.Error("called after the end") }); err == nil {
			t.Errorf("%d processors: no error after the end", processors)
		}
	}
}
