package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser starts headless Chromium, or skips where none is installed.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("TICKERTAPE_NEED_CHROMIUM") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed: the chat page is not tried in a browser")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox,
		chromedp.Flag("headless", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
	}
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// visitor is somebody at the chat page of the real binary.
type visitor struct {
	t   *testing.T
	ctx context.Context
}

func (v visitor) does(steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.t.Fatal(err)
	}
}

func (v visitor) sees(script, want string) {
	v.t.Helper()
	var got string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var err error
		if got, err = chromedp.Run(v.ctx, chromedp.Evaluate[string]("String("+script+")")); err == nil && strings.Contains(got, want) {
			return
		}
	}
	v.t.Fatalf("%s is %q, want %q", script, got, want)
}

// picture keeps a screenshot where somebody asked for one.
func (v visitor) picture(name string) {
	v.t.Helper()
	dir := os.Getenv("TICKERTAPE_SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), png, 0o600)
	}
	if err != nil {
		v.t.Fatal(err)
	}
}

func (v visitor) prefersDark() {
	v.t.Helper()
	_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
	if err != nil {
		v.t.Fatal(err)
	}
}

const (
	cards   = `[...document.querySelectorAll(".card")]`
	lastOne = cards + `.at(-1)?.innerText`
)

func TestChatPageAnswersAndStoresAThumbsUp(t *testing.T) {
	v := visitor{t, browser(t)}
	p := made(t)
	web := p.serveWeb()
	v.does(chromedp.EmulateViewport(1000, 760), chromedp.Navigate("http://"+web+"/"))
	v.sees("document.activeElement.id", "text") // ready to type
	v.picture("chat-empty.png")
	for _, q := range []string{"price btc eth sol", "1.5 eth in eur", "inflation"} {
		v.does(chromedp.SendKeys(chromedp.CSS("#text"), q+"\r"))
		v.sees(`document.querySelector(".waiting") === null && `+cards+`.length > 0`, "true")
	}
	v.sees(cards+".length", "3")
	v.sees(cards+"[0].innerText", "Prices")
	v.sees(lastOne, "simulated data")
	v.sees("document.activeElement.id", "text")
	v.does(chromedp.Click(chromedp.CSS(`.card:last-of-type [aria-label="Good answer"]`)))
	v.sees(`document.querySelector('.card:last-of-type [aria-label="Good answer"]').getAttribute("aria-pressed")`, "true")
	p.awaitFeedback(`"feedback_type":"positive"`, `"withdrawn":false`)
	v.picture("chat-light.png")

	v.does(chromedp.Click(chromedp.CSS(`.card:last-of-type [aria-label="Good answer"]`)))
	p.awaitFeedback(`"withdrawn":true`)

	v.does(chromedp.EmulateViewport(360, 740))
	v.prefersDark()
	v.does(chromedp.Navigate("http://" + web + "/")) // a reload shows the conversation again
	v.sees(cards+".length", "3")
	v.sees("document.documentElement.scrollWidth <= 360", "true")
	v.picture("chat-dark-phone.png")

	v.does(chromedp.SendKeys(chromedp.CSS("#text"), "<img src=x onerror=alert(1)>\r"))
	v.sees(cards+".length", "4")
	v.sees(`document.querySelectorAll("#log img").length`, "0")
	v.sees(`[...document.querySelectorAll("button, textarea, [role]")].every(e => e.innerText || e.getAttribute("aria-label") || document.querySelector("label[for=" + (e.id || "none") + "]") || e.getAttribute("role") === "alert" || e.getAttribute("role") === "status")`, "true")
}

// serveWeb starts the bot and returns the chat page's address.
func (p *program) serveWeb() string {
	p.t.Helper()
	_, stop := p.served("providers: {simulated: {enabled: true}}\nprivacy: {training_consent: opt_out}")
	p.t.Cleanup(func() { stop() })
	return p.listens("web")
}

// listens is the address of an adapter in the configuration that the bot was served with.
func (p *program) listens(adapter string) string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.dir, "bot.yaml"))
	if err != nil {
		p.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), adapter+`: {listen: "`)
	addr, _, _ := strings.Cut(rest, `"`)
	return addr
}

// awaitFeedback waits until the stored feedback holds all the parts.
func (p *program) awaitFeedback(parts ...string) {
	p.t.Helper()
	await(p.t, "feedback with "+strings.Join(parts, " "), func() bool {
		out, _, code := p.run(nil, "dump", "feedback")
		for _, part := range parts {
			if code != 0 || !strings.Contains(out, part) {
				return false
			}
		}
		return true
	})
}

func TestChatPageShowsChartsAndItsButtonsAskOn(t *testing.T) {
	v := visitor{t, browser(t)}
	p := made(t)
	web := p.serveWeb()
	v.does(chromedp.EmulateViewport(1000, 900), chromedp.Navigate("http://"+web+"/"))
	v.sees("document.activeElement.id", "text")
	v.does(chromedp.SendKeys(chromedp.CSS("#text"), "chart btc 30d\r"))
	v.sees(`document.querySelector(".card img")?.naturalWidth`, "1000")
	v.sees(`document.querySelector(".card img").alt`, "Chart: Bitcoin went from")
	v.picture("chart.png")
	v.does(chromedp.Focus(chromedp.CSS(".card a.picture")))
	v.sees("document.activeElement.className", "picture")
	v.does(chromedp.KeyEvent("\r"))
	v.sees(`document.getElementById("full").open`, "true")
	v.sees(`document.querySelector("#full img").clientWidth`, "1000")
	v.sees(`document.getElementById("full").getAttribute("aria-label")`, "Chart: Bitcoin went from")
	v.does(chromedp.KeyEvent("\u001b"))
	v.sees(`document.getElementById("full").open`, "false")
	v.sees("document.activeElement.className", "picture") // where the keyboard was before
	v.does(chromedp.Click(chromedp.CSS(`.card form:has(input[value="draw:chart bitcoin 7d"]) button`)))
	v.sees(`document.querySelector(".card form input[value='draw:chart bitcoin 30d']") != null`, "true")
	v.sees(cards+".length", "1") // the picture is another, in the same place
	v.sees(`document.querySelectorAll(".card img").length`, "1")
	v.does(chromedp.SendKeys(chromedp.CSS("#text"), "what is impermanent loss\r"))
	v.sees(lastOne, "5.7 percent")
	v.does(chromedp.EmulateViewport(360, 740))
	v.sees("document.documentElement.scrollWidth <= 360", "true")
	v.sees(`document.querySelector(".card img").clientWidth >= 294`, "true") // letters of pictures are made for that
	v.does(chromedp.Click(chromedp.CSS(".card a.picture")))
	v.sees(`document.querySelector("#full img").clientWidth`, "1000")
	v.sees(`document.getElementById("full").clientWidth <= 360 && document.querySelector("#full div").scrollWidth`, "1000")
	v.picture("chart-full-phone.png")
	v.does(chromedp.Click(chromedp.CSS("#full button")))
	v.sees(`document.getElementById("full").open`, "false")
	v.sees(`[...document.querySelectorAll(".buttons button")].every(b => b.offsetHeight < 50)`, "true") // none is broken into lines
	v.picture("chart-phone.png")
}
