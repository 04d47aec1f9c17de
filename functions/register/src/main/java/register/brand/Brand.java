package register.brand;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// How the pages of a policy look. What is not stated is as the register has it.
///
/// @param name shown at the top of each page
/// @param home the company's website
/// @param radius of corners, a length in CSS such as `0.6rem`
/// @param imprint the company's legal notice
/// @param privacy the company's privacy notice
/// @param logo the name of an asset; `logoDark` the one on dark paper
/// @param favicon the name of an asset
/// @param font the name of an asset
public record Brand(
        @Nullable String name,
        @Nullable URI home,
        @Nullable Accent accent,
        @Nullable String radius,
        @Nullable URI imprint,
        @Nullable URI privacy,
        @Nullable String logo,
        @Nullable String logoDark,
        @Nullable String favicon,
        @Nullable String font) {
    /// Of a register that states none.
    public static final Brand SOBER = new Brand(null, null, null, null, null, null, null, null, null, null);

    public Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("home", home)
                .put("accent", accent == null ? null : accent.light())
                .put("accentDark", accent == null ? null : accent.dark())
                .put("radius", radius)
                .put("imprint", imprint)
                .put("privacy", privacy)
                .put("logo", logo)
                .put("logoDark", logoDark)
                .put("favicon", favicon)
                .put("font", font)
                .build();
    }

    /// Reads what `json` writes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Brand read(Json json) {
        Members in = Members.of(json);
        return new Brand(
                in.optionalText("name"),
                in.optionalUri("home"),
                in.has("accent") ? new Accent(in.text("accent"), in.text("accentDark")) : null,
                in.optionalText("radius"),
                in.optionalUri("imprint"),
                in.optionalUri("privacy"),
                in.optionalText("logo"),
                in.optionalText("logoDark"),
                in.optionalText("favicon"),
                in.optionalText("font"));
    }
}
