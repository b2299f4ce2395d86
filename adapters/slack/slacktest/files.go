package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// File is an uploaded file.
type File struct {
	ID, Name, Title, Alt string
	Channel, Thread      string // where it was shared
	Content              []byte
	length               int
}

func (s *Server) uploadURL(p map[string]string) (object, problem) {
	length, err := strconv.Atoi(p["length"])
	if err != nil || length <= 0 || p["filename"] == "" {
		return nil, "invalid_arguments"
	}
	s.ids++
	id := fmt.Sprintf("F%08d", s.ids)
	s.uploads[id] = &File{ID: id, Name: p["filename"], Alt: p["alt_txt"], length: length}
	return object{"upload_url": s.base("http") + "/upload/" + id, "file_id": id}, ""
}

// upload takes a file's bytes.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) {
	if strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ") != BotToken {
		http.Error(w, "not_authed", http.StatusUnauthorized)
		return
	}
	part, _, err := r.FormFile("file")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	content, err := io.ReadAll(part)
	ok := err == nil
	s.with(func() {
		f := s.uploads[r.PathValue("id")]
		if ok = ok && f != nil && f.length == len(content); ok {
			f.Content = content
		}
	})
	if !ok {
		http.Error(w, "bad upload", http.StatusBadRequest)
		return
	}
	_, _ = io.WriteString(w, "OK - "+strconv.Itoa(len(content)))
}

func (s *Server) completeUpload(p map[string]string) (object, problem) {
	var in []struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	if json.Unmarshal([]byte(p["files"]), &in) != nil || len(in) == 0 {
		return nil, "invalid_arguments"
	}
	shared := []object{}
	for _, f := range in {
		file := s.uploads[f.ID]
		if file == nil || file.Content == nil {
			return nil, "file_not_found"
		}
		delete(s.uploads, f.ID)
		file.Title, file.Channel, file.Thread = f.Title, p["channel_id"], p["thread_ts"]
		s.files = append(s.files, file)
		shared = append(shared, object{"id": f.ID, "title": f.Title})
	}
	return object{"files": shared}, ""
}

// Files lists what was shared, oldest first.
func (s *Server) Files() []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]File, len(s.files))
	for i, f := range s.files {
		all[i] = *f
	}
	return all
}

// undeveloped tells whether blocks show a picture that Slack does not have, or has not looked at.
func (s *Server) undeveloped(raw string) bool {
	var blocks []block
	_ = json.Unmarshal([]byte(raw), &blocks)
	for _, b := range blocks {
		if b.Type != "image" {
			continue
		}
		known := slices.ContainsFunc(s.files, func(f *File) bool { return f.ID == b.File.ID })
		if !known || s.trouble.undeveloped > 0 {
			s.trouble.undeveloped--
			return true
		}
	}
	return false
}

// Develop makes the next n messages with a picture come too early for Slack.
func (s *Server) Develop(n int) { s.with(func() { s.trouble.undeveloped = n }) }
