package ensemble

import "math/rand/v2"

// A stream is the random numbers of one input in one draw: SplitMix64
// (Steele, Lea & Flood 2014). Where it begins follows from the seed, the draw,
// the input's id and the sample alone, so that any stream can be had without
// the others.
type stream struct{ state uint64 }

var _ rand.Source = (*stream)(nil)

// newStream mixes each part in turn into where the stream begins.
func newStream(parts ...uint64) stream {
	var s stream
	for _, part := range parts {
		s.state ^= part
		s.state = s.Uint64()
	}
	return s
}

// Uint64 is the next of the stream's numbers, uniform over all of 64 bits.
func (s *stream) Uint64() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// uniform is the next number from 0 up to but not including 1.
func (s *stream) uniform() float64 { return float64(s.Uint64()>>11) / (1 << 53) }

// hash is the 64-bit FNV-1a hash of an input's id.
func hash(id string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for k := range len(id) {
		h = (h ^ uint64(id[k])) * 0x100000001b3
	}
	return h
}
