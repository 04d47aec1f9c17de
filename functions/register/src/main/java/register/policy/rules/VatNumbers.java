package register.policy.rules;

import static register.policy.rules.CheckDigits.at;
import static register.policy.rules.CheckDigits.last;
import static register.policy.rules.CheckDigits.luhn;
import static register.policy.rules.CheckDigits.mod11And10;
import static register.policy.rules.CheckDigits.sum;

import java.util.Map;
import java.util.regex.Pattern;
import register.policy.Country;

/// The forms of VAT numbers, and their check digits where the country's rule is published. Numbers of natural persons
/// in Bulgaria, Czechia and Latvia follow the rules of birth numbers, and are checked by their form only.
final class VatNumbers {
    private static final Pattern SEPARATORS = Pattern.compile("[ \u00a0.\\-]");
    private static final String ANY = "[0-9A-Z]{2,20}";
    private static final String SPANISH_PERSONS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_CHECKS = "JABCDEFGHI";
    private static final String IRISH_CHECKS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final String CYPRIOT_CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] CYPRIOT = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    /// The number after the country's code; other countries by length only.
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "U[0-9]{8}"),
            form("BE", "[01][0-9]{9}"),
            form("BG", "[0-9]{9,10}"),
            form("CH", "E[0-9]{9}(MWST|TVA|IVA)?"),
            form("CY", "[0-9]{8}[A-Z]"),
            form("CZ", "[0-9]{8,10}"),
            form("DE", "[1-9][0-9]{8}"),
            form("DK", "[0-9]{8}"),
            form("EE", "[0-9]{9}"),
            form("EL", "[0-9]{9}"),
            form("ES", "[A-Z][0-9]{7}[0-9A-Z]|[0-9]{8}[A-Z]"),
            form("EU", "[0-9]{9}"),
            form("FI", "[0-9]{8}"),
            form("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}"),
            form("GB", "[0-9]{9}|[0-9]{12}|(GD|HA)[0-9]{3}"),
            form("HR", "[0-9]{11}"),
            form("HU", "[0-9]{8}"),
            form("IE", "[0-9]{7}[A-W][A-IW]?|[0-9][A-Z+*][0-9]{5}[A-W]"),
            form("IS", "[0-9]{5,6}"),
            form("IT", "[0-9]{11}"),
            form("LI", "[0-9]{5}"),
            form("LT", "[0-9]{9}|[0-9]{12}"),
            form("LU", "[0-9]{8}"),
            form("LV", "[0-9]{11}"),
            form("MT", "[0-9]{8}"),
            form("NL", "[0-9]{9}B[0-9]{2}"),
            form("NO", "[0-9]{9}(MVA)?"),
            form("PL", "[0-9]{10}"),
            form("PT", "[1-9][0-9]{8}"),
            form("RO", "[1-9][0-9]{1,9}"),
            form("SE", "[0-9]{12}"),
            form("SI", "[1-9][0-9]{7}"),
            form("SK", "[1-9][0-9]{9}"),
            form("XI", "[0-9]{9}|[0-9]{12}|(GD|HA)[0-9]{3}"));

    private VatNumbers() {}

    private static Map.Entry<String, Pattern> form(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }

    /// The number without separators.
    static String compact(String number) {
        return SEPARATORS.matcher(number).replaceAll("");
    }

    static String country(String compact) {
        return compact.substring(0, Math.min(2, compact.length()));
    }

    /// Greece's code is EL.
    static boolean isFormed(String compact) {
        String country = country(compact);
        String number = compact.substring(country.length());
        Pattern form = FORMS.get(country);
        return form == null
                ? Country.isCode(country) && !country.equals("GR") && number.matches(ANY)
                : form.matcher(number).matches();
    }

    /// True unless the check digits are wrong.
    ///
    /// @param compact of the right form
    static boolean isRight(String compact) {
        String of = compact.substring(2);
        return switch (country(compact)) {
            case "AT" -> austrian(of.substring(1));
            case "BE" -> (Integer.parseInt(of.substring(0, 8)) + Integer.parseInt(of.substring(8))) % 97 == 0;
            case "BG" -> of.length() > 9 || bulgarian(of);
            case "CH" -> (11 - sum(of.substring(1), 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == at(of, 9);
            case "CY" -> cypriot(of);
            case "CZ" -> of.length() > 8 || (11 - sum(of, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(of);
            case "DE", "HR" -> mod11And10(of);
            case "DK" -> sum(of, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "EE" -> sum(of, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
            case "EL" -> sum(of, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(of);
            case "ES" -> spanish(of);
            case "FI" -> sum(of, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
            case "FR" -> french(of);
            case "GB", "XI" -> british(of);
            case "HU" -> sum(of, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
            case "IE" -> irish(of);
            case "IT" -> luhn(of);
            case "LT" -> lithuanian(of);
            case "LU" -> Integer.parseInt(of.substring(0, 6)) % 89 == Integer.parseInt(of.substring(6));
            case "LV" -> of.charAt(0) <= '3' || sum(of, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
            case "MT" -> sum(of, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
            case "NL" -> sum(of, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 || CheckDigits.mod97(compact);
            case "NO" -> (11 - sum(of, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == at(of, 8);
            case "PL" -> sum(of, 6, 5, 7, 2, 3, 4, 5, 6, 7, -1) % 11 == 0;
            case "PT" -> (11 - sum(of, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == last(of);
            case "RO" -> sum("0".repeat(10 - of.length()) + of, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last(of);
            case "SE" -> luhn(of.substring(0, 10));
            case "SI" -> slovenian(of);
            case "SK" -> Long.parseLong(of) % 11 == 0;
            default -> true;
        };
    }

    private static boolean austrian(String of) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            sum += CheckDigits.crossSum(at(of, i) * (1 + i % 2));
        }
        return (sum + last(of)) % 10 == 0;
    }

    private static boolean bulgarian(String of) {
        int rest = sum(of, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        return (rest < 10 ? rest : sum(of, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10) == last(of);
    }

    private static boolean cypriot(String of) {
        int sum = sum(of, 0, 1, 0, 1, 0, 1, 0, 1);
        for (int i = 0; i < 8; i += 2) {
            sum += CYPRIOT[at(of, i)];
        }
        return CYPRIOT_CHECKS.charAt(sum % 26) == of.charAt(8);
    }

    /// A person's number ends in a letter, a company's in a digit or a letter.
    private static boolean spanish(String of) {
        int kind = "XYZ".indexOf(of.charAt(0));
        if (kind >= 0 || Character.isDigit(of.charAt(0))) {
            String digits = kind < 0 ? of.substring(0, 8) : kind + of.substring(1, 8);
            return SPANISH_PERSONS.charAt(Integer.parseInt(digits) % 23) == of.charAt(8);
        }
        int check = SPANISH_CHECKS.indexOf(of.charAt(8));
        return luhn(of.substring(1, 8) + (check < 0 ? of.substring(8) : String.valueOf(check)));
    }

    /// Keys with letters are not checked, nor numbers from Monaco.
    private static boolean french(String of) {
        String siren = of.substring(2);
        boolean own = siren.startsWith("000") || luhn(siren);
        return own
                && (!of.substring(0, 2).matches("[0-9]{2}")
                        || Long.parseLong(siren + "12") % 97 == Long.parseLong(of.substring(0, 2)));
    }

    /// Numbers issued since 2010 have another remainder. Those of departments have no check digits.
    private static boolean british(String of) {
        int rest = of.length() < 9 ? 0 : sum(of, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        return rest == 0 || rest == 42;
    }

    /// Older numbers have their first digit last, and a letter or sign in second place.
    private static boolean irish(String of) {
        boolean old = !Character.isDigit(of.charAt(1));
        String digits = old ? "0" + of.substring(2, 7) + of.charAt(0) : of.substring(0, 7);
        int second = old || of.length() == 8 || of.charAt(8) == 'W' ? 0 : of.charAt(8) - 'A' + 1;
        return IRISH_CHECKS.charAt((sum(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23) == of.charAt(7);
    }

    private static boolean lithuanian(String of) {
        int rest = lithuanian(of, 0) % 11;
        return (rest < 10 ? rest : lithuanian(of, 2) % 11 % 10) == last(of);
    }

    private static int lithuanian(String of, int shift) {
        int sum = 0;
        for (int i = 0; i < of.length() - 1; i++) {
            sum += at(of, i) * (1 + (i + shift) % 9);
        }
        return sum;
    }

    private static boolean slovenian(String of) {
        int check = 11 - sum(of, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check == 10 ? 0 : check) == last(of);
    }
}
