package wish

import (
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
)

var (
	ianaName = regexp.MustCompile(`\b[A-Za-z]+(?:/[A-Za-z][A-Za-z_+\-0-9]+){1,2}\b`)
	// offsetNamed is "utc+3", "GMT -5:30"; offsetBare is "+03:00" where a time zone is named.
	offsetNamed = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:utc|gmt|ut|мск\+0)\s*([+\-])\s*(\d{1,2})(?:[:.]?([0-5]\d))?(?:$|[^\d])`)
	offsetBare  = regexp.MustCompile(`(?:^|\s)([+\-])(\d{1,2})(?:[:.]?([0-5]\d))?(?:$|\s)`)
	// hanOffset is 东八区, eight zones to the east.
	hanOffset = regexp.MustCompile(`(东|東|西)(十一|十二|[一二三四五六七八九十])[区區]`)
)

// halves are zones that have an offset of half hours all year long; no name of IANA's says one.
var halves = map[string]string{
	"+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata", "+5:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon",
	"+8:45": "Australia/Eucla", "+9:30": "Australia/Darwin", "-9:30": "Pacific/Marquesas",
}

var hanDigits = map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}

// iana is the zone that a text names as IANA does, whatever its capitals.
func iana(text string) string {
	for _, name := range ianaName.FindAllString(text, 8) {
		for _, spelled := range []string{name, titled(name), strings.ToUpper(name)} {
			if _, err := time.LoadLocation(spelled); err == nil {
				return spelled
			}
		}
	}
	return ""
}

// titled is "america/new_york" as IANA writes it.
func titled(name string) string {
	out := []byte(strings.ToLower(name))
	for i := range out {
		if i == 0 || out[i-1] == '/' || out[i-1] == '_' {
			out[i] = strings.ToUpper(string(out[i]))[0]
		}
	}
	return strings.NewReplacer("_Of_", "_of_", "_Es_", "_es_", "Port-Au", "Port-au").Replace(string(out))
}

// offset is the zone of a distance to UTC; said is how it was written, where it is written at all.
func offset(text string, bare bool) (zone, said string) {
	text = lexicon.Clean(text)
	if m := hanOffset.FindStringSubmatch(text); m != nil {
		sign := "+"
		if m[1] == "西" {
			sign = "-"
		}
		return fixed(sign, hanDigits[m[2]], ""), m[0]
	}
	m := offsetNamed.FindStringSubmatch(text)
	if m == nil && bare {
		m = offsetBare.FindStringSubmatch(text)
	}
	if m == nil {
		return "", ""
	}
	hours, _ := strconv.Atoi(m[2])
	return fixed(m[1], hours, m[3]), strings.TrimSpace("UTC" + m[1] + m[2] + strings.Repeat(":"+m[3], min(1, len(m[3]))))
}

// fixed is the zone so many hours from UTC, as IANA names it: with the sign turned round.
func fixed(sign string, hours int, minutes string) string {
	if minutes != "" && minutes != "00" {
		return halves[fmt.Sprintf("%s%d:%s", sign, hours, minutes)]
	}
	if hours == 0 {
		return "UTC"
	}
	turned := map[string]string{"+": "-", "-": "+"}[sign]
	zone := fmt.Sprintf("Etc/GMT%s%d", turned, hours)
	if _, err := time.LoadLocation(zone); err != nil {
		return ""
	}
	return zone
}

// Zones lists time zones by their IANA names with what people call them.
func Zones() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for line := range lines(zonesText) {
			zone, names, _ := strings.Cut(line, ":")
			if !yield(zone, written(names)) {
				return
			}
		}
	}
}

// written are phrases without the signs of the table.
func written(phrases string) []string {
	var out []string
	for phrase := range strings.SplitSeq(phrases, ";") {
		if phrase = strings.TrimRight(strings.TrimLeft(strings.TrimSpace(phrase), "?"), "*"); phrase != "" {
			out = append(out, phrase)
		}
	}
	return out
}
