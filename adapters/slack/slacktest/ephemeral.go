package slacktest

// postEphemeral takes a message that one person sees and nobody finds again.
func (s *Server) postEphemeral(p map[string]string) (object, problem) {
	if bad := s.checkPost(p); bad != "" {
		return nil, bad
	}
	if p["user"] == "" {
		return nil, "user_not_in_channel"
	}
	return object{"message_ts": s.stamp()}, ""
}
