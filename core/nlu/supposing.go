package nlu

import "sync"

// Words of a question what one thing would be worth with the market cap of another.
var (
	// capForms are words for a market cap that metrics lacks, as they stand in such questions.
	capForms = sync.OnceValue(func() set {
		return accented("valuation, market valuation, piyasa değeriyle, piyasa değerine, piyasa değerinde, piyasa değeri kadar, market cap'ine, market cap'iyle, market cap'inde, mcap'iyle, mcap'ine, mcap'inde, mcapine, mcapinde, mcapiyle, marketcapiyle, marketcapine, marketcapinde, " +
			"капе, капой, маркеткапом, маркеткапе, маркеткапу, рыночной капитализацией, рыночной капитализации, рыночную капитализацию, bewertung, valoración, valorización, valorisation, valor de mercado, 总市值, 估值")
	})
	// supposing say that something is imagined.
	supposing = sync.OnceValue(func() set {
		return accented("if, would, wld, suppose, imagine, assuming, hypothetically, tuviera, tuviese, tendría, valdría, alcanzara, alcanzase, costaría, sería, si, se, tivesse, valeria, custaria, teria, chegasse, seria, atingisse, alcançasse, " +
			"wenn, hätte, wäre, würde, falls, angenommen, käme, avait, vaudrait, coûterait, serait, aurait, atteignait, atteindrait, olsa, olsaydı, olursa, ulaşsa, ulaşırsa, ulaşsaydı, yakalarsa, yakalasa, eğer, varsayalım, değeriyle, mcap'iyle, " +
			"если, бы, представь, допустим, 如果, 假如, 要是, 若, 假设, 达到, 拥有")
	})
	// withIt stand before the market cap that a thing is given.
	withIt = sync.OnceValue(func() set {
		return accented("with, at, having, given, w, /, con, a, al, mit, bei, zu, zur, zum, avec, à, au, com, ao, na, no, с, со, при, по, 按, 以, 用, 有, 到")
	})
	// ofIt stand between a market cap and the one whose it is.
	ofIt = sync.OnceValue(func() set {
		return accented("of, the, de, del, la, el, do, da, du, des, l', d', von, vom, der, dem, des, у")
	})
	// reaching are verbs and words between a market cap and one that it is as large as; sameAs may stand beside them.
	reaching = sync.OnceValue(func() set {
		return accented("was, were, is, equals, equaled, equalled, equal, reached, reaches, reach, matched, matches, match, hit, hits, got, went, grew, rivaled, as, like, fuera, fuese, igual, igualara, alcanzara, llegara, como, fosse, chegasse, alcançasse, atingisse, igualasse, " +
			"atteignait, atteint, égalait, était, égale, comme, wäre, wie, gleich, erreichte, erreicht, была, как, достигла, достигнет, дойдет, сравняется, 是, 达, 等")
	})
	sameAs = sync.OnceValue(func() set {
		return accented("of, the, to, same, that, by, de, del, la, el, do, da, du, al, a, o, à, celle, d', so, groß, gross, hoch, die, der, von, бы, такая, такой, же, у, до, с, 和, 跟, 到, 于, 一, 样")
	})
	// asLarge stand in Turkish behind what another thing is as large as.
	asLarge = sync.OnceValue(func() set { return accented("kadar, gibi, seviyesine, seviyesinde, düzeyinde, düzeyine, aynı") })
	// behindOwner stand between an owner and the market cap.
	behindOwner = sync.OnceValue(func() set {
		return accented("'s, s, total, full, current, own, in, ın, un, ün, nin, nın, nun, nün, 的, 现, 在, 总")
	})
	// theirOwn say that the market cap is that of the thing itself.
	theirOwn = sync.OnceValue(func() set {
		return accented("its own, it's own, his own, their own, su propia, su propio, sua própria, seu próprio, a própria, o próprio, sa propre, son propre, seiner eigenen, ihrer eigenen, eigener, eigenen, kendi, kendisinin, своей, своей же, собственной, своей собственной, 自己的, 自身的, 自己, 自身")
	})
	// ownWords are what stands between "with" and the market cap.
	ownWords = sync.OnceValue(func() set {
		return accented("same, total, its, own, su, propia, propio, sua, seu, própria, próprio, sa, son, propre, seiner, ihrer, eigenen, gleichen, mismo, misma, mesmo, mesma, même, своей, собственной, текущей, 它, 其, 现 在, 同 样, 的")
	})
	// flips say in a word that one thing's market cap has become larger than another's.
	flips = accented("flips, flipped, flip, flippened, flippens, supera a, superara a, überholt, dépasse, ultrapassasse, ultrapassar, geçerse, geçse, обгонит, перегонит, обгонит по капитализации, 超过, 超越")
	ifs   = foldedSet("if, si, se, wenn, falls, eğer, geçerse, geçse, если, 如果, 假如, 要是, 若")
)
