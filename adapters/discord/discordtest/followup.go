package discordtest

import "net/http"

// postFollowup takes a further message of an interaction; an ephemeral one is seen by its
// person alone, and counts as no message of the channel.
func (s *Server) postFollowup(w http.ResponseWriter, r *http.Request) {
	q, err := s.read(r)
	s.mu.Lock()
	var i *Interaction
	for _, one := range s.interactions {
		if one.Token == r.PathValue("token") && r.PathValue("app") == AppID && !one.expired && one.Response != 0 {
			i = one
		}
	}
	s.mu.Unlock()
	if i == nil {
		fail(w, http.StatusNotFound, 10015, "Unknown Webhook")
		return
	}
	if _, ok := decode(w, q, err); !ok {
		return
	}
	s.mu.Lock()
	id := s.id()
	s.mu.Unlock()
	reply(w, http.StatusOK, object{"id": id, "channel_id": i.channel})
}
