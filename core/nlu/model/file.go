package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
)

// The layout of a model file: the magic, the length of the header in four bytes, the header
// as JSON, then deflated the weights of all rows, one byte each.
const magic = "TAPEMODEL1\n"

const (
	mostHeader = 1 << 16
	mostLabels = 256
)

// header is what is said of a model.
type header struct {
	Version     string    `json:"version"`
	Labels      []string  `json:"labels"`
	Bits        int       `json:"bits"`
	Examples    int       `json:"examples"`
	Digest      string    `json:"digest"`
	Temperature float64   `json:"temperature"`
	Bias        []float32 `json:"bias"`
	Scale       []float32 `json:"scale"`
}

// Write stores a model.
func (m *Model) Write(w io.Writer) error {
	head, err := json.Marshal(header{m.Version, m.Labels, bits, m.Examples, m.Digest, m.Temperature, m.bias, m.scale})
	if err != nil {
		return fmt.Errorf("write a model: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(magic)
	_ = binary.Write(&b, binary.LittleEndian, uint32(len(head)))
	b.Write(head)
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return fmt.Errorf("write a model: %w", err)
	}
	if _, err = z.Write(m.weights.raw()); err == nil {
		err = z.Close()
	}
	if err == nil {
		_, err = b.WriteTo(w)
	}
	if err != nil {
		return fmt.Errorf("write a model: %w", err)
	}
	return nil
}

var errFile = errors.New("this is no model")

// Read loads a model that Write stored.
func Read(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, errFile
	}
	size := binary.LittleEndian.Uint32(rest)
	if size > mostHeader || int(size) > len(rest)-4 {
		return nil, errFile
	}
	var h header
	if err := json.Unmarshal(rest[4:4+size], &h); err != nil {
		return nil, fmt.Errorf("%w: %w", errFile, err)
	}
	n := len(h.Labels)
	if h.Bits != bits || n < 2 || n > mostLabels || len(h.Bias) != n || len(h.Scale) != n || !(h.Temperature > 0) || math.IsInf(h.Temperature, 0) {
		return nil, fmt.Errorf("%w of this program", errFile)
	}
	raw := make([]byte, n<<bits)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(rest[4+size:])), raw); err != nil {
		return nil, fmt.Errorf("%w: %w", errFile, err)
	}
	return &Model{
		Version: h.Version, Labels: h.Labels, Examples: h.Examples, Digest: h.Digest, Temperature: h.Temperature,
		bias: h.Bias, scale: h.Scale, weights: newTable(n, raw), pool: newPool(),
	}, nil
}
