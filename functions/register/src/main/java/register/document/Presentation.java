package register.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// What a snapshot depends on beside the chain: what was set, and how it was laid out, on the day it was made. Recorded
/// with it, so that it can be made again when both have changed.
///
/// @param layout which form of document: one more with each change of it
/// @param address where everybody reached the register, without a slash at its end; absent where it had no such address
public record Presentation(int layout, @Nullable URI address) {
    /// The layout that this release makes.
    public static final int LAYOUT = 4;

    /// Of a register that nobody reaches from outside.
    public static final Presentation NONE = today(null);

    /// That of a snapshot made now.
    public static Presentation today(@Nullable URI address) {
        return new Presentation(LAYOUT, address);
    }

    Json.Obj json() {
        return Json.object()
                .put("layout", layout)
                .put("address", address == null ? null : address.toString())
                .build();
    }

    static Presentation read(Members in) {
        return new Presentation(in.count("layout"), in.optionalUri("address"));
    }
}
