package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"tickertape/core/chat"
)

func TestPageForbidsWhatItDoesNotNeed(t *testing.T) {
	p := open(t, nil)
	resp, body := p.do(p.client, http.MethodGet, "/", nil)
	csp := resp.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(csp, want) {
			t.Errorf("policy %q lacks %s", csp, want)
		}
	}
	if strings.Contains(csp, "unsafe") || resp.Header.Get("X-Content-Type-Options") != "nosniff" || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("headers %v", resp.Header)
	}
	if !strings.Contains(body, "made &lt;up&gt;") {
		t.Error("the banner is not there, or is markup")
	}
	for _, m := range regexp.MustCompile(`(?:src|href|action)="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if !strings.HasPrefix(m[1], "/") && !strings.HasPrefix(m[1], "#") {
			t.Errorf("something is loaded from elsewhere: %s", m[1])
		}
	}
}

func TestCookieIsForThisServerAlone(t *testing.T) {
	p := open(t, nil)
	resp, _ := p.do(p.client, http.MethodGet, "/", nil)
	c := resp.Cookies()
	if len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode || len(c[0].Value) < 20 {
		t.Fatalf("cookies %+v", c)
	}
	if resp, _ = p.do(p.client, http.MethodGet, "/", nil); len(resp.Cookies()) != 1 || resp.Cookies()[0].Value != c[0].Value {
		t.Error("a known browser gets another cookie")
	}
	stranger := p.browser()
	u := &url.URL{Scheme: "http", Host: p.Addr()}
	stranger.Jar.SetCookies(u, []*http.Cookie{{Name: c[0].Name, Value: "MADE-UP-BY-SOMEBODY-ELSE"}})
	if resp, _ = p.do(stranger, http.MethodGet, "/", nil); len(resp.Cookies()) != 1 || resp.Cookies()[0].Value == "MADE-UP-BY-SOMEBODY-ELSE" {
		t.Error("a made-up cookie was taken for a session")
	}
}

func TestForeignPagesAreRefused(t *testing.T) {
	p := open(t, nil)
	for _, header := range [][]string{{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}} {
		if resp, _ := p.ask("price btc", header...); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%v: status %d", header, resp.StatusCode)
		}
	}
	for host, want := range map[string]int{"evil.example": 421, "10.0.0.1:80": 421, "localhost:1": 200, "127.0.0.1": 200} {
		if resp, _ := p.do(p.client, http.MethodGet, "/", nil, "Host", host); resp.StatusCode != want {
			t.Errorf("host %s: status %d, want %d", host, resp.StatusCode, want)
		}
	}
	if p.desk.last().Body != nil {
		t.Error("a foreign page's question was taken")
	}
}

func TestOtherMethodsAndPathsAreNotThere(t *testing.T) {
	p := open(t, nil)
	for path, want := range map[string]int{"/message": 405, "/press": 405, "/nothing": 404, "/assets/../entry.html": 307, "/entry.html": 404, "/assets/style.css": 200} {
		if resp, _ := p.do(p.client, http.MethodGet, path, nil); resp.StatusCode != want {
			t.Errorf("GET %s: status %d, want %d", path, resp.StatusCode, want)
		}
	}
}

func TestWhatPeopleAndProvidersWriteIsText(t *testing.T) {
	p := open(t, nil)
	evil := `<script>alert(1)</script>"><img src=x onerror=alert(1)>`
	p.ask(evil)
	p.answer("k", chat.Card{
		Title: evil, Text: evil, Notice: evil, Source: evil,
		Fields: []chat.Field{{Name: evil, Value: evil}}, Table: &chat.Table{Header: []string{evil}, Rows: [][]string{{evil}}},
		Buttons: []chat.Button{{Label: evil, Value: evil}},
	})
	_, body := p.do(p.client, http.MethodGet, "/", nil)
	if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img") || strings.Count(body, "&lt;script&gt;") < 8 {
		t.Errorf("markup came through:\n%s", body)
	}
}
