// Package par owns the one way in which pms uses several processors: a bounded
// number of workers over a numbered list, where worker i writes only slot i.
// Results therefore come in the order of the input for any GOMAXPROCS.
package par

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls f(i) once for every i in [0, n), on as many goroutines as there are
// processors, and returns when all calls have returned. When ctx ends, no further
// call is begun and ctx.Err() is returned. f must write only what belongs to i.
func Each(ctx context.Context, n int, f func(i int)) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			if err := ctx.Err(); err != nil {
				return err
			}
			f(i)
		}
		return ctx.Err()
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// Map is [Each] with a result for every i.
func Map[T any](ctx context.Context, n int, f func(i int) T) ([]T, error) {
	out := make([]T, n)
	err := Each(ctx, n, func(i int) { out[i] = f(i) })
	return out, err
}
