package train

import (
	"fmt"

	"github.com/go-analyze/charts"

	"tickertape/core/learning/eval"
)

// The picture's measures in pixels.
const (
	pictureSize = 640
	marginLeft  = 70
	marginTop   = 50
	plotSize    = 520
)

// reliability draws how right the model was against how sure it was: on the diagonal both are
// the same. A dot grows with the messages that it stands for. PNG; nil if it can't be drawn.
func reliability(m eval.Metrics) []byte {
	ink, faint, line := charts.ColorFromHex("#101828"), charts.ColorFromHex("#d0d5dd"), charts.ColorFromHex("#1570ef")
	white := charts.ColorFromHex("#ffffff")
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: pictureSize, Height: pictureSize})
	p.FilledRect(0, 0, pictureSize, pictureSize, white, white, 0)
	letters := charts.FontStyle{FontSize: 11, FontColor: ink, Font: charts.GetFont(charts.FontFamilyNotoSans)}
	for tenth := 0; tenth <= 10; tenth += 2 {
		x, y := at(float64(tenth)/10, float64(tenth)/10)
		p.LineStroke([]charts.Point{{X: marginLeft, Y: y}, {X: marginLeft + plotSize, Y: y}}, faint, 1)
		p.LineStroke([]charts.Point{{X: x, Y: marginTop}, {X: x, Y: marginTop + plotSize}}, faint, 1)
		p.Text(fmt.Sprintf("%d %%", tenth*10), 20, y+5, 0, letters)
		p.Text(fmt.Sprintf("%d %%", tenth*10), x-16, marginTop+plotSize+22, 0, letters)
	}
	p.LineStroke([]charts.Point{{X: marginLeft, Y: marginTop + plotSize}, {X: marginLeft + plotSize, Y: marginTop}}, ink, 1)
	p.Text(fmt.Sprintf("right, against how sure · %d messages · calibration error %.2f %%", m.Messages, 100*m.ECE), marginLeft, 30, 0, letters)
	var path []charts.Point
	for _, b := range m.Bins {
		if b.Messages == 0 {
			continue
		}
		x, y := at(b.Confidence, b.Right)
		path = append(path, charts.Point{X: x, Y: y})
		p.Circle(4+12*float64(b.Messages)/float64(m.Messages), x, y, line, line, 1)
	}
	if len(path) > 1 {
		p.LineStroke(path, line, 2)
	}
	png, err := p.Bytes()
	if err != nil {
		return nil
	}
	return png
}

// at is where a share of the way right and up is.
func at(x, y float64) (px, py int) {
	return marginLeft + int(x*plotSize), marginTop + int((1-y)*plotSize)
}
