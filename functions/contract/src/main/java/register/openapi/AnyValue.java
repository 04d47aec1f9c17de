package register.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import register.json.Json;

/// Values for a parameter: those its schema allows, edge cases, and those it does not allow.
final class AnyValue {
    private static final List<String> INTEGERS = List.of(
            "0",
            "-1",
            "1.0",
            "1e3",
            "+1",
            "01",
            " 1",
            "1 ",
            "0x1",
            "\u0663",
            "2147483647",
            "2147483648",
            "9999999999999999999999",
            "NaN",
            "1_000");
    private static final List<String> DATES = List.of(
            "2024-02-29",
            "0001-01-01",
            "9999-12-31",
            "1000-01-01",
            "1970-01-01",
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "0000-00-00",
            "0000-01-01",
            "10000-01-01",
            "-0001-01-01",
            "+2026-01-01",
            "2026-1-1",
            "20260101",
            "2026-W01-1",
            "2026-01-01T00:00:00Z",
            "\uFF12\uFF10\uFF12\uFF16-01-01",
            "2026-01-01 ");
    private static final List<String> INSTANTS = List.of(
            "2026-01-31T09:30:00Z",
            "2026-01-31T09:30:00.123456789Z",
            "2026-01-31T09:30:00+02:00",
            "2026-01-31T09:30:00-18:00",
            "2026-01-31T09:30:00+18:01",
            "2026-01-31T09:30:00+99:99",
            "2026-01-31T09:30Z",
            "2026-01-31T24:00:00Z",
            "2016-12-31T23:59:60Z",
            "2026-01-31T09:30:00",
            "2026-01-31t09:30:00z",
            "2026-02-30T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-18:00",
            "0000-01-01T00:00:00+18:00",
            "2026-01-31T09:30:00.1234567890Z",
            "2026-01-31T09:30:00[Europe/Tallinn]",
            "2026-01-31",
            "now");
    private static final List<String> TEXTS = List.of(
            "et",
            "en",
            "de-AT",
            "EN",
            "zh-Hant-TW",
            "x-private",
            "i-klingon",
            "und",
            "e",
            "en_US",
            "en-",
            "-en",
            "a-b-c-d-e-f-g-h-i-j",
            "EU",
            "ai",
            "..",
            ".",
            "desk",
            "*",
            "'",
            "\"",
            "<script>alert(1)</script>",
            "&amp;",
            "=1+1",
            "@x",
            "\r\nX: y",
            "\n",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\uD83D\uDE00",
            "I\u0307",
            "\u00df",
            "{policy}",
            "%",
            "%25",
            "null",
            "__proto__",
            "/etc/passwd",
            "../../x",
            "C:\\x",
            "${jndi:ldap://127.0.0.1/x}",
            "' OR 1=1 --");

    private AnyValue() {}

    /// @param known values that exist
    /// @param rarely how many existing values to use for each other one
    static String of(Json.Obj schema, List<String> known, int rarely, Random random) {
        if (!known.isEmpty() && random.nextInt(rarely) > 0) {
            return pick(known, random);
        }
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> pick(TEXTS, random);
            case 2 -> characters(random);
            case 3 -> pick(TEXTS, random).repeat(random.nextInt(1, 60));
            default -> pick(fitting(schema), random);
        };
    }

    private static List<String> fitting(Json.Obj schema) {
        if (schema.get("enum") instanceof Json.Arr words) {
            var values = new ArrayList<String>();
            for (Json word : words.items()) {
                String text = ((Json.Str) word).value();
                values.addAll(List.of(text, text, text.toUpperCase(Locale.ROOT), text + "s", " " + text));
            }
            return values;
        }
        if (Json.of("integer").equals(schema.get("type"))) {
            var values = new ArrayList<>(INTEGERS);
            for (String edge : List.of("minimum", "maximum", "default")) {
                if (schema.get(edge) instanceof Json.Num(long number)) {
                    for (long near = number - 1; near <= number + 1; near++) {
                        values.add(Long.toString(near));
                    }
                }
            }
            return values;
        }
        return switch (schema.get("format")) {
            case Json.Str(String format) when format.equals("date") -> DATES;
            case Json.Str(String format) when format.equals("date-time") -> INSTANTS;
            case null, default -> TEXTS;
        };
    }

    /// Any characters, without unpaired surrogates, which cannot be sent.
    private static String characters(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            int most = switch (random.nextInt(4)) {
                case 0 -> 0x80;
                case 1 -> 0x300;
                case 2 -> 0xd800;
                default -> Character.MAX_CODE_POINT + 1;
            };
            int code = random.nextInt(most);
            text.appendCodePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
        }
        return text.toString();
    }

    /// Percent-encoded: only what must be, everything, or sometimes malformed.
    static String encoded(String value, Random random) {
        boolean all = random.nextInt(8) == 0;
        var text = new StringBuilder();
        for (byte b : value.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0);
            text.append(plain && !all ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        if (random.nextInt(25) == 0) {
            text.insert(
                    random.nextInt(text.length() + 1),
                    pick(
                            List.of(
                                    "%",
                                    "%4", "%zz", "%C0%AF", "%ED%A0%80", "%ff", "%00", "+", "%2F", "%3F", ";", "%u0041"),
                            random));
        }
        return text.toString();
    }

    static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
