package register.chain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.PolicyId;
import register.policy.Term;

/// Reads a header that somebody else wrote. The result says exactly what was written, so that its hash
/// is the hash of that.
public final class HeaderReader {
    private HeaderReader() {}

    /// @throws IllegalArgumentException when it is not what `EntryHeader.json` writes; its message holds no part of it
    public static EntryHeader read(Json.Obj json) {
        EntryHeader header;
        try {
            String previous = optional(json, "previousHash");
            header = new EntryHeader(
                    new PolicyId(text(json, "policy")),
                    number(json, "sequence"),
                    Term.find(EntryKind.class, text(json, "entryKind"))
                            .orElseThrow(() -> new IllegalArgumentException("entryKind: a word that is not known")),
                    LocalDate.parse(text(json, "effectiveDate")),
                    ZoneId.of(text(json, "timeZone")),
                    Math.toIntExact(number(json, "revision")),
                    Instant.parse(text(json, "recordedAt")),
                    optional(json, "reason"),
                    new Sha256(text(json, "contentHash")),
                    previous == null ? null : new Sha256(previous));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("not the header of an entry", e);
        }
        if (!header.json().equals(json)) {
            throw new IllegalArgumentException("not the header of an entry: written in another form");
        }
        return header;
    }

    private static String text(Json.Obj json, String name) {
        String text = optional(json, name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static @Nullable String optional(Json.Obj json, String name) {
        return json.get(name) instanceof Json.Str text ? text.value() : null;
    }

    private static long number(Json.Obj json, String name) {
        if (json.get(name) instanceof Json.Num number) {
            return number.value();
        }
        throw new IllegalArgumentException("no " + name);
    }
}
