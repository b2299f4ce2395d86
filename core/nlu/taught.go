package nlu

import (
	"tickertape/core/ask"
)

// Words by which somebody wants an explanation worded otherwise, or more of it.
var plainer = foldedSet("simpler, simpler please, simpler words, in simple words, in plain english, plain english, eli5, explain it like i'm five, like i'm five, for dummies, dumb it down, explain more, more detail, in more detail, tell me more, more on that, go on, go deeper, an example, example, for example, give me an example, such as, in short, shorter, tldr, what does that mean, i don't get it, don't get it, still don't get it, explain again, explain that again, why is that, how so, how exactly, " +
	"más simple, más sencillo, para tontos, en cristiano, un ejemplo, ejemplo, por ejemplo, explica más, más detalle, no entiendo, no entendí, " +
	"mais simples, pra leigo, para leigos, um exemplo, exemplo, por exemplo, explica melhor, mais detalhes, não entendi, " +
	"einfacher, für dumme, für doofe, für anfänger, nochmal für dumme, ein beispiel, beispiel, zum beispiel, genauer, ausführlicher, versteh ich nicht, verstehe ich nicht, kapier ich nicht, " +
	"plus simple, plus simplement, pour les nuls, un exemple, exemple, par exemple, plus de détails, j'ai pas compris, je comprends pas, pas compris, " +
	"daha basit, basitçe, örnek, örnek ver, mesela, daha detaylı, anlamadım, biraz daha anlat, " +
	"попроще, проще, для чайников, пример, например, приведи пример, подробнее, поподробнее, не понял, не поняла, не понимаю, " +
	"简单点, 通俗点, 举个例子, 例子, 比如, 详细点, 没懂, 没听懂, 不懂, 再详细点, 具体点")

// unfolded goes on with an explanation: another one of what is named behind "and", or the same in other words.
func (s *scene) unfolded(asked past, q ask.Query) (ask.Query, bool) {
	if asked.taught == "" || len(s.spots) > 0 || s.measured || s.amountAt >= 0 || s.dated && s.past() || !s.short() {
		return q, false
	}
	switch {
	case q.Intent == ask.Smalltalk && q.Confidence >= doubting, q.Intent == ask.Help && q.Confidence >= certainlyNot, s.means("offtopic", "news"):
		return q, false
	case s.has(plainer) && len(s.strays()) <= 4:
		return ask.Query{Intent: ask.Education, Explained: asked.taught}, true
	case s.begins(followLeads()) && len(s.tokens) <= 4 && s.metric() == "" && (q.Intent == ask.OutOfScope || q.Confidence < doubting) && len(s.strays()) > 0:
	default:
		return q, false
	}
	return ask.Query{Intent: ask.Education}, true
}
