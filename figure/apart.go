package figure

// apart moves labels of the given heights as little as makes them keep clear
// of each other, in their order, between top and bottom; it returns their
// middles. Wishes are ascending, and the heights have room.
func apart(wishes, heights []float64, top, bottom float64) []float64 {
	offset := make([]float64, len(wishes))
	var pools []pool
	for k, wish := range wishes {
		if k > 0 {
			offset[k] = offset[k-1] + (heights[k-1]+heights[k])/2
		}
		pools = pooled(pools, pool{1, wish - offset[k], 1})
	}
	if len(wishes) == 0 {
		return nil
	}
	last := len(wishes) - 1
	lowest, highest := top+heights[0]/2, bottom-heights[last]/2-offset[last]
	middles := make([]float64, 0, len(wishes))
	for _, p := range pools {
		for range p.count {
			middles = append(middles, max(lowest, min(p.mean(), highest))+offset[len(middles)])
		}
	}
	return middles
}
