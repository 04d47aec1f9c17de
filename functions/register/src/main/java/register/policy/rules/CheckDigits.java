package register.policy.rules;

/// The arithmetic of check digits.
final class CheckDigits {
    private static final int LETTERS = 36;

    private CheckDigits() {}

    /// The sum of the first digits, each times its weight.
    static int sum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += at(digits, i) * weights[i];
        }
        return sum;
    }

    static int at(String digits, int index) {
        return Character.digit(digits.charAt(index), LETTERS);
    }

    static int last(String digits) {
        return at(digits, digits.length() - 1);
    }

    /// ISO 7064 MOD 97-10, in which A is 10 and Z is 35.
    static boolean mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = at(text, i);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /// ISO 7064 MOD 11,10.
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (at(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + last(digits)) % 10 == 1;
    }

    /// Every second digit, from the last but one, counts twice.
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = at(digits, digits.length() - 1 - i);
            sum += i % 2 == 0 ? digit : crossSum(digit * 2);
        }
        return sum % 10 == 0;
    }

    static int crossSum(int number) {
        return number / 10 + number % 10;
    }
}
