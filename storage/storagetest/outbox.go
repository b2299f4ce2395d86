package storagetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// unknown is an id that no store has made.
const unknown record.ID = "01890a5d-ac96-774b-bcce-b302099a8057"

// outbox is what happens between an answer and its reply.
var outbox = map[string]func(*testing.T, *house){
	"an answer leaves the inbox and waits in the outbox": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		in := rows[record.InboxRow](h, "inbox")
		if len(in) != 1 || in[0].Kind != "reply" || in[0].ID != e.ID || in[0].State != "pending" {
			t.Errorf("inbox and outbox hold %+v, want the reply alone", in)
		}
		h.wantDelivery(e.ID, "pending")
		if left := h.unsent(); len(left) != 0 {
			t.Errorf("%d replies are said to be left from before", len(left))
		}
		h.reopen()
		h.wantNoNext()
	},
	"an unsent reply comes back whole after reopening": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		h.reopen()
		left := h.unsent()
		if len(left) != 1 {
			t.Fatalf("%d replies are left, want 1", len(left))
		}
		if diff := cmp.Diff(post(e), left[0].Post); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		if r := left[0]; r.ID != e.ID || r.State != record.Pending || r.Attempts != 0 || r.At.IsZero() {
			t.Errorf("reply %s, state %s, %d attempts, at %v", r.ID, r.State, r.Attempts, r.At)
		}
	},
	"unsent replies are those from before the opening, oldest first": func(t *testing.T, h *house) {
		var ids []record.ID
		for n := range 4 {
			ids = append(ids, h.take(n).ID)
		}
		for n, id := range ids[:3] {
			h.answer(record.Entry{ID: id, Event: message(n)})
		}
		h.reopen()
		h.answer(record.Entry{ID: ids[3], Event: message(3)})
		h.must(h.Sent(t.Context(), ids[1], reply(1)))
		left := h.unsent()
		if len(left) != 2 || left[0].ID != ids[0] || left[1].ID != ids[2] {
			t.Errorf("left are %+v, want the first and the third", left)
		}
	},
	"answering twice is answering once": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		h.answer(e)
		h.must(h.Sent(t.Context(), e.ID, reply(1)))
		h.answer(e)
		h.wantDelivery(e.ID, "sent")
		h.reopen()
		if left := h.unsent(); len(left) != 0 {
			t.Errorf("a reply that was sent is unsent again: %+v", left)
		}
		if all := rows[record.InteractionRow](h, "interactions"); len(all) != 1 {
			t.Errorf("%d interactions, want 1", len(all))
		}
	},
	"only what was accepted can be answered": func(t *testing.T, h *house) {
		e := h.take(1)
		h.drop(e.ID)
		if err := h.Answered(t.Context(), interaction(e), post(e)); !isNotFound(err) {
			t.Errorf("a dropped entry: error %v, want ErrNotFound", err)
		}
		e.ID = unknown
		if err := h.Answered(t.Context(), interaction(e), post(e)); !isNotFound(err) {
			t.Errorf("an unknown entry: error %v, want ErrNotFound", err)
		}
		if all := rows[record.InteractionRow](h, "interactions"); len(all) != 0 {
			t.Errorf("%d interactions, want none", len(all))
		}
	},
	"a sent reply leads back to its interaction": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		other, otherRef := h.deliver(2)
		h.wantDelivery(id, "sent")
		for range 2 {
			if got, err := h.InteractionOf(t.Context(), ref); err != nil || got != id {
				t.Errorf("interaction of the reply: %s, %v, want %s", got, err, id)
			}
			if got, err := h.InteractionOf(t.Context(), otherRef); err != nil || got != other {
				t.Errorf("interaction of the other reply: %s, %v, want %s", got, err, other)
			}
			h.reopen()
		}
		if len(h.unsent()) != 0 {
			t.Error("a sent reply is unsent")
		}
	},
	"a reaction need not tell space and thread, but the rest": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		bare := ref
		bare.Space, bare.Thread = "", ""
		if got, err := h.InteractionOf(t.Context(), bare); err != nil || got != id {
			t.Errorf("without space and thread: %s, %v, want %s", got, err, id)
		}
		for what, alter := range map[string]func(*chat.Ref){
			"platform":          func(r *chat.Ref) { r.Platform = chat.Slack },
			"channel":           func(r *chat.Ref) { r.Channel = "channel-7" },
			"message":           func(r *chat.Ref) { r.ID = "reply-7" },
			"shifted separator": func(r *chat.Ref) { r.Channel, r.ID = r.Channel+"r", "eply-1" },
		} {
			wrong := ref
			alter(&wrong)
			if got, err := h.InteractionOf(t.Context(), wrong); !isNotFound(err) {
				t.Errorf("another %s: %s, %v, want ErrNotFound", what, got, err)
			}
		}
	},
	"sending twice links once more": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		h.must(h.Sent(t.Context(), id, ref))
		second := ref
		second.ID = "reply-1b"
		h.must(h.Sent(t.Context(), id, second))
		for _, r := range []chat.Ref{ref, second} {
			if got, err := h.InteractionOf(t.Context(), r); err != nil || got != id {
				t.Errorf("%s: %s, %v, want %s", r.ID, got, err, id)
			}
		}
	},
	"a message that shows a later answer leads to that one": func(t *testing.T, h *house) {
		old, ref := h.deliver(1)
		e := h.take(2)
		h.answer(e)
		h.must(h.Sent(t.Context(), e.ID, ref))
		h.reopen()
		if got, err := h.InteractionOf(t.Context(), ref); err != nil || got != e.ID {
			t.Errorf("it leads to %s, %v, want the later %s", got, err, e.ID)
		}
		h.wantDelivery(old, "sent")
		h.wantDelivery(e.ID, "sent")
	},
	"a reply without reference is sent and not linked": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		h.must(h.Sent(t.Context(), e.ID, chat.Ref{Address: where(1)}))
		h.wantDelivery(e.ID, "sent")
		if _, err := h.InteractionOf(t.Context(), chat.Ref{Address: where(1)}); !isNotFound(err) {
			t.Errorf("error %v, want ErrNotFound", err)
		}
	},
	"an unsure reply stays, and its attempts are counted": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		h.must(h.Unsure(t.Context(), e.ID))
		h.must(h.Unsure(t.Context(), e.ID))
		h.wantDelivery(e.ID, "unsure")
		h.reopen()
		left := h.unsent()
		if len(left) != 1 || left[0].State != record.UnsureSent || left[0].Attempts != 2 {
			t.Fatalf("left are %+v, want one that is unsure after 2 attempts", left)
		}
		if diff := cmp.Diff(post(e), left[0].Post); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		h.must(h.Sent(t.Context(), e.ID, reply(1)))
		h.must(h.Unsure(t.Context(), e.ID)) // late news
		h.wantDelivery(e.ID, "sent")
	},
	"a lost reply is given up for good": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		h.must(h.GiveUp(t.Context(), e.ID, "blocked by the user"))
		h.must(h.GiveUp(t.Context(), e.ID, "again"))
		h.wantDelivery(e.ID, "lost")
		h.reopen()
		if len(h.unsent()) != 0 {
			t.Error("a lost reply is unsent")
		}
	},
	"a sent reply cannot be lost, a lost one can turn up": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		h.must(h.GiveUp(t.Context(), id, "late"))
		h.wantDelivery(id, "sent")
		if got, err := h.InteractionOf(t.Context(), ref); err != nil || got != id {
			t.Errorf("the link is gone: %v", err)
		}
		e := h.take(2)
		h.answer(e)
		h.must(h.GiveUp(t.Context(), e.ID, "no answer"))
		h.must(h.Sent(t.Context(), e.ID, reply(2)))
		h.wantDelivery(e.ID, "sent")
	},
	"what is unknown has no reply": func(t *testing.T, h *house) {
		ctx := t.Context()
		for op, err := range map[string]error{
			"Sent": h.Sent(ctx, unknown, reply(1)), "Unsure": h.Unsure(ctx, unknown), "GiveUp": h.GiveUp(ctx, unknown, "why"),
		} {
			if !isNotFound(err) {
				t.Errorf("%s: error %v, want ErrNotFound", op, err)
			}
		}
		if _, err := h.InteractionOf(ctx, reply(1)); !isNotFound(err) {
			t.Errorf("InteractionOf: error %v, want ErrNotFound", err)
		}
	},
}
