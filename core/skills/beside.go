package skills

import "sync"

// beside runs work side by side and waits for it. A panic in one of them is that of the caller,
// who can recover from it: alone in its goroutine it would end the process.
func beside(work ...func()) {
	var all sync.WaitGroup
	var once sync.Once
	var broke any
	for _, do := range work {
		all.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { broke = r })
				}
			}()
			do()
		})
	}
	all.Wait()
	if broke != nil {
		panic(broke)
	}
}
