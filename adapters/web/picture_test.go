package web

import (
	"net/http"
	"testing"

	"tickertape/core/chat"
)

func TestPictureIsShownInFullToItsOwnerAlone(t *testing.T) {
	p := open(t, nil)
	p.ask("chart btc")
	drawn := p.answer("k", chat.Card{Text: "one", Image: &chat.Image{PNG: []byte("\x89PNG"), Alt: "Bitcoin"}})
	plain := p.answer("l", chat.Card{Text: "two"})
	resp, body := p.do(p.client, http.MethodGet, "/picture/"+drawn.ID, nil)
	if resp.StatusCode != http.StatusOK || body != "\x89PNG" || resp.Header.Get("Content-Type") != "image/png" {
		t.Errorf("status %d, %q", resp.StatusCode, body)
	}
	stranger := p.browser()
	for name, ask := range map[string]func() (*http.Response, string){
		"a card without one": func() (*http.Response, string) { return p.do(p.client, http.MethodGet, "/picture/"+plain.ID, nil) },
		"no card":            func() (*http.Response, string) { return p.do(p.client, http.MethodGet, "/picture/none", nil) },
		"a stranger":         func() (*http.Response, string) { return p.do(stranger, http.MethodGet, "/picture/"+drawn.ID, nil) },
		"nobody": func() (*http.Response, string) {
			return p.do(&http.Client{}, http.MethodGet, "/picture/"+drawn.ID, nil)
		},
	} {
		if resp, _ := ask(); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", name, resp.StatusCode)
		}
	}
}
