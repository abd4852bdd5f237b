package personal

import "strings"

// weights of the eleven digits of a My Number, from the left (平成26年総務省令第85号 5条).
var weights = [11]int{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}

// isMyNumber reports whether twelve digits end in their check digit.
func isMyNumber(digits string) bool {
	if len(digits) != 12 || strings.Count(digits, digits[:1]) == 12 {
		return false
	}
	sum := 0
	for i, w := range weights {
		sum += int(digits[i]-'0') * w
	}
	check := 0
	if r := sum % 11; r > 1 {
		check = 11 - r
	}
	return int(digits[11]-'0') == check
}

// isCard reports whether digits are the number of a payment card: the issuer's first
// digits and length, and the check digit of ISO/IEC 7812-1 (Luhn).
func isCard(digits string) bool {
	return issued(digits) && luhn(digits)
}

// issuers are the first digits of the cards in use in Japan and their lengths.
var issuers = []struct {
	from, to string
	length   int
}{
	{"4", "4", 16}, {"51", "55", 16}, {"2221", "2720", 16}, // Visa, Mastercard
	{"3528", "3589", 16}, {"34", "34", 15}, {"37", "37", 15}, // JCB, American Express
	{"300", "305", 14}, {"36", "36", 14}, {"38", "39", 14}, // Diners Club
	{"6011", "6011", 16}, {"644", "659", 16}, {"62", "62", 16}, // Discover, UnionPay
}

func issued(digits string) bool {
	for _, i := range issuers {
		if len(digits) == i.length {
			if head := digits[:len(i.from)]; head >= i.from && head <= i.to {
				return true
			}
		}
	}
	return false
}

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0 && strings.Count(digits, digits[:1]) != len(digits)
}

// isDay reports whether digits may be a day written in eight digits.
func isDay(digits string) bool {
	return len(digits) == 8 && (digits[:2] == "19" || digits[:2] == "20") && digits[4:6] >= "01" && digits[4:6] <= "12" && digits[6:] >= "01" && digits[6:] <= "31"
}
