package lexicon

import "strings"

// flags makes letters of the flags of countries: 🇬🇧 is "gb".
func flags(text string) string {
	if !strings.Contains(text, "\xf0\x9f\x87") { // what the UTF-8 of all flags begins with
		return text
	}
	var b strings.Builder
	var code []rune
	for _, r := range text {
		if !isFlag(r) {
			b.WriteString(string(code))
			code = code[:0]
			b.WriteRune(r)
			continue
		}
		if code = append(code, 'a'+r-firstFlag); len(code) == 2 {
			b.WriteString(" " + flagged(string(code)) + " ")
			code = code[:0]
		}
	}
	b.WriteString(string(code))
	return b.String()
}

// flagged is the English name of a flag's country, since its code is a word of some language: "de", "ar". Others stay codes.
func flagged(code string) string {
	at := strings.Index(flagNames, " "+code+"=")
	if at < 0 {
		return code
	}
	name, _, _ := strings.Cut(flagNames[at+len(code)+2:], " ")
	return strings.ReplaceAll(name, "_", " ")
}

const flagNames = " us=usa gb=uk de=germany fr=france es=spain it=italy pt=portugal nl=netherlands be=belgium at=austria ch=switzerland se=sweden no=norway dk=denmark fi=finland " +
	"ie=ireland pl=poland gr=greece tr=turkey ru=russia ua=ukraine jp=japan cn=china in=india kr=south_korea id=indonesia au=australia nz=new_zealand ca=canada mx=mexico " +
	"br=brazil ar=argentina cl=chile co=colombia pe=peru za=south_africa ng=nigeria eg=egypt il=israel sa=saudi_arabia eu=eurozone hu=hungary cz=czech_republic ro=romania "

// firstFlag is the first of the 26 letters that flags are made of.
const firstFlag = '🇦'

func isFlag(r rune) bool { return r >= firstFlag && r < firstFlag+26 }
