package privacy

import (
	"regexp"
	"strings"
)

// zeros end a number that is somebody's rarely, and an amount often.
const zeros = "000000"

var (
	signBehind  = regexp.MustCompile(`^[ \t]?(?:[$€£¥₽₺₹₩₿]|(?:个|枚|美元|欧元|人民币|元|块|刀|币|聪|柴犬|比特|以太|狗狗)|[$]?[A-Z]{2,6}\b)`)
	signBefore  = regexp.MustCompile(`[$€£¥₽₺₹₩₿][ \t]?$`)
	timesBehind = regexp.MustCompile(`(?i)^[ \t]?(?:k|m|mn|mio|mrd|bn|b|тыс|млн|млрд|bin|milyon|milyar|mil|万|亿|萬|億)(?:[^\p{L}\p{N}]|$)`)
	unitBehind  = regexp.MustCompile(`^[ \t]+([\p{L}\p{N}]+)`)
	unitBefore  = regexp.MustCompile(`([\p{L}\p{N}]+)[ \t]+$`)
	turnedInto  = regexp.MustCompile(`(?i)^[ \t]+[\p{L}\p{N}]+[ \t]+(?:to|in|into|en|a|em|para|zu|nach|к|в|на)[ \t]+([\p{L}\p{N}]+)`)
	whoseBefore = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:user|id|uid|account|acct|konto|kontonummer|cuenta|conta|compte|hesap|сч[её]т|аккаунт|order|ref|ticket|qq|wechat|tg|telegram|n[ro]|№|#|号|號|账号|用户)[ \t:.#№]*$`)
)

// amount reports whether a long number is so much of something, by what is before and behind it:
// "1000000000 shib", "$123456789", "123456789 wen in usd". What says whose number it is wins.
func amount(before, number, behind string) bool {
	switch {
	case whoseBefore.MatchString(before):
		return false
	case strings.HasSuffix(number, zeros),
		signBehind.MatchString(behind), signBefore.MatchString(before), timesBehind.MatchString(behind):
		return true
	}
	return unit(unitBehind, behind) || unit(unitBefore, before) || unit(turnedInto, behind)
}

// round reports whether a number that a card may have is an amount.
func round(before, number, _ string) bool {
	return strings.HasSuffix(number, zeros) && !whoseBefore.MatchString(before)
}

// unit reports whether what an expression finds is what amounts are of.
func unit(find *regexp.Regexp, text string) bool {
	m := find.FindStringSubmatch(text)
	return m != nil && units[strings.ToLower(m[1])]
}
