package register.checks;

import java.math.BigInteger;
import java.util.Random;
import register.json.Json;

/// Identifiers of companies with the right check digits, and hardly ever the same twice.
final class Identifiers {
    private static final BigInteger CHECK = BigInteger.valueOf(97);

    private Identifiers() {}

    static Json any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> identifier("LEI", lei("529900" + digits(random, 12)));
            case 1 -> identifier("EUID", "DEK1101R.HRB" + digits(random, 9));
            case 2 -> identifier("VAT", belgian(digits(random, 7)));
            default -> identifier("national", "Q " + digits(random, 9));
        };
    }

    /// ISO 7064 MOD 97-10.
    private static String lei(String digits) {
        return digits + check(new BigInteger(digits + "00"), 98);
    }

    private static String belgian(String digits) {
        return "BE0" + digits + check(new BigInteger(digits), 97);
    }

    private static String check(BigInteger number, int from) {
        return "%02d".formatted(from - number.mod(CHECK).intValue());
    }

    private static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static Json identifier(String scheme, String value) {
        return Json.object().put("scheme", scheme).put("value", value).build();
    }
}
