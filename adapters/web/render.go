package web

import (
	"encoding/base64"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tickertape/core/chat"
)

var templates = template.Must(template.ParseFS(page, "page/*.html"))

// pageView is what the page is made of.
type pageView struct {
	Banner  string
	Entries []entryView
	Last    string
	Empty   bool
	Say     phrases
}

// entryView is one message for the template.
type entryView struct {
	entry
	Paragraphs []string
	Fields     []fieldView
	Buttons    []buttonView
	Picture    template.URL
	Footer     string
	Time       string
	Stamp      string
}

type fieldView struct{ Name, Value, Class string }

// buttonView is a button; Icon is the class of the picture that stands for its label.
type buttonView struct {
	Label, Name, Icon, Value string
	Pressed                  bool
}

// index is the page with the conversation so far.
func (a *Adapter) index(w http.ResponseWriter, r *http.Request) {
	s := a.session(w, r)
	keepCookie(w, s) // for a day from now
	v := pageView{Banner: a.Banner(), Say: phrasesOf(r)}
	newest := 0
	for _, e := range s.all() {
		v.Entries = append(v.Entries, view(e))
		newest = max(newest, e.Seq)
	}
	if newest > 0 {
		v.Last = s.mark + "." + strconv.Itoa(newest)
	}
	v.Empty = len(v.Entries) == 0
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := templates.ExecuteTemplate(w, "index", v); err != nil {
		a.Log.Warn("web: render the page", "error", err)
	}
}

func view(e entry) entryView {
	v := entryView{entry: e, Footer: e.Card.Footer(), Time: e.At.UTC().Format("15:04"), Stamp: e.At.UTC().Format(time.RFC3339)}
	for _, p := range strings.Split(e.Card.Text, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			v.Paragraphs = append(v.Paragraphs, p)
		}
	}
	v.Card.Title = strings.TrimSpace(e.Card.Title)
	if e.Card.Table != nil {
		t := e.Card.Table.Regular()
		v.Card.Table = &t
	}
	for _, f := range e.Card.Fields {
		if f.Blank() {
			continue
		}
		v.Fields = append(v.Fields, fieldView{f.Name, f.Value, trendClass(f.Trend)})
	}
	for _, b := range e.Card.Buttons {
		if strings.TrimSpace(b.Label) == "" || b.Value == "" {
			continue
		}
		name, icon := spoken(b.Label, e.Card.Language)
		v.Buttons = append(v.Buttons, buttonView{b.Label, name, icon, b.Value, e.Pressed[b.Value]})
	}
	if img := e.Card.Image; img != nil {
		v.Picture = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(img.PNG)) //nolint:gosec // base64 of our own picture
	}
	return v
}

func trendClass(t chat.Trend) string {
	switch t {
	case chat.Up:
		return "up"
	case chat.Down:
		return "down"
	}
	return ""
}

// judged are the names of the buttons that judge an answer, good and bad, by language.
var judged = map[string][2]string{
	"": {"Good answer", "Bad answer"}, "es": {"Buena respuesta", "Mala respuesta"}, "de": {"Gute Antwort", "Schlechte Antwort"}, "fr": {"Bonne réponse", "Mauvaise réponse"},
	"pt": {"Boa resposta", "Resposta ruim"}, "tr": {"İyi yanıt", "Kötü yanıt"}, "ru": {"Хороший ответ", "Плохой ответ"}, "zh": {"回答得好", "回答得不好"},
}

// spoken is a button's name for those who hear the page, and the picture for those who see it:
// not every machine has a font with emoji.
func spoken(label, language string) (name, icon string) {
	names, ok := judged[language]
	if !ok {
		names = judged[""]
	}
	switch label {
	case "👍":
		return names[0], "good"
	case "👎":
		return names[1], "bad"
	}
	return label, ""
}
