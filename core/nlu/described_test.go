package nlu

import "testing"

// Each way to ask for the name of something has a part by which it is found before the whole is looked for.
func TestDescriptionsAreReadInAllTheirWays(t *testing.T) {
	for _, text := range []string{
		"what is it called when a coin is tied to the dollar", "What do traders call a long fall of prices?", "how would you call selling what you don't own", "word for selling what you don't own", "what is the term that means a fast fall",
		"wie nennt man einen langen Abschwung", "wie bezeichnet man einen langen Abschwung", "wie heißt es, wenn Kurse lange fallen", "wie heisst das wenn kurse fallen", "wie heißt die steuer auf gewinne", "das wort für lange fallende kurse", "der fachbegriff für fallende kurse",
		"cómo se llama cuando todo cae", "como se le dice a vender sin tener", "cómo se denomina una caída larga", "la palabra para una caída larga", "cuál es el término para una caída", "el nombre para una caída larga",
		"comment s'appelle une longue baisse", "comment nomme-t-on une longue baisse", "le mot pour une longue baisse", "quel est le terme pour une baisse", "le nom pour une longue baisse",
		"como se chama uma longa queda", "como se diz vender sem ter", "a palavra para uma longa queda", "qual é o termo para uma queda", "o nome para uma longa queda",
		"как называется долгое падение цен", "как называют долгое падение", "как назвать долгое падение", "как зовут того кто держит акции", "каким словом для долгого падения", "слово для долгого падения",
		"uzun süreli düşüşe ne denir", "uzun bir düşüşe ne ad verilir", "uzun düşüşe ne deniyor", "uzun düşüşe ne diyoruz", "uzun süreli düşüş nasıl adlandırılır",
		"长期下跌的市场叫什么", "长期下跌的市场叫啥", "长期下跌的市场怎么称呼", "长期下跌的市场称为什么",
	} {
		if q, ok := describes(text); !ok || q.Described == "" {
			t.Errorf("%q describes nothing", text)
		}
	}
}
