package stored

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

func TestEveryFieldOfAnEventIsStored(t *testing.T) {
	for _, body := range []chat.Body{full[chat.Message](t), full[chat.Reaction](t), full[chat.Press](t)} {
		want := chat.Event{Platform: chat.Telegram, ID: "u1", Body: body}
		stored, err := OfEvent(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := roundTrip(t, stored).Chat()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestEveryFieldOfAPostIsStored(t *testing.T) {
	want := full[chat.Post](t)
	want.Card.Image.Plot = nil // but for the numbers of the picture
	if diff := cmp.Diff(want, roundTrip(t, OfPost(want)).Chat()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEveryFieldOfAQueryIsStored(t *testing.T) {
	want := full[ask.Query](t)
	if diff := cmp.Diff(want, roundTrip(t, OfQuery(want)).Ask(), cmpopts.IgnoreTypes(ask.Asker{}, ask.Trial{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEveryFieldOfACaseIsStored(t *testing.T) {
	want := full[record.Case](t)
	if diff := cmp.Diff(want, roundTrip(t, OfCase(want)).Record(want.Interaction)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEmptyRecordsComeBackEmpty(t *testing.T) {
	if diff := cmp.Diff(chat.Post{}, roundTrip(t, OfPost(chat.Post{})).Chat()); diff != "" {
		t.Errorf("post (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(ask.Query{}, roundTrip(t, OfQuery(ask.Query{})).Ask()); diff != "" {
		t.Errorf("query (-want +got)\n%s", diff)
	}
	for _, body := range []chat.Body{chat.Message{}, chat.Reaction{}, chat.Press{}} {
		stored, err := OfEvent(chat.Event{Body: body})
		if err != nil {
			t.Fatal(err)
		}
		got, err := roundTrip(t, stored).Chat()
		if diff := cmp.Diff(chat.Event{Body: body}, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
	}
}

func TestEveryStoredFieldComesBack(t *testing.T) {
	sameBack(t, full[Entry](t))
	sameBack(t, full[Reply](t))
	sameBack(t, full[Interaction](t))
	sameBack(t, full[Delivery](t))
	sameBack(t, full[Feedback](t))
	sameBack(t, full[Cached](t))
	sameBack(t, full[Preferences](t))
	sameBack(t, full[Consent](t))
}

func TestInteractionLeavesOutThePictureAndThePlatformsIds(t *testing.T) {
	i := full[record.Interaction](t)
	s := OfInteraction(i, Alias{1}, Alias{2})
	if s.Card.Image == nil || s.Card.Image.Name == "" || s.Card.Image.PNG != nil {
		t.Errorf("image %+v, want its name and no bytes", s.Card.Image)
	}
	if len(i.Card.Image.PNG) == 0 {
		t.Error("the picture was taken out of the caller's card")
	}
	if s.Response != i.Card.Plain() {
		t.Errorf("response %q, want the plain text of the card", s.Response)
	}
	codec := newCodec(t)
	value, err := codec.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{i.Message.Ref.ID, i.Message.Ref.Channel, i.Message.Ref.Space, i.Message.Ref.Thread, i.Message.Author.ID, i.Message.Author.Locale, i.Reply.ID, i.Message.ReplyTo.ID} {
		if strings.Contains(string(value), id) {
			t.Errorf("an interaction holds %q", id)
		}
	}
}

func TestPartsDecodeFromTheWhole(t *testing.T) {
	codec := newCodec(t)
	whole, cached := full[Interaction](t), full[Cached](t)
	value, _ := codec.Encode(whole)
	var asked Asked
	if err := codec.Decode(value, &asked); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Asked{whole.Query, whole.At}, asked); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var tried Tried
	if err := codec.Decode(value, &tried); err != nil || tried.Arm != whole.Arm || tried.Query.Second != whole.Query.Second || !tried.At.Equal(whole.At) {
		t.Errorf("tried %+v, %v", tried, err)
	}
	var asker Asker
	if err := codec.Decode(value, &asker); err != nil || asker.User != whole.User || !asker.At.Equal(whole.At) {
		t.Errorf("asker %+v, %v", asker, err)
	}
	value, _ = codec.Encode(cached)
	var end Expiry
	if err := codec.Decode(value, &end); err != nil || !end.Expires.Equal(cached.Expires) {
		t.Errorf("expiry %v, %v, want %v", end.Expires, err, cached.Expires)
	}
}

func TestTimesComeBackInUTC(t *testing.T) {
	east := time.FixedZone("east", 9*3600)
	at := time.Date(2026, 3, 1, 5, 0, 0, 123456789, east)
	card := roundTrip(t, OfCard(chat.Card{AsOf: at, Values: []chat.Value{{At: at}}})).Chat()
	for _, got := range []time.Time{card.AsOf, card.Values[0].At} {
		if !got.Equal(at) || got.Location() != time.UTC {
			t.Errorf("%v came back as %v", at, got)
		}
	}
	epoch := time.Unix(0, 0).UTC()
	if got := roundTrip(t, Range{From: epoch}).From; !got.Equal(epoch) {
		t.Errorf("1 January 1970 came back as %v", got)
	}
}

func TestAbsurdTimesAreBroughtIntoRange(t *testing.T) {
	for at, want := range map[time.Time]time.Time{
		time.Unix(1<<40, 0):  latest,
		time.Unix(-1<<40, 0): {},
		{}:                   {},
	} {
		e, err := OfEvent(chat.Event{Body: chat.Message{At: at}})
		if err != nil {
			t.Fatal(err)
		}
		if got := roundTrip(t, e).Message.At; !got.Equal(want) {
			t.Errorf("%v is stored as %v, want %v", at, got, want)
		}
	}
}

func TestBrokenTextAndOddNumbersSurvive(t *testing.T) {
	want := chat.Card{Text: "a\xff\x00b", Values: []chat.Value{{Number: math.Inf(1)}, {Number: -0.1}, {Number: math.MaxFloat64}}}
	if diff := cmp.Diff(want, roundTrip(t, OfCard(want)).Chat()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEventWithoutBodyCannotBeStored(t *testing.T) {
	if _, err := OfEvent(chat.Event{Platform: chat.Slack, ID: "E1"}); err == nil {
		t.Error("no error")
	}
	if _, err := (Event{}).Chat(); !errors.Is(err, ErrUnreadable) {
		t.Errorf("error %v, want ErrUnreadable", err)
	}
}

func TestForeignValuesAreUnreadable(t *testing.T) {
	codec := newCodec(t)
	good, _ := codec.Encode(full[Interaction](t))
	for name, value := range map[string][]byte{
		"none":            nil,
		"version alone":   {version},
		"newer version":   append([]byte{version + 1}, good[1:]...),
		"text":            []byte("hello"),
		"text, versioned": []byte("\x01hello"),
		"truncated":       good[:len(good)/2],
		"one byte short":  good[:len(good)-1],
		"one byte more":   append(good[:len(good):len(good)], 0),
		"another record":  encoded(t, Cached{Data: []byte("x"), Created: time.Unix(1, 0)}),
		"endless array":   {version, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
	} {
		if err := codec.Decode(value, new(Interaction)); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: error %v, want ErrUnreadable", name, err)
		}
	}
}

func TestAnyTruncationIsUnreadable(t *testing.T) {
	codec := newCodec(t)
	value := encoded(t, full[Reply](t))
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, len(value)-1).Draw(t, "length")
		if err := codec.Decode(value[:n], new(Reply)); !errors.Is(err, ErrUnreadable) {
			t.Fatalf("%d of %d bytes: error %v", n, len(value), err)
		}
	})
}

func TestOversizedRecordIsRefused(t *testing.T) {
	if _, err := newCodec(t).Encode(Cached{Data: make([]byte, maxBytes)}); err == nil {
		t.Error("no error")
	}
}

// full makes a value with every field set, so that one which is added to a word and not
// stored is noticed.
func full[T any](t testing.TB) T {
	t.Helper()
	var v T
	n := 0
	fill(t, reflect.ValueOf(&v).Elem(), &n)
	return v
}

func fill(t testing.TB, v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("x", 3) + string(rune('a'+*n%26)) + time.Duration(*n).String())
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int64:
		v.SetInt(int64(*n%100 + 1))
	case reflect.Uint8:
		v.SetUint(uint64(*n%250 + 1))
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.Slice:
		if of := v.Type().Elem(); *n > 500 && (of == reflect.TypeFor[ask.Query]() || of == reflect.TypeFor[Query]()) {
			return // the parts of a question have parts of their own here, and these none
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), n)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(int64(*n), 5).UTC()))
			return
		}
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	default:
		t.Fatalf("a %s has no sample value: say how it is stored", v.Type())
	}
}

func newCodec(t testing.TB) Codec {
	t.Helper()
	codec, err := NewCodec()
	if err != nil {
		t.Fatal(err)
	}
	return codec
}

func encoded(t testing.TB, v any) []byte {
	t.Helper()
	value, err := newCodec(t).Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func roundTrip[T any](t testing.TB, v T) (back T) {
	t.Helper()
	if err := newCodec(t).Decode(encoded(t, v), &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func sameBack[T any](t *testing.T, v T) {
	t.Helper()
	if diff := cmp.Diff(v, roundTrip(t, v)); diff != "" {
		t.Errorf("%T (-want +got)\n%s", v, diff)
	}
}
