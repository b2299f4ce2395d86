package web

import (
	"net/http"
	"slices"
)

// picture is the picture of a card in its full size, for whoever the card was written to.
func (a *Adapter) picture(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie(cookie)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	png := a.sessions.picture(c.Value, r.PathValue("id"))
	if len(png) == 0 {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "no-store") // a button may draw it anew
	if _, err := w.Write(png); err != nil {
		a.Log.Debug("web: send a picture", "error", err)
	}
}

// picture finds the picture of a reply in a session; nil if there is none.
func (s *sessions) picture(session, id string) []byte {
	one := s.find(session)
	if one == nil {
		return nil
	}
	all := one.all()
	i := slices.IndexFunc(all, func(e entry) bool { return e.ID == id && e.Card.Image != nil })
	if i < 0 {
		return nil
	}
	return all[i].Card.Image.PNG
}
