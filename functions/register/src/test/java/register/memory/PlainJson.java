package register.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.TreeMap;
import register.json.Json;

/// Reads canonical JSON, which the domain itself has no reader for. It trusts what it reads.
public final class PlainJson {
    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    public static Json parse(byte[] canonicalJson) {
        return new PlainJson(new String(canonicalJson, UTF_8)).value();
    }

    private Json value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> Json.of(string());
            case 't' -> word("true", Json.of(true));
            case 'f' -> word("false", Json.of(false));
            case 'n' -> word("null", Json.Null.NULL);
            default -> number();
        };
    }

    private Json object() {
        var members = new TreeMap<String, Json>();
        at++;
        while (text.charAt(at) != '}') {
            at += text.charAt(at) == ',' ? 1 : 0;
            String name = string();
            at++;
            members.put(name, value());
        }
        at++;
        return new Json.Obj(members);
    }

    private Json array() {
        var items = new ArrayList<Json>();
        at++;
        while (text.charAt(at) != ']') {
            at += text.charAt(at) == ',' ? 1 : 0;
            items.add(value());
        }
        at++;
        return new Json.Arr(items);
    }

    private String string() {
        var string = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                c = text.charAt(at++);
                switch (c) {
                    case 'b' -> c = '\b';
                    case 'f' -> c = '\f';
                    case 'n' -> c = '\n';
                    case 'r' -> c = '\r';
                    case 't' -> c = '\t';
                    case 'u' -> {
                        c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                        at += 4;
                    }
                    default -> {}
                }
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }

    private Json word(String word, Json value) {
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Json.of(Long.parseLong(text.substring(start, at)));
    }
}
