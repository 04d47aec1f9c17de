package register.chain;

import java.time.LocalDate;
import java.time.ZoneId;
import register.json.Json;
import register.json.Members;
import register.value.PolicyId;
import register.value.Sha256;

/// Reads a header from another source. The result reproduces it exactly, so that the hashes are equal.
public final class HeaderJson {
    private HeaderJson() {}

    /// @throws IllegalArgumentException if `EntryHeader.json` could not have written it; its message does not quote it
    public static EntryHeader read(Json.Obj json) {
        EntryHeader header;
        try {
            var in = Members.of(json);
            header = new EntryHeader(
                    in.required("policy", PolicyId::new),
                    in.number("sequence"),
                    in.word("entryKind", EntryKind.class),
                    in.required("effectiveDate", LocalDate::parse),
                    in.required("timeZone", ZoneId::of),
                    in.count("revision"),
                    in.instant("recordedAt"),
                    in.optionalText("reason"),
                    in.optionalText("noNoticeReason"),
                    in.required("contentHash", Sha256::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not the header of an entry", e);
        }
        if (!header.json().equals(json)) {
            throw new IllegalArgumentException("not the header of an entry: written in another form");
        }
        return header;
    }
}
