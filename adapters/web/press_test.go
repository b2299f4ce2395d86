package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tickertape/core/chat"
)

func TestButtonIsPressedAndLetGo(t *testing.T) {
	p := open(t, nil)
	p.ask("price btc")
	ref := p.answer("k", chat.Card{Text: "one", Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:i"}, {Label: "👎", Value: "rate:negative:i"}}})
	press := func(on, value string) (int, string) {
		resp, _ := p.do(p.client, http.MethodPost, "/press", url.Values{"on": {on}, "value": {value}})
		e, _ := p.desk.last().Body.(chat.Press)
		return resp.StatusCode, e.Value
	}
	for _, step := range []struct{ value, want string }{
		{"rate:positive:i", "rate:positive:i"}, {"rate:positive:i", "rate:withdraw:i"}, {"rate:positive:i", "rate:positive:i"}, {"rate:negative:i", "rate:negative:i"},
	} {
		if status, got := press(ref.ID, step.value); status != http.StatusAccepted || got != step.want {
			t.Errorf("press %s: status %d, told %q, want %q", step.value, status, got, step.want)
		}
	}
	if status, _ := press(ref.ID, "rate:positive:other"); status != http.StatusNotFound {
		t.Errorf("a button that is not there: status %d", status)
	}
	p.desk.refuse(errFull)
	if status, _ := press(ref.ID, "rate:negative:i"); status != http.StatusServiceUnavailable {
		t.Errorf("refused: status %d", status)
	}
	if status, _ := press(ref.ID, "rate:positive:i"); status != http.StatusServiceUnavailable {
		t.Errorf("refused: status %d", status)
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); !strings.Contains(body, `aria-pressed="true" aria-label="Bad answer"`) {
		t.Error("the refused press changed the page")
	}
}

func FuzzWithdrawal(f *testing.F) {
	for _, s := range []string{"rate:positive:i", "chart:7d", "rate:", "rate:x", "", "rate:positive:a:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		got := withdrawal(value)
		if got != value && (!strings.HasPrefix(value, "rate:") || !strings.HasPrefix(got, "rate:withdraw:")) {
			t.Errorf("letting go of %q tells %q", value, got)
		}
	})
}

func TestAskingButtonAsks(t *testing.T) {
	p := open(t, nil)
	p.ask("price meta")
	ref := p.answer("k", chat.Card{Text: "one", Buttons: []chat.Button{{Label: "Metadium", Value: chat.Asks + "price metadium"}}})
	for range 2 {
		resp, _ := p.do(p.client, http.MethodPost, "/press", url.Values{"on": {ref.ID}, "value": {chat.Asks + "price metadium"}})
		m, ok := p.desk.last().Body.(chat.Message)
		if resp.StatusCode != http.StatusAccepted || !ok || m.Text != "price metadium" || !m.Direct {
			t.Errorf("status %d, told %+v", resp.StatusCode, p.desk.last().Body)
		}
	}
	if _, body := p.do(p.client, http.MethodGet, "/", nil); strings.Count(body, "price metadium</") < 2 || strings.Contains(body, `aria-pressed="true"`) {
		t.Errorf("the page:\n%s", body)
	}
}

func TestRedrawingButtonIsToldAndItsAnswerTakesTheCardsPlace(t *testing.T) {
	p := open(t, nil)
	p.ask("chart btc 30d")
	value := chat.Redraws + "chart bitcoin 7d"
	ref := p.answer("k", chat.Card{Text: "thirty days", Buttons: []chat.Button{{Label: "7d", Value: value}}})
	p.ask("price eth")
	p.answer("k2", chat.Card{Text: "ether"})
	resp, _ := p.do(p.client, http.MethodPost, "/press", url.Values{"on": {ref.ID}, "value": {value}})
	press, ok := p.desk.last().Body.(chat.Press)
	if resp.StatusCode != http.StatusAccepted || !ok || press.Value != value || press.On != ref {
		t.Fatalf("status %d, told %+v", resp.StatusCode, p.desk.last().Body)
	}
	_, next, leave := p.stream(p.client, "/events?after="+p.place(4))
	defer leave()
	edited, err := p.Edit(t.Context(), chat.Post{To: ref.Address, Instead: ref, Card: chat.Card{Text: "seven days", Image: &chat.Image{PNG: []byte("png")}}})
	if err != nil || edited != ref {
		t.Fatalf("edited %+v, %v", edited, err)
	}
	if id, data := next(), next(); id != "id: "+p.place(5) || !strings.HasPrefix(data, `data: {"id":"ak"`) || !strings.Contains(data, "seven days") {
		t.Errorf("news %q %q", id, data)
	}
	_, body := p.do(p.client, http.MethodGet, "/", nil)
	seven, ether := strings.Index(body, "seven days"), strings.Index(body, "ether")
	if strings.Contains(body, "thirty days") || seven < 0 || seven > ether || !strings.Contains(body, `data-last="`+p.place(5)+`"`) {
		t.Errorf("the page:\n%s", body)
	}
}

func TestCardThatIsGoneIsNotChanged(t *testing.T) {
	p := open(t, nil)
	p.ask("chart btc 30d")
	ref := p.answer("k", chat.Card{Text: "one"})
	stranger, gone, question := ref, ref, ref
	stranger.Channel, gone.ID, question.ID = "nobody", "aother", p.only().all()[0].ID
	for _, on := range []chat.Ref{stranger, gone, question} {
		if _, err := p.Edit(t.Context(), chat.Post{Instead: on, Card: chat.Card{Text: "two"}}); !errors.Is(err, chat.GiveUp) {
			t.Errorf("%+v: %v", on, err)
		}
	}
}
