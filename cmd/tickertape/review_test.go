package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tickertape/adapters/admin"
	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// cases is what the command line lists.
func (p *program) cases(args ...string) (all []admin.Case) {
	p.t.Helper()
	out, errs, code := p.run(nil, append([]string{"review"}, args...)...)
	if code != 0 {
		p.t.Fatalf("review %v: exit %d\n%s", args, code, errs)
	}
	for line := range strings.Lines(out) {
		var c admin.Case
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			p.t.Fatalf("%q: %v", line, err)
		}
		all = append(all, c)
	}
	return all
}

func TestCasesAreReviewedWithoutABot(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	if _, errs, code := p.run(nil, "review", "list"); code == 0 || !strings.Contains(errs, "there is no store") {
		t.Errorf("before the first start: exit %d, %s", code, errs)
	}
	if _, errs, code := p.run(strings.NewReader("price btc\n👎\nprice eth\n👍\n")); code != 0 {
		t.Fatal(errs)
	}
	all := p.cases("list")
	if len(all) != 1 || all[0].Text != "price btc" || all[0].State != "open" || all[0].Intent != "price" || len(all[0].Said) != 1 || all[0].Said[0].Verdict != "negative" {
		t.Fatalf("%+v", all)
	}
	if _, errs, code := p.run(nil, "review", "list", "--most=-3"); code != 1 || !strings.Contains(errs, "use 1 or more") {
		t.Errorf("fewer than none: exit %d, %s", code, errs)
	}
	id := all[0].ID
	if _, errs, code := p.run(nil, "review", "label", id, "--intent", "nonsense"); code != 1 || !strings.Contains(errs, "use one of price, convert") {
		t.Errorf("nonsense: exit %d, %s", code, errs)
	}
	if _, errs, code := p.run(nil, "review", "label", id, "--intent", "chart", "--assets", "bitcoin,bananacoins"); code != 1 || !strings.Contains(errs, `"bananacoins" names no asset`) {
		t.Errorf("no asset: exit %d, %s", code, errs)
	}
	if _, errs, code := p.run(nil, "review", "label", id, "--intent", "chart", "--assets", "BTC,ethereum", "--note", "drawn", "--by", "rae"); code != 0 {
		t.Fatal(errs)
	}
	if c := p.cases("show", id)[0]; c.State != "labelled" || c.Label != "chart" || strings.Join(c.Entities, " ") != "bitcoin ethereum" || c.By != "rae" || c.Note != "drawn" || c.Decided == nil {
		t.Errorf("%+v", c)
	}
	if left := p.cases("list"); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
	if _, errs, code := p.run(nil, "review", "dismiss", id); code != 0 || p.cases("show", id)[0].State != "dismissed" {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code := p.run(nil, "review", "show", "01890a5d-ac96-774b-bcce-b302099a8057"); code != 1 || !strings.Contains(errs, "there is no case") {
		t.Errorf("of nothing: exit %d, %s", code, errs)
	}
	out, _, code := p.run(nil, "feedback", "stats")
	if code != 0 || !strings.Contains(out, `"intent":"price"`) || !strings.Contains(out, `"positive":1,"negative":1`) {
		t.Errorf("stats: %s", out)
	}
}

func TestCasesAreDecidedBesideARunningBot(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	if _, errs, code := p.run(strings.NewReader("price btc\n👎\nprice eth\n👎\nprice sol\n")); code != 0 {
		t.Fatal(errs)
	}
	_, stop := p.served("providers: {simulated: {enabled: true}}")
	defer stop()
	all := p.cases("list")
	if len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	one, two := all[0].ID, all[1].ID
	if why := p.refuses("review", "label", one, "--intent", "nonsense"); !strings.Contains(why, "use one of price, convert") {
		t.Error(why)
	}
	p.does("review", "label", one, "--intent", "chart", "--assets", "bitcoin,ethereum", "--note", "drawn & done", "--by", "rae")
	if c := p.cases("show", one)[0]; c.State != "labelled" || c.Label != "chart" || strings.Join(c.Entities, " ") != "bitcoin ethereum" || c.By != "rae" || c.Note != "drawn & done" {
		t.Errorf("%+v", c)
	}
	p.does("review", "dismiss", two, "--note", "spam", "--by", "rae")
	if c := p.cases("show", two)[0]; c.State != "dismissed" || c.By != "rae" || c.Note != "spam" {
		t.Errorf("%+v", c)
	}
	if left := p.cases("list"); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
	for _, command := range [][]string{{"review", "dismiss"}, {"review", "label", "--intent", "chart"}} {
		if why := p.refuses(append(command, "01890a5d-ac96-774b-bcce-b302099a8057")...); !strings.Contains(why, "there is no case") {
			t.Errorf("%v: %s", command, why)
		}
	}
}

func TestPersonIsErasedBesideARunningBotAndWithoutOne(t *testing.T) {
	for _, runs := range []bool{true, false} {
		p := made(t)
		p.config(quietConfig)
		if _, errs, code := p.run(strings.NewReader("price btc\n👎\nprice btc\n")); code != 0 {
			t.Fatal(errs)
		}
		out, _, _ := p.run(nil, "dump", "interactions")
		var row record.InteractionRow
		if err := json.Unmarshal([]byte(strings.SplitN(out, "\n", 2)[0]), &row); err != nil {
			t.Fatal(err)
		}
		stop := func() string { return "" }
		if runs {
			_, stop = p.served("providers: {simulated: {enabled: true}}")
			if all := p.cases("list"); len(all) != 1 {
				t.Errorf("beside the bot: %+v", all)
			}
		}
		out, errs, code := p.run(nil, "privacy", "erase", string(row.UserID))
		if code != 0 || !strings.Contains(out, "erased: 2 questions") {
			t.Errorf("exit %d: %s%s", code, out, errs)
		}
		if _, errs, code := p.run(nil, "privacy", "erase", "nonsense"); code != 1 || !strings.Contains(errs, "is no id") {
			t.Errorf("nonsense: exit %d, %s", code, errs)
		}
		left, _, _ := p.run(nil, "dump", "interactions")
		said, _, _ := p.run(nil, "dump", "feedback")
		if strings.Contains(left, "btc") || strings.Contains(left, string(row.UserID)) || said != "" || len(p.cases("list")) != 0 {
			t.Errorf("left: %s%s", left, said)
		}
		stop()
	}
}

func TestReviewPageWorksWithoutAMouse(t *testing.T) {
	v := visitor{t, browser(t)}
	p := made(t)
	web := p.serveWeb()
	v.does(chromedp.EmulateViewport(1000, 900), chromedp.Navigate("http://"+web+"/"))
	v.sees("document.activeElement.id", "text")
	for _, q := range []string{"price btc", "price eth", "price sol"} {
		v.does(chromedp.SendKeys(chromedp.CSS("#text"), q+"\r"))
		v.sees(`document.querySelector(".waiting") === null && document.querySelectorAll("[aria-label='Bad answer']").length > 0`, "true")
		v.does(chromedp.Click(chromedp.CSS(`article.card:last-of-type [aria-label="Bad answer"]`)))
		v.sees(lastOne, "What went wrong?") // privately: a visitor is alone
		if q == "price btc" {
			v.picture("what-went-wrong.png")
			v.does(chromedp.Click(chromedp.CSS(`form:has(input[value^="why:slow:"]) button`)))
			v.sees(lastOne, "Thank you")
		}
	}
	await(t, "three cases", func() bool { return len(p.cases("list")) == 3 })
	where := "http://" + p.listens("admin") + "/review"
	v.does(chromedp.Navigate(where))
	v.sees(`document.querySelectorAll("article").length`, "3")
	v.sees(`document.querySelector("#left").innerText`, "3 to look at")
	v.picture("review.png")
	v.sees(`document.querySelector(".here h2").innerText`, "price btc") // a person's first vote weighs most
	press := func(keys string) {
		v.does(chromedp.KeyEvent(keys))
	}
	press("j")
	v.sees(`document.querySelector(".here h2").innerText`, "price eth")
	press("4")
	v.sees(`document.querySelector(".here input:checked").value`, "chart")
	press("e")
	v.sees(`document.activeElement.name`, "entities")
	press("ethereum, bitcoin")
	v.does(chromedp.KeyEvent("\x1b")) // Escape
	press("n")
	v.sees(`document.activeElement.name`, "note")
	press("drawn")
	press("\r")
	v.sees(`document.querySelectorAll("article").length`, "2")
	v.sees(`document.querySelector("#left").innerText`, "2 to look at")
	first := `document.querySelector(".here h2").innerText`
	v.sees(first, "price sol")
	press("k")
	v.sees(first, "price btc")
	press("j")
	v.sees(first, "price sol")
	press("d")
	v.sees(`document.querySelectorAll("article").length`, "1")
	v.does(chromedp.EmulateViewport(360, 740))
	v.prefersDark()
	v.sees("document.documentElement.scrollWidth <= 360", "true")
	v.picture("review-phone.png")
	left := p.cases("list")
	if len(left) != 1 || left[0].Text != "price btc" || left[0].Cause != "slow" || !left[0].Told {
		t.Errorf("left: %+v", left)
	}
	press("\r")
	v.sees(`document.querySelector(".done").innerText`, "Nothing waits")
	rows, _, _ := p.run(nil, "dump", "interactions")
	found := false
	for line := range strings.Lines(rows) {
		var row record.InteractionRow
		if json.Unmarshal([]byte(line), &row) == nil && row.Query == "price eth" {
			c := p.cases("show", string(row.ID))[0]
			found = c.Label == "chart" && strings.Join(c.Entities, " ") == "ethereum bitcoin" && c.Note == "drawn" && c.By == "page"
			if !found {
				t.Errorf("%+v", c)
			}
		}
	}
	if !found {
		t.Error("the label did not arrive")
	}
}

func TestReviewPageIsHardToMisuse(t *testing.T) {
	p := made(t)
	p.serveWeb()
	where := "http://" + p.listens("admin") + "/review"
	get := func(method, url string, header ...string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), method, url, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if len(header) == 2 {
			r.Header.Set(header[0], header[1])
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
		return resp
	}
	resp := get(http.MethodGet, where)
	if csp := resp.Header.Get("Content-Security-Policy"); resp.StatusCode != http.StatusOK || !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("%s, %q", resp.Status, csp)
	}
	if resp := get(http.MethodPost, where+"/1/dismiss", "Sec-Fetch-Site", "cross-site"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %s", resp.Status)
	}
	if resp := get(http.MethodGet, strings.Replace(where, "/review", "/cases?most=1", 1)); resp.StatusCode != http.StatusNotFound {
		t.Errorf("the socket's paths are served by TCP: %s", resp.Status)
	}
}

// The way of words: asked, judged, agreed to, and then learned from without who wrote them.
func TestExamplesComeFromPeopleWhoAgreed(t *testing.T) {
	var s settings
	s.Storage.Defaults()
	s.Feedback.Defaults()
	s.Privacy.Defaults()
	s.Storage.Path = filepath.Join(t.TempDir(), "t.db")
	store, err := bolt.Open(s.Storage)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- store.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ran; err != nil {
			t.Error(err)
		}
		_ = store.Close()
	})
	mind := &forgetful{}
	said := newCompanions(s, store, newMetrics(), mind)
	at := chat.Address{Platform: chat.Telegram, Channel: "1"}
	n := 0
	take := func(who string, body chat.Body) record.Entry {
		t.Helper()
		n++
		if _, err := store.Accept(ctx, chat.Event{Platform: chat.Telegram, ID: strings.Repeat("x", n), Body: body}); err != nil {
			t.Fatal(err)
		}
		e, err := store.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	asks := func(who, text string, q ask.Query) (id record.ID, heard []string) {
		t.Helper()
		m := chat.Message{Ref: chat.Ref{Address: at, ID: "m"}, Author: chat.Author{ID: who}, Text: text, At: time.Now()}
		e := take(who, m)
		q.Text, q.Model, q.Language = text, "seed-1", "en"
		i := record.Interaction{ID: e.ID, Message: m, Query: q, Card: chat.Card{Text: "x", Source: "Test"}, At: time.Now()}
		if err := said.Beside(ctx, i); err != nil {
			t.Fatal(err)
		}
		if err := store.Answered(ctx, i, chat.Post{Key: string(e.ID), To: at}); err != nil {
			t.Fatal(err)
		}
		if err := said.Stored(ctx, i, func(c chat.Card) error { heard = append(heard, c.Text); return nil }); err != nil {
			t.Fatal(err)
		}
		return e.ID, heard
	}
	presses := func(who, value string) {
		t.Helper()
		e := take(who, chat.Press{On: chat.Ref{Address: at, ID: "r"}, Author: chat.Author{ID: who}, Value: value})
		if err := said.React(ctx, e); err != nil {
			t.Fatal(err)
		}
		if err := store.Drop(ctx, e.ID); err != nil {
			t.Fatal(err)
		}
	}
	sure := ask.Query{Intent: ask.Price, Confidence: 0.9, By: ask.ByModel}
	up := func(id record.ID) string { return feedback.Buttons(id)[0].Value }
	first, _ := asks("ana", "my name is Ana Lopez, price of btc", sure)
	presses("ana", up(first))
	second, _ := asks("ana", "how is gold", sure)
	_, _ = asks("ana", "no, I meant the chart", ask.Query{Intent: ask.Chart, Confidence: 0.8, By: ask.ByContext, Corrects: true})
	other, _ := asks("bo", "price of eth", sure)
	presses("bo", up(other))
	learned := func() (all []string) {
		t.Helper()
		err := harvest(s, store).Examples(ctx, func(e record.Example) error {
			all = append(all, string(e.Intent)+": "+e.Text)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if all := learned(); len(all) != 0 {
		t.Errorf("learned from people who did not agree: %q", all)
	}
	presses("ana", "consent:yes")
	if all := strings.Join(learned(), "\n"); all != "price: my name is [name], price of btc\nchart: how is gold" {
		t.Errorf("learned %q", all)
	}
	if item, err := (feedback.Review{Cases: store}).Show(ctx, second); err != nil || item.Cause != record.Corrected {
		t.Errorf("%+v, %v", item.Case, err)
	}
	s.Privacy.TrainingConsent = privacy.OptOut
	presses("bo", "consent:no")
	if all := learned(); len(all) != 2 {
		t.Errorf("opt-out: %q", all)
	}
	presses("ana", "privacy:erase")
	if !slices.Equal(mind.people, []string{"ana"}) {
		t.Errorf("forgotten are %q", mind.people)
	}
	if all := learned(); len(all) != 0 {
		t.Errorf("of an erased person: %q", all)
	}
}

// forgetful notes who of ana and bo it was told to forget.
type forgetful struct{ people []string }

func (f *forgetful) Forget(is func(chat.Platform, string) bool) {
	for _, who := range []string{"ana", "bo"} {
		if is(chat.Telegram, who) && !slices.Contains(f.people, who) {
			f.people = append(f.people, who)
		}
	}
}
