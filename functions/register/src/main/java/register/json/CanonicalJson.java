package register.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/// Writes JSON in its canonical form (RFC 8785, JSON Canonicalization Scheme): each value has exactly one sequence of
/// bytes, and so one hash.
public final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /// The canonical bytes, UTF-8.
    ///
    /// @throws IllegalArgumentException if a string contains a lone surrogate, which UTF-8 cannot encode
    public static byte[] bytes(Json value) {
        return text(value).getBytes(UTF_8);
    }

    public static String text(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj object -> writeObject(object, out);
            case Json.Arr array -> writeArray(array, out);
            case Json.Str string -> writeString(string.value(), out);
            case Json.Num number -> out.append(number.value());
            case Json.Bool bool -> out.append(bool == Json.Bool.TRUE);
            case Json.Null _ -> out.append("null");
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(Json.Arr array, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeString(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        out.append(c);
                    }
                }
            }
            if (Character.isSurrogate(c)) {
                requirePair(value, i);
            }
        }
        out.append('"');
    }

    private static void requirePair(String value, int at) {
        char c = value.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        if (!paired) {
            throw new IllegalArgumentException("a lone surrogate at UTF-16 position " + at);
        }
    }
}
