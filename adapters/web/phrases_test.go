package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPageIsInTheLanguageOfTheBrowser(t *testing.T) {
	for asked, want := range map[string]string{
		"": "en", "de-AT,de;q=0.9,en;q=0.8": "de", "sv,tr;q=0.5": "tr", "sv": "en", "pt-BR": "pt", "zh-CN,zh;q=0.9": "zh", "en;q=0.1,ru": "ru", "\x00;;": "en",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Language", asked)
		if got := phrasesOf(r); got.Lang != want || got.Title != spokenIn[want].Title {
			t.Errorf("%q: %s", asked, got.Lang)
		}
	}
}

func TestPageSaysEverythingInEveryLanguage(t *testing.T) {
	titles := map[string]bool{}
	for code, p := range spokenIn {
		p.Lang = code
		var page strings.Builder
		if err := templates.ExecuteTemplate(&page, "index", pageView{Empty: true, Say: p}); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{p.Skip, p.Log, p.Examples, p.Title, p.About, p.Label, p.Ask, p.Close, p.Looking, p.Unreachable, p.Again} {
			if s == "" || !strings.Contains(strings.NewReplacer("&#39;", "'", "&#34;", `"`).Replace(page.String()), s) {
				t.Errorf("%s: %q is not on the page", code, s)
			}
		}
		if p.Full == "" || p.TooLong == "" || p.Nothing == "" || p.Gone == "" || len(p.Try) != 5 || !strings.Contains(page.String(), `<html lang="`+code+`">`) {
			t.Errorf("%s: %+v", code, p)
		}
		titles[p.Title] = true
	}
	if len(titles) != 8 {
		t.Errorf("titles in %d languages", len(titles))
	}
}
